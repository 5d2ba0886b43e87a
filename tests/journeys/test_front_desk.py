"""A patient's way through the clinic by keys alone: checked in at the desk, seen from the book, signed, done."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.program import Wiring
from luna_desktop.services.front.bookings import KnownBooking, known_booking
from luna_desktop.services.people.patients import Lookup, search_patients
from tests import builders
from tests.journeys.conftest import Begin
from tests.journeys.test_visits import write_note
from tests.services.acting import act, entries, working
from tests.services.front.booking import at, book_one, set_up


def a_booking(folder: Path, clock: builders.Ticking) -> KnownBooking:
    """Book Bhavana with the owner for Monday at ten."""
    clinic = builders.open_as(folder, Role.OWNER, clock=clock)
    (card,) = act(clinic, search_patients, Lookup("Bhavana"))
    owner = next(each.user for each in set_up(clinic).people.values() if each.name == clinic.actor.display_name)
    known = book_one(clinic, card.patient_id, "10:00", practitioner=owner)
    clinic.close()
    return known


def test_from_check_in_to_done(begin: Begin, small_clinic: Path) -> None:
    clock = builders.Ticking()
    known = a_booking(small_clinic, clock)
    clock.now = at("09:48")
    journey = begin(small_clinic, Wiring(clock=clock))

    journey.sign_in("ravi", builders.PASSWORD)
    journey.see("Waiting room", "Expected next", "Bhavana Shetty", "Nobody waits.")
    journey.use(f"checkIn{known.booking_id}")
    journey.see("Check in Bhavana Shetty", "A clinician will ask")
    journey.settle()
    journey.press("Ctrl+Return")
    journey.see("1 waiting", "Bhavana Shetty is in the waiting room")
    journey.lock()

    clock.now = at("10:00") + timedelta(minutes=1)
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    journey.see("13 min", "Start visit")
    journey.use(f"act{known.booking_id}")
    journey.see_widget("visitPage")
    journey.settle()
    write_note(journey)
    journey.see("Visit signed", "The booking is still “In room”.")
    journey.use("toastAction")
    journey.see("Booking done")
    journey.end()

    clinic = builders.open_as(small_clinic, Role.OWNER, clock=clock)
    with working(clinic) as work:
        done = known_booking(work, known.patient_id, known.booking_id).booking
    assert done.state is BookingState.DONE
    assert done.arrived_at is not None
    assert done.in_room_at is not None
    assert (done.in_room_at - done.arrived_at).total_seconds() // 60 in {12, 13}
    assert [len(entries(clinic, action)) for action in ("check-in opened", "booking arrived", "booking done")] == [
        1,
        1,
        1,
    ]
    clinic.close()
