"""Public holidays in the book, and where the clinic is: its time zone and the state whose holidays it keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from luna_desktop.domain.access import Permission
from luna_desktop.domain.book.hours import Holiday
from luna_desktop.domain.book.zone import zone_problem
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.people import clean_line
from luna_desktop.interop.public_holidays import EARLIEST, LATEST, public_holidays, states
from luna_desktop.services.clinic import settings
from luna_desktop.services.front.entries import ENTITY, Kept, Retiring, keep, retire
from luna_desktop.services.front.set_up import (
    HOLIDAY_STATE,
    ZONE,
    EntryKind,
    add_entry,
    entries_of,
    today_of,
    zone_of,
)
from luna_desktop.services.front.stranded import change_set_up
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import CREATED, UPDATED, Change, Work
from luna_desktop.texts import Message, current, say

LONGEST_NAME = 80
REMIND_DAYS = 60


@dataclass(frozen=True)
class HolidayLine:
    """A holiday of the book and its entry."""

    entry_id: int
    number: int
    holiday: Holiday


@dataclass(frozen=True)
class HolidaysPage:
    """The holidays of a year in the book, how many of the public list are missing, and where the clinic is.

    `missing_next` says that next year begins soon and nothing of its list is in the book.
    """

    year: int
    lines: tuple[HolidayLine, ...]
    missing: int
    missing_next: bool
    state: str
    states: dict[str, str]
    zone: str
    today: date


@dataclass(frozen=True)
class HolidayKept:
    """A day of the clinic's own, or one that is kept or not; entry 0 for a new one."""

    holiday: Holiday
    entry_id: int = 0
    number: int = 0
    seen: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Taking:
    """The year whose public list is taken into the book."""

    year: int
    seen: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Where:
    """The clinic's time zone and the state whose holidays are proposed ("" for those of all India)."""

    zone: str
    state: str
    seen: frozenset[int] = field(default_factory=frozenset)


@use_case(requires=Permission.SET_UP_BOOK, writes=False)
def read_holidays(work: Work, year: int) -> HolidaysPage:
    """Return the holidays of a year as they stand in the book."""
    lines = sorted(_lines(work), key=lambda each: each.holiday.day)
    days = {each.holiday.day for each in lines}
    state, today = settings.value(work.session, HOLIDAY_STATE), today_of(work)
    soon = today + timedelta(days=REMIND_DAYS)
    missing_next = soon.year > today.year and not any(day.year == soon.year for day in days)
    return HolidaysPage(
        year,
        tuple(each for each in lines if each.holiday.day.year == year),
        sum(each.day not in days and each.day >= today for each in public_holidays(year, state)),
        missing_next,
        state,
        states(),
        zone_of(work).key,
        today,
    )


def _lines(work: Work) -> list[HolidayLine]:
    return [HolidayLine(entry.entry_id, entry.number, entry.body) for entry in entries_of(work, EntryKind.HOLIDAY)]


@use_case(requires=Permission.SET_UP_BOOK)
def take_holidays(work: Work, asked: Taking) -> int:
    """Take the public list of a year into the book, days that are there already left alone; return how many came.

    Days that are over are left out. Every day is kept until somebody switches it off.

    Raises:
        InvalidInput: No list of that year is known, or all of it is there.
        BookingsStranded: Appointments are booked on these days that are not among `seen`.
    """
    if not EARLIEST <= asked.year <= LATEST:
        raise InvalidInput({"year": say("No list of this year is known. Enter the days one by one.")})
    there, today = {each.holiday.day for each in _lines(work)}, today_of(work)
    state, language = settings.value(work.session, HOLIDAY_STATE), current().language
    fresh = [
        each for each in public_holidays(asked.year, state, language) if each.day not in there and each.day >= today
    ]
    if not fresh:
        raise InvalidInput({"year": say("Every day of this list is in the book already, or is over.")})

    def write() -> None:
        for each in fresh:
            add_entry(work, Holiday(each.day, each.name[:LONGEST_NAME]))

    moved = change_set_up(work, write, asked.seen, str(say("Public holiday")))
    work.record(
        "book holidays taken",
        Change(ENTITY, asked.year),
        kind=CREATED,
        detail={"year": asked.year, "days": len(fresh), "state": state, "moved": moved},
    )
    return len(fresh)


@use_case(requires=Permission.SET_UP_BOOK)
def keep_holiday(work: Work, asked: HolidayKept) -> Kept:
    """Keep a day of the clinic's own, or switch a day of the list off or on.

    Raises:
        InvalidInput: The day is over or is in the list already, or it has no name.
        StaleRecord, BookingsStranded: As in `services.front.entries.keep`.
    """
    holiday = asked.holiday
    name = clean_line(holiday.name)
    problems: dict[str, Message] = {}
    if not name:
        problems["name"] = say("Enter what the day is called in the book.")
    elif len(name) > LONGEST_NAME:
        problems["name"] = say("Keep this under {count} letters.", count=LONGEST_NAME)
    if holiday.day < today_of(work):
        problems["day"] = say("This day is over. Choose today or a later day.")
    elif any(each.holiday.day == holiday.day and each.entry_id != asked.entry_id for each in _lines(work)):
        problems["day"] = say("This day is in the list already. Switch it on there.")
    if problems:
        raise InvalidInput(problems)
    return keep(work, Holiday(holiday.day, name, holiday.kept), asked.entry_id, asked.number, asked.seen, name)


@use_case(requires=Permission.SET_UP_BOOK)
def retire_holiday(work: Work, asked: Retiring) -> Kept:
    """Take a day out of the list; errors as in `services.front.entries.retire`."""
    return retire(work, asked, EntryKind.HOLIDAY)


@use_case(requires=Permission.SET_UP_BOOK)
def change_where(work: Work, asked: Where) -> int:
    """Change the clinic's time zone and state; return how many bookings went to the pinboard.

    Bookings keep their instant, hours their wall time, so that a change of the zone may strand bookings.

    Raises:
        InvalidInput: The zone or the state is not known.
        BookingsStranded: As in `services.front.entries.keep`.
    """
    problems: dict[str, Message] = {}
    problem = zone_problem(asked.zone)
    if problem is not None:
        problems["zone"] = problem
    if asked.state and asked.state not in states():
        problems["state"] = say("Choose a state from the list.")
    if problems:
        raise InvalidInput(problems)

    def write() -> None:
        settings.put(work, ZONE, asked.zone)
        settings.put(work, HOLIDAY_STATE, asked.state)

    moved = change_set_up(work, write, asked.seen, str(say("The clinic’s time zone changed")))
    work.record(
        "book place changed",
        Change(ENTITY, "place"),
        kind=UPDATED,
        detail={"zone": asked.zone, "state": asked.state, "moved": moved},
    )
    return moved
