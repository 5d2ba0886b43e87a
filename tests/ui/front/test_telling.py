"""Toasts after a stamp: what was done, taken back with one click, and refused in words."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.domain.book.states import Step
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.services.front.bookings import known_booking
from luna_desktop.services.front.states import Stamping, stamp_booking
from luna_desktop.texts import say
from luna_desktop.ui.front.telling import stamped_words, tell_refusal, tell_stamped
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working
from tests.services.front.booking import book_one
from tests.ui.contexts import context_of
from tests.ui.front.test_presenter import Told


def test_a_stamp_is_taken_back_from_its_toast_once(qtbot: QtBot, open_clinic: Opener) -> None:
    del qtbot
    desk, way = open_clinic(Role.RECEPTION), Told()
    known = book_one(desk)
    stamped = act(desk, stamp_booking, Stamping(known.patient_id, known.booking_id, Step.CONFIRM))
    tell_stamped(context_of(desk, way=way), stamped, "Ananya Kumar")
    (toast,) = way.toasts
    assert (toast.title, toast.action) == ("Ananya Kumar: confirmed", "Undo")
    assert toast.act is not None
    toast.act()
    with working(desk) as work:
        assert known_booking(work, known.patient_id, known.booking_id).booking.state is BookingState.BOOKED
    toast.act()
    assert way.toasts[-1].title == "Somebody changed this booking meanwhile. Look at it again."


@pytest.mark.parametrize("state", [BookingState.ARRIVED, BookingState.IN_ROOM, BookingState.DONE])
def test_what_happened_names_the_patient(state: BookingState) -> None:
    assert stamped_words(state, "Asha Rao").startswith("Asha Rao")
    assert stamped_words(state, "Asha Rao") != "Asha Rao"


def test_a_refusal_says_each_problem_and_the_unforeseen_is_an_incident(qtbot: QtBot, open_clinic: Opener) -> None:
    del qtbot
    way = Told()
    context = context_of(open_clinic(Role.RECEPTION), way=way)
    tell_refusal(context, InvalidInput({"state": say("The booking has moved on.")}))
    assert (way.toasts[0].title, way.toasts[0].tone) == ("The booking has moved on.", "danger")
    with pytest.raises(AssertionError):
        tell_refusal(context, ValueError("unforeseen"))
