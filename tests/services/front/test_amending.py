"""A booking changed as a whole is one version and one undo, and is checked like any other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.bookings import BookingAct, BookingState, CancelledBy, CancelReason
from luna_desktop.domain.book.clashes import BookingConflict
from luna_desktop.domain.book.services import DeskService
from luna_desktop.domain.errors import InvalidInput, StaleRecord
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.amending import Amendment, amend_booking
from luna_desktop.services.front.book import cancel_booking, pin_booking, undo_booking
from luna_desktop.services.front.booking_requests import Cancel, Undo
from luna_desktop.services.front.bookings import KnownBooking
from luna_desktop.services.front.set_up import add_entry
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working
from tests.services.front.booking import asked, at, book_one


def same(known: KnownBooking, **other: object) -> Amendment:
    body = known.booking
    place = (body.service, body.starts, body.practitioner, body.minutes, body.room, body.devices, body.note)
    return replace(Amendment(asked(known), *place), **other)  # type: ignore[arg-type]  # names as in Amendment


def test_time_service_and_note_change_together(clinic: OpenClinic) -> None:
    known = book_one(clinic, time="10:00")
    new = act(clinic, amend_booking, same(known, starts=at("11:00"), service="treatment_45", minutes=60, note=" lift "))
    assert (new.number, new.act) == (2, BookingAct.MOVED)
    assert (new.booking.minutes, new.booking.note, new.booking.after) == (60, "lift", 5)
    back = act(clinic, undo_booking, Undo(asked(new)))
    assert back.booking == known.booking
    noted = act(clinic, amend_booking, same(back, note="lift"))
    assert noted.act is BookingAct.CHANGED


def test_it_is_refused_like_any_booking(clinic: OpenClinic) -> None:
    other = book_one(clinic, time="11:00")
    patient = builders.register(clinic, builders.a_patient("Rao", "Asha", phone="98860 01428"))
    known = book_one(clinic, patient, "10:00")
    with pytest.raises(BookingConflict):
        act(clinic, amend_booking, same(known, starts=at("11:00")))
    kept = act(clinic, amend_booking, same(known, starts=at("11:00"), override="twins", room=0))
    assert kept.booking.override == "twins"
    with pytest.raises(StaleRecord):
        act(clinic, amend_booking, same(known, note="late"))
    gone = act(clinic, cancel_booking, Cancel(asked(other), CancelledBy.PATIENT, CancelReason.TIME))
    with pytest.raises(InvalidInput):
        act(clinic, amend_booking, same(gone, note="late"))


def test_one_on_the_pinboard_comes_back_and_a_reviewed_service_is_held(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    with working(owner) as work:
        add_entry(work, DeskService("reviewed", "Treatment 30 min", needs_review=True))
    desk = open_clinic(Role.RECEPTION)
    pinned = act(desk, pin_booking, asked(book_one(desk, time="10:00")))
    back = act(desk, amend_booking, same(pinned, starts=at("12:00")))
    assert (back.act, back.booking.pinned) == (BookingAct.UNPINNED, False)
    held = act(desk, amend_booking, same(back, service="reviewed"))
    assert held.booking.state is BookingState.HELD
    freed = act(desk, amend_booking, same(held, service="consultation"))
    assert freed.booking.state is BookingState.BOOKED
