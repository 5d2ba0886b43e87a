"""What becomes of bookings when the set-up changes: found before anything is written, then put on the pinboard.

A change is written first, in the transaction; what it forbids and nothing forbade before is stranded. Unless whoever
changes the set-up has seen all of them, the whole change is refused and nothing of it stays.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date

from sqlalchemy import select

from luna_desktop.domain.book.bookings import STILL_TO_COME, Booking, BookingAct
from luna_desktop.domain.book.hours import AWAY_NAMES, Blocked
from luna_desktop.domain.book.resources import Resource, ResourceKind, room
from luna_desktop.domain.book.rules import Conflict, ConflictKind, conflicts
from luna_desktop.domain.book.set_up import SetUp
from luna_desktop.domain.book.stranded import BookingsStranded, Stranded
from luna_desktop.models.book import Booking as BookingRow
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.front.book import change
from luna_desktop.services.front.book_days import BookRow, headers, rows_of
from luna_desktop.services.front.bookings import Step, known_booking
from luna_desktop.services.front.set_up import set_up_of
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say

_STATES = sorted(state.value for state in STILL_TO_COME)


@dataclass(frozen=True)
class _Quick(SetUp):
    """A set-up that works out each day of each resource once: hundreds of bookings ask about the same days."""

    known: dict[tuple[Resource, date], tuple[Blocked, ...]] = field(default_factory=dict, compare=False)

    def blocked(self, of: Resource, day: date) -> tuple[Blocked, ...]:
        """Return every time of a day at which a resource is not there, from memory where it was asked before."""
        key = of, day
        if key not in self.known:
            self.known[key] = super().blocked(of, day)
        return self.known[key]


def _quick(set_up: SetUp) -> _Quick:
    return _Quick(**{each.name: getattr(set_up, each.name) for each in fields(set_up)})


def change_set_up(work: Work, write: Callable[[], None], seen: frozenset[int], reason: str) -> int:
    """Change the set-up by `write`, and put what it strands on the pinboard; return how many bookings that were.

    `seen` are the bookings that the person was shown and agreed to move; `reason` stands in their versions.

    Raises:
        BookingsStranded: There are others, and nothing may be written.
    """
    before = set_up_of(work)
    write()
    after = set_up_of(work)
    found = stranded_by(work, before, after)
    if not {each.booking_id for each, _why in found} <= seen:
        raise BookingsStranded(_shown(work, before, after, found))
    for row, _why in found:
        _pin(work, row.booking_id, reason)
    return len(found)


def stranded_by(work: Work, before: SetUp, after: SetUp) -> list[tuple[BookRow, tuple[Conflict, ...]]]:
    """Return the bookings still to come that one set-up allows and the other does not, and what is in their way."""
    query = headers().where(
        BookingRow.starts_at > work.now, BookingRow.pinned.is_(False), BookingRow.state.in_(_STATES)
    )
    rows = work.connection.execute(query.order_by(BookingRow.starts_at, BookingRow.id)).all()
    services = {row.id: (row.service_key, row.patient_id) for row in rows}
    before, after = _quick(before), _quick(after)
    found = []
    for row in rows_of(work, after, rows):
        service, patient = services[row.booking_id]
        booking = _as_booking(row, service, patient)
        known = {_key(each) for each in conflicts(booking, (), before)}
        fresh = tuple(each for each in conflicts(booking, (), after) if _key(each) not in known)
        if fresh:
            found.append((row, fresh))
    return found


def _as_booking(row: BookRow, service: str, patient: int) -> Booking:
    before = int((row.span.starts - row.occupied.starts).total_seconds() // 60)
    after = int((row.occupied.ends - row.span.ends).total_seconds() // 60)
    return Booking(
        patient, service, row.practitioner, row.span.starts, row.span.minutes, row.room, row.devices, before, after
    )


def _key(conflict: Conflict) -> tuple[ConflictKind, Resource | None, object]:
    return conflict.kind, conflict.of, conflict.why


def _pin(work: Work, booking_id: int, reason: str) -> None:
    patient = work.session.scalar(select(BookingRow.patient_id).where(BookingRow.id == booking_id))
    known = known_booking(work, patient or 0, booking_id)
    change(work, known, Step(replace(known.booking, pinned=True), BookingAct.PINNED, reason))


def _shown(
    work: Work, before: SetUp, after: SetUp, found: Sequence[tuple[BookRow, tuple[Conflict, ...]]]
) -> list[Stranded]:
    """Return stranded bookings as they are shown, under the names that stood before the change."""
    staff = work.session.execute(select(StaffUser.id, StaffUser.display_name))
    names = {row.id: row.display_name for row in staff}
    return [
        Stranded(
            row.booking_id,
            int(row.patient_id),
            row.name,
            row.mrn,
            row.span.starts,
            row.span.minutes,
            row.desk_name,
            names.get(row.practitioner, ""),
            str(before.name_of(room(row.room))) if row.room else "",
            tuple(_why(each, before, after) for each in _telling(why)),
        )
        for row, why in found
    ]


def _telling(why: Sequence[Conflict]) -> list[Conflict]:
    """Return conflicts without those that say the same of another resource, as when the whole clinic is closed."""
    said = {(each.why, each.words) if each.why is not None else each.of: each for each in reversed(why)}
    return list(reversed(said.values()))


def _why(conflict: Conflict, before: SetUp, after: SetUp) -> Message:
    what = before.name_of(conflict.of) if conflict.of is not None else ""
    if conflict.why is not None:
        return say("{what}: {why}", what=what, why=conflict.words or AWAY_NAMES[conflict.why])
    if conflict.of is None or not conflict.of.id:
        return say("Nobody and nothing is named for it any more.")
    there: dict[ResourceKind, Container[int]] = {
        ResourceKind.PRACTITIONER: after.people,
        ResourceKind.ROOM: after.rooms,
        ResourceKind.DEVICE: after.devices,
    }
    if conflict.of.id not in there.get(conflict.of.kind, ()):
        return say("{what} is no longer in the book.", what=what)
    return say("{what} is not meant for this service any more.", what=what)
