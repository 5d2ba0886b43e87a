"""The book of papers that doctors write for patients: drafts, what was issued with its number, what was cancelled.

Prescriptions and certificates share it. A serial number is taken in the transaction that issues the paper, so the
series of each kind and year has no gap; a cancelled paper keeps its number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, insert, select

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.care_papers import (
    PaperHead,
    PaperKind,
    PaperState,
    check_follows,
    serial_of,
)
from luna_desktop.domain.clinical.certificates import Certificate
from luna_desktop.domain.clinical.prescriptions import Prescription
from luna_desktop.domain.errors import InvalidInput, NotFound, StaleRecord
from luna_desktop.domain.facts import FactStatus, read_part, write_body
from luna_desktop.domain.people import GENDER_NAMES, clean_line
from luna_desktop.models.care_papers import CarePaper, CarePaperStep, CarePaperVersion
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.counters import next_number
from luna_desktop.services.facts import current_facts
from luna_desktop.services.people.cards import card_of
from luna_desktop.services.work import CLINIC_ZONE, CREATED, EXECUTED, UPDATED, Work, patient_change
from luna_desktop.texts import Translator, say

NO_HEAD = PaperHead()
BODIES: dict[PaperKind, type] = {PaperKind.PRESCRIPTION: Prescription, PaperKind.CERTIFICATE: Certificate}


@dataclass(frozen=True)
class PaperLine:
    """A paper as lists show it and as it is printed.

    `number` is the version of the draft that was read; `serial`, `head` and `issued_*` stand once it is issued.
    """

    paper_id: int
    patient_id: PatientId
    kind: PaperKind
    state: PaperState
    number: int
    body: Any
    written_at: datetime
    written_by: str
    visit_id: int | None = None
    replaces_id: int | None = None
    serial: str = ""
    head: PaperHead = NO_HEAD
    issued_at: datetime | None = None
    issued_by: str = ""
    evidence_id: int | None = None
    cancelled_at: datetime | None = None
    cancelled_by: str = ""
    reason: str = ""


@dataclass(frozen=True)
class PaperAsked:
    """One paper of a patient."""

    patient_id: PatientId
    paper_id: int


@dataclass(frozen=True)
class PaperDraft:
    """A draft to be kept: `paper_id` 0 begins one, `number` is the version that the form had read."""

    patient_id: PatientId
    body: Prescription | Certificate
    paper_id: int = 0
    number: int = 0
    visit_id: int | None = None
    replaces_id: int | None = None


@dataclass(frozen=True)
class Ending:
    """A paper that is to be cancelled, and why, or a draft to be thrown away as its version `number` was read."""

    patient_id: PatientId
    paper_id: int
    reason: str = ""
    number: int = 0


def keep_draft(work: Work, kind: PaperKind, draft: PaperDraft) -> PaperLine:
    """Keep a draft as a new version.

    Raises:
        StaleRecord: Somebody saved a newer version since the form read `draft.number`.
        InvalidInput: It is issued, cancelled or thrown away already.
    """
    paper_id = draft.paper_id
    if not paper_id:
        paper_id = _begin(work, kind, draft)
        number = 1
    else:
        stand = line_of(work, PaperAsked(draft.patient_id, paper_id), kind)
        check_follows(stand.state, PaperState.ISSUED)
        if stand.number != draft.number:
            raise StaleRecord(
                say(
                    "{name} saved this draft at {time}. Your typing is kept: compare the two, then save again.",
                    name=stand.written_by,
                    time=_clock(stand.written_at),
                ),
                theirs=stand,
            )
        number = stand.number + 1
    work.session.execute(
        insert(CarePaperVersion).values(
            paper_id=paper_id, number=number, body=write_body(draft.body), at=work.now, by=work.actor.user_id
        )
    )
    work.record(
        f"{kind.value} drafted",
        patient_change(kind.value, paper_id, draft.patient_id),
        kind=CREATED if number == 1 else UPDATED,
        detail={"number": number},
    )
    return line_of(work, PaperAsked(draft.patient_id, paper_id), kind)


def _begin(work: Work, kind: PaperKind, draft: PaperDraft) -> int:
    if draft.replaces_id is not None:
        before = line_of(work, PaperAsked(draft.patient_id, draft.replaces_id), kind)
        if before.state is not PaperState.CANCELLED:
            raise InvalidInput({"state": say("Cancel the one that this is to stand in for first.")})
    found: int = work.session.execute(
        insert(CarePaper)
        .values(
            patient_id=draft.patient_id,
            kind=kind.value,
            visit_id=draft.visit_id,
            replaces_id=draft.replaces_id,
            created_at=work.now,
            created_by=work.actor.user_id,
        )
        .returning(CarePaper.id)
    ).scalar_one()
    return found


def issue(work: Work, line: PaperLine, *, head: PaperHead, evidence_id: int | None = None) -> PaperLine:
    """Issue a draft as it stands: it takes its number now, and names patient and doctor as they are today."""
    check_follows(line.state, PaperState.ISSUED)
    year = work.now.astimezone(CLINIC_ZONE).year
    serial = serial_of(line.kind, year, next_number(work, f"{line.kind.value} {year}"))
    _step(work, line, PaperState.ISSUED, serial=serial, head=write_body(head), evidence_id=evidence_id)
    work.record(
        f"{line.kind.value} issued",
        patient_change(line.kind.value, line.paper_id, line.patient_id),
        kind=EXECUTED,
        detail={"serial": serial, "number": line.number},
    )
    return line_of(work, PaperAsked(line.patient_id, line.paper_id), line.kind)


def end(work: Work, kind: PaperKind, ending: Ending, state: PaperState) -> PaperLine:
    """Cancel what was issued, with a reason, or throw a draft away.

    Raises:
        StaleRecord: A draft was saved anew since its version `ending.number` was read.
        InvalidInput: It cannot end so as it stands, or no reason is given.
    """
    line = line_of(work, PaperAsked(ending.patient_id, ending.paper_id), kind)
    check_follows(line.state, state)
    if state is PaperState.DISCARDED and ending.number and ending.number != line.number:
        raise StaleRecord(
            say(
                "{name} saved this draft at {time}, so it was not thrown away. Look at it once more.",
                name=line.written_by,
                time=_clock(line.written_at),
            ),
            theirs=line,
        )
    if state is PaperState.CANCELLED and not ending.reason.strip():
        raise InvalidInput({"reason": say("Enter why it is cancelled.")})
    _step(work, line, state, reason=clean_line(ending.reason))
    work.record(
        f"{kind.value} cancelled" if state is PaperState.CANCELLED else f"{kind.value} draft thrown away",
        patient_change(kind.value, line.paper_id, line.patient_id),
        kind=UPDATED,
    )
    return line_of(work, PaperAsked(ending.patient_id, ending.paper_id), kind)


def _clock(at: datetime) -> str:
    return f"{at.astimezone(CLINIC_ZONE):%H:%M}"


def _step(
    work: Work,
    line: PaperLine,
    state: PaperState,
    *,
    serial: str | None = None,
    head: str = "{}",
    reason: str = "",
    evidence_id: int | None = None,
) -> None:
    work.session.execute(
        insert(CarePaperStep).values(
            paper_id=line.paper_id,
            state=state.value,
            version=line.number,
            serial=serial,
            head=head,
            reason=reason,
            evidence_id=evidence_id,
            at=work.now,
            by=work.actor.user_id,
        )
    )


def head_of(work: Work, line: PaperLine) -> PaperHead:
    """Return who patient and doctor are today, as the paper prints them, in its own language."""
    _ = Translator(line.body.language)
    today = work.now.astimezone(CLINIC_ZONE).date()
    card = card_of(work, line.patient_id)
    return PaperHead(
        name=card.name,
        number=card.mrn,
        born=card.birth.on.shown(_) if card.birth.on is not None else "",
        age=_age_words(card.birth.ages(today), _),
        sex=_.render(GENDER_NAMES[card.gender]),
        address=address_of(work, line.patient_id),
        doctor=work.actor.display_name,
        registration_no=registration_of(work),
    )


def _age_words(ages: tuple[int, int] | None, _: Translator) -> str:
    if ages is None:
        return ""
    if ages[0] == ages[1]:
        return _("{age} years", age=ages[0])
    return _("about {age} years", age=ages[1])


def address_of(work: Work, patient: PatientId) -> str:
    """Return the patient's first address on file as lines, or nothing."""
    for known in current_facts(work, patient, ("address",)):
        if known.status is FactStatus.CURRENT:
            body = known.body
            place = " ".join(part for part in (body.city, body.postal_code) if part)
            return "\n".join(part for part in (*body.lines.splitlines(), place, body.state) if part)
    return ""


