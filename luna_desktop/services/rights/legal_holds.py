"""Legal holds on records: placed by who sees the need, released by an owner, and looked at again within a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, insert, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput, NotFound, StaleRecord
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean_line
from luna_desktop.domain.rights.holds import Hold, HoldCause, tidied_hold
from luna_desktop.models.erasure import LegalHold, LegalHoldEnd
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.people.cards import cards_of
from luna_desktop.services.rights.held import records_of
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CREATED, UPDATED, Work, patient_change
from luna_desktop.texts import say

ENTITY = "legal hold"
_RIGHTS: Use[object] = Use(Ground.DUTY, DataClass.PRIVACY)


@dataclass(frozen=True)
class HoldLine:
    """A hold as it is shown; `ended_at` is None while it keeps the record."""

    hold_id: int
    hold: Hold
    at: datetime
    by: str
    ended_at: datetime | None = None
    end_reason: str = ""


@dataclass(frozen=True)
class HeldRecord:
    """A hold in the list of all, with whose record it keeps."""

    patient_id: PatientId
    name: str
    mrn: str
    line: HoldLine
    is_due: bool


@dataclass(frozen=True)
class NewHold:
    """A hold to be placed on a patient's record."""

    patient_id: PatientId
    hold: Hold


@dataclass(frozen=True)
class Release:
    """Which hold is released, and why."""

    patient_id: PatientId
    hold_id: int
    reason: str


@use_case(requires=Permission.HOLD_RECORD, patient=lambda new: new.patient_id, use=_RIGHTS)
def place_hold(work: Work, new: NewHold) -> int:
    """Keep a record until an owner releases it: from now on nothing of it is erased. Returns the hold's id."""
    tidy, problems = tidied_hold(new.hold, local_day(work.now))
    if problems:
        raise InvalidInput(problems)
    values = {
        "patient_id": int(new.patient_id),
        "cause": tidy.cause.value,
        "reason": tidy.reason,
        "reference": tidy.reference,
        "review_on": tidy.review_on,
        "at": work.now,
        "by": work.actor.user_id,
    }
    hold_id = int(work.session.execute(insert(LegalHold).values(values).returning(LegalHold.id)).scalar_one())
    work.record(
        "legal hold placed",
        patient_change(ENTITY, hold_id, new.patient_id),
        kind=CREATED,
        detail={"cause": tidy.cause.value},
    )
    return hold_id


@use_case(requires=Permission.RELEASE_HOLD, patient=lambda release: release.patient_id, use=_RIGHTS)
def release_hold(work: Work, release: Release) -> None:
    """Let a record go back to its usual times.

    Raises:
        InvalidInput: There is no reason.
        NotFound: The hold is not this patient's.
        StaleRecord: Somebody released it meanwhile.
    """
    reason = clean_line(release.reason)
    if not reason:
        raise InvalidInput({"reason": say("Enter why the record need not be held any more.")})
    line = next((each for each in holds_of(work, release.patient_id) if each.hold_id == release.hold_id), None)
    if line is None:
        raise NotFound(say("This hold is not in this patient’s record."))
    if line.ended_at is not None:
        raise StaleRecord(say("Somebody released this hold meanwhile. Read the page again."))
    work.session.execute(
        insert(LegalHoldEnd).values(hold_id=line.hold_id, reason=reason, at=work.now, by=work.actor.user_id)
    )
    work.record("legal hold released", patient_change(ENTITY, line.hold_id, release.patient_id), kind=UPDATED)


def holds_of(work: Work, patient: PatientId) -> tuple[HoldLine, ...]:
    """Return the holds of a record and of those merged into it: open ones first, each newest first."""
    lines = [line for _patient, line in _lines(work, LegalHold.patient_id.in_(records_of(work, patient)))]
    return tuple(sorted(lines, key=lambda line: (line.ended_at is not None, -line.hold_id)))


@use_case(requires=Permission.RELEASE_HOLD, writes=False)
def list_holds(work: Work, _: None) -> tuple[HeldRecord, ...]:
    """Return every open hold, those first that are to be looked at again."""
    return open_holds(work)


def open_holds(work: Work) -> tuple[HeldRecord, ...]:
    """Return the open holds within another use case."""
    open_ones = _lines(work, LegalHoldEnd.id.is_(None))
    cards = {card.patient_id: card for card in cards_of(work, [patient for patient, _line in open_ones])}
    today = local_day(work.now)
    found = [
        HeldRecord(patient, cards[patient].name, cards[patient].mrn, line, line.hold.review_on <= today)
        for patient, line in open_ones
        if patient in cards
    ]
    return tuple(sorted(found, key=lambda each: (each.line.hold.review_on, each.line.hold_id)))


def _lines(work: Work, condition: ColumnElement[bool]) -> list[tuple[PatientId, HoldLine]]:
    rows = work.session.execute(
        select(LegalHold, StaffUser.display_name, LegalHoldEnd.at.label("ended_at"), LegalHoldEnd.reason)
        .join(StaffUser, StaffUser.id == LegalHold.by)
        .outerjoin(LegalHoldEnd, LegalHoldEnd.hold_id == LegalHold.id)
        .where(condition)
        .order_by(LegalHold.id)
    )
    return [
        (
            PatientId(row.LegalHold.patient_id),
            HoldLine(
                row.LegalHold.id,
                Hold(
                    HoldCause(row.LegalHold.cause),
                    row.LegalHold.reason,
                    row.LegalHold.review_on,
                    row.LegalHold.reference,
                ),
                row.LegalHold.at,
                row.display_name,
                row.ended_at,
                row.reason or "",
            ),
        )
        for row in rows
    ]
