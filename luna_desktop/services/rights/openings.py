"""Who in the clinic opened a record: from the audit log, for the screen, for a page of its own, and for a copy.

By role unless the clinic chose names. Names of staff are professional acts, but a clinic may have reasons to keep
them to the privacy contact; whoever reviews openings always sees them on the screen.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from luna_desktop.domain.access import ROLE_NAMES, PatientId, Permission, Role
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.rights.tasks import TASK_NAMES, TASKS, Look, Looks, summed
from luna_desktop.models.audit import AuditEntry
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.clinic import settings
from luna_desktop.services.people.record_numbers import merged_records
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CLINIC_ZONE, READ, SUCCESS, UPDATED, Change, Work, patient_change
from luna_desktop.texts import Message, say

WHO_OPENED = "who opened the record"
DEFAULT_YEARS = 6
"""How far back a copy tells, as the accounting of disclosures does (45 CFR 164.528 as model)."""


@dataclass(frozen=True)
class WhoOpenedRules:
    """Whether copies carry the table, and whether names stand in it for the patient; clinic policy, no law."""

    in_copies: bool = False
    with_names: bool = False


@dataclass(frozen=True)
class OpeningsAsked:
    """Of how many years somebody asks who opened a record."""

    patient_id: PatientId
    years: int = 1


@dataclass(frozen=True)
class OpenedRow:
    """Who opened the record for which task: a person, or roles; first and last time, and how often."""

    who: str | Message
    task: Message
    first: datetime
    last: datetime
    times: int


@dataclass(frozen=True)
class WhoOpened:
    """Who opened a record since a day; `names_shown` tells whether these are people or roles."""

    patient_id: PatientId
    since: date
    rows: tuple[OpenedRow, ...]
    names_shown: bool
    rules: WhoOpenedRules


def who_opened_rules(session: Session) -> WhoOpenedRules:
    """Return what the clinic tells patients of who opened their record."""
    return WhoOpenedRules(**json.loads(settings.value(session, WHO_OPENED) or "{}"))


@use_case(requires=Permission.READ_SETTINGS, writes=False)
def read_who_opened_rules(work: Work, _: None) -> WhoOpenedRules:
    """Return what the clinic tells patients of who opened their record."""
    return who_opened_rules(work.session)


@use_case(requires=Permission.CHANGE_SETTINGS)
def change_who_opened_rules(work: Work, wanted: WhoOpenedRules) -> WhoOpenedRules:
    """Choose whether copies carry the table, and whether it names people."""
    settings.put(work, WHO_OPENED, json.dumps(asdict(wanted), sort_keys=True))
    work.record("who opened rules changed", Change("setting", WHO_OPENED), kind=UPDATED, detail=asdict(wanted))
    return wanted


@use_case(
    requires=Permission.READ_DISCLOSURES,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def read_who_opened(work: Work, asked: OpeningsAsked) -> WhoOpened:
    """Return who opened a record, the newest first; whoever reviews openings reads names, others what patients read."""
    rules = who_opened_rules(work.session)
    by_name = rules.with_names or work.actor.may(Permission.REVIEW_OPENINGS)
    found = who_opened(work, asked.patient_id, first_day(local_day(work.now), asked.years), by_name=by_name)
    work.record("who opened read", patient_change("opening", "", asked.patient_id), kind=READ)
    return found


def who_opened(work: Work, patient: PatientId, since: date, *, by_name: bool) -> WhoOpened:
    """Return who opened a record, or those that were merged into it, from a day of the clinic on."""
    rows = summed(_looks(work, patient, since), by_name=by_name)
    return WhoOpened(patient, since, _named(work, rows), by_name, who_opened_rules(work.session))


def first_day(today: date, years: int) -> date:
    """Return the day so many years ago; 28 February stands for the 29th."""
    try:
        return today.replace(year=today.year - years)
    except ValueError:
        return today.replace(year=today.year - years, day=28)


def _looks(work: Work, patient: PatientId, since: date) -> list[Look]:
    begins = datetime.combine(since, time(), CLINIC_ZONE)
    entries = work.session.execute(
        select(
            AuditEntry.user_id, AuditEntry.roles, AuditEntry.session, AuditEntry.recorded_at, AuditEntry.action
        ).where(
            AuditEntry.patient_id.in_([int(patient), *map(int, merged_records(work, patient))]),
            AuditEntry.action.in_(TASKS),
            AuditEntry.outcome == SUCCESS,
            AuditEntry.user_id.is_not(None),
        )
    )
    looks = (
        Look(user, roles, session, at, local_day(at), TASKS[action])
        for user, roles, session, at, action in (
            (row.user_id, row.roles, row.session, datetime.fromisoformat(row.recorded_at), row.action)
            for row in entries
        )
    )
    return [each for each in looks if each.at >= begins]


def _named(work: Work, rows: Iterable[Looks]) -> tuple[OpenedRow, ...]:
    people = {row.id: row.display_name for row in work.session.execute(select(StaffUser.id, StaffUser.display_name))}
    return tuple(
        OpenedRow(
            people[row.who] if isinstance(row.who, int) else roles_in_words(row.who),
            TASK_NAMES[row.task],
            row.first,
            row.last,
            row.times,
        )
        for row in rows
    )


def roles_in_words(roles: str) -> Message:
    """Return roles as they stand in the log, one after the other in words."""
    known = [ROLE_NAMES[Role(each)] for each in roles.split(",") if each]
    if not known:
        return say("The program")
    said = known[0]
    for each in known[1:]:
        said = say("{first}, {more}", first=said, more=each)
    return said
