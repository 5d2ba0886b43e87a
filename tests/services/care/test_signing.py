"""The list before signing: every check of the register, what is missing first."""

from __future__ import annotations

from luna_desktop.domain.access import Role
from luna_desktop.services.care.signing import read_before_signing
from luna_desktop.services.care.visits import VisitAsked
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.care.visiting import WHOLE, begin, save


def test_what_is_missing_comes_first_and_what_is_done_stands_below(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    visit = begin(clinic, patient)
    asked = VisitAsked(patient, visit.header.visit_id)
    lines = act(clinic, read_before_signing, asked)
    assert [line.place for line in lines if not line.is_done] == [
        "complaint",
        "findings",
        "assessment",
        "plan",
        "payer",
    ]
    save(clinic, visit, WHOLE)
    assert all(line.is_done for line in act(clinic, read_before_signing, asked))


def test_a_therapist_is_not_asked_for_an_assessment(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    owner.lock()
    therapist = open_clinic(Role.THERAPIST)
    visit = begin(therapist, patient)
    lines = act(therapist, read_before_signing, VisitAsked(patient, visit.header.visit_id))
    assert "assessment" not in [line.place for line in lines]
