"""What would become of an appointment: who and what is chosen, what stands in its way; nothing is written."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.book.rules import ConflictKind
from luna_desktop.domain.book.services import DeskService
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.previews import (
    PreviewAsked,
    preview_booking,
    preview_first_booking,
    read_booking_to_change,
)
from luna_desktop.services.front.set_up import add_entry
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.front.booking import asked, at, book_one, person
from tests.services.sharing_steps import keep_from


def test_whoever_is_free_is_chosen_with_a_room(clinic: OpenClinic) -> None:
    known = book_one(clinic, time="10:00")
    other = builders.register(clinic, builders.a_patient("Rao", "Asha", phone="98860 01428"))
    found = act(clinic, preview_booking, PreviewAsked("consultation", at("10:15"), other))
    assert not found.found
    assert found.booking.practitioner not in (0, known.booking.practitioner)
    assert found.booking.room not in (0, known.booking.room)
    assert found.booking.minutes == 30


def test_nobody_is_chosen_to_whom_the_record_is_closed(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    wanted = PreviewAsked("consultation", at("10:00"), patient)
    first = act(owner, preview_booking, wanted).booking.practitioner
    role = next(role for role in (Role.CLINICIAN, Role.THERAPIST) if person(owner, role) == first)
    keep_from(owner, patient, role)
    assert act(open_clinic(Role.RECEPTION), preview_booking, wanted).booking.practitioner not in (0, first)


def test_what_stands_in_the_way_is_told_and_the_own_booking_is_not(clinic: OpenClinic) -> None:
    known = book_one(clinic, time="10:00")
    again = PreviewAsked("consultation", at("10:15"), known.patient_id, person(clinic), booking_id=known.booking_id)
    assert not act(clinic, preview_booking, again).found
    second = act(clinic, preview_booking, PreviewAsked("consultation", at("10:15"), known.patient_id))
    assert {each.conflict.kind for each in second.found} == {ConflictKind.PATIENT}


def test_somebody_new_collides_with_no_one(clinic: OpenClinic) -> None:
    book_one(clinic, time="10:00")
    taken = act(clinic, preview_first_booking, PreviewAsked("consultation", at("10:00"), practitioner=person(clinic)))
    assert {each.conflict.kind for each in taken.found} == {ConflictKind.PRACTITIONER}
    free = act(clinic, preview_first_booking, PreviewAsked("consultation", at("10:00"), PatientId(999)))
    assert not free.found
    with pytest.raises(InvalidInput) as refused:
        act(clinic, preview_first_booking, PreviewAsked("none", at("10:00"), minutes=0))
    assert "service" in refused.value.problems


def test_a_service_that_needs_a_review_is_held_for_the_desk_alone(open_clinic: Opener) -> None:
    clinic = open_clinic(Role.OWNER)
    with working(clinic) as work:
        add_entry(work, DeskService("reviewed", "Treatment 30 min", needs_review=True))
    patient = builders.register(clinic)
    wanted = PreviewAsked("reviewed", at("10:00"), patient)
    assert not act(clinic, preview_booking, wanted).is_held
    desk = open_clinic(Role.RECEPTION)
    assert act(desk, preview_booking, wanted).is_held


def test_looking_writes_nothing_and_a_booking_is_read_with_its_note(clinic: OpenClinic) -> None:
    known = book_one(clinic, time="10:00", note="needs a lift")
    before = len(entries(clinic, "appointment booked"))
    act(clinic, preview_booking, PreviewAsked("consultation", at("12:00"), known.patient_id))
    assert len(entries(clinic, "appointment booked")) == before
    assert act(clinic, read_booking_to_change, asked(known)).booking.note == "needs a lift"
    other = builders.register(clinic, builders.a_patient("Rao", "Asha", phone="98860 01428"))
    with pytest.raises(NotFound):
        act(clinic, read_booking_to_change, asked(known).__class__(other, known.booking_id))
