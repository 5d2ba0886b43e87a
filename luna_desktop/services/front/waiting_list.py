"""The waiting list: wishes with versions, and whom a time that fell free suits, the most urgent and longest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Row, insert, select, update

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.book.bookings import Booking, BookingAct
from luna_desktop.domain.book.set_up import SetUp
from luna_desktop.domain.book.spans import Span
from luna_desktop.domain.book.wishes import OPEN, WaitingState, WaitingWish, suits, tidied_wish, wish_problems
from luna_desktop.domain.errors import InvalidInput, NotFound, StaleRecord
from luna_desktop.domain.facts import read_part, write_body
from luna_desktop.domain.people import clean_line
from luna_desktop.models.book import BookingVersion, WaitingEntry, WaitingVersion
from luna_desktop.services.front.book import REACHING, book
from luna_desktop.services.front.booking_requests import Wanted
from luna_desktop.services.front.bookings import KnownBooking
from luna_desktop.services.front.planning import fitted, patient_problem, planned
from luna_desktop.services.front.set_up import set_up_of, today_of
from luna_desktop.services.front.standing import standing_around
from luna_desktop.services.people.cards import CardRow, cards_of
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import CREATED, Change, Work, patient_change
from luna_desktop.texts import say

FREED_BY = (BookingAct.CANCELLED, BookingAct.MOVED, BookingAct.UNPINNED, BookingAct.PINNED, BookingAct.STAMPED)
"""Acts by which a time may fall free; whether it is free is asked of the book."""
LOOKS_BACK = timedelta(days=21)
MOST = 300


@dataclass(frozen=True)
class WaitingRow:
    """An entry of the list: whose, what is wished for, since when; `number` is its version."""

    entry_id: int
    number: int
    state: WaitingState
    card: CardRow
    desk_name: str
    wish: WaitingWish
    since: datetime


@dataclass(frozen=True)
class WaitingAsked:
    """An entry as the screen showed it."""

    patient_id: PatientId
    entry_id: int
    number: int


@dataclass(frozen=True)
class WishChange:
    """Another wish in place of the one that stood."""

    asked: WaitingAsked
    wish: WaitingWish

    @property
    def patient_id(self) -> PatientId:
        """Return whose entry it is."""
        return self.asked.patient_id


@dataclass(frozen=True)
class Offer:
    """A time that somebody on the list was told of; None takes an offer back, as when they said no."""

    asked: WaitingAsked
    starts: datetime | None
    practitioner: int = 0

    @property
    def patient_id(self) -> PatientId:
        """Return whose entry it is."""
        return self.asked.patient_id


@dataclass(frozen=True)
class TakenOff:
    """An entry that leaves the list without a booking, and why."""

    asked: WaitingAsked
    reason: str

    @property
    def patient_id(self) -> PatientId:
        """Return whose entry it is."""
        return self.asked.patient_id


@dataclass(frozen=True)
class BookFromList:
    """The appointment that comes of an entry."""

    asked: WaitingAsked
    wanted: Wanted

    @property
    def patient_id(self) -> PatientId:
        """Return whose entry it is."""
        return self.asked.patient_id


@dataclass(frozen=True)
class FreeStretch:
    """A time of a practitioner that is free, in a room or 0."""

    span: Span
    practitioner: int
    room: int = 0


@dataclass(frozen=True)
class Match:
    """An entry that a free time suits, and when the appointment would begin and where."""

    row: WaitingRow
    starts: datetime
    practitioner: int
    room: int
    devices: tuple[int, ...]
    minutes: int


@dataclass(frozen=True)
class FreedTime:
    """A time that fell free, when that was, and whom it suits."""

    stretch: FreeStretch
    since: datetime
    matches: tuple[Match, ...]


@use_case(requires=Permission.CHANGE_BOOK, patient=lambda wish: PatientId(wish.patient_id), use=REACHING)
def put_on_waiting_list(work: Work, wish: WaitingWish) -> WaitingAsked:
    """Put somebody on the list; raises InvalidInput at the fields, and for a patient who cannot be booked."""
    return put_on_list(work, wish)


def put_on_list(work: Work, wish: WaitingWish) -> WaitingAsked:
    """Put somebody on the list within a transaction that may do more."""
    tidy = _checked(work, replace(wish, offered_starts=None, offered_to=0, booking=0))
    entry_id: int = work.session.execute(
        insert(WaitingEntry)
        .values(patient_id=tidy.patient_id, current_number=1, state=WaitingState.WAITING.value, since=work.now)
        .returning(WaitingEntry.id)
    ).scalar_one()
    asked = WaitingAsked(PatientId(tidy.patient_id), entry_id, 1)
    _append(work, asked, WaitingState.WAITING, tidy)
    work.record("waiting list entry added", patient_change("waiting", entry_id, asked.patient_id), kind=CREATED)
    return asked


@use_case(requires=Permission.CHANGE_BOOK, patient=lambda change: change.patient_id, use=REACHING)
def change_wish(work: Work, change: WishChange) -> WaitingAsked:
    """Change what somebody waits for; errors as in `put_on_waiting_list`, and StaleRecord."""
    state, before = _open(work, change.asked)
    kept = {"offered_starts": before.offered_starts, "offered_to": before.offered_to, "booking": 0}
    tidy = _checked(work, replace(change.wish, patient_id=int(change.patient_id), **kept))  # type: ignore[arg-type]
    newer = _next(work, change.asked, state, tidy)
    work.record("waiting list entry changed", _of(newer))
    return newer


@use_case(requires=Permission.CHANGE_BOOK, patient=lambda offer: offer.patient_id, use=REACHING)
def note_offer(work: Work, offer: Offer) -> WaitingAsked:
    """Note that somebody was told of a time, or that they did not want it."""
    _state, wish = _open(work, offer.asked)
    told = replace(wish, offered_starts=offer.starts, offered_to=offer.practitioner)
    state = WaitingState.OFFERED if offer.starts is not None else WaitingState.WAITING
    newer = _next(work, offer.asked, state, told)
    work.record("waiting list entry offered a time", _of(newer))
    return newer


@use_case(requires=Permission.CHANGE_BOOK, patient=lambda taken: taken.patient_id, use=REACHING)
def take_off_waiting_list(work: Work, taken: TakenOff) -> WaitingAsked:
    """Take an entry off the list; raises InvalidInput without a reason."""
    reason = clean_line(taken.reason)
    if not reason:
        raise InvalidInput({"reason": say("Enter why the entry leaves the list.")})
    _state, wish = _open(work, taken.asked)
    newer = _next(work, taken.asked, WaitingState.OFF, wish, reason)
    work.record("waiting list entry taken off", _of(newer))
    return newer


@use_case(requires=Permission.CHANGE_BOOK, patient=lambda taken: taken.patient_id, use=REACHING)
def put_back_on_waiting_list(work: Work, asked: WaitingAsked) -> WaitingAsked:
    """Undo that an entry was taken off the list."""
    state, wish = _known(work, asked)
    if state is not WaitingState.OFF:
        raise InvalidInput({"state": say("This entry is on the list or was booked already.")})
    newer = _next(work, asked, WaitingState.WAITING, wish)
    work.record("waiting list entry put back", _of(newer))
    return newer


@use_case(requires=Permission.CHANGE_BOOK, patient=lambda taken: taken.patient_id, use=REACHING)
def book_from_waiting_list(work: Work, taken: BookFromList) -> KnownBooking:
    """Book what somebody waited for and take them off the list by it; errors as in `book_appointment`."""
    _state, wish = _open(work, taken.asked)
    set_up = set_up_of(work)
    wanted = replace(taken.wanted, patient_id=taken.patient_id)
    known = book(work, set_up, planned(work, set_up, wanted), wanted.override)
    done = replace(wish, booking=known.booking_id)
    newer = _next(work, taken.asked, WaitingState.BOOKED, done)
    work.record("waiting list entry booked", _of(newer))
    return known


@use_case(requires=Permission.READ_BOOK, writes=False)
def read_waiting_list(work: Work, _: None) -> tuple[WaitingRow, ...]:
    """Return everybody who waits, the most urgent and then the longest first."""
    return _rows(work, set_up_of(work))


@use_case(requires=Permission.READ_BOOK, writes=False)
def match_waiting_list(work: Work, stretch: FreeStretch) -> tuple[Match, ...]:
    """Return whom a free time suits and who could be booked there as things stand."""
    set_up = set_up_of(work)
    return _matches(work, set_up, stretch, _rows(work, set_up))


@use_case(requires=Permission.READ_BOOK, writes=False)
def read_freed_times(work: Work, _: None) -> tuple[FreedTime, ...]:
    """Return times that fell free in the last weeks, lie ahead, are still free, and suit somebody who waits."""
    set_up = set_up_of(work)
    rows = _rows(work, set_up)
    if not rows:
        return ()
    found = (
        FreedTime(stretch, since, _matches(work, set_up, stretch, rows)) for stretch, since in _freed(work, set_up)
    )
    return tuple(sorted((each for each in found if each.matches), key=lambda each: each.stretch.span))


def _freed(work: Work, set_up: SetUp) -> Iterable[tuple[FreeStretch, datetime]]:
    """Return each time that a booking gave up and that lies ahead, with the last instant at which one did."""
    given = select(BookingVersion.booking_id, BookingVersion.number, BookingVersion.at).where(
        BookingVersion.act.in_([each.value for each in FREED_BY]), BookingVersion.at > work.now - LOOKS_BACK
    )
    left = given.subquery()
    before = BookingVersion.__table__
    rows = work.session.execute(
        select(before.c.body, left.c.at)
        .join(left, (before.c.booking_id == left.c.booking_id) & (before.c.number == left.c.number - 1))
        .order_by(left.c.at)
    )
    found: dict[FreeStretch, datetime] = {}
    for row in rows:
        booking = cast("Booking", read_part(Booking, row.body))
        if booking.starts > work.now and booking.holds_time and booking.practitioner in set_up.people:
            found[FreeStretch(booking.span, booking.practitioner, booking.room)] = row.at
    return found.items()


def _matches(work: Work, set_up: SetUp, stretch: FreeStretch, rows: Iterable[WaitingRow]) -> tuple[Match, ...]:
    others = standing_around(work, [stretch.span.widened(240, 240)])
    found: list[Match] = []
    for row in rows:
        service = set_up.services.get(row.wish.service)
        minutes = row.wish.minutes or (service.minutes if service else 0)
        starts = suits(row.wish, stretch.span, stretch.practitioner, minutes, set_up.zone) if service else None
        if service is None or starts is None or starts <= work.now:
            continue
        booking = Booking(
            row.wish.patient_id,
            service.key,
            stretch.practitioner,
            starts,
            minutes,
            before=service.prepare,
            after=service.clean_up,
        )
        filled, in_the_way = fitted(booking, others, set_up)
        if not in_the_way:
            found.append(Match(row, starts, filled.practitioner, filled.room, filled.devices, minutes))
    return tuple(found)


def _rows(work: Work, set_up: SetUp) -> tuple[WaitingRow, ...]:
    found = work.session.execute(
        _entries()
        .where(WaitingEntry.state.in_(sorted(state.value for state in OPEN)))
        .order_by(WaitingEntry.since, WaitingEntry.id)
        .limit(MOST)
    ).all()
    cards = {int(card.patient_id): card for card in cards_of(work, {row.patient_id for row in found})}
    rows = [_row(row, cards[row.patient_id], set_up) for row in found if row.patient_id in cards]
    return tuple(sorted(rows, key=lambda each: not each.wish.is_urgent))


def _row(row: Row[Any], card: CardRow, set_up: SetUp) -> WaitingRow:
    wish = _wish(row)
    service = set_up.service_named(wish.service)
    name = service.desk_name if service is not None else ""
    return WaitingRow(row.id, row.current_number, WaitingState(row.state), card, name, wish, row.since)


def _entries() -> Any:
    return select(
        WaitingEntry.id,
        WaitingEntry.patient_id,
        WaitingEntry.current_number,
        WaitingEntry.state,
        WaitingEntry.since,
        WaitingVersion.body,
    ).join(
        WaitingVersion,
        (WaitingVersion.entry_id == WaitingEntry.id) & (WaitingVersion.number == WaitingEntry.current_number),
    )


def _known(work: Work, asked: WaitingAsked) -> tuple[WaitingState, WaitingWish]:
    row = work.session.execute(_entries().where(WaitingEntry.id == asked.entry_id)).first()
    if row is None or row.patient_id != int(asked.patient_id):
        raise NotFound(say("This entry is not on the waiting list."))
    if row.current_number != asked.number:
        raise StaleRecord(say("Somebody changed this entry meanwhile. Look at it again."))
    return WaitingState(row.state), _wish(row)


def _wish(row: Row[Any]) -> WaitingWish:
    """Return what is wished for; whose it is stands in the header alone, which a merge of two records changes."""
    return replace(cast("WaitingWish", read_part(WaitingWish, row.body)), patient_id=row.patient_id)


def _open(work: Work, asked: WaitingAsked) -> tuple[WaitingState, WaitingWish]:
    state, wish = _known(work, asked)
    if state not in OPEN:
        raise InvalidInput({"state": say("This entry was booked or taken off the list already.")})
    return state, wish


def _checked(work: Work, wish: WaitingWish) -> WaitingWish:
    tidy = tidied_wish(wish)
    service = set_up_of(work).services.get(tidy.service)
    problems = wish_problems(tidy, service, today_of(work)) | patient_problem(
        work, PatientId(tidy.patient_id), tidy.practitioner
    )
    if problems:
        raise InvalidInput(problems)
    return tidy


def _next(work: Work, asked: WaitingAsked, state: WaitingState, wish: WaitingWish, reason: str = "") -> WaitingAsked:
    done = work.session.execute(
        update(WaitingEntry)
        .where(WaitingEntry.id == asked.entry_id, WaitingEntry.current_number == asked.number)
        .values(current_number=asked.number + 1, state=state.value)
    )
    if not cast("Any", done).rowcount:
        raise StaleRecord(say("Somebody changed this entry meanwhile. Look at it again."))
    newer = replace(asked, number=asked.number + 1)
    _append(work, newer, state, wish, reason)
    return newer


def _of(asked: WaitingAsked) -> Change:
    return patient_change("waiting", asked.entry_id, asked.patient_id)


def _append(work: Work, asked: WaitingAsked, state: WaitingState, wish: WaitingWish, reason: str = "") -> None:
    work.session.execute(
        insert(WaitingVersion).values(
            entry_id=asked.entry_id,
            number=asked.number,
            state=state.value,
            body=write_body(wish),
            reason=reason,
            at=work.now,
            by=work.actor.user_id,
        )
    )
