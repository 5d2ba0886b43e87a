"""Opening hours of the clinic, practitioners, rooms and devices: by week from a day on, and others on one day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from luna_desktop.domain.access import Permission
from luna_desktop.domain.book.hours import WEEKDAY_NAMES, DateHours, DayHours, Period, WeekHours
from luna_desktop.domain.book.hours_text import day_problem
from luna_desktop.domain.book.resources import CLINIC, Resource, ResourceKind
from luna_desktop.domain.book.set_up import SetUp, in_order
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.people import clean_line
from luna_desktop.services.front.entries import Kept, Retiring, keep, retire
from luna_desktop.services.front.set_up import EntryKind, entries_of, set_up_of, today_of
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say

LONGEST_WORDS = 60


@dataclass(frozen=True)
class WeekLine:
    """A week of hours and its entry."""

    entry_id: int
    number: int
    hours: WeekHours


@dataclass(frozen=True)
class OwnerOfHours:
    """Somebody or something that has hours: their name, and their weeks from the first to the last that is planned."""

    of: Resource
    name: str | Message
    weeks: tuple[WeekLine, ...] = ()

    def on(self, day: date) -> WeekLine | None:
        """Return the week that counts on a day, or None where there is none of their own."""
        begun = [each for each in self.weeks if each.hours.since is None or each.hours.since <= day]
        newest = max(begun, key=lambda each: each.hours.since or date.min, default=None)
        return None if newest is None or newest.hours.follows else newest

    def planned(self, day: date) -> tuple[WeekLine, ...]:
        """Return the weeks that begin after a day, the soonest first."""
        return tuple(each for each in self.weeks if each.hours.since is not None and each.hours.since > day)


@dataclass(frozen=True)
class HoursPage:
    """Everybody and everything with hours, the clinic first, and today in the clinic's zone."""

    owners: tuple[OwnerOfHours, ...]
    today: date


@dataclass(frozen=True)
class WeekKept:
    """The hours of a week from day `since` on; `number` is that of the week of the same day that was read, or 0.

    `follows` gives hours of one's own up: a practitioner keeps those of the clinic again.
    """

    of: Resource
    days: tuple[DayHours, ...]
    since: date
    follows: bool = False
    number: int = 0
    seen: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True)
class DateKept:
    """Other hours on one day, also on a public holiday; no open period means closed."""

    of: Resource
    day: date
    open: tuple[Period, ...] = ()
    breaks: tuple[Period, ...] = ()
    words: str = ""
    seen: frozenset[int] = field(default_factory=frozenset)


@use_case(requires=Permission.SET_UP_BOOK, writes=False)
def read_hours(work: Work, _: None) -> HoursPage:
    """Return the hours of the clinic and of everybody and everything in the book."""
    weeks: dict[Resource, list[WeekLine]] = {}
    for entry in entries_of(work, EntryKind.HOURS):
        weeks.setdefault(entry.body.of, []).append(WeekLine(entry.entry_id, entry.number, entry.body))
    set_up = set_up_of(work)
    owners = tuple(
        OwnerOfHours(of, set_up.name_of(of), tuple(sorted(weeks.get(of, ()), key=_start))) for of in owners_of(set_up)
    )
    return HoursPage(owners, today_of(work))


def _start(line: WeekLine) -> date:
    return line.hours.since or date.min


def owners_of(set_up: SetUp) -> tuple[Resource, ...]:
    """Return the clinic, practitioners, rooms and devices of the book, in order."""
    people = [Resource(ResourceKind.PRACTITIONER, each.user) for each in in_order(set_up.people.values())]
    rooms = [Resource(ResourceKind.ROOM, each) for each in set_up.rooms]
    return (CLINIC, *people, *rooms, *(Resource(ResourceKind.DEVICE, each) for each in set_up.devices))


@use_case(requires=Permission.SET_UP_BOOK)
def keep_week(work: Work, asked: WeekKept) -> Kept:
    """Keep the hours of a week from a day on; earlier weeks stay what they were.

    Raises:
        InvalidInput: The day is over, a day's hours cannot be, or the clinic would have none of its own.
        StaleRecord, BookingsStranded: As in `services.front.entries.keep`.
    """
    problems: dict[str, Message] = {}
    if asked.since < today_of(work):
        problems["since"] = say("This day is over. Hours change from today on, or from a later day.")
    if asked.of not in owners_of(set_up_of(work)):
        problems["of"] = say("Choose somebody or something that is in the book.")
    if asked.follows and asked.of == CLINIC:
        problems["of"] = say("The clinic needs hours of its own.")
    problem = next((text for text in map(_day_problem, asked.days) if text is not None), None)
    if problem is not None and not asked.follows:
        problems["week"] = problem
    if problems:
        raise InvalidInput(problems)
    days = () if asked.follows else tuple(day for day in asked.days if day.open)
    body = WeekHours(asked.of, days, asked.since, asked.follows)
    same = next(
        (
            each
            for each in entries_of(work, EntryKind.HOURS)
            if each.body.of == asked.of and each.body.since == asked.since
        ),
        None,
    )
    if same is None:
        return keep(work, body, 0, 0, asked.seen)
    return keep(work, body, same.entry_id, asked.number or same.number, asked.seen)


def _day_problem(day: DayHours) -> Message | None:
    problem = day_problem(day)
    if problem is None:
        return None
    return say("{day}: {problem}", day=WEEKDAY_NAMES[day.weekday], problem=problem)


@use_case(requires=Permission.SET_UP_BOOK)
def drop_week(work: Work, asked: Retiring) -> Kept:
    """Take back a week that was planned and has not begun.

    Raises:
        InvalidInput: It has begun; enter new hours instead.
        StaleRecord, BookingsStranded: As in `services.front.entries.retire`.
    """
    entry = next((each for each in entries_of(work, EntryKind.HOURS) if each.entry_id == asked.entry_id), None)
    if entry is not None and (entry.body.since is None or entry.body.since <= today_of(work)):
        raise InvalidInput({"week": say("These hours have begun. Enter new ones from a later day instead.")})
    return retire(work, asked, EntryKind.HOURS)


@use_case(requires=Permission.SET_UP_BOOK)
def keep_date(work: Work, asked: DateKept) -> Kept:
    """Keep other hours on one day; errors as in `keep_week`."""
    problems: dict[str, Message] = {}
    if asked.day < today_of(work):
        problems["day"] = say("This day is over. Choose today or a later day.")
    problem = day_problem(DayHours(asked.day.weekday(), asked.open, asked.breaks))
    if problem is not None:
        problems["open"] = problem
    words = clean_line(asked.words)
    if len(words) > LONGEST_WORDS:
        problems["words"] = say("Keep this under {count} letters.", count=LONGEST_WORDS)
    if problems:
        raise InvalidInput(problems)
    body = DateHours(asked.of, asked.day, asked.open, asked.breaks, words)
    return keep(work, body, 0, 0, asked.seen, words)
