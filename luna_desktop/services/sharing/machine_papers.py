"""What a machine copy says of prescriptions, certificates, consents to treatments, aftercare and filled-in forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from luna_desktop.domain.clinical.care_papers import PaperState
from luna_desktop.domain.clinical.certificates import CERTIFICATE_KIND_NAMES
from luna_desktop.domain.clinical.prescriptions import Prescription, RxRow
from luna_desktop.domain.clinical.treatment_consents import TREATMENT_STANDING_NAMES, TreatmentStanding
from luna_desktop.domain.clock import local_day
from luna_desktop.interop.fhir_out.content import Act, Told
from luna_desktop.reports.paper_content import TreatmentConsentCopy
from luna_desktop.reports.record_content import RecordCopy
from luna_desktop.services.care import aftercare, care_papers, treatment_consents
from luna_desktop.services.care.intake_review import submissions_of
from luna_desktop.services.care.treatment_consents import TreatmentConsentLine
from luna_desktop.services.sharing.copy_content import day
from luna_desktop.services.sharing.copy_papers import certificate_lines
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.services.work import Work
from luna_desktop.texts import OWN_NAMES, Message


def papers(work: Work, request: CopyRequest) -> Iterator[Told]:
    """Yield prescriptions and certificates, oldest first; drafts say that they are some."""
    for line in reversed(care_papers.lines_of(work, request.patient_id)):
        at = line.issued_at or line.written_at
        if not request.has(local_day(at)):
            continue
        says: dict[str, str | Message] = {"serial": line.serial, "state": line.state.value, "reason": line.reason}
        body = line.body
        told = Told(
            act=Act.CERTIFICATE,
            number=line.paper_id,
            code=line.state,
            stands=line.state is PaperState.ISSUED,
            at=at,
            by=line.issued_by or line.written_by,
        )
        if isinstance(body, Prescription):
            yield replace(
                told,
                act=Act.PRESCRIPTION,
                says={**says, "advice": body.advice},
                rows=tuple((row.what.text, _directions(row)) for row in body.rows),
                what=tuple(row.what for row in body.rows),
            )
        else:
            topic = CERTIFICATE_KIND_NAMES[body.kind]
            yield replace(told, says={**says, "topic": topic}, rows=certificate_lines(body, line))


def _directions(row: RxRow) -> str:
    parts = (row.strength, row.form, row.directions, row.duration, row.quantity, row.notes)
    return "; ".join(part for part in parts if part)


def consents_and_sheets(work: Work, request: CopyRequest, content: RecordCopy) -> Iterator[Told]:
    """Yield answers about treatments, then the aftercare sheets that were given; `content` are their pages."""
    answers = [
        line
        for line in reversed(treatment_consents.consent_lines(work, request.patient_id))
        if request.has(local_day(line.entry.at))
    ]
    for place, (line, row) in enumerate(zip(answers, content.treatment_consents, strict=True), start=1):
        yield _consent(place, line, row)
    sheets = [
        line for line in reversed(aftercare.given_lines(work, request.patient_id)) if request.has(local_day(line.at))
    ]
    for place, (sheet, printed) in enumerate(zip(sheets, content.aftercare, strict=True), start=1):
        says = {
            "topic": printed.treatment,
            "text": printed.sheet,
            "language": OWN_NAMES.get(sheet.language, sheet.language),
        }
        yield Told(act=Act.AFTERCARE, number=place, at=sheet.at, by=sheet.by, says=says)


def _consent(place: int, line: TreatmentConsentLine, row: TreatmentConsentCopy) -> Told:
    standing, until = TreatmentStanding(line.entry.answer.value), line.entry.valid_until
    text = "\n".join(part for heading, lines in row.text for part in (heading, *lines) if part)
    return Told(
        act=Act.TREATMENT_CONSENT,
        number=place,
        code=standing,
        stands=standing is TreatmentStanding.GIVEN,
        at=line.entry.at,
        by=line.taken_by,
        says={
            "topic": row.treatment,
            "answer": TREATMENT_STANDING_NAMES[standing],
            "given_by": line.given_by,
            "language": OWN_NAMES.get(line.language, line.language),
            "interpreter": line.interpreter,
            "witness": line.witness,
            "reason": line.reason,
            "valid_until": day(until) if until is not None else "",
            "signed": row.signed,
            "text": text,
            "text_sha256": row.digest,
        },
    )


def forms(work: Work, request: CopyRequest, content: RecordCopy) -> Iterator[Told]:
    """Yield the forms that the patient filled in, where the pages hold them."""
    if not content.intakes:
        return
    handed_in = [one for one in submissions_of(work, request.patient_id) if request.has(local_day(one.at))]
    for place, (one, form) in enumerate(zip(handed_in, content.intakes, strict=True), start=1):
        says = {"language": form.language, "answered_by": form.answered_by}
        rows = tuple((row.question, row.answer) for row in form.rows)
        yield Told(act=Act.INTAKE, number=place, at=one.at, says=says, rows=rows)
