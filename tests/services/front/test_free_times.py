"""Looking for free times in a real clinic: what is offered can be booked, and every wish is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.free_times import FreeTime
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.services.clinic import settings
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import book, free_times, set_up
from luna_desktop.services.front.booking_requests import Wanted
from luna_desktop.services.front.free_times import FreeTimesAsked
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working
from tests.services.front.booking import MONDAY, ZONE, at, book_one, person
from tests.services.sharing_steps import keep_from

DAY = date.fromisoformat(MONDAY)
CONSULTATION = FreeTimesAsked("consultation", first=DAY, limit=3)


def found(clinic: OpenClinic, asked: FreeTimesAsked) -> list[str]:
    return [f"{each.starts.astimezone(ZONE):%d %H:%M}" for each in act(clinic, free_times.find_free_times, asked)]


def test_what_is_offered_can_be_booked_and_is_then_no_more_offered(clinic: OpenClinic) -> None:
    doctor = person(clinic)
    asked = replace(CONSULTATION, practitioner=doctor)
    patient = builders.register(clinic)
    seen: list[FreeTime] = []
    for _ in range(3):
        free = act(clinic, free_times.find_free_times, asked)[0]
        assert free not in seen
        seen.append(free)
        wanted = Wanted(patient, "consultation", doctor, free.starts, room=free.room, devices=free.devices)
        act(clinic, book.book_appointment, wanted)
    assert found(clinic, asked) == ["16 10:30", "16 11:00", "16 11:30"]


def test_a_patient_is_not_offered_a_time_at_which_they_are_busy(clinic: OpenClinic) -> None:
    known = book_one(clinic, time="09:00")
    others = replace(CONSULTATION, practitioner=person(clinic, Role.THERAPIST))
    assert found(clinic, others)[0] == "16 09:00"
    assert found(clinic, replace(others, patient_id=known.patient_id))[0] == "16 09:30"
    moving = replace(CONSULTATION, practitioner=person(clinic), patient_id=known.patient_id)
    assert found(clinic, moving)[0] == "16 09:30"
    assert found(clinic, replace(moving, booking_id=known.booking_id))[0] == "16 09:00"


def test_a_booking_that_is_moved_does_not_free_what_another_one_holds(clinic: OpenClinic) -> None:
    known = book_one(clinic, time="09:00")
    other = builders.register(clinic, builders.a_patient("Rao", "Asha", phone="98860 01428"))
    book_one(clinic, other, "09:15", override="urgent")
    moving = replace(CONSULTATION, practitioner=person(clinic), booking_id=known.booking_id)
    assert found(clinic, moving)[0] == "16 09:45"


def test_wishes_are_kept(clinic: OpenClinic) -> None:
    evening = replace(CONSULTATION, earliest=16 * 60, weekdays=frozenset({2}), per_day=1)
    assert found(clinic, evening) == ["18 16:00", "25 16:00", "01 16:00"]
    assert found(clinic, replace(evening, latest=16 * 60 + 20)) == []
    assert found(clinic, replace(evening, days=2)) == []
    rooms = list(_rooms(clinic))
    narrow = act(clinic, free_times.find_free_times, replace(CONSULTATION, room=rooms[1], minutes=60))
    assert {each.room for each in narrow} == {rooms[1]}
    assert found(clinic, replace(CONSULTATION, service="phone_call", limit=1)) == ["16 09:00"]
    with pytest.raises(InvalidInput):
        found(clinic, replace(CONSULTATION, service="none"))


def _rooms(clinic: OpenClinic) -> list[int]:
    with working(clinic) as work:
        return list(set_up.set_up_of(work).rooms)


def test_nothing_in_the_past_is_offered(clinic: OpenClinic) -> None:
    assert found(clinic, replace(CONSULTATION, first=None, limit=1)) == ["16 09:00"], "it is Saturday at three"
    assert found(clinic, replace(CONSULTATION, first=DAY - timedelta(days=400), limit=1)) == ["16 09:00"]


def test_who_may_not_open_the_record_is_not_offered(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    keep_from(owner, patient, Role.CLINICIAN)
    every = replace(CONSULTATION, patient_id=patient, per_day=0, limit=100)
    offered = {each.practitioner for each in act(open_clinic(Role.RECEPTION), free_times.find_free_times, every)}
    assert person(owner) not in offered
    assert len(offered) == 2


def test_a_clinic_in_another_zone_is_searched_in_its_own_days(clinic: OpenClinic) -> None:
    doctor = person(clinic)
    with working(clinic) as work:
        settings.put(work, set_up.ZONE, "America/Los_Angeles")
    west = set_up.ZoneInfo("America/Los_Angeles")
    patient = builders.register(clinic)
    asked = replace(CONSULTATION, practitioner=doctor, earliest=17 * 60, limit=2, step=30)
    first, second = act(clinic, free_times.find_free_times, asked)
    assert [f"{each.starts.astimezone(west):%d %H:%M}" for each in (first, second)] == ["16 17:00", "16 17:30"]
    act(clinic, book.book_appointment, Wanted(patient, "consultation", doctor, first.starts))
    assert act(clinic, free_times.find_free_times, asked)[0].starts == second.starts
    assert at("10:00") < first.starts