def registration_of(work: Work) -> str:
    """Return the acting doctor's registration number.

    Raises:
        InvalidInput: None is on file; a prescription or certificate without it is not valid (MCI reg. 1.4.2).
    """
    number = work.session.scalar(select(StaffUser.registration_no).where(StaffUser.id == work.actor.user_id)) or ""
    if not number.strip():
        raise InvalidInput(
            {
                "registration": say(
                    "Your registration number is not on file, and the law asks for it on this paper. Ask the "
                    "administrator to enter it on the Staff page."
                )
            }
        )
    return number


def line_of(work: Work, asked: PaperAsked, kind: PaperKind) -> PaperLine:
    """Return one paper of a patient; raises NotFound."""
    wanted = _lines().where(CarePaper.id == asked.paper_id, CarePaper.patient_id == asked.patient_id)
    found = _read(work, wanted.where(CarePaper.kind == kind.value))
    if not found:
        raise NotFound(say("This paper is not in this patient’s record."))
    return found[0]


def lines_of(work: Work, patient: PatientId, kinds: Sequence[PaperKind] = tuple(PaperKind)) -> list[PaperLine]:
    """Return a patient's papers, newest first; drafts that were thrown away are left out."""
    wanted = _lines().where(CarePaper.patient_id == patient, CarePaper.kind.in_([kind.value for kind in kinds]))
    found = _read(work, wanted)
    return sorted(
        (line for line in found if line.state is not PaperState.DISCARDED), key=lambda line: line.paper_id, reverse=True
    )


