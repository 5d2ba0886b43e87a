"""What forbids a booking, as data: pure functions over what stands in the book and what the set-up says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from zoneinfo import ZoneInfo

from luna_desktop.domain.book.bookings import LONGEST_NOTE, Booking
from luna_desktop.domain.book.hours import Away, Blocked
from luna_desktop.domain.book.resources import Resource, ResourceKind, device, practitioner, room
from luna_desktop.domain.book.services import DeskService, length_problem
from luna_desktop.domain.book.set_up import SetUp
from luna_desktop.domain.book.spans import Span
from luna_desktop.domain.book.zone import days_of, local_day
from luna_desktop.texts import Message, say


class ConflictKind(Enum):
    """What a booking would collide with."""

    PRACTITIONER = "practitioner"
    ROOM = "room"
    DEVICE = "device"
    PATIENT = "patient"
    AWAY = "away"
    NOT_OFFERED = "not_offered"
    MISSING = "missing"


DOUBLE = frozenset({ConflictKind.PRACTITIONER, ConflictKind.ROOM, ConflictKind.DEVICE, ConflictKind.PATIENT})
"""Kinds that mean two bookings at the same time."""


@dataclass(frozen=True)
class Standing:
    """A booking that holds its time, as far as rules need it; `booking_id` is 0 for one that is only planned."""

    booking_id: int
    patient_id: int
    practitioner: int
    room: int
    devices: tuple[int, ...]
    span: Span
    occupied: Span


@dataclass(frozen=True)
class Conflict:
    """One thing in the way: its kind, the resource it is about (None for the patient), when, and which booking.

    `booking_id` is 0 where no booking is meant. `why` and `words` say why a resource is away.
    """

    kind: ConflictKind
    of: Resource | None
    span: Span
    booking_id: int = 0
    why: Away | None = None
    words: str = ""


def standing(booking_id: int, booking: Booking) -> Standing:
    """Return a booking as rules look at it."""
    return Standing(
        booking_id,
        booking.patient_id,
        booking.practitioner,
        booking.room,
        booking.devices,
        booking.span,
        booking.occupied,
    )


def conflicts(
    wanted: Booking, others: Iterable[Standing], set_up: SetUp, *, booking_id: int = 0
) -> tuple[Conflict, ...]:
    """Return everything that forbids a booking, double bookings first; empty where it may stand.

    `others` are bookings that hold their time; the one that is being changed (`booking_id`) is passed over. A booking
    that holds no time collides with nothing.
    """
    if not wanted.holds_time:
        return ()
    mine = standing(booking_id, wanted)
    clashes = [
        found
        for other in others
        if not booking_id or other.booking_id != booking_id
        for found in collisions(mine, other)
    ]
    return (*clashes, *_away(wanted, set_up), *_unfit(wanted, set_up))


def collisions(one: Standing, other: Standing) -> Iterator[Conflict]:
    """Yield in what two bookings collide: practitioner and patient by their time, room and devices with buffers."""
    if one.occupied.overlaps(other.occupied):
        if one.room and one.room == other.room:
            yield Conflict(ConflictKind.ROOM, room(one.room), other.occupied, other.booking_id)
        for each in one.devices:
            if each in other.devices:
                yield Conflict(ConflictKind.DEVICE, device(each), other.occupied, other.booking_id)
    if one.span.overlaps(other.span):
        if one.practitioner and one.practitioner == other.practitioner:
            yield Conflict(ConflictKind.PRACTITIONER, practitioner(one.practitioner), other.span, other.booking_id)
        if one.patient_id == other.patient_id:
            yield Conflict(ConflictKind.PATIENT, None, other.span, other.booking_id)


def _away(wanted: Booking, set_up: SetUp) -> Iterator[Conflict]:
    """Yield when somebody or something is not there; preparation may go beyond hours, but not into a closure."""
    if wanted.practitioner:
        for blocked in set_up.blocked_in(practitioner(wanted.practitioner), wanted.span):
            yield _of_blocked(blocked)
    places = ([room(wanted.room)] if wanted.room else []) + [device(each) for each in wanted.devices]
    for place in places:
        for blocked in set_up.blocked_in(place, wanted.occupied):
            if blocked.why is not Away.OUTSIDE_HOURS or blocked.span.overlaps(wanted.span):
                yield _of_blocked(blocked)


def _of_blocked(blocked: Blocked) -> Conflict:
    return Conflict(ConflictKind.AWAY, blocked.of, blocked.span, why=blocked.why, words=blocked.words)


def _unfit(wanted: Booking, set_up: SetUp) -> Iterator[Conflict]:
    """Yield where a practitioner, room or device does not go with the service, or is missing or out of use."""
    service = set_up.services.get(wanted.service)
    if service is None:
        return
    who, where = wanted.practitioner, wanted.room
    if who not in set_up.people or (service.practitioners and who not in service.practitioners):
        yield _unfitting(practitioner(who), wanted)
    if (where or service.needs_room) and (where not in set_up.rooms or (service.rooms and where not in service.rooms)):
        yield _unfitting(room(where), wanted)
    if service.needs_device and not set(wanted.devices) & set(service.devices):
        yield Conflict(ConflictKind.MISSING, device(0), wanted.span)
    for each in wanted.devices:
        if each not in set_up.devices or set_up.devices[each].room not in (0, where):
            yield _unfitting(device(each), wanted)


def _unfitting(of: Resource, wanted: Booking) -> Conflict:
    kind = ConflictKind.NOT_OFFERED if of.id else ConflictKind.MISSING
    return Conflict(kind, of, wanted.span)


def booking_problems(wanted: Booking, service: DeskService | None, zone: ZoneInfo, now: datetime) -> dict[str, Message]:
    """Return what cannot be accepted of a booking whatever the book holds, by field."""
    problems: dict[str, Message] = {}
    if service is None:
        problems["service"] = say("Choose a service from the list.")
    length = length_problem(wanted.minutes)
    if length is not None:
        problems["minutes"] = length
    elif len(days_of(wanted.span, zone)) > 1:
        problems["starts"] = say("An appointment ends on the day on which it starts. Choose an earlier time.")
    if wanted.starts.second or wanted.starts.microsecond:
        problems["starts"] = say("An appointment starts at a whole minute.")
    if local_day(wanted.starts, zone) < local_day(now, zone):
        problems["starts"] = say("This day is over. Choose today or a later day.")
    if len(wanted.note) > LONGEST_NOTE:
        problems["note"] = say("Keep the note for the desk under {count} letters.", count=LONGEST_NOTE)
    return problems


def is_about(conflict: Conflict, kind: ResourceKind) -> bool:
    """Tell whether a conflict is about a kind of resource."""
    return conflict.of is not None and conflict.of.kind is kind
