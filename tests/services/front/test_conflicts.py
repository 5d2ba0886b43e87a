"""Conflicts in sentences: who stands there, who put them there, and nobody who is hidden from the acting person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.clashes import BookingConflict, ShownConflict
from luna_desktop.domain.book.hours import Away
from luna_desktop.domain.book.resources import CLINIC, device, practitioner, room
from luna_desktop.domain.book.rules import Conflict, ConflictKind
from luna_desktop.domain.book.spans import Span
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.conflicts import settle, shown
from tests.clinic_fixtures import Opener
from tests.services.acting import working
from tests.services.front.booking import at, book_one, person, set_up
from tests.services.sharing_steps import keep_from

SPAN = Span(at("10:00"), at("10:30"))


def told(clinic: OpenClinic, *found: Conflict) -> list[ShownConflict]:
    with working(clinic) as work:
        return list(shown(work, found, set_up(clinic)))


def test_a_booking_in_the_way_is_named_with_whoever_made_it(clinic: OpenClinic) -> None:
    known, doctor = book_one(clinic), person(clinic)
    places = (practitioner(doctor), room(known.booking.room), device(99), None)
    kinds = (ConflictKind.PRACTITIONER, ConflictKind.ROOM, ConflictKind.DEVICE, ConflictKind.PATIENT)
    found = told(clinic, *(Conflict(kind, of, SPAN, known.booking_id) for kind, of in zip(kinds, places, strict=True)))
    sentences = [str(each.sentence) for each in found]
    assert sentences[0] == "Dr Meera Pillai sees Ananya Kumar from 10:00 to 10:30."
    assert sentences[1].startswith("Room 1 is taken for Ananya Kumar")
    assert sentences[2].startswith("No longer in use is taken for Ananya Kumar")
    assert sentences[3] == "Ananya Kumar is already booked from 10:00 to 10:30."
    assert {each.booked_by for each in found} == {"Dr Nandini Rao"}
    assert {each.patient_id for each in found} == {known.patient_id}


def test_nobody_who_is_hidden_is_named(open_clinic: Opener) -> None:
    owner, desk = open_clinic(Role.OWNER), open_clinic(Role.RECEPTION)
    known = book_one(owner)
    keep_from(owner, known.patient_id, Role.RECEPTION)
    conflict = Conflict(ConflictKind.PRACTITIONER, practitioner(person(owner)), SPAN, known.booking_id)
    (found,) = told(desk, conflict)
    assert str(found.sentence) == "Dr Meera Pillai is taken from 10:00 to 10:30."
    assert (found.patient, found.patient_id) == ("", 0)


def test_what_is_away_or_missing_is_said(clinic: OpenClinic) -> None:
    doctor = practitioner(person(clinic))
    found = told(
        clinic,
        Conflict(ConflictKind.AWAY, doctor, SPAN, why=Away.LEAVE),
        Conflict(ConflictKind.AWAY, doctor, SPAN, why=Away.BREAK, words="Lunch"),
        Conflict(ConflictKind.NOT_OFFERED, doctor, SPAN),
        Conflict(ConflictKind.MISSING, room(0), SPAN),
        Conflict(ConflictKind.MISSING, CLINIC, SPAN),
    )
    assert [str(each.sentence) for each in found] == [
        "Dr Meera Pillai cannot be booked from 10:00 to 10:30: On leave.",
        "Dr Meera Pillai cannot be booked from 10:00 to 10:30: Lunch.",
        "Dr Meera Pillai is not meant for this service.",
        "This service needs a room and none is free. Choose another time or a room.",
        "The clinic is closed.",
    ]


def test_a_reason_counts_only_where_something_is_in_the_way_and_only_from_who_may(clinic: OpenClinic) -> None:
    conflict = (Conflict(ConflictKind.PATIENT, None, SPAN),)
    with working(clinic) as work:
        assert settle(work, (), set_up(clinic), "twins") == ""
        assert settle(work, conflict, set_up(clinic), "  twins ") == "twins"
        with pytest.raises(BookingConflict):
            settle(work, conflict, set_up(clinic), "   ")
        work.actor = replace(work.actor, roles=frozenset({Role.AUDITOR}))
        with pytest.raises(NotPermitted):
            settle(work, conflict, set_up(clinic), "twins")


def test_no_reason_books_with_nobody(clinic: OpenClinic) -> None:
    nobody = (Conflict(ConflictKind.MISSING, practitioner(0), SPAN),)
    with working(clinic) as work, pytest.raises(BookingConflict):
        settle(work, nobody, set_up(clinic), "urgent")
    no_room = (Conflict(ConflictKind.MISSING, room(0), SPAN),)
    with working(clinic) as work:
        assert settle(work, no_room, set_up(clinic), "in the corridor") == "in the corridor"
