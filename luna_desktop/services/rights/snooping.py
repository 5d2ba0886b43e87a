"""The weekly queue of openings that ask for a second look: made once a week, closed one by one with a note.

Nobody reads what was noticed about themselves; the owner reads about the privacy officer, and the other way round.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Row, Select, func, insert, select
from sqlalchemy.orm import Session

from luna_desktop.domain.access import Permission, UserId
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StaleRecord
from luna_desktop.domain.people import clean
from luna_desktop.domain.rights.snooping import Noticed, Sign, SnoopRules, notice, week_of
from luna_desktop.models.clinic import Clinic
from luna_desktop.models.openings import IncidentNote
from luna_desktop.models.snooping import SnoopClosing, SnoopFinding, SnoopWeek
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.clinic import settings
from luna_desktop.services.people.cards import CardRow, cards_of
from luna_desktop.services.rights.looks import patient_people, staff_people, week_read
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import CREATED, EXECUTED, READ, UPDATED, Change, Work
from luna_desktop.texts import Message, say

SNOOP_RULES = "openings to notice"
MOST_WEEKS = 8
"""So many weeks back are gone through at the first time; older ones are left alone."""
ENTITY = "noticed opening"


@dataclass(frozen=True)
class NoticedLine:
    """One thing that was noticed; `card` is None where many records were opened in an hour."""

    finding_id: int
    week: date
    by: str
    by_id: UserId
    card: CardRow | None
    day: date
    first: datetime
    last: datetime
    times: int
    signs: tuple[Sign, ...]
    is_explained: bool | None = None
    note: str = ""
    closed_by: str = ""


@dataclass(frozen=True)
class NoticedPage:
    """What was noticed about others, open ones first; how many are about the reader; the last week gone through.

    `staff_known` counts the members of staff of whom anything is known to compare with.
    """

    lines: tuple[NoticedLine, ...]
    mine: int
    week: date | None
    staff_known: int


@dataclass(frozen=True)
class NoticedClosing:
    """How something that was noticed is closed; what is not explained becomes an incident note."""

    finding_id: int
    is_explained: bool
    note: str
    incident: str = ""


def snoop_rules(session: Session) -> SnoopRules:
    """Return which openings are noticed here."""
    kept = json.loads(settings.value(session, SNOOP_RULES) or "{}")
    if not kept:
        return SnoopRules()
    begins, ends = time.fromisoformat(kept["begins"]), time.fromisoformat(kept["ends"])
    return SnoopRules(kept["window_days"], begins, ends, kept["in_an_hour"])


def _as_text(rules: SnoopRules) -> str:
    kept = {
        "window_days": rules.window_days,
        "begins": f"{rules.begins:%H:%M}",
        "ends": f"{rules.ends:%H:%M}",
        "in_an_hour": rules.in_an_hour,
    }
    return json.dumps(kept, sort_keys=True)


@use_case(requires=Permission.READ_SETTINGS, writes=False)
def read_snoop_rules(work: Work, _: None) -> SnoopRules:
    """Return which openings are noticed here."""
    return snoop_rules(work.session)


@use_case(requires=Permission.CHANGE_SETTINGS)
def change_snoop_rules(work: Work, wanted: SnoopRules) -> SnoopRules:
    """Choose which openings are noticed from the next week on. Raises InvalidInput."""
    problems = wanted.problems()
    if problems:
        raise InvalidInput(problems)
    settings.put(work, SNOOP_RULES, _as_text(wanted))
    work.record("snoop rules changed", Change("setting", SNOOP_RULES), kind=UPDATED)
    return wanted


@use_case(requires=Permission.REVIEW_OPENINGS)
def read_noticed(work: Work, _: None) -> NoticedPage:
    """Go through the weeks that are over and were not gone through yet, then return what is to be looked at."""
    for week in _weeks_to_go_through(work):
        _go_through(work, week)
    lines = _lines(work)
    others = [line for line in lines if line.by_id != work.actor.user_id]
    waiting = [line for line in others if line.is_explained is None]
    done = [line for line in others if line.is_explained is not None]
    mine = sum(line.by_id == work.actor.user_id and line.is_explained is None for line in lines)
    work.record("noticed openings read", Change(ENTITY), kind=READ, detail={"waiting": len(waiting)})
    known = sum(bool(each.births or each.phones or each.places) for each in staff_people(work).values())
    last = work.session.scalar(select(func.max(SnoopWeek.week)))
    return NoticedPage((*waiting, *reversed(done)), mine, last, known)


@use_case(requires=Permission.REVIEW_OPENINGS)
def close_noticed(work: Work, closing: NoticedClosing) -> None:
    """Close something that was noticed, with what was found; nobody closes what is about themselves.

    Raises:
        NotFound, StaleRecord: There is no such finding, or somebody closed it meanwhile.
        NotPermitted: It is about the actor.
        InvalidInput: The note is missing, or the incident where it is one.
    """
    row = work.session.get(SnoopFinding, closing.finding_id)
    if row is None or row.id not in {line.finding_id for line in _lines(work)}:
        raise NotFound(say("This is not in the list any more."))
    if row.about == work.actor.user_id:
        raise NotPermitted(say("This is about you. The owner or the privacy officer closes it."))
    if work.session.scalar(select(SnoopClosing.id).where(SnoopClosing.finding_id == row.id)) is not None:
        raise StaleRecord(say("Somebody closed this meanwhile. Read the list again."))
    problems: dict[str, Message] = {}
    if not clean(closing.note):
        problems["note"] = say("Enter what you found.")
    if not closing.is_explained and not clean(closing.incident):
        problems["incident"] = say("Enter what happened and what follows. It opens an incident note.")
    if problems:
        raise InvalidInput(problems)
    stamp = {"at": work.now, "by": work.actor.user_id}
    told = {"finding_id": row.id, "is_explained": closing.is_explained, "note": clean(closing.note)}
    work.session.execute(insert(SnoopClosing).values(**told, **stamp))
    subject = Change(ENTITY, row.id, row.patient_id)
    work.record("noticed opening closed", subject, kind=UPDATED, detail={"explained": closing.is_explained})
    if not closing.is_explained and row.patient_id is not None:
        note = {"patient_id": row.patient_id, "about": row.about, "words": clean(closing.incident)}
        work.session.execute(insert(IncidentNote).values(**note, **stamp))
        work.record("incident noted", Change("incident", row.id, row.patient_id), kind=CREATED)


def _weeks_to_go_through(work: Work) -> list[date]:
    this = week_of(local_day(work.now))
    made = work.session.scalar(select(func.min(Clinic.created_at)))
    first = week_of(local_day(made)) if made else this
    wanted = [this - timedelta(days=7 * back) for back in range(MOST_WEEKS, 0, -1)]
    done = set(work.session.scalars(select(SnoopWeek.week)))
    return [week for week in wanted if week >= first and week not in done]


def _go_through(work: Work, monday: date) -> None:
    rules = snoop_rules(work.session)
    week, staff = week_read(work, monday, rules.window_days), staff_people(work)
    with_places = any(each.places for each in staff.values())
    patients = patient_people(work, {each.patient for each in week.looks}, with_places=with_places)
    found = notice(week, staff, patients, rules)
    row = SnoopWeek(week=monday, looks=len(week.looks), rules=_as_text(rules), at=work.now, by=work.actor.user_id)
    work.session.add(row)
    work.session.flush()
    if found:
        work.session.execute(insert(SnoopFinding), [_values(row.id, each) for each in found])
    detail = {"week": monday.isoformat(), "looks": len(week.looks), "noticed": len(found)}
    work.record("openings gone through", Change(ENTITY, row.id), kind=EXECUTED, detail=detail)


def _values(week: int, found: Noticed) -> dict[str, object]:
    return {
        "week_id": week,
        "about": found.user,
        "patient_id": found.patient,
        "day": found.day,
        "first_at": found.first,
        "last_at": found.last,
        "times": found.times,
        "signs": ",".join(sign.value for sign in found.signs),
    }


def _lines(work: Work) -> list[NoticedLine]:
    """Return everything that was noticed, in its order; whoever is hidden from the actor is left out."""
    work.session.flush()
    rows = work.session.execute(_findings()).all()
    people = {row.id: row.display_name for row in work.session.execute(select(StaffUser.id, StaffUser.display_name))}
    wanted = {row.SnoopFinding.patient_id for row in rows if row.SnoopFinding.patient_id is not None}
    cards = {int(card.patient_id): card for card in cards_of(work, wanted)}
    return [
        _line(row, people, cards)
        for row in rows
        if row.SnoopFinding.patient_id is None or row.SnoopFinding.patient_id in cards
    ]


def _findings() -> Select[SnoopFinding, date, SnoopClosing]:
    return (
        select(SnoopFinding, SnoopWeek.week, SnoopClosing)
        .join(SnoopWeek, SnoopWeek.id == SnoopFinding.week_id)
        .outerjoin(SnoopClosing, SnoopClosing.finding_id == SnoopFinding.id)
        .order_by(SnoopWeek.week, SnoopFinding.id)
    )


def _line(row: Row[SnoopFinding, date, SnoopClosing], people: dict[int, str], cards: dict[int, CardRow]) -> NoticedLine:
    found, closing = row.SnoopFinding, row.SnoopClosing
    return NoticedLine(
        found.id,
        row.week,
        people[found.about],
        UserId(found.about),
        cards.get(found.patient_id) if found.patient_id is not None else None,
        found.day,
        found.first_at,
        found.last_at,
        found.times,
        tuple(Sign(each) for each in found.signs.split(",")),
        closing.is_explained if closing else None,
        closing.note if closing else "",
        people[closing.by] if closing else "",
    )
