"""The waiting list: versions of wishes, whom a freed time suits first, and the booking that comes of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.book.bookings import BookingState, CancelledBy, CancelReason
from luna_desktop.domain.book.wishes import WaitingState, WaitingWish
from luna_desktop.domain.errors import InvalidInput, NotFound, StaleRecord
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import book, waiting_list
from luna_desktop.services.front.booking_requests import Cancel, Move
from luna_desktop.services.front.waiting_list import (
    BookFromList,
    FreeStretch,
    Offer,
    TakenOff,
    WaitingAsked,
    WishChange,
)
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.front.booking import asked, at, book_one, person, wanted
from tests.services.sharing_steps import keep_from


def waits(clinic: OpenClinic, family: str, **wish: object) -> WaitingAsked:
    phone = f"98860 {len(family):05}"
    patient = builders.register(clinic, builders.a_patient(family, "Asha", phone=phone))
    body = replace(WaitingWish(int(patient), "consultation"), **wish)  # type: ignore[arg-type]
    return act(clinic, waiting_list.put_on_waiting_list, body)


def names(clinic: OpenClinic) -> list[str]:
    return [each.card.name for each in act(clinic, waiting_list.read_waiting_list, None)]


def test_an_entry_is_changed_offered_taken_off_and_put_back_in_versions(clinic: OpenClinic) -> None:
    entry = waits(clinic, "Rao", note=" mornings ")
    (row,) = act(clinic, waiting_list.read_waiting_list, None)
    assert (row.wish.note, row.desk_name, row.state) == ("mornings", "Consultation", WaitingState.WAITING)
    entry = act(clinic, waiting_list.change_wish, WishChange(entry, replace(row.wish, minutes=45)))
    entry = act(clinic, waiting_list.note_offer, Offer(entry, at("10:00"), person(clinic)))
    (row,) = act(clinic, waiting_list.read_waiting_list, None)
    assert (row.state, row.wish.offered_starts, row.wish.minutes) == (WaitingState.OFFERED, at("10:00"), 45)
    entry = act(clinic, waiting_list.note_offer, Offer(entry, None))
    with pytest.raises(InvalidInput):
        act(clinic, waiting_list.take_off_waiting_list, TakenOff(entry, " "))
    gone = act(clinic, waiting_list.take_off_waiting_list, TakenOff(entry, "went elsewhere"))
    assert names(clinic) == []
    with pytest.raises(InvalidInput):
        act(clinic, waiting_list.note_offer, Offer(gone, None))
    back = act(clinic, waiting_list.put_back_on_waiting_list, gone)
    assert (names(clinic), back.number) == (["Asha Rao"], 6)
    with pytest.raises(InvalidInput):
        act(clinic, waiting_list.put_back_on_waiting_list, back)
    assert len(entries(clinic, "waiting list entry offered a time")) == 2


def test_an_entry_is_found_with_its_patient_and_version_only(clinic: OpenClinic) -> None:
    entry = waits(clinic, "Rao")
    with pytest.raises(NotFound):
        act(clinic, waiting_list.note_offer, Offer(replace(entry, patient_id=book_one(clinic).patient_id), None))
    act(clinic, waiting_list.note_offer, Offer(entry, at("10:00")))
    with pytest.raises(StaleRecord):
        act(clinic, waiting_list.note_offer, Offer(entry, None))


def test_wishes_that_make_no_sense_are_refused_at_their_field(clinic: OpenClinic) -> None:
    with pytest.raises(InvalidInput) as refused:
        waits(clinic, "Rao", service="none")
    assert set(refused.value.problems) == {"service"}


def test_a_freed_time_is_offered_to_whom_it_suits_the_most_urgent_first(clinic: OpenClinic) -> None:
    doctor = person(clinic)
    known = book_one(clinic, time="10:00")
    waits(clinic, "Rao")
    waits(clinic, "Sethi", is_urgent=True, practitioner=doctor)
    waits(clinic, "Kulkarni", practitioner=person(clinic, Role.THERAPIST))
    waits(clinic, "Iyengar", minutes=60)
    assert act(clinic, waiting_list.read_freed_times, None) == ()
    gone = act(clinic, book.cancel_booking, Cancel(asked(known), CancelledBy.PATIENT, CancelReason.TIME))
    (freed,) = act(clinic, waiting_list.read_freed_times, None)
    assert (freed.stretch.span, freed.stretch.practitioner) == (known.booking.span, doctor)
    assert [each.row.card.name for each in freed.matches] == ["Asha Sethi", "Asha Rao"]
    assert freed.matches == act(clinic, waiting_list.match_waiting_list, freed.stretch)
    best = freed.matches[0]
    taken = WaitingAsked(best.row.card.patient_id, best.row.entry_id, best.row.number)
    appointment = wanted(clinic, taken.patient_id, "10:00", room=best.room)
    made = act(clinic, waiting_list.book_from_waiting_list, BookFromList(taken, appointment))
    assert (made.booking.starts, made.booking.state) == (best.starts, BookingState.BOOKED)
    assert names(clinic) == ["Asha Rao", "Asha Kulkarni", "Asha Iyengar"]
    assert act(clinic, waiting_list.read_freed_times, None) == (), "the time is taken again"
    assert gone.booking.state is BookingState.CANCELLED


def test_a_time_that_a_move_gave_up_is_offered_too_and_a_patient_who_is_busy_is_not(clinic: OpenClinic) -> None:
    known = book_one(clinic, time="10:00")
    entry = waits(clinic, "Rao")
    act(clinic, book.move_booking, Move(asked(known), at("15:00")))
    (freed,) = act(clinic, waiting_list.read_freed_times, None)
    assert freed.stretch.span.starts == at("10:00")
    book_one(clinic, entry.patient_id, "10:00", practitioner=person(clinic, Role.THERAPIST))
    assert act(clinic, waiting_list.read_freed_times, None) == ()


def test_nobody_who_is_hidden_stands_on_the_list(open_clinic: Opener) -> None:
    owner, desk = open_clinic(Role.OWNER), open_clinic(Role.RECEPTION)
    entry = waits(owner, "Rao")
    keep_from(owner, PatientId(entry.patient_id), Role.RECEPTION)
    assert (names(owner), names(desk)) == (["Asha Rao"], [])
    stretch = FreeStretch(book_one(owner, time="15:00").booking.span, person(owner))
    assert act(desk, waiting_list.match_waiting_list, stretch) == ()
