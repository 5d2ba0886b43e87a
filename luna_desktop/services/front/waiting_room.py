"""The day as the desk sees it beside the book: who waits since when, and who comes next. Names, times, desk names."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.domain.book.resources import room
from luna_desktop.domain.book.set_up import SetUp
from luna_desktop.domain.book.waiting import WaitLimits
from luna_desktop.domain.book.zone import day_span, local_day
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.models.book import Booking
from luna_desktop.services.care.consents_due import forms_to_sign
from luna_desktop.services.clinic import settings
from luna_desktop.services.front.set_up import set_up_of
from luna_desktop.services.people.cards import CardRow, cards_of
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import UPDATED, Change, Work
from luna_desktop.texts import say

LIMITS = "waiting room limits"
TITLES = frozenset({"Dr", "Mr", "Ms", "Mrs", "Prof", "डॉ"})
_ROW = Booking.__table__


@dataclass(frozen=True)
class DayLine:
    """A booking of the day: names, times and the desk name of the service, nothing else.

    `number` is the version that was read. `form_to_sign` tells that a form waits for a signature, not which.
    """

    booking_id: int
    number: int
    patient_id: PatientId
    name: str
    mrn: str
    practitioner_id: int
    practitioner: str
    service: str
    starts: datetime
    ends: datetime
    state: BookingState
    room: str = ""
    arrived_at: datetime | None = None
    has_alert: bool = False
    form_to_sign: bool = False

    @property
    def short_practitioner(self) -> str:
        """Return the practitioner as a narrow line names them."""
        return short_name(self.practitioner)


@dataclass(frozen=True)
class DayNow:
    """What the panel shows: who waits, the longest first, and who is still to come today, the next first."""

    at: datetime
    waiting: tuple[DayLine, ...]
    expected: tuple[DayLine, ...]
    limits: WaitLimits = WaitLimits()  # noqa: RUF009 - a frozen value without fields that change


def short_name(display: str) -> str:
    """Return a name for a narrow line: “Dr Rao” where there is a title, else “P. Kulkarni”."""
    parts = display.split()
    if len(parts) < 2:
        return display
    first = parts[0] if parts[0].rstrip(".") in TITLES else f"{parts[0][0]}."
    return f"{first} {parts[-1]}"


@use_case(requires=Permission.READ_BOOK, writes=False)
def read_day_now(work: Work, _: None) -> DayNow:
    """Return who waits and who comes next today; whoever is hidden from the actor is left out."""
    lines = read_lines(work, BookingState.BOOKED, BookingState.CONFIRMED, BookingState.ARRIVED)
    waiting = [line for line in lines if line.state is BookingState.ARRIVED]
    expected = [line for line in lines if line.state is not BookingState.ARRIVED]
    return DayNow(
        work.now,
        tuple(sorted(waiting, key=lambda line: (line.arrived_at or line.starts, line.booking_id))),
        tuple(sorted(expected, key=lambda line: (line.starts, line.name))),
        wait_limits(work),
    )


def read_lines(work: Work, *states: BookingState) -> tuple[DayLine, ...]:
    """Return today's bookings in some states, by time; whoever is hidden from the actor is left out."""
    set_up = set_up_of(work)
    rows = work.connection.execute(_today(work, set_up.zone, states).order_by(_ROW.c.starts_at, _ROW.c.id)).all()
    return tuple(_shown(work, rows, set_up))


def _today(work: Work, zone: ZoneInfo, states: Sequence[BookingState]) -> Any:
    today = day_span(local_day(work.now, zone), zone)
    return _lines().where(
        _ROW.c.starts_at >= today.starts,
        _ROW.c.starts_at < today.ends,
        _ROW.c.pinned.is_(False),
        _ROW.c.state.in_([state.value for state in states]),
    )


def line_of(work: Work, patient: PatientId, booking_id: int) -> DayLine:
    """Return one booking of a patient; raises NotFound where there is none."""
    rows = work.connection.execute(_lines().where(_ROW.c.id == booking_id, _ROW.c.patient_id == int(patient))).all()
    lines = _shown(work, rows, set_up_of(work))
    if not lines:
        raise NotFound(say("This booking is not in the book."))
    return lines[0]


def _lines() -> Any:
    return select(
        _ROW.c.id,
        _ROW.c.current_number,
        _ROW.c.patient_id,
        _ROW.c.practitioner_id,
        _ROW.c.room_id,
        _ROW.c.service_key,
        _ROW.c.starts_at,
        _ROW.c.ends_at,
        _ROW.c.state,
        _ROW.c.arrived_at,
    )


def _shown(work: Work, rows: Sequence[Row[Any]], set_up: SetUp) -> list[DayLine]:
    cards = {int(card.patient_id): card for card in cards_of(work, {row.patient_id for row in rows})}
    unsigned = forms_to_sign(work, [row.id for row in rows])
    return [_line(row, cards[row.patient_id], set_up, row.id in unsigned) for row in rows if row.patient_id in cards]


def _line(row: Row[Any], card: CardRow, set_up: SetUp, form_to_sign: bool) -> DayLine:
    service = set_up.service_named(row.service_key)
    named = set_up.name_of(room(row.room_id)) if row.room_id else ""
    person = set_up.people.get(row.practitioner_id or 0)
    return DayLine(
        row.id,
        row.current_number,
        card.patient_id,
        card.name,
        card.mrn,
        row.practitioner_id or 0,
        person.name if person is not None else "",
        service.desk_name if service is not None else "",
        row.starts_at,
        row.ends_at,
        BookingState(row.state),
        named if isinstance(named, str) else "",
        row.arrived_at,
        card.has_alert,
        form_to_sign,
    )


def wait_limits(work: Work) -> WaitLimits:
    """Return from when on a wait is near its limit and long: as the clinic set it, else as the program proposes."""
    text = settings.value(work.session, LIMITS)
    return WaitLimits(**json.loads(text)) if text else WaitLimits()


@use_case(requires=Permission.READ_SETTINGS, writes=False)
def read_wait_limits(work: Work, _: None) -> WaitLimits:
    """Return from when on a wait is near its limit and long."""
    return wait_limits(work)


@use_case(requires=Permission.CHANGE_SETTINGS)
def change_wait_limits(work: Work, wanted: WaitLimits) -> WaitLimits:
    """Choose from how many minutes on a wait is near its limit and long."""
    problems = {}
    if not 1 <= wanted.near <= 120:
        problems["near"] = say("Enter between 1 and 120 minutes.")
    if not wanted.near < wanted.long <= 240:
        problems["long"] = say("Enter more minutes than before, 240 at the most.")
    if not 0 <= wanted.before <= 60:
        problems["before"] = say("Enter between 0 and 60 minutes.")
    if problems:
        raise InvalidInput(problems)
    settings.put(work, LIMITS, json.dumps(asdict(wanted), sort_keys=True))
    work.record("waiting limits changed", Change("setting", LIMITS), kind=UPDATED, detail=asdict(wanted))
    return wait_limits(work)
