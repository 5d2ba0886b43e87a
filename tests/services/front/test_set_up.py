"""The set-up of the book: entries with versions, read into one value, and who stands in the book without any entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.hours import Closure, DateHours, Holiday
from luna_desktop.domain.book.resources import CLINIC, Practitioner, Room, room
from luna_desktop.domain.book.services import DeskService
from luna_desktop.domain.errors import NotFound, StaleRecord
from luna_desktop.services.clinic import settings
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import set_up
from luna_desktop.services.front.set_up import EntryKind
from tests.services.acting import working
from tests.services.front.booking import at, person
from tests.services.front.booking import set_up as read


def test_an_entry_is_added_changed_and_taken_out_of_use(clinic: OpenClinic) -> None:
    with working(clinic) as work:
        made = set_up.add_entry(work, Room("Room 9", 9))
        changed = set_up.change_entry(work, made.entry_id, 1, Room("Laser room", 9), "renamed")
        assert set_up.entry_of(work, made.entry_id) == changed
        with pytest.raises(StaleRecord) as refused:
            set_up.change_entry(work, made.entry_id, 1, Room("Room 10"))
        assert refused.value.theirs == changed
        assert set_up.set_up_of(work).rooms[made.entry_id].name == "Laser room"
        gone = set_up.retire_entry(work, made.entry_id, 2)
        assert (gone.number, gone.retired) == (3, True)
        found = set_up.set_up_of(work)
        assert made.entry_id not in found.rooms
        assert found.name_of(room(made.entry_id)) == "Laser room"
        assert made.entry_id not in [each.entry_id for each in set_up.entries_of(work, EntryKind.ROOM)]
        assert made.entry_id in [each.entry_id for each in set_up.entries_of(work, EntryKind.ROOM, retired=True)]
        with pytest.raises(NotFound):
            set_up.entry_of(work, 9999)


def test_what_is_known_by_its_day_or_key_comes_back_instead_of_standing_twice(clinic: OpenClinic) -> None:
    with working(clinic) as work:
        holi = set_up.add_entry(work, Holiday(date(2026, 3, 20), "Holi"))
        set_up.retire_entry(work, holi.entry_id, 1)
        again = set_up.add_entry(work, Holiday(date(2026, 3, 20), "Holi"))
        assert (again.entry_id, again.number) == (holi.entry_id, 3)
        service = set_up.add_entry(work, DeskService("", "Treatment 30 min"))
        assert len(service.body.key) == 12


def test_what_is_over_is_left_out_unless_an_earlier_day_is_asked_for(clinic: OpenClinic) -> None:
    with working(clinic) as work:
        day = work.now.date() - timedelta(days=30)
        set_up.add_entry(work, Closure(CLINIC, work.now - timedelta(days=31), work.now - timedelta(days=30)))
        set_up.add_entry(work, Holiday(day, "Holi"))
        set_up.add_entry(work, DateHours(CLINIC, day))
        late = set_up.set_up_of(work)
        assert (late.closures, late.holidays, late.date_hours) == ((), (), ())
        early = set_up.set_up_of(work, work.now - timedelta(days=60))
        assert (len(early.closures), len(early.holidays), len(early.date_hours)) == (1, 1, 1)


def test_everybody_who_treats_stands_in_the_book_unless_taken_out(clinic: OpenClinic) -> None:
    therapist, doctor = person(clinic, Role.THERAPIST), person(clinic)
    assert [each.name for each in read(clinic).people.values()] == ["Dr Meera Pillai", "Dr Nandini Rao", "Tara Menon"]
    with working(clinic) as work:
        set_up.add_entry(work, Practitioner(doctor, "Dermatologist", room=2, order=3))
        set_up.add_entry(work, Practitioner(therapist, in_book=False))
        set_up.add_entry(work, Practitioner(9999))
    found = read(clinic).people
    assert therapist not in found
    assert (found[doctor].title, found[doctor].room) == ("Dermatologist", 2)
    assert 9999 not in found


def test_the_zone_is_a_setting(clinic: OpenClinic) -> None:
    with working(clinic) as work:
        assert set_up.zone_of(work).key == "Asia/Kolkata"
        assert set_up.today_of(work) == at("15:00", "2026-03-14").date()
        settings.put(work, set_up.ZONE, "Pacific/Auckland")
        assert set_up.today_of(work) == date(2026, 3, 14)
        assert set_up.set_up_of(work).zone.key == "Pacific/Auckland"


def test_a_changed_closure_ends_when_it_says(clinic: OpenClinic) -> None:
    with working(clinic) as work:
        shut = Closure(CLINIC, work.now - timedelta(days=3), work.now - timedelta(days=2))
        entry = set_up.add_entry(work, shut)
        assert set_up.set_up_of(work).closures == ()
        longer = replace(shut, ends=work.now + timedelta(days=1))
        set_up.change_entry(work, entry.entry_id, 1, longer)
        assert set_up.set_up_of(work).closures == (longer,)
