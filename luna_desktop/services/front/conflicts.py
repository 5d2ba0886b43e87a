"""Conflicts of the book asked inside the writing transaction, and told in sentences that name who stands there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from luna_desktop.domain.access import Permission
from luna_desktop.domain.book.bookings import Booking
from luna_desktop.domain.book.clashes import BookingConflict, ShownConflict
from luna_desktop.domain.book.hours import AWAY_NAMES
from luna_desktop.domain.book.resources import ResourceKind
from luna_desktop.domain.book.rules import Conflict, ConflictKind, conflicts, is_about
from luna_desktop.domain.book.set_up import SetUp
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.domain.people import clean_line
from luna_desktop.models.book import Booking as BookingRow
from luna_desktop.models.patients import PatientCard
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.front.standing import standing_around
from luna_desktop.services.people.hidden import hidden_patients
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say


@dataclass(frozen=True)
class _There:
    """Whose booking stands in the way, who put it there and when."""

    patient_id: int
    name: str
    by: str
    at: datetime


def conflicts_of(work: Work, wanted: Booking, set_up: SetUp, booking_id: int = 0) -> tuple[Conflict, ...]:
    """Return what forbids a booking according to what stands in the book now."""
    if not wanted.holds_time:
        return ()
    others = standing_around(work, [wanted.occupied])
    return conflicts(wanted, others, set_up, booking_id=booking_id)


def settle(work: Work, found: tuple[Conflict, ...], set_up: SetUp, override: str) -> str:
    """Return the reason under which a booking stands, "" where nothing is in its way.

    Raises:
        BookingConflict: Something is, and no reason was given; or nobody is named with whom it is, for which no
            reason is good enough: it would stand in nobody's column.
        NotPermitted: A reason was given by somebody who may not book against the rules.
    """
    reason = clean_line(override)
    if not found:
        return ""
    if not reason or any(_is_without_practitioner(each) for each in found):
        raise BookingConflict(shown(work, found, set_up))
    if not work.actor.may(Permission.OVERRIDE_BOOK):
        raise NotPermitted(
            say("Your role cannot book against the rules. Choose another time."),
            permission=Permission.OVERRIDE_BOOK.value,
        )
    return reason


def _is_without_practitioner(conflict: Conflict) -> bool:
    return conflict.kind is ConflictKind.MISSING and is_about(conflict, ResourceKind.PRACTITIONER)


def shown(work: Work, found: Iterable[Conflict], set_up: SetUp) -> tuple[ShownConflict, ...]:
    """Return conflicts in sentences; of a person whom the actor may not find, only that the time is taken."""
    every = list(found)
    there = _who_is_there(work, {each.booking_id for each in every if each.booking_id})
    return tuple(_shown(each, there.get(each.booking_id), set_up) for each in every)


def _who_is_there(work: Work, bookings: set[int]) -> dict[int, _There]:
    if not bookings:
        return {}
    rows = work.session.execute(
        select(BookingRow.id, BookingRow.patient_id, PatientCard.name, StaffUser.display_name, BookingRow.changed_at)
        .join(PatientCard, PatientCard.patient_id == BookingRow.patient_id)
        .join(StaffUser, StaffUser.id == BookingRow.changed_by)
        .where(BookingRow.id.in_(bookings))
    )
    hidden = hidden_patients(work)
    return {
        row.id: _There(
            0 if row.patient_id in hidden else row.patient_id,
            "" if row.patient_id in hidden else row.name,
            row.display_name,
            row.changed_at,
        )
        for row in rows
    }


def _shown(conflict: Conflict, there: _There | None, set_up: SetUp) -> ShownConflict:
    if there is None:
        return ShownConflict(conflict, _of_set_up(conflict, set_up))
    words: dict[str, object] = {
        "what": set_up.name_of(conflict.of) if conflict.of is not None else "",
        "patient": there.name,
        "start": f"{conflict.span.starts.astimezone(set_up.zone):%H:%M}",
        "end": f"{conflict.span.ends.astimezone(set_up.zone):%H:%M}",
    }
    return ShownConflict(
        conflict, _of_booking(conflict.kind, there, words), there.patient_id, there.name, there.by, there.at
    )


def _of_booking(kind: ConflictKind, there: _There, words: dict[str, object]) -> Message:
    if kind is ConflictKind.PATIENT:
        return say("{patient} is already booked from {start} to {end}.", **words)
    if not there.patient_id:
        return say("{what} is taken from {start} to {end}.", **words)
    if kind is ConflictKind.PRACTITIONER:
        return say("{what} sees {patient} from {start} to {end}.", **words)
    return say("{what} is taken for {patient} from {start} to {end}, with preparation and clean-up.", **words)


def _of_set_up(conflict: Conflict, set_up: SetUp) -> Message:
    if conflict.kind is ConflictKind.AWAY and conflict.why is not None and conflict.of is not None:
        return say(
            "{what} cannot be booked from {start} to {end}: {why}.",
            what=set_up.name_of(conflict.of),
            start=f"{conflict.span.starts.astimezone(set_up.zone):%H:%M}",
            end=f"{conflict.span.ends.astimezone(set_up.zone):%H:%M}",
            why=conflict.words or AWAY_NAMES[conflict.why],
        )
    if conflict.kind is ConflictKind.NOT_OFFERED and conflict.of is not None:
        return say("{what} is not meant for this service.", what=set_up.name_of(conflict.of))
    return _MISSING[conflict.of.kind if conflict.of is not None else ResourceKind.ROOM]


_MISSING: dict[ResourceKind, Message] = {
    ResourceKind.CLINIC: say("The clinic is closed."),
    ResourceKind.PRACTITIONER: say("This service needs a practitioner. Choose one."),
    ResourceKind.ROOM: say("This service needs a room and none is free. Choose another time or a room."),
    ResourceKind.DEVICE: say("This service needs a device and none is free. Choose another time or a device."),
}
