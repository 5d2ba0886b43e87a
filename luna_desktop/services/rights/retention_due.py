"""Records that no rule keeps any more although nobody asked for their erasure, and holds that are to be looked at.

Data is not kept longer than its purpose and the law ask for (DPDP s.8(7)); that day comes whether somebody asks or not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Select, exists, or_, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.rights.erasure import ERASABLE, GroupAssessment
from luna_desktop.domain.rights.groups import DataGroup
from luna_desktop.domain.rights.retention import years_later
from luna_desktop.models.patients import Patient
from luna_desktop.models.rights import CaseStanding
from luna_desktop.models.visits import Visit
from luna_desktop.services.people.cards import cards_of
from luna_desktop.services.rights.legal_holds import HeldRecord, open_holds
from luna_desktop.services.rights.retention import assessment_of
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import READ, Change, Work

QUIET_YEARS = 3
"""No rule ends sooner for somebody who was treated here: only records without a visit for so long are looked at."""
LOOK_AHEAD = timedelta(days=30)
MOST, MOST_LOOKED_AT = 100, 400
_ENDS_WITH = (DataGroup.CLINICAL, DataGroup.IDENTITY)
"""A record has ended when one of these may go; other groups come and go while a patient is treated."""


@dataclass(frozen=True)
class EndedRecord:
    """A record that is kept past its time: since when, and which groups nothing keeps any more."""

    patient_id: PatientId
    name: str
    mrn: str
    ended_on: date
    groups: tuple[DataGroup, ...]


@dataclass(frozen=True)
class RetentionDue:
    """What is to be looked at; `next_after` is where the list goes on, 0 at its end."""

    ended: tuple[EndedRecord, ...]
    holds: tuple[HeldRecord, ...]
    next_after: int = 0


@use_case(requires=Permission.ERASE_DATA)
def read_retention_due(work: Work, after: int) -> RetentionDue:
    """Return records kept past their time, from a record's id on, and holds to be looked at within 30 days.

    Records that are held, and those about whose erasure a request is open, are in none of the two lists.
    """
    today = local_day(work.now)
    found: dict[int, EndedRecord] = {}
    looked_at = last = 0
    for patient in _quiet(work, after, today):
        looked_at, last = looked_at + 1, patient
        ended = _ended(assessment_of(work, PatientId(patient)), today)
        if ended is not None:
            found[patient] = EndedRecord(PatientId(patient), "", "", *ended)
        if len(found) == MOST:
            break
    goes_on = last if len(found) == MOST or looked_at == MOST_LOOKED_AT else 0
    cards = {int(card.patient_id): card for card in cards_of(work, found)}
    rows = tuple(
        EndedRecord(each.patient_id, cards[patient].name, cards[patient].mrn, each.ended_on, each.groups)
        for patient, each in found.items()
        if patient in cards
    )
    holds = () if after else tuple(each for each in open_holds(work) if each.line.hold.review_on <= today + LOOK_AHEAD)
    work.record("retention list read", Change("retention"), kind=READ, detail={"rows": len(rows), "holds": len(holds)})
    return RetentionDue(rows, holds, goes_on)


def _quiet(work: Work, after: int, today: date) -> Iterator[int]:
    """Yield records without a visit for years and without an open request, in the order of their ids.

    Somebody who was never seen counts from the day of registration.
    """
    since = work.now - (today - years_later(today, -QUIET_YEARS))
    seen = exists().where(Visit.patient_id == Patient.id, Visit.started_at >= since)
    ever = exists().where(Visit.patient_id == Patient.id)
    asked = exists().where(CaseStanding.patient_id == Patient.id, CaseStanding.is_open.is_(True))
    wanted: Select[int] = (
        select(Patient.id)
        .where(
            Patient.id > after, Patient.merged_into.is_(None), or_(ever, Patient.registered_at < since), ~seen, ~asked
        )
        .order_by(Patient.id)
        .limit(MOST_LOOKED_AT)
    )
    yield from work.session.scalars(wanted).all()


def _ended(groups: tuple[GroupAssessment, ...], today: date) -> tuple[date, tuple[DataGroup, ...]] | None:
    """Return since when a record is kept past its time, and what of it; nothing where it still has to be kept."""
    gone = [
        each.kept for each in groups if each.group in ERASABLE and not each.kept.is_empty and each.kept.may_go(today)
    ]
    ends = [each.until for each in gone if each.group in _ENDS_WITH and each.until is not None]
    return (min(ends) + timedelta(days=1), tuple(each.group for each in gone)) if ends else None
