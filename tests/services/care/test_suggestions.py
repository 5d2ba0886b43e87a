"""Options in a real clinic: only under the patient's consent, into the open visit's plan, or declined with a reason."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.history import Condition
from luna_desktop.domain.clinical.rules.answers import Verdict
from luna_desktop.domain.clinical.stops import Overriding
from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, SafetyStop
from luna_desktop.services.care import chart, suggestions, visits
from luna_desktop.services.care.catalogue_approvals import Approving, approve_advice
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.suggestions import Answering
from luna_desktop.services.care.visits import NewVisit, VisitAsked
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries

GIVEN = Overriding("Discussed at length, she understands and wants to begin")


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    found = builders.register(clinic)
    acne = Condition(catalogue("conditions").entry("acne_vulgaris").coded())
    act(clinic, chart.record_entry, chart.NewEntry(found, acne))
    act(clinic, approve_advice, Approving())
    return found


def test_nothing_is_suggested_without_the_patients_consent(clinic: OpenClinic, patient: PatientId) -> None:
    with pytest.raises(NotPermitted) as refused:
        act(clinic, suggestions.read_options, patient)
    assert "Personal suggestions" in str(refused.value.message.values)
    builders.allow(clinic, patient, Purpose.SUGGESTIONS)
    shown = act(clinic, suggestions.read_options, patient)
    assert shown.offered
    assert {each.suggestion.concern for each in shown.offered} >= {"acne"}
    assert len(entries(clinic, "suggestions read")) == 1


def test_an_option_goes_into_the_plan_of_the_open_visit(clinic: OpenClinic, patient: PatientId) -> None:
    builders.allow(clinic, patient, Purpose.SUGGESTIONS)
    offered = act(clinic, suggestions.read_options, patient).offered
    routine = next(each.suggestion for each in offered if each.suggestion.item_id == "skin_routine_gentle")
    take = Answering(patient, routine.id, Verdict.ACCEPTED)
    with pytest.raises(InvalidInput) as refused:
        act(clinic, suggestions.answer_suggestion, take)
    assert set(refused.value.problems) == {"visit"}
    visit = act(clinic, visits.start_visit, NewVisit(patient))
    left = act(clinic, suggestions.answer_suggestion, take)
    assert routine.id not in {each.suggestion.id for each in left.offered}
    plan = act(clinic, visits.open_visit, VisitAsked(patient, visit.header.visit_id)).note.plan
    assert plan == routine.label
    with pytest.raises(NotFound):
        act(clinic, suggestions.answer_suggestion, take)


def test_what_is_accepted_meets_the_same_stop(clinic: OpenClinic, patient: PatientId) -> None:
    builders.allow(clinic, patient, Purpose.SUGGESTIONS)
    act(clinic, visits.start_visit, NewVisit(patient))
    offered = act(clinic, suggestions.read_options, patient).offered
    retinoid = next(each.suggestion for each in offered if each.suggestion.item_id == "adapalene")
    with pytest.raises(SafetyStop):  # pregnancy was never asked
        act(clinic, suggestions.answer_suggestion, Answering(patient, retinoid.id, Verdict.ACCEPTED))
    taken = Answering(patient, retinoid.id, Verdict.ACCEPTED, overriding=GIVEN)
    assert act(clinic, suggestions.answer_suggestion, taken).answers


def test_declining_needs_a_reason_and_keeps_it(open_clinic: Opener, clinic: OpenClinic, patient: PatientId) -> None:
    builders.allow(clinic, patient, Purpose.SUGGESTIONS)
    first = act(clinic, suggestions.read_options, patient).offered[0].suggestion
    with pytest.raises(InvalidInput) as refused:
        act(clinic, suggestions.answer_suggestion, Answering(patient, first.id, Verdict.DECLINED, "no"))
    assert set(refused.value.problems) == {"reason"}
    declined = Answering(patient, first.id, Verdict.DECLINED, "Done for years already")
    shown = act(clinic, suggestions.answer_suggestion, declined)
    assert shown.answers[0].reason == "Done for years already"
    assert first.id not in {each.suggestion.id for each in shown.offered}
    with pytest.raises(NotPermitted):
        act(open_clinic(Role.THERAPIST), suggestions.answer_suggestion, declined)
