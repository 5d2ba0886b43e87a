"""A visit that begins takes today's booking along, and the signed visit knows which booking is still in the room."""

from __future__ import annotations

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.domain.book.states import Step
from luna_desktop.services.care.visits import NewVisit, start_visit
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.bookings import KnownBooking, known_booking
from luna_desktop.services.front.states import Stamping, stamp_booking
from luna_desktop.services.front.visit_links import VisitDone, booking_to_finish
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.care.visiting import begin, sign
from tests.services.front.booking import at, book_one, person


def stamp(clinic: OpenClinic, known: KnownBooking, step: Step) -> None:
    act(clinic, stamp_booking, Stamping(known.patient_id, known.booking_id, step))


def state_of(clinic: OpenClinic, known: KnownBooking) -> BookingState:
    with working(clinic) as work:
        return known_booking(work, known.patient_id, known.booking_id).booking.state


def test_a_visit_from_the_book_goes_from_waiting_to_done(open_clinic: Opener, ticking: builders.Ticking) -> None:
    clinic = open_clinic(Role.CLINICIAN)
    known = book_one(clinic, time="10:00", practitioner=person(clinic))
    ticking.now = at("09:55")
    stamp(clinic, known, Step.ARRIVE)
    visit = begin(clinic, known.patient_id)
    assert state_of(clinic, known) is BookingState.IN_ROOM
    (entry,) = entries(clinic, "visit started")
    assert f'"booking": {known.booking_id}' in entry.detail
    done = VisitDone(known.patient_id, visit.header.visit_id)
    asked = act(clinic, booking_to_finish, done)
    assert asked is not None
    assert (asked.booking_id, asked.number) == (known.booking_id, 3)
    stamp(clinic, known, Step.FINISH)
    assert act(clinic, booking_to_finish, done) is None
    assert state_of(clinic, known) is BookingState.DONE


def test_ones_own_booking_goes_before_an_earlier_one_and_each_is_taken_once(
    open_clinic: Opener, ticking: builders.Ticking
) -> None:
    clinic = open_clinic(Role.CLINICIAN)
    other = book_one(clinic, time="10:00", practitioner=person(clinic, Role.THERAPIST))
    own = book_one(clinic, other.patient_id, "11:00", practitioner=person(clinic))
    ticking.now = at("09:55")
    for known in (other, own):
        stamp(clinic, known, Step.ARRIVE)
    first = begin(clinic, own.patient_id)
    assert (state_of(clinic, own), state_of(clinic, other)) == (BookingState.IN_ROOM, BookingState.ARRIVED)
    begin(clinic, own.patient_id)
    assert state_of(clinic, other) is BookingState.IN_ROOM
    asked = act(clinic, booking_to_finish, VisitDone(own.patient_id, first.header.visit_id))
    assert asked is not None
    assert asked.booking_id == own.booking_id
    assert '"booking"' not in entries(clinic, "visit started")[-1].detail or len(entries(clinic, "visit started")) == 2


def test_who_has_not_arrived_stays_booked_and_a_visit_written_afterwards_takes_nothing(
    open_clinic: Opener, ticking: builders.Ticking
) -> None:
    clinic = open_clinic(Role.CLINICIAN)
    known = book_one(clinic, time="10:00", practitioner=person(clinic))
    ticking.now = at("09:55")
    visit = begin(clinic, known.patient_id)
    assert state_of(clinic, known) is BookingState.BOOKED
    assert act(clinic, booking_to_finish, VisitDone(known.patient_id, visit.header.visit_id)) is None
    stamp(clinic, known, Step.ARRIVE)
    act(clinic, start_visit, NewVisit(known.patient_id, started_at=at("09:00")))
    assert state_of(clinic, known) is BookingState.ARRIVED


def test_a_visit_without_a_link_finds_todays_booking_in_the_room(
    open_clinic: Opener, ticking: builders.Ticking
) -> None:
    clinic = open_clinic(Role.CLINICIAN)
    known = book_one(clinic, time="10:00", practitioner=person(clinic))
    ticking.now = at("09:55")
    visit = sign(clinic, begin(clinic, known.patient_id))
    for step in (Step.ARRIVE, Step.SEND_IN):
        stamp(clinic, known, step)
    asked = act(clinic, booking_to_finish, VisitDone(known.patient_id, visit.header.visit_id))
    assert asked is not None
    assert asked.booking_id == known.booking_id
