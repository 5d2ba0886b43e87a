"""The photo beside the name: the desk takes it under the consent to care, and every change is kept."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.consent import ConsentState
from luna_desktop.domain.errors import InvalidInput, NotPermitted, StaleRecord
from luna_desktop.interop.portraits import Square, cut_out, ready_to_cut
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.identity_photos import (
    IdentityPhotoRemoval,
    NewIdentityPhoto,
    keep_identity_photo,
    read_identity_photo,
    remove_identity_photo,
)
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, watching


def a_portrait(colour: str = "tan") -> bytes:
    return cut_out(ready_to_cut(builders.a_jpeg(colour=colour)), Square(0, 0, 300))


def versions(clinic: OpenClinic) -> list[tuple[int, bool]]:
    with clinic.engines[0].connect() as connection:
        rows = connection.execute(text("SELECT number, picture IS NOT NULL FROM identity_photo_version ORDER BY id"))
        return [(number, bool(has)) for number, has in rows]


def test_reception_takes_and_sees_a_photo_without_the_vault(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    assert not desk.actor.opens_vault
    patient = builders.register(desk)
    assert act(desk, read_identity_photo, patient).jpeg == b""
    with watching(desk) as seen:
        kept = act(desk, keep_identity_photo, NewIdentityPhoto(patient, a_portrait()))
        assert act(desk, read_identity_photo, patient) == kept
    assert (kept.number, kept.jpeg, kept.recorded_by) == (1, a_portrait(), "Ravi Shetty")
    assert not seen.about("stored_object")
    assert [entry.patient_id for entry in entries(desk, "identity photo kept")] == [patient]


def test_a_new_photo_and_a_removal_overwrite_nothing(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    act(clinic, keep_identity_photo, NewIdentityPhoto(patient, a_portrait()))
    act(clinic, keep_identity_photo, NewIdentityPhoto(patient, a_portrait("navy"), 1))
    removed = act(clinic, remove_identity_photo, IdentityPhotoRemoval(patient, 2))
    assert (removed.number, removed.jpeg) == (3, b"")
    assert versions(clinic) == [(1, True), (2, True), (3, False)]
    assert len(entries(clinic, "identity photo removed")) == 1
    with pytest.raises(InvalidInput):
        act(clinic, remove_identity_photo, IdentityPhotoRemoval(patient, 3))


@pytest.mark.parametrize("care", [ConsentState.NOT_ASKED, ConsentState.REFUSED])
def test_without_the_consent_to_care_no_photo_is_kept(clinic: OpenClinic, care: ConsentState) -> None:
    patient = builders.register(clinic, builders.a_patient(care=care))
    with pytest.raises(NotPermitted):
        act(clinic, keep_identity_photo, NewIdentityPhoto(patient, a_portrait()))
    assert versions(clinic) == []


def test_somebody_elses_photo_is_not_replaced_unseen(clinic: OpenClinic, patient: PatientId) -> None:
    theirs = act(clinic, keep_identity_photo, NewIdentityPhoto(patient, a_portrait()))
    for late in (
        lambda: act(clinic, keep_identity_photo, NewIdentityPhoto(patient, a_portrait("navy"))),
        lambda: act(clinic, remove_identity_photo, IdentityPhotoRemoval(patient, 0)),
    ):
        with pytest.raises(StaleRecord) as refused:
            late()
        assert refused.value.theirs == theirs


@pytest.mark.parametrize("content", [b"", builders.a_jpeg()])
def test_only_what_the_program_cut_gets_in(clinic: OpenClinic, patient: PatientId, content: bytes) -> None:
    with pytest.raises(InvalidInput):
        act(clinic, keep_identity_photo, NewIdentityPhoto(patient, content))


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)
