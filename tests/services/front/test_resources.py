"""Rooms, devices and practitioners of the book."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.stranded import BookingsStranded
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StaleRecord
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.book_days import BookAsked, read_day
from luna_desktop.services.front.entries import Retiring
from luna_desktop.services.front.resources import (
    PersonKept,
    PlaceKept,
    PlaceLine,
    Places,
    bring_place_back,
    keep_person,
    keep_place,
    read_places,
    retire_place,
)
from luna_desktop.services.front.set_up import EntryKind
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, watching
from tests.services.front.booking import at, book_one, person, set_up


def places(clinic: OpenClinic) -> Places:
    return act(clinic, read_places, None)


def room_named(clinic: OpenClinic, name: str) -> PlaceLine:
    return next(each for each in places(clinic).places if each.name == name)


def test_a_room_is_added_renamed_and_refused_a_name_that_is_taken(clinic: OpenClinic) -> None:
    kept = act(clinic, keep_place, PlaceKept(EntryKind.ROOM, " Laser   room "))
    line = room_named(clinic, "Laser room")
    act(clinic, keep_place, PlaceKept(EntryKind.ROOM, "Room 9", entry_id=line.entry_id, number=line.number))
    assert room_named(clinic, "Room 9").entry_id == kept.entry.entry_id
    assert set_up(clinic).rooms[kept.entry.entry_id].name == "Room 9"
    with pytest.raises(InvalidInput) as refused:
        act(clinic, keep_place, PlaceKept(EntryKind.ROOM, "rOOm 1"))
    assert set(refused.value.problems) == {"name"}
    with pytest.raises(InvalidInput):
        act(clinic, keep_place, PlaceKept(EntryKind.ROOM, "  "))
    with pytest.raises(StaleRecord):
        act(clinic, keep_place, PlaceKept(EntryKind.ROOM, "Room 8", entry_id=line.entry_id, number=line.number))
    assert len(entries(clinic, "book room added")) == 1
    assert len(entries(clinic, "book room changed")) == 1


def test_a_room_goes_with_its_bookings_on_the_pinboard_and_comes_back(clinic: OpenClinic) -> None:
    known = book_one(clinic, time="10:00")
    room = next(each for each in places(clinic).rooms() if each.entry_id == known.booking.room)
    assert room.coming == 1
    device = act(clinic, keep_place, PlaceKept(EntryKind.DEVICE, "Device 1", "Diode laser", room.entry_id)).entry
    with pytest.raises(BookingsStranded) as refused:
        act(clinic, retire_place, Retiring(room.entry_id, room.number, "Water damage"))
    seen = frozenset(each.booking_id for each in refused.value.found)
    assert seen == {known.booking_id}
    kept = act(clinic, retire_place, Retiring(room.entry_id, room.number, "Water damage", seen))
    assert kept.moved == 1
    assert room.entry_id not in set_up(clinic).rooms
    assert set_up(clinic).devices[device.entry_id].room == 0
    (pinned,) = act(clinic, read_day, BookAsked(at("10:00").date())).pinned
    assert pinned.booking_id == known.booking_id
    act(clinic, bring_place_back, Retiring(room.entry_id, kept.entry.number))
    assert room_named(clinic, room.name).is_retired is False


def test_what_a_device_is_stays_out_of_the_sight_of_the_desk(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    act(owner, keep_place, PlaceKept(EntryKind.DEVICE, "Device 2", "Q-switched laser 1064 nm"))
    assert next(each for each in places(owner).devices()).what == "Q-switched laser 1064 nm"
    owner.close()
    desk = open_clinic(Role.RECEPTION)
    with watching(desk) as seen:
        page = act(desk, read_day, BookAsked(at("10:00").date()))
    assert "1064" not in repr(page)
    assert seen.about("service_clinical_name") == []
    for case in (read_places, keep_place):
        with pytest.raises(NotPermitted):
            act(desk, case, None)  # type: ignore[arg-type]


def test_a_practitioner_leaves_the_book_and_comes_back(clinic: OpenClinic) -> None:
    known = book_one(clinic, time="10:00")
    user = person(clinic)
    line = next(each for each in places(clinic).people if each.user == user)
    assert (line.in_book, line.entry_id, line.coming) == (True, 0, 1)
    with pytest.raises(BookingsStranded):
        act(clinic, keep_person, PersonKept(user, in_book=False))
    kept = act(clinic, keep_person, PersonKept(user, in_book=False, seen=frozenset({known.booking_id})))
    assert kept.moved == 1
    assert user not in set_up(clinic).people
    room = places(clinic).rooms()[0].entry_id
    back = PersonKept(user, title="Dermatologist", room=room, entry_id=kept.entry.entry_id, number=kept.entry.number)
    act(clinic, keep_person, back)
    stands = set_up(clinic).people[user]
    assert (stands.title, stands.room) == ("Dermatologist", room)


def test_only_who_treats_can_stand_in_the_book(clinic: OpenClinic) -> None:
    with pytest.raises(NotFound):
        act(clinic, keep_person, PersonKept(999))
    with pytest.raises(InvalidInput) as refused:
        act(clinic, keep_person, PersonKept(person(clinic), room=999, title="x" * 100))
    assert set(refused.value.problems) == {"room", "title"}
