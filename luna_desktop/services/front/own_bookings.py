"""The appointments of one patient: what is to come, and what became of those before; for the desk and the chart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.book.bookings import HERE, STILL_TO_COME
from luna_desktop.domain.book.resources import device, room
from luna_desktop.domain.book.set_up import SetUp
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.gate import DataClass
from luna_desktop.models.book import Booking as BookingRow
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.front.book_days import BookRow, headers, rows_of
from luna_desktop.services.front.set_up import set_up_of
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import Work
from luna_desktop.texts import Message

MOST_PAST = 100
"""So many appointments that are over are returned, the newest ones."""
_B = BookingRow.__table__


@dataclass(frozen=True)
class OwnBooking:
    """An appointment with the names of who and where, as they are called now."""

    row: BookRow
    practitioner: str
    places: tuple[str | Message, ...]


@dataclass(frozen=True)
class OwnBookings:
    """Appointments to come, the next one first, and those before, the newest first; `zone` is the clinic's."""

    coming: tuple[OwnBooking, ...]
    past: tuple[OwnBooking, ...]
    zone: ZoneInfo
    now: datetime


@use_case(
    requires=Permission.READ_BOOK,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.REACHING, DataClass.CONTACT),
)
def read_own_bookings(work: Work, patient: PatientId) -> OwnBookings:
    """Return a patient's appointments with their states; nothing clinical is among them."""
    set_up = set_up_of(work)
    query = headers().where(_B.c.patient_id == int(patient)).order_by(_B.c.starts_at.desc(), _B.c.id.desc())
    rows = rows_of(work, set_up, work.connection.execute(query.limit(MOST_PAST * 2)).all())
    left = _who_left(work, set_up, rows)
    named = [_named(set_up, row, left) for row in rows]
    coming = [each for each in named if _is_to_come(each.row, work.now)]
    past = [each for each in named if not _is_to_come(each.row, work.now)]
    return OwnBookings(tuple(reversed(coming)), tuple(past[:MOST_PAST]), set_up.zone, work.now)


def _is_to_come(row: BookRow, now: datetime) -> bool:
    return row.state in HERE or (row.state in STILL_TO_COME and (row.pinned or row.span.ends > now))


def _named(set_up: SetUp, row: BookRow, left: Mapping[int, str]) -> OwnBooking:
    places = [*([room(row.room)] if row.room else []), *(device(each) for each in row.devices)]
    who = set_up.people[row.practitioner].name if row.practitioner in set_up.people else left.get(row.practitioner, "")
    return OwnBooking(row, who, tuple(set_up.name_of(each) for each in places))


def _who_left(work: Work, set_up: SetUp, rows: list[BookRow]) -> dict[int, str]:
    """Return the names of practitioners who stand in the book no more."""
    gone = {row.practitioner for row in rows} - set(set_up.people) - {0}
    found = work.session.execute(select(StaffUser.id, StaffUser.display_name).where(StaffUser.id.in_(gone)))
    return {row.id: row.display_name for row in found} if gone else {}
