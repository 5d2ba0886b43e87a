"""Days and weeks of the book for the painter: bookings, what is blocked, people, rooms and names, read at once.

Every row of a day comes from one statement over headers and cards; nothing clinical is among its columns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.domain.book.hours import Blocked
from luna_desktop.domain.book.resources import CLINIC, Resource, device, practitioner, room
from luna_desktop.domain.book.set_up import Person, SetUp, in_order
from luna_desktop.domain.book.spans import Span
from luna_desktop.domain.book.zone import day_span
from luna_desktop.models.book import BookDay
from luna_desktop.models.book import Booking as BookingRow
from luna_desktop.models.patients import PatientCard
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.front.set_up import set_up_of
from luna_desktop.services.front.standing import devices_of
from luna_desktop.services.people.hidden import hidden_patients
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import READ, Change, Work

MOST_DAYS = 42
"""So many days are read at a time, six weeks."""
_B, _C, _S = BookingRow.__table__, PatientCard.__table__, StaffUser.__table__
_COLUMNS = select(
    _B.c.id,
    _B.c.current_number,
    _B.c.patient_id,
    _C.c.name,
    _C.c.mrn,
    _C.c.phone,
    _C.c.has_alert,
    _B.c.service_key,
    _B.c.practitioner_id,
    _B.c.room_id,
    _B.c.devices,
    _B.c.starts_at,
    _B.c.ends_at,
    _B.c.busy_from,
    _B.c.busy_until,
    _B.c.state,
    _B.c.pinned,
    _B.c.wants_earlier,
    _B.c.has_note,
    _B.c.series_id,
    _B.c.arrived_at,
    _B.c.in_room_at,
    _B.c.done_at,
    _B.c.changed_at,
    _S.c.display_name,
).select_from(_B.join(_C, _C.c.patient_id == _B.c.patient_id).join(_S, _S.c.id == _B.c.changed_by))


@dataclass(frozen=True)
class BookAsked:
    """Which days, from which on. Cancelled bookings come along only if asked for."""

    day: date
    days: int = 1
    with_cancelled: bool = False


@dataclass(frozen=True)
class BookRow:
    """A booking as the book shows it.

    `is_hidden` is somebody whom the actor may not find: time and resources are there, name and number are not.
    `changed_by` and `changed_at` belong to the newest version.
    """

    booking_id: int
    number: int
    patient_id: PatientId
    name: str
    mrn: str
    phone: str
    has_alert: bool
    service: str
    desk_name: str
    practitioner: int
    room: int
    devices: tuple[int, ...]
    span: Span
    occupied: Span
    state: BookingState
    pinned: bool
    wants_earlier: bool
    has_note: bool
    series: int
    arrived_at: datetime | None
    in_room_at: datetime | None
    done_at: datetime | None
    changed_by: str
    changed_at: datetime
    is_hidden: bool = False


@dataclass(frozen=True)
class DayPage:
    """One day: its revision, its bookings in order, and when each resource (and the clinic) is not there.

    A holiday or closure of the clinic stands under every resource too.
    """

    day: date
    revision: int
    rows: tuple[BookRow, ...]
    blocked: Mapping[Resource, tuple[Blocked, ...]]


@dataclass(frozen=True)
class BookPage:
    """The days that were asked for, the pinboard, and everybody and everything in the order of the book.

    `people` holds also those who left and still have bookings on these days.
    """

    days: tuple[DayPage, ...]
    pinned: tuple[BookRow, ...]
    people: tuple[Person, ...]
    set_up: SetUp
    now: datetime


@use_case(requires=Permission.READ_BOOK, writes=False)
def read_day(work: Work, asked: BookAsked) -> BookPage:
    """Return days of the book with the pinboard. The screen notes once, by `note_book_read`, that it was read."""
    count = max(1, min(asked.days, MOST_DAYS))
    days = [asked.day + timedelta(days=step) for step in range(count)]
    set_up = set_up_of(work, _since(work, asked.day))
    spans = [day_span(day, set_up.zone) for day in days]
    rows = _rows(work, set_up, Span(spans[0].starts, spans[-1].ends), with_cancelled=asked.with_cancelled)
    revisions = revisions_of(work, days)
    return BookPage(
        tuple(
            DayPage(
                day,
                revisions.get(day, 0),
                tuple(row for row in rows if span.starts <= row.span.starts < span.ends),
                {of: set_up.blocked(of, day) for of in _resources(set_up)},
            )
            for day, span in zip(days, spans, strict=True)
        ),
        pinboard(work, set_up),
        people_on(work, set_up, rows),
        set_up,
        work.now,
    )


@use_case(requires=Permission.READ_BOOK, writes=False)
def read_revisions(work: Work, days: tuple[date, ...]) -> dict[date, int]:
    """Return how often each day was written, to notice what other workstations did; 0 for a day without bookings."""
    found = revisions_of(work, list(days))
    return {day: found.get(day, 0) for day in days}


@use_case(requires=Permission.READ_BOOK)
def note_book_read(work: Work, asked: BookAsked) -> None:
    """Note in the audit log that days of the book were read: once for each opening of the page and day."""
    detail = {"day": asked.day.isoformat(), "days": asked.days}
    work.record("book read", Change("book"), kind=READ, detail=detail)


def _since(work: Work, day: date) -> datetime:
    return min(work.now, datetime.combine(day, datetime.min.time(), work.now.tzinfo)) - timedelta(days=2)


def _resources(set_up: SetUp) -> tuple[Resource, ...]:
    return (
        CLINIC,
        *(practitioner(each) for each in set_up.people),
        *(room(each) for each in set_up.rooms),
        *(device(each) for each in set_up.devices),
    )


def revisions_of(work: Work, days: list[date]) -> dict[date, int]:
    """Return the revisions of those of these days that were ever written."""
    rows = work.session.execute(select(BookDay.day, BookDay.revision).where(BookDay.day.in_(days)))
    return {row.day: row.revision for row in rows}


def _rows(work: Work, set_up: SetUp, span: Span, *, with_cancelled: bool) -> list[BookRow]:
    query = _COLUMNS.where(_B.c.starts_at >= span.starts, _B.c.starts_at < span.ends, _B.c.pinned.is_(False))
    if not with_cancelled:
        query = query.where(_B.c.state != BookingState.CANCELLED.value)
    return rows_of(work, set_up, work.connection.execute(query.order_by(_B.c.starts_at, _B.c.id)).all())


def pinboard(work: Work, set_up: SetUp) -> tuple[BookRow, ...]:
    """Return the bookings that were taken off the book and wait for a new time, by the time they had."""
    query = _COLUMNS.where(_B.c.pinned.is_(True)).order_by(_B.c.starts_at, _B.c.id)
    return tuple(rows_of(work, set_up, work.connection.execute(query).all()))


def headers() -> Select[*tuple[Any, ...]]:
    """Return the question for bookings as rows, to be narrowed down by its caller."""
    return _COLUMNS


def rows_of(work: Work, set_up: SetUp, found: Sequence[Row[*tuple[Any, ...]]]) -> list[BookRow]:
    """Return answers to `headers` as rows; of a hidden patient neither name, numbers nor service are told."""
    hidden = hidden_patients(work)
    names = {key: each.desk_name for key, each in {**set_up.former_services, **set_up.services}.items()}
    return [_row(each, names, is_hidden=each.patient_id in hidden) for each in found]


def _row(row: Row[Any], names: Mapping[str, str], *, is_hidden: bool) -> BookRow:
    return BookRow(
        booking_id=row.id,
        number=row.current_number,
        patient_id=PatientId(0 if is_hidden else row.patient_id),
        name="" if is_hidden else row.name,
        mrn="" if is_hidden else row.mrn,
        phone="" if is_hidden else row.phone,
        has_alert=row.has_alert and not is_hidden,
        service="" if is_hidden else row.service_key,
        desk_name="" if is_hidden else names.get(row.service_key, ""),
        practitioner=row.practitioner_id or 0,
        room=row.room_id or 0,
        devices=devices_of(row.devices),
        span=Span(row.starts_at, row.ends_at),
        occupied=Span(row.busy_from, row.busy_until),
        state=BookingState(row.state),
        pinned=row.pinned,
        wants_earlier=row.wants_earlier,
        has_note=row.has_note,
        series=row.series_id or 0,
        arrived_at=row.arrived_at,
        in_room_at=row.in_room_at,
        done_at=row.done_at,
        changed_by=row.display_name,
        changed_at=row.changed_at,
        is_hidden=is_hidden,
    )


def people_on(work: Work, set_up: SetUp, rows: list[BookRow]) -> tuple[Person, ...]:
    """Return who stands in the book, and after them who does no longer and still has bookings here."""
    gone = {row.practitioner for row in rows if row.practitioner} - set(set_up.people)
    found = work.session.execute(select(StaffUser.id, StaffUser.display_name).where(StaffUser.id.in_(gone)))
    left = [Person(row.id, row.display_name) for row in found] if gone else []
    return (*in_order(set_up.people.values()), *in_order(left))
