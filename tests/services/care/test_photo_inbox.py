"""The inbox as the screen reads it: who is proposed and why, what stands in the way, and what is kept from whom."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.book.states import Step
from luna_desktop.domain.clinical.photo_inbox import Code, Discard, Standing
from luna_desktop.domain.clinical.photo_views import PHOTO_VIEWS
from luna_desktop.domain.errors import NotFound, NotPermitted
from luna_desktop.services.care import photo_inbox as inbox
from luna_desktop.services.care.photo_inbox_assigning import Assign, assign_inbox
from luna_desktop.services.care.photo_inbox_steps import (
    Discarded,
    Turned,
    Viewed,
    discard_inbox_photos,
    open_inbox_photo,
    set_inbox_view,
    turn_inbox_photos,
)
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.clinic.settings import Preferences, change_preferences
from luna_desktop.services.front import states
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.care.inboxes import placard_shot, shot, take
from tests.services.front.booking import at, book_one

ROOM_TIME = datetime(2026, 3, 16, 10, 5)  # noqa: DTZ001 - a camera's own time


def page(clinic: OpenClinic) -> inbox.InboxPage:
    return act(clinic, inbox.read_inbox, None)


@pytest.fixture
def meera(open_clinic: Opener, ticking: builders.Ticking) -> OpenClinic:
    ticking.now = at("09:40")
    return open_clinic(Role.CLINICIAN)


@pytest.fixture
def patient(meera: OpenClinic) -> PatientId:
    registered = builders.register(meera)
    builders.allow_photographs(meera, registered)
    return registered


def test_placard_and_time_agree(meera: OpenClinic, patient: PatientId) -> None:
    booking = book_one(meera, patient, "10:00")
    meera.premises.clock.now = at("09:55")  # type: ignore[attr-defined]  # the tests' clock
    for step in (Step.ARRIVE, Step.SEND_IN):
        booking = act(meera, states.stamp_booking, states.Stamping(patient, booking.booking_id, step))
    take(meera, placard_shot(meera, patient, ROOM_TIME), camera="Room 1 camera")
    take(meera, shot(ROOM_TIME + timedelta(minutes=1), 1), camera="Room 1 camera")
    (group,) = page(meera).groups
    assert group.standing is Standing.AGREE
    assert group.whose is not None
    assert group.whose.card.patient_id == patient
    assert group.whose.consent.allowed
    assert group.whose.consent_at is not None
    assert group.whose.is_open
    assert [each.code for each in group.pictures] == [Code.READ, Code.NONE]
    assert group.slot is not None
    assert group.slot.is_stamped
    pictures = act(meera, inbox.small_pictures, group.photos).jpegs
    assert set(pictures) == set(group.photos)
    assert all(jpeg.startswith(b"\xff\xd8") for jpeg in pictures.values())
    act(meera, inbox.open_inbox, None)
    assert len(entries(meera, "photo inbox opened")) == 1


def test_one_fact_is_told_as_one_and_a_contradiction_proposes_nobody(meera: OpenClinic, patient: PatientId) -> None:
    other = builders.register(meera, builders.a_patient("Rao", "Vikram"))
    book_one(meera, other, "10:00")
    take(meera, shot(ROOM_TIME, 1), camera="A")
    take(meera, placard_shot(meera, patient, ROOM_TIME), camera="B")
    take(meera, placard_shot(meera, patient, ROOM_TIME - timedelta(hours=3), tilt=2), camera="C")
    found = {group.camera: group for group in page(meera).groups}
    assert (found["A"].standing, found["A"].whose and found["A"].whose.card.patient_id) == (Standing.TIME_ALONE, other)
    assert found["A"].whose is not None
    assert not found["A"].whose.consent.allowed
    assert (found["B"].standing, found["B"].whose) == (Standing.CLASH, None)
    assert found["B"].placard_of is not None
    assert [card.patient_id for card in found["B"].present] == [other]
    assert found["C"].standing is Standing.PLACARD_ALONE


def test_a_name_that_sounds_alike_on_the_same_day_is_named(meera: OpenClinic) -> None:
    one = builders.register(meera, builders.a_patient("Sharma", "Asha"))
    other = builders.register(meera, builders.a_patient("Sarma", "Asha", phone="98860 01428"))
    book_one(meera, one, "10:00")
    book_one(meera, other, "12:00")
    take(meera, shot(ROOM_TIME, 1))
    (group,) = page(meera).groups
    assert group.whose is not None
    assert group.whose.card.patient_id == one
    assert group.whose.similar == ("Asha Sarma",)


def test_pictures_of_a_closed_record_are_covered(
    clinic: OpenClinic, open_clinic: Opener, meera: OpenClinic, patient: PatientId
) -> None:
    act(clinic, change_preferences, Preferences(shared_care="no"))
    take(meera, placard_shot(meera, patient, ROOM_TIME))
    photo = take(meera, shot(ROOM_TIME, 1)).photo_id
    tara = open_clinic(Role.THERAPIST)
    (group,) = page(tara).groups
    assert group.is_covered
    with pytest.raises(NotFound):
        act(tara, inbox.small_pictures, group.photos)
    with pytest.raises(NotPermitted):
        act(tara, open_inbox_photo, photo)
    other = builders.register(tara, builders.a_patient("Iyer", "Meena", phone="98860 01428"))
    builders.allow_photographs(tara, other)
    for case, wanted in (
        (assign_inbox, Assign(other, (photo,))),
        (set_inbox_view, Viewed((photo,), "face_front")),
        (turn_inbox_photos, Turned((photo,))),
        (discard_inbox_photos, Discarded((photo,), Discard.BLURRED)),
    ):
        with pytest.raises(NotPermitted, match="not open to you"):
            act(tara, case, wanted)
    assert not page(meera).groups[0].is_covered


def test_what_ran_out_is_the_privacy_officers(
    meera: OpenClinic, open_clinic: Opener, ticking: builders.Ticking, patient: PatientId
) -> None:
    take(meera, shot(ROOM_TIME, 1))
    ticking.advance(days=7, hours=1)
    assert page(meera).groups == ()
    assert page(meera).expired == 1
    officer = open_clinic(Role.PRIVACY_OFFICER)
    (group,) = act(officer, inbox.open_expired, None).groups
    assert set(act(officer, inbox.small_expired_pictures, group.photos).jpegs) == set(group.photos)
    assert len(entries(officer, "expired photographs shown")) == 1
    with pytest.raises(NotPermitted):
        act(meera, inbox.open_expired, None)
    with pytest.raises(NotPermitted):
        act(officer, inbox.read_inbox, None)
    assert act(meera, inbox.read_whose, patient).consent.allowed


def test_a_camera_that_tells_an_impossible_year_stops_neither_the_card_nor_the_page(meera: OpenClinic) -> None:
    for number, year in enumerate((1, 1899, 2200, 9999), start=1):
        content = shot(datetime(2026, 12, 31, 23, 59, 59), number)  # noqa: DTZ001 - a camera's own time
        take(meera, content.replace(b"2026:12:31", f"{year:04d}:12:31".encode()))
    (group,) = page(meera).groups
    assert len(group.pictures) == 4
    assert {each.taken_at.year for each in group.pictures} == {2026}


def test_a_picture_of_an_intimate_view_is_not_for_every_eye(open_clinic: Opener, meera: OpenClinic) -> None:
    photo = take(meera, shot(ROOM_TIME, 1)).photo_id
    tara = open_clinic(Role.THERAPIST)
    view = next(key for key, each in PHOTO_VIEWS.items() if each.intimate)
    act(tara, set_inbox_view, Viewed((photo,), view))
    assert act(tara, inbox.small_pictures, (photo,)).jpegs == {}
    with pytest.raises(NotPermitted, match="Intimate"):
        act(tara, open_inbox_photo, photo)
    assert photo in act(meera, inbox.small_pictures, (photo,)).jpegs
    act(tara, set_inbox_view, Viewed((photo,), ""))
    assert photo in act(tara, inbox.small_pictures, (photo,)).jpegs
