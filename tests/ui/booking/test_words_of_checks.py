"""How conflicts read: each check in words, the banner with what matters most first, and the foot."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from luna_desktop.domain.book.bookings import Booking
from luna_desktop.domain.book.clashes import ShownConflict
from luna_desktop.domain.book.hours import Away
from luna_desktop.domain.book.resources import Device, Resource, Room, device, practitioner, room
from luna_desktop.domain.book.rules import Conflict, ConflictKind
from luna_desktop.domain.book.services import DeskService
from luna_desktop.domain.book.set_up import Person, SetUp
from luna_desktop.domain.book.spans import Span
from luna_desktop.services.front.previews import Preview
from luna_desktop.texts import say
from luna_desktop.ui.booking.shown import CheckState
from luna_desktop.ui.booking.words_of_checks import checks_of, conflict_of, open_checks, outcome_of

START = datetime(2026, 11, 25, 5, 30, tzinfo=UTC)
SPAN = Span(START, START + timedelta(minutes=30))
SET_UP = SetUp(
    people={1: Person(1, "Priya")},
    rooms={3: Room("Room 3")},
    devices={5: Device("Device 5")},
    services={
        "treat": DeskService("treat", "Treatment", devices=(5,)),
        "call": DeskService("call", "Phone call", needs_room=False),
    },
)
BOOKING = Booking(7, "treat", 1, START, 45, room=3, devices=(5,))


def of(kind: ConflictKind, resource: Resource | None, *, why: Away | None = None, booking: int = 9) -> ShownConflict:
    conflict = Conflict(kind, resource, SPAN, booking, why)
    return ShownConflict(conflict, say("Taken."), 8, "Asha Rao", "Suresh", START)


def test_free_checks_name_who_and_what() -> None:
    checks = checks_of(Preview(BOOKING, (), False), SET_UP)
    assert [check.spoken() for check in checks] == [
        "Priya: Available",
        "Room 3: Available",
        "Device 5: Available",
        "Patient: Available",
    ]
    call = checks_of(Preview(Booking(7, "call", 1, START, 15), (), False), SET_UP)
    assert [check.state for check in call[1:3]] == [CheckState.UNNEEDED] * 2
    assert {check.state for check in open_checks()} == {CheckState.OPEN}


def test_each_conflict_is_said_at_its_check() -> None:
    found = (
        of(ConflictKind.PRACTITIONER, practitioner(1)),
        of(ConflictKind.AWAY, room(3), why=Away.CLOSED),
        of(ConflictKind.NOT_OFFERED, device(5)),
        of(ConflictKind.PATIENT, None),
    )
    preview = Preview(BOOKING, found, False)
    notes = [check.note for check in checks_of(preview, SET_UP)]
    assert notes == ["Busy to 11:30", "Closed", "Not meant for this", "Busy to 11:30"]
    assert {check.state for check in checks_of(preview, SET_UP, overridden=True)} == {CheckState.OVERRIDDEN}
    banner = conflict_of(preview, may_override=True, use=time(11, 30))
    assert banner is not None
    assert banner.title == "Same patient, two places"
    assert (banner.booking_id, banner.use, banner.text) == (9, time(11, 30), "Taken.")
    outcome = outcome_of(preview, verb="Book", overridden=False)
    assert (outcome.text, outcome.can_act) == ("Change the time to go on: 4 conflicts.", False)
    assert outcome_of(preview, verb="Book", overridden=True).can_act


def test_nothing_in_the_way_and_nothing_free() -> None:
    free = Preview(BOOKING, (), False)
    assert conflict_of(free, may_override=True, use=None) is None
    assert outcome_of(free, verb="Book", overridden=False).can_act
    missing = Preview(Booking(7, "treat", 1, START, 45), (of(ConflictKind.MISSING, room(0), booking=0),), False)
    assert checks_of(missing, SET_UP)[1].note == "None free"
    assert outcome_of(missing, verb="Book", overridden=False).text == "Change the time to go on: 1 conflict."
