"""Views are proposed for a patient that two facts name: of the booked treatment, without what is there or declined."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.book.services import DeskService
from luna_desktop.domain.clinical.photo_sets import PhotoRefusal
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care import photo_inbox as inbox
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.photo_inbox_assigning import Assign, assign_inbox
from luna_desktop.services.care.photo_refusals import NewRefusal, record_photo_refusal
from luna_desktop.services.care.photographs import list_photographs
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.services import ServiceKept, keep_service
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.care.inboxes import placard_shot, shot, take
from tests.services.front.booking import at, book_one

ROOM_TIME = datetime(2026, 3, 16, 10, 5)  # noqa: DTZ001 - a camera's own time


def session(clinic: OpenClinic, patient: PatientId, count: int = 2) -> None:
    """Let a camera bring a placard and some pictures."""
    take(clinic, placard_shot(clinic, patient, ROOM_TIME))
    for minute in range(1, count + 1):
        take(clinic, shot(ROOM_TIME + timedelta(minutes=minute), minute))


def proposed(clinic: OpenClinic) -> list[str]:
    (group,) = act(clinic, inbox.read_inbox, None).groups
    return [each.proposed for each in group.pictures]


@pytest.fixture
def meera(open_clinic: Opener, ticking: builders.Ticking) -> OpenClinic:
    ticking.now = at("09:40")
    return open_clinic(Role.CLINICIAN)


@pytest.fixture
def patient(meera: OpenClinic) -> PatientId:
    registered = builders.register(meera)
    builders.allow_photographs(meera, registered)
    return registered


def test_the_place_photographed_last_is_asked_for_and_declined_views_are_not(
    meera: OpenClinic, patient: PatientId
) -> None:
    book_one(meera, patient, "10:00")
    session(meera, patient)
    assert proposed(meera) == ["", "", ""]
    builders.add_photograph(meera, patient, shot(ROOM_TIME - timedelta(days=40), 9))
    assert proposed(meera) == ["", "face_front", "face_oblique_l"]
    refusal = PhotoRefusal(PartialDate(2026, 3, 16), "face", ("face_oblique_l",))
    act(meera, record_photo_refusal, NewRefusal(patient, refusal))
    assert proposed(meera) == ["", "face_front", "face_oblique_r"]
    take(meera, shot(ROOM_TIME + timedelta(minutes=3), 3))
    take(meera, shot(ROOM_TIME + timedelta(minutes=4), 4))
    assert all(proposed(meera)[1:])
    take(meera, shot(ROOM_TIME + timedelta(minutes=5), 5))
    assert not any(proposed(meera))


def test_what_is_assigned_of_the_day_is_missing_no_longer(meera: OpenClinic, patient: PatientId) -> None:
    book_one(meera, patient, "10:00")
    builders.add_photograph(meera, patient, shot(ROOM_TIME - timedelta(days=40), 9))
    session(meera, patient)
    (group,) = act(meera, inbox.read_inbox, None).groups
    first = group.pictures[1]
    act(meera, assign_inbox, Assign(patient, (first.photo_id,), views={first.photo_id: first.proposed}))
    assert act(meera, list_photographs, patient)[0].fact.body.view == "face_front"
    assert act(meera, list_photographs, patient)[0].fact.body.region == "face"
    assert proposed(meera) == ["", "face_oblique_l"]


def test_the_booked_treatment_says_the_place_and_one_fact_alone_says_nothing(
    open_clinic: Opener, ticking: builders.Ticking
) -> None:
    ticking.now = at("09:40")
    owner = open_clinic(Role.OWNER)
    name = catalogue("treatments").entry("prp_hair").name
    service = act(owner, keep_service, ServiceKept(DeskService("", "Treatment 20 min", 20), name)).entry.body.key
    owner.close()
    clinic = open_clinic(Role.CLINICIAN)
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    session(clinic, patient)
    assert proposed(clinic) == ["", "", ""]
    book_one(clinic, patient, "10:00", service=service)
    (group,) = act(clinic, inbox.read_inbox, None).groups
    assert [each.proposed for each in group.pictures] == ["", *group.views[:2]]
    assert group.views[0] == "scalp_vertex_view"
