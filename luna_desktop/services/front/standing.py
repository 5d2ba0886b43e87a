"""The bookings that hold their time around a span, as the rules look at them: one statement over headers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, func, select

from luna_desktop.domain.book.bookings import OCCUPYING
from luna_desktop.domain.book.rules import Standing
from luna_desktop.domain.book.services import LONGEST, LONGEST_BUFFER
from luna_desktop.domain.book.spans import Span
from luna_desktop.models.book import Booking as BookingRow
from luna_desktop.services.work import Work

_EARLIER, _LATER = timedelta(minutes=LONGEST + LONGEST_BUFFER), timedelta(minutes=LONGEST_BUFFER)
"""How far before and after a time a booking may start that still reaches into it: the index knows starts alone."""
_ROW = BookingRow.__table__
_HOLDING = (_ROW.c.pinned.is_(False), _ROW.c.state.in_(sorted(state.value for state in OCCUPYING)))

_HOLDING_OF_ONE = tuple(func.coalesce(each, False).is_(True) for each in _HOLDING)
"""The same, so written that no engine takes an index of states for the bookings of one patient."""
_COLUMNS = select(
    _ROW.c.id,
    _ROW.c.patient_id,
    _ROW.c.practitioner_id,
    _ROW.c.room_id,
    _ROW.c.devices,
    _ROW.c.starts_at,
    _ROW.c.ends_at,
    _ROW.c.busy_from,
    _ROW.c.busy_until,
)


def standing_around(work: Work, spans: Iterable[Span], patient: int = 0) -> list[Standing]:
    """Return the bookings that hold time anywhere between the first and the last of these spans."""
    whole = list(spans)
    if not whole:
        return []
    first, last = min(each.starts for each in whole), max(each.ends for each in whole)
    query = _COLUMNS.where(
        *(_HOLDING if not patient else _HOLDING_OF_ONE),
        _ROW.c.starts_at > first - _EARLIER,
        _ROW.c.starts_at < last + _LATER,
        _ROW.c.busy_until > first,
        _ROW.c.busy_from < last,
    )
    if patient:
        query = query.where(_ROW.c.patient_id == patient)
    return [_standing(row) for row in work.connection.execute(query)]


def standing_with_id(work: Work, booking_id: int) -> list[Standing]:
    """Return one booking as the rules look at it, if it holds its time."""
    return [_standing(row) for row in work.connection.execute(_COLUMNS.where(*_HOLDING, _ROW.c.id == booking_id))]


def _standing(row: Row[*tuple[Any, ...]]) -> Standing:
    return Standing(
        row.id,
        row.patient_id,
        row.practitioner_id or 0,
        row.room_id or 0,
        devices_of(row.devices),
        Span(row.starts_at, row.ends_at),
        Span(row.busy_from, row.busy_until),
    )


def devices_of(text: str) -> tuple[int, ...]:
    """Return the devices that a header names."""
    return tuple(int(part) for part in text.split(",") if part)
