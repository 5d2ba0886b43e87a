"""The list before signing: every check of the register, what is missing first."""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.history import AllergyState, Coded
from luna_desktop.domain.clinical.procedures import ProcedureDone
from luna_desktop.services.care import chart
from luna_desktop.services.care.signing import lines_of, read_before_signing
from luna_desktop.services.care.visits import OpenVisit, VisitAsked
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working
from tests.services.care.visiting import WHOLE, begin, save


def places(clinic: OpenClinic, visit: OpenVisit) -> list[str]:
    with working(clinic) as work:
        return [line.place for line in lines_of(work, visit) if not line.is_done]


def test_what_is_missing_comes_first_and_what_is_done_stands_below(clinic: OpenClinic) -> None:
    visit = begin(clinic, builders.register(clinic))
    assert places(clinic, visit) == ["complaint", "findings", "assessment", "plan", "payer", "tab:allergies"]
    assert places(clinic, save(clinic, visit, WHOLE)) == ["tab:allergies"]


def test_a_therapist_is_not_asked_for_an_assessment(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    owner.lock()
    therapist = open_clinic(Role.THERAPIST)
    assert "assessment" not in places(therapist, begin(therapist, patient))


def test_allergies_never_asked_hold_up_a_treatment_and_nothing_else(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    visit = save(clinic, begin(clinic, patient), WHOLE)
    asked = VisitAsked(patient, visit.header.visit_id)
    assert [(line.is_done, line.blocks) for line in act(clinic, read_before_signing, asked)] == [(False, False)]
    save(clinic, visit, replace(WHOLE, procedures=(ProcedureDone(Coded("Peel")),)))
    assert [(line.is_done, line.blocks) for line in act(clinic, read_before_signing, asked)] == [(False, True)]
    act(clinic, chart.answer_allergies, chart.AllergyAnswer(patient, AllergyState.NONE_KNOWN, 0))
    assert [line.is_done for line in act(clinic, read_before_signing, asked)] == [True]
