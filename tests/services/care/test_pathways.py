"""The pathway of a treatment out of the record: before anything, and after everything was asked, signed and given."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.clinical.care_texts import TextKind
from luna_desktop.domain.clinical.history import AllergyState
from luna_desktop.domain.clinical.pathways import Need
from luna_desktop.domain.clinical.pregnancy import Pregnancy, PregnancyState
from luna_desktop.domain.clinical.procedures import ProcedureDone
from luna_desktop.domain.clinical.safety_questions import SafetyAnswer, SafetyQuestion
from luna_desktop.domain.clinical.visits import VisitNote
from luna_desktop.domain.errors import NotFound
from luna_desktop.services.care import aftercare, chart, pathways, visits
from luna_desktop.services.care.aftercare import SheetAsked
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.chart import AllergyAnswer
from luna_desktop.services.care.pathways import Pathway, PathwayAsked
from luna_desktop.services.care.visits import NewVisit
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import add_fact
from tests import builders
from tests.services.acting import act, working
from tests.services.care.paper_desk import LASER, approve, sign


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def pathway(clinic: OpenClinic, patient: PatientId) -> Pathway:
    return act(clinic, pathways.read_pathway, PathwayAsked(patient, LASER))


def done(page: Pathway) -> set[Need]:
    return {line.step.need for line in page.lines if line.is_done}


def ask_everything(clinic: OpenClinic, patient: PatientId) -> None:
    act(clinic, chart.answer_allergies, AllergyAnswer(patient, AllergyState.NONE_KNOWN, 0))
    with working(clinic) as work:
        add_fact(work, patient, Pregnancy(PregnancyState.NOT_PREGNANT))
        add_fact(work, patient, SafetyAnswer(SafetyQuestion.COLD_SORES, YesNo.NO))
    sign(clinic, patient)
    builders.allow_photographs(clinic, patient)
    approve(clinic, TextKind.AFTERCARE, "resurfacing")
    act(clinic, aftercare.give_aftercare, SheetAsked(patient, LASER))


def test_nothing_is_done_at_first_and_all_that_can_be_done_is_counted(clinic: OpenClinic, patient: PatientId) -> None:
    first = pathway(clinic, patient)
    assert done(first) == set()
    assert first.missing == 6
    ask_everything(clinic, patient)
    assert {Need.CONSENT, Need.ALLERGIES, Need.PREGNANCY, Need.COLD_SORES, Need.AFTERCARE} <= done(
        pathway(clinic, patient)
    )


def test_answers_grow_old_and_the_consent_runs_out(
    clinic: OpenClinic, patient: PatientId, ticking: builders.Ticking
) -> None:
    ask_everything(clinic, patient)
    ticking.advance(days=29)
    assert done(pathway(clinic, patient)) == {Need.CONSENT, Need.COLD_SORES}
    ticking.advance(days=200)
    assert done(pathway(clinic, patient)) == set()


def test_a_visit_lists_each_step_of_its_treatments_once_with_where_to_go(
    clinic: OpenClinic, patient: PatientId
) -> None:
    ask_everything(clinic, patient)
    visit = act(clinic, visits.start_visit, NewVisit(patient))
    laser = ProcedureDone(catalogue("treatments").entry(LASER).coded())
    note = VisitNote(procedures=(laser, laser))
    with working(clinic) as work:
        lines = pathways.check_pathways(work, replace(visit, versions=(replace(visit.versions[0], note=note),)))
    assert len({line.place for line in lines}) == len(lines)
    consent = next(line for line in lines if line.place == f"papers:consent:{LASER}")
    assert consent.is_done
    assert not any("form" in line.place for line in lines)


def test_a_treatment_that_is_nowhere_is_not_found(clinic: OpenClinic, patient: PatientId) -> None:
    with pytest.raises(NotFound):
        act(clinic, pathways.read_pathway, PathwayAsked(patient, "no such thing"))