def _lines() -> Select[CarePaper, CarePaperVersion, str]:
    newest = (
        select(CarePaperVersion.paper_id, func.max(CarePaperVersion.number).label("number"))
        .group_by(CarePaperVersion.paper_id)
        .subquery()
    )
    return (
        select(CarePaper, CarePaperVersion, StaffUser.display_name)
        .join(newest, newest.c.paper_id == CarePaper.id)
        .join(
            CarePaperVersion,
            (CarePaperVersion.paper_id == CarePaper.id) & (CarePaperVersion.number == newest.c.number),
        )
        .join(StaffUser, StaffUser.id == CarePaperVersion.by)
    )


def _read(work: Work, wanted: Select[CarePaper, CarePaperVersion, str]) -> list[PaperLine]:
    rows = work.session.execute(wanted).all()
    steps: dict[int, list[tuple[CarePaperStep, str]]] = {paper.id: [] for paper, _version, _by in rows}
    found = work.session.execute(
        select(CarePaperStep, StaffUser.display_name)
        .join(StaffUser, StaffUser.id == CarePaperStep.by)
        .where(CarePaperStep.paper_id.in_(list(steps)))
        .order_by(CarePaperStep.id)
    )
    for step, by in found:
        steps[step.paper_id].append((step, by))
    return [_line(paper, version, by, steps[paper.id]) for paper, version, by in rows]


def _line(
    paper: CarePaper, version: CarePaperVersion, by: str, steps: Sequence[tuple[CarePaperStep, str]]
) -> PaperLine:
    kind = PaperKind(paper.kind)
    issued = next(((step, who) for step, who in steps if step.state == PaperState.ISSUED), None)
    ended = next(((step, who) for step, who in steps if step.state == PaperState.CANCELLED), None)
    head = read_part(PaperHead, issued[0].head) if issued else PaperHead()
    return PaperLine(
        paper.id,
        PatientId(paper.patient_id),
        kind,
        PaperState(steps[-1][0].state) if steps else PaperState.DRAFT,
        version.number,
        read_part(BODIES[kind], version.body),
        version.at,
        by,
        paper.visit_id,
        paper.replaces_id,
        serial=(issued[0].serial or "") if issued else "",
        head=head if isinstance(head, PaperHead) else PaperHead(),
        issued_at=issued[0].at if issued else None,
        issued_by=issued[1] if issued else "",
        evidence_id=issued[0].evidence_id if issued else None,
        cancelled_at=ended[0].at if ended else None,
        cancelled_by=ended[1] if ended else "",
        reason=ended[0].reason if ended else "",
    )
