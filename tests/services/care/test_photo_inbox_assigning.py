"""A person assigns: pictures become ordinary photographs under a consent, all or none, and none twice."""

from __future__ import annotations

import io
from datetime import datetime, timedelta

import pytest
from PIL import Image
from sqlalchemy import func, select

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.photo_inbox import Discard, PhotoState
from luna_desktop.domain.clinical.photographs import PhotoOrigin
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted
from luna_desktop.models.photo_inbox import InboxPhoto
from luna_desktop.models.photographs import Photograph, StoredObject
from luna_desktop.services.care import photo_inbox_steps as steps
from luna_desktop.services.care.photo_inbox_assigning import Assign, assign_expired, assign_inbox
from luna_desktop.services.care.photographs import PhotographAsked, list_photographs, open_photograph
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.care.inboxes import placard_shot, shot, take

TAKEN = datetime(2026, 3, 14, 15, 2)  # noqa: DTZ001 - a camera's own time


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    registered = builders.register(clinic)
    builders.allow_photographs(clinic, registered)
    return registered


def states(clinic: OpenClinic) -> list[str]:
    with working(clinic) as work:
        return list(work.session.scalars(select(InboxPhoto.state).order_by(InboxPhoto.id)))


def test_a_session_becomes_photographs_and_the_placard_none(clinic: OpenClinic, patient: PatientId) -> None:
    photos = [take(clinic, placard_shot(clinic, patient, TAKEN)).photo_id]
    photos += [take(clinic, shot(TAKEN + timedelta(minutes=at), at), name=f"IMG_{at}.JPG").photo_id for at in (1, 2)]
    act(clinic, steps.set_inbox_view, steps.Viewed((photos[1],), "face_front"))
    act(clinic, steps.set_inbox_view, steps.Viewed((photos[2],), "cheek_close_l"))
    act(clinic, steps.turn_inbox_photos, steps.Turned((photos[2],)))
    done = act(clinic, assign_inbox, Assign(patient, tuple(photos)))
    assert (len(done.photographs), done.placards, done.twice) == (2, 1, 0)
    second, first = act(clinic, list_photographs, patient)
    assert (first.fact.body.view, first.fact.body.region) == ("face_front", "face")
    assert first.fact.body.origin is PhotoOrigin.INBOX
    assert first.fact.body.taken_at == TAKEN + timedelta(minutes=1)
    assert first.fact.body.series == second.fact.body.series != ""
    assert (first.width, first.height) == (480, 360)
    assert (second.width, second.height) == (360, 480)
    opened = act(clinic, open_photograph, PhotographAsked(patient, second.photograph_id))
    with Image.open(io.BytesIO(opened.jpeg)) as picture:
        assert picture.size == (360, 480)
    assert states(clinic) == ["discarded", "assigned", "assigned"]
    with working(clinic) as work:
        originals = work.session.scalars(
            select(StoredObject.sha256).join(Photograph, Photograph.original_id == StoredObject.object_id)
        ).all()
        assert set(originals) == {first.sha256, second.sha256}
        keyed = func.length(StoredObject.wrapped_key) > 0
        known = work.session.scalars(select(StoredObject.object_id).where(keyed)).all()
    assert set(clinic.premises.vault.stored_ids()) == set(known)
    assert len(known) == 6
    assert [each.patient_id for each in entries(clinic, "inbox assigned")] == [patient]


def test_without_consent_nobody_assigns_and_the_pictures_stay(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    photo = take(clinic, shot(TAKEN)).photo_id
    with pytest.raises(NotPermitted, match="Privacy tab"):
        act(clinic, assign_inbox, Assign(patient, (photo,)))
    assert states(clinic) == [PhotoState.WAITING.value]


def test_two_persons_cannot_assign_the_same_picture(clinic: OpenClinic, patient: PatientId) -> None:
    photo = take(clinic, shot(TAKEN)).photo_id
    other = builders.register(clinic, builders.a_patient("Rao", "Vikram"))
    builders.allow_photographs(clinic, other)
    act(clinic, assign_inbox, Assign(patient, (photo,)))
    with pytest.raises(NotFound):
        act(clinic, assign_inbox, Assign(other, (photo,)))
    assert len(act(clinic, list_photographs, patient)) == 1
    assert act(clinic, list_photographs, other) == []


def test_what_is_in_the_record_already_is_not_entered_twice(clinic: OpenClinic, patient: PatientId) -> None:
    builders.add_photograph(clinic, patient, shot(TAKEN))
    photos = (take(clinic, shot(TAKEN)).photo_id, take(clinic, shot(TAKEN, 1)).photo_id)
    done = act(clinic, assign_inbox, Assign(patient, photos))
    assert (len(done.photographs), done.twice) == (1, 1)
    assert len(act(clinic, list_photographs, patient)) == 2


def test_a_placard_alone_is_nothing_to_assign_and_a_place_must_be_one(clinic: OpenClinic, patient: PatientId) -> None:
    placard = take(clinic, placard_shot(clinic, patient, TAKEN)).photo_id
    with pytest.raises(InvalidInput) as refused:
        act(clinic, assign_inbox, Assign(patient, (placard,)))
    assert "photos" in refused.value.problems
    photo = take(clinic, shot(TAKEN)).photo_id
    with pytest.raises(InvalidInput) as refused:
        act(clinic, assign_inbox, Assign(patient, (photo,), region="elbow pit"))
    assert "region" in refused.value.problems
    act(clinic, steps.set_inbox_view, steps.Viewed((photo,), "breast_front_view"))
    with pytest.raises(InvalidInput) as refused:
        act(clinic, assign_inbox, Assign(patient, (photo,)))
    assert "chaperone" in refused.value.problems
    assert states(clinic) == ["waiting", "waiting"]


def test_who_does_not_treat_the_patient_assigns_nothing(
    clinic: OpenClinic, open_clinic: Opener, ticking: builders.Ticking, patient: PatientId
) -> None:
    photo = take(clinic, shot(TAKEN)).photo_id
    officer, reception = open_clinic(Role.PRIVACY_OFFICER), open_clinic(Role.RECEPTION)
    for other in (officer, reception):
        with pytest.raises(NotPermitted):
            act(other, assign_inbox, Assign(patient, (photo,)))
    ticking.advance(days=8)
    assert len(act(officer, assign_expired, Assign(patient, (photo,))).photographs) == 1
    assert Discard.NOBODY.value not in states(clinic)
