"""After signing: the booking in the room is offered to be marked done, and nothing where there is none."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.domain.book.states import Step
from luna_desktop.services.front.bookings import known_booking
from luna_desktop.services.front.states import Stamping, stamp_booking
from luna_desktop.ui.visits.book_offer import offer_done
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working
from tests.services.care.visiting import begin
from tests.services.front.booking import at, book_one, person
from tests.ui.contexts import context_of
from tests.ui.front.test_presenter import Told


def test_one_click_marks_the_booking_done(qtbot: QtBot, open_clinic: Opener, ticking: builders.Ticking) -> None:
    del qtbot
    clinic, way = open_clinic(Role.CLINICIAN), Told()
    known = book_one(clinic, time="10:00", practitioner=person(clinic))
    ticking.now = at("09:55")
    act(clinic, stamp_booking, Stamping(known.patient_id, known.booking_id, Step.ARRIVE))
    visit = begin(clinic, known.patient_id)
    context = context_of(clinic, way=way)
    offer_done(context, known.patient_id, visit.header.visit_id)
    (toast,) = way.toasts
    assert (toast.title, toast.action) == ("Visit signed", "Mark it done")
    assert toast.act is not None
    toast.act()
    with working(clinic) as work:
        assert known_booking(work, known.patient_id, known.booking_id).booking.state is BookingState.DONE
    assert way.said == ["Booking done"]
    offer_done(context, known.patient_id, visit.header.visit_id)
    assert len(way.toasts) == 1


def test_a_visit_without_booking_offers_nothing(qtbot: QtBot, open_clinic: Opener) -> None:
    del qtbot
    clinic, way = open_clinic(Role.CLINICIAN), Told()
    patient = builders.register(clinic)
    offer_done(context_of(clinic, way=way), patient, begin(clinic, patient).header.visit_id)
    assert way.toasts == []
