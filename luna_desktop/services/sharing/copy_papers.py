"""What a record copy says of prescriptions, certificates, treatment consents and aftercare sheets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.care_papers import PAPER_STATE_NAMES, PaperState
from luna_desktop.domain.clinical.certificates import CERTIFICATE_KIND_NAMES, Certificate
from luna_desktop.domain.clinical.prescriptions import Prescription, RxRow
from luna_desktop.domain.clinical.treatment_consents import TREATMENT_STANDING_NAMES
from luna_desktop.domain.clock import local_day
from luna_desktop.reports.paper_content import AftercareRow, PaperRow, TreatmentConsentCopy
from luna_desktop.reports.provenance import Text
from luna_desktop.services.care import aftercare, care_papers, care_texts, treatment_consents
from luna_desktop.services.care.care_papers import PaperLine
from luna_desktop.services.care.treatment_consents import TreatmentConsentLine
from luna_desktop.services.privacy.evidence import SIGNATURE, EvidenceAsked, evidence_of
from luna_desktop.services.sharing.copy_content import day
from luna_desktop.services.work import Work
from luna_desktop.texts import OWN_NAMES, Message, say

Has = Callable[[date], bool]


@dataclass(frozen=True)
class CopiedPapers:
    """What of a record's papers a copy prints, oldest first."""

    papers: tuple[PaperRow, ...] = ()
    consents: tuple[TreatmentConsentCopy, ...] = ()
    aftercare: tuple[AftercareRow, ...] = ()


def collect_papers(work: Work, patient: PatientId, has: Has) -> CopiedPapers:
    """Return the papers of the days that `has` takes; a draft that was not issued is the doctor's note, and in it."""
    lines = [line for line in reversed(care_papers.lines_of(work, patient)) if has(_day_of(line))]
    answers = [
        line for line in reversed(treatment_consents.consent_lines(work, patient)) if has(local_day(line.entry.at))
    ]
    given = [line for line in reversed(aftercare.given_lines(work, patient)) if has(local_day(line.at))]
    return CopiedPapers(
        tuple(_paper(line) for line in lines),
        tuple(_consent(work, patient, line) for line in answers),
        tuple(
            AftercareRow(
                treatment=line.treatment_name,
                sheet=care_texts.text_by_id(work, line.text_id).body.title,
                on=day(local_day(line.at)),
                by=line.by,
            )
            for line in given
        ),
    )


def _day_of(line: PaperLine) -> date:
    return local_day(line.issued_at or line.written_at)


def _paper(line: PaperLine) -> PaperRow:
    body = line.body
    is_certificate = isinstance(body, Certificate)
    return PaperRow(
        title=CERTIFICATE_KIND_NAMES[body.kind] if is_certificate else say("Prescription"),
        serial=line.serial,
        state=_state(line),
        who=_who(line),
        lines=certificate_lines(body, line) if is_certificate else _prescription_lines(body, line),
        is_cancelled=line.state is PaperState.CANCELLED,
        is_certificate=is_certificate,
    )


def _state(line: PaperLine) -> Message:
    if line.cancelled_at is not None:
        on = day(local_day(line.cancelled_at))
        return say("Cancelled on {day}: {reason}", day=on, reason=line.reason)
    return PAPER_STATE_NAMES[line.state]


def _who(line: PaperLine) -> Message:
    if line.issued_at is None:
        return say("Saved on {day} by {name}", day=day(local_day(line.written_at)), name=line.written_by)
    return say(
        "Issued on {day} by {name}, registration no. {number}",
        day=day(local_day(line.issued_at)),
        name=line.head.doctor,
        number=line.head.registration_no,
    )


def _prescription_lines(body: Prescription, line: PaperLine) -> tuple[tuple[Text, Text], ...]:
    del line
    rows: list[tuple[Text, Text]] = [(_named(row), _told(row)) for row in body.rows]
    return (*rows, (say("Advice"), body.advice)) if body.advice else tuple(rows)


def _named(row: RxRow) -> str:
    return ", ".join(part for part in (row.what.text, row.strength, row.form) if part)


def _told(row: RxRow) -> str:
    return "\n".join(part for part in (row.directions, row.duration, row.quantity, row.notes) if part)


def certificate_lines(body: Certificate, line: PaperLine) -> tuple[tuple[Text, Text], ...]:
    """Return what a certificate says as label and value, in the order of its pages."""
    days: tuple[tuple[Text, date | None], ...] = (
        (say("Examined on"), body.examined_on),
        (say("First day"), body.since),
        (say("Last day"), body.until),
        (say("Fit from"), body.fit_from),
    )
    lines: list[tuple[Text, Text]] = [(label, day(when)) for label, when in days if when is not None]
    lines += [
        (say("What is certified"), body.statement),
        (say("Remarks"), body.remarks),
        (say("What it is for"), body.purpose),
        (say("To whom it is addressed"), body.addressed_to),
        (say("Identification marks"), "; ".join(body.marks)),
        (say("Address"), ", ".join(part for part in (body.address or line.head.address).splitlines() if part)),
    ]
    return tuple((label, value) for label, value in lines if value)


def _consent(work: Work, patient: PatientId, line: TreatmentConsentLine) -> TreatmentConsentCopy:
    text = care_texts.text_by_id(work, line.text_id)
    answer = TREATMENT_STANDING_NAMES[type(line.standing)(line.entry.answer.value)]
    strokes, signed = _signature(work, patient, line)
    return TreatmentConsentCopy(
        treatment=line.treatment_name,
        answer=say("{answer} on {day}", answer=answer, day=day(local_day(line.entry.at))),
        about=tuple(_about(line)),
        text=tuple((part.heading, part.lines) for part in text.body.parts),
        digest=text.sha256,
        signed=signed,
        strokes=strokes,
    )


def _about(line: TreatmentConsentLine) -> list[Text]:
    told: list[Text] = [
        say("Taken by {name}, in {language}", name=line.taken_by, language=OWN_NAMES.get(line.language, line.language))
    ]
    if line.entry.valid_until is not None:
        told.append(say("Holds until {day}", day=day(line.entry.valid_until)))
    if line.interpreter:
        told.append(say("Interpreter: {name}", name=line.interpreter))
    if line.witness:
        told.append(say("Witness: {name}", name=line.witness))
    if line.reason:
        told.append(say("Reason: {reason}", reason=line.reason))
    return told


def _signature(
    work: Work, patient: PatientId, line: TreatmentConsentLine
) -> tuple[tuple[tuple[tuple[float, float], ...], ...], Text]:
    if line.evidence_id is None:
        return (), ""
    found = evidence_of(work, EvidenceAsked(patient, line.evidence_id), with_paper=False)
    on = _signed_on(found.at)
    if found.kind != SIGNATURE:
        return (), say("Typed by {name} on {date}", name=found.signer, date=on)
    strokes = tuple(tuple((x, y) for x, y, _time, _pressure in stroke) for stroke in found.strokes)
    return strokes, say("Signed by {name} on {date}", name=found.signer, date=on)


def _signed_on(at: datetime) -> Text:
    return day(local_day(at))
