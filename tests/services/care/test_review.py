"""Whose rows stand in the lists of the Review place, and that reading them is noted."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.services.care.review import ReviewRead, cards_to_review, note_review
from luna_desktop.services.clinic import settings
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.sharing_steps import keep_from


def shown_to(clinic: OpenClinic, *patients: PatientId) -> set[int]:
    with working(clinic) as work:
        return set(cards_to_review(work, patients))


def unshare(clinic: OpenClinic) -> None:
    with working(clinic) as work:
        settings.put(work, settings.SHARED_CARE, "no")


def test_where_care_is_shared_everybody_who_treats_sees_everybody(open_clinic: Opener) -> None:
    patient = builders.register(open_clinic(Role.OWNER))
    assert shown_to(open_clinic(Role.THERAPIST), patient) == {patient}
    assert shown_to(open_clinic(Role.CLINICIAN), patient) == {patient}
    assert shown_to(open_clinic(Role.CLINICIAN)) == set()


def test_otherwise_only_the_care_team_sees_them(open_clinic: Opener) -> None:
    owner, clinician = open_clinic(Role.OWNER), open_clinic(Role.CLINICIAN)
    unshare(owner)
    others, mine = builders.register(owner), builders.register(clinician, builders.a_patient("Rao", phone=""))
    assert shown_to(clinician, others, mine) == {mine}
    assert shown_to(owner, others, mine) == {others}


def test_whom_a_restriction_hides_is_in_no_list(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    keep_from(owner, patient)
    assert shown_to(open_clinic(Role.CLINICIAN), patient) == set()
    assert shown_to(owner, patient) == {patient}


def test_reading_is_noted_with_counts_and_only_for_who_treats(open_clinic: Opener) -> None:
    clinician = open_clinic(Role.CLINICIAN)
    act(clinician, note_review, ReviewRead((("results", 3),)))
    (entry,) = entries(clinician, "review lists read")
    assert entry.detail == '{"results": 3}'
    with pytest.raises(NotPermitted):
        act(open_clinic(Role.RECEPTION), note_review, ReviewRead(()))
