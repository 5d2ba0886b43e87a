"""Held bookings: listed for clinicians of the care team, decided once, told to the desk in words without detail."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.bookings import BookingState, CancelReason
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import book, held, set_up
from luna_desktop.services.front.booking_requests import Undo
from luna_desktop.services.front.bookings import KnownBooking
from luna_desktop.services.front.held import HeldDecision
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.front.booking import asked, book_one, person
from tests.services.sharing_steps import keep_from


def hold_follow_ups(clinic: OpenClinic) -> None:
    with working(clinic) as work:
        (entry,) = [each for each in set_up.entries_of(work, set_up.EntryKind.SERVICE) if each.body.key == "follow_up"]
        set_up.change_entry(work, entry.entry_id, entry.number, replace(entry.body, needs_review=True))


@pytest.fixture
def waiting(open_clinic: Opener) -> KnownBooking:
    """Return a booking that reception made and that is held."""
    hold_follow_ups(open_clinic(Role.OWNER))
    return book_one(open_clinic(Role.RECEPTION), service="follow_up")


def test_it_is_listed_with_its_desk_name_the_own_first(open_clinic: Opener, waiting: KnownBooking) -> None:
    desk = open_clinic(Role.RECEPTION)
    other = builders.register(desk, builders.a_patient("Rao", "Asha", phone="98860 01428"))
    book_one(desk, other, "09:00", service="follow_up", practitioner=person(desk, Role.THERAPIST))
    first, second = act(open_clinic(Role.CLINICIAN), held.read_held, None)
    assert (first.item_id, first.what, str(first.note)) == (
        waiting.booking_id,
        "Follow-up",
        "10:00, Dr Meera Pillai",
    )
    assert second.card.name == "Asha Rao"
    with pytest.raises(NotPermitted):
        act(desk, held.read_held, None)


def test_a_clinician_lets_it_stand_once(open_clinic: Opener, waiting: KnownBooking) -> None:
    doctor = open_clinic(Role.CLINICIAN)
    known = act(doctor, held.review_held, HeldDecision(asked(waiting), accept=True))
    assert known.booking == replace(waiting.booking, state=BookingState.BOOKED)
    assert act(doctor, held.read_held, None) == []
    with pytest.raises(InvalidInput):
        act(doctor, held.review_held, HeldDecision(asked(known), accept=True))
    assert len(entries(doctor, "appointment reviewed")) == 1
    assert act(doctor, book.undo_booking, Undo(asked(known))).booking == waiting.booking


def test_a_no_needs_words_for_the_desk(open_clinic: Opener, waiting: KnownBooking) -> None:
    doctor = open_clinic(Role.CLINICIAN)
    with pytest.raises(InvalidInput) as refused:
        act(doctor, held.review_held, HeldDecision(asked(waiting), accept=False, words="  "))
    assert set(refused.value.problems) == {"words"}
    known = act(doctor, held.review_held, HeldDecision(asked(waiting), accept=False, words="consultation first"))
    assert (known.booking.state, known.booking.cancel_reason) == (BookingState.CANCELLED, CancelReason.NOT_APPROVED)
    assert known.booking.cancel_words == "consultation first"


def test_nobody_who_is_hidden_stands_there(open_clinic: Opener, waiting: KnownBooking) -> None:
    keep_from(open_clinic(Role.OWNER), waiting.patient_id, Role.CLINICIAN)
    assert act(open_clinic(Role.CLINICIAN), held.read_held, None) == []
