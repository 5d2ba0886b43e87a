"""When somebody or something of the book is away: leave of practitioners, closures of rooms, devices and the clinic."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from luna_desktop.domain.access import Permission
from luna_desktop.domain.book.hours import CLOSURE_NAMES, Closure, ClosureKind, DateHours
from luna_desktop.domain.book.resources import Resource, ResourceKind
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.people import clean_line
from luna_desktop.services.front.entries import Kept, Retiring, keep, retire
from luna_desktop.services.front.hours import LONGEST_WORDS, owners_of
from luna_desktop.services.front.set_up import EntryKind, entries_of, set_up_of
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say

LONGEST_DAYS = 366 * 2


@dataclass(frozen=True)
class ClosureLine:
    """A closure, a leave or other hours of one day, with the name of whom or what it is about."""

    entry_id: int
    number: int
    name: str | Message
    what: Closure | DateHours


@dataclass(frozen=True)
class ClosuresPage:
    """What is to come and what runs, by its start, and whom and what can be closed."""

    lines: tuple[ClosureLine, ...]
    owners: tuple[tuple[Resource, str | Message], ...]
    zone: str
    now: datetime


@dataclass(frozen=True)
class ClosureKept:
    """A closure as it was entered; entry 0 for a new one. `words` stand in the book and are no health detail."""

    closure: Closure
    entry_id: int = 0
    number: int = 0
    seen: frozenset[int] = field(default_factory=frozenset)


@use_case(requires=Permission.SET_UP_BOOK, writes=False)
def read_closures(work: Work, _: None) -> ClosuresPage:
    """Return closures, leave and other hours of single days that are not over."""
    set_up = set_up_of(work)
    lines = [
        ClosureLine(entry.entry_id, entry.number, set_up.name_of(entry.body.of), entry.body)
        for entry in entries_of(work, EntryKind.CLOSURE, EntryKind.DATE_HOURS)
        if ends_of(entry.body) > work.now
    ]
    ordered = sorted(lines, key=lambda each: (starts_of(each.what), each.entry_id))
    owners = tuple((of, set_up.name_of(of)) for of in owners_of(set_up))
    return ClosuresPage(tuple(ordered), owners, set_up.zone.key, work.now)


def starts_of(what: Closure | DateHours) -> datetime:
    """Return when a closure begins; a day of other hours at the first instant of that date in UTC."""
    if isinstance(what, Closure):
        return what.starts
    return datetime.fromisoformat(f"{what.day.isoformat()}T00:00:00+00:00")


def ends_of(what: Closure | DateHours) -> datetime:
    """Return when a closure is over; a day of other hours a day and a half after it began in UTC, in any zone."""
    return what.ends if isinstance(what, Closure) else starts_of(what) + timedelta(hours=36)


@use_case(requires=Permission.SET_UP_BOOK)
def keep_closure(work: Work, asked: ClosureKept) -> Kept:
    """Keep a closure or a leave.

    Raises:
        InvalidInput: It is over, has no length, is longer than two years, or is about nobody in the book.
        StaleRecord, BookingsStranded: As in `services.front.entries.keep`.
    """
    closure = asked.closure
    words = clean_line(closure.words)
    problems: dict[str, Message] = {}
    if closure.of not in owners_of(set_up_of(work)):
        problems["of"] = say("Choose somebody or something that is in the book.")
    if closure.ends <= closure.starts:
        problems["ends"] = say("The end must be later than the start.")
    elif closure.ends <= work.now:
        problems["ends"] = say("This time is over. Enter an end that is still to come.")
    elif closure.ends - closure.starts > timedelta(days=LONGEST_DAYS):
        problems["ends"] = say("Enter at most two years at a time. Take whoever leaves for good out of the book.")
    if len(words) > LONGEST_WORDS:
        problems["words"] = say("Keep this under {count} letters.", count=LONGEST_WORDS)
    if closure.kind is ClosureKind.LEAVE and closure.of.kind is not ResourceKind.PRACTITIONER:
        problems["kind"] = say("Only a practitioner goes on leave. Choose another kind.")
    if problems:
        raise InvalidInput(problems)
    body = Closure(closure.of, closure.starts, closure.ends, closure.kind, words)
    reason = words or str(CLOSURE_NAMES[closure.kind])
    return keep(work, body, asked.entry_id, asked.number, asked.seen, reason)


@use_case(requires=Permission.SET_UP_BOOK)
def retire_closure(work: Work, asked: Retiring) -> Kept:
    """Take a closure, a leave or other hours of a day back; errors as in `services.front.entries.retire`."""
    return retire(work, asked, EntryKind.CLOSURE, EntryKind.DATE_HOURS)
