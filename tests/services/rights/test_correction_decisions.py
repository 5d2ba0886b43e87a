"""The author decides: a new version linked to the old one, or a denial with its ground; nobody else does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.history import Coded as Named
from luna_desktop.domain.clinical.history import Medicine, Severity
from luna_desktop.domain.clinical.visits import VisitState
from luna_desktop.domain.errors import InvalidInput, NotPermitted, StaleRecord
from luna_desktop.domain.rights.codes import DenialCode
from luna_desktop.domain.rights.disagreements import RecordType, Target
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.care import chart
from luna_desktop.services.care.chart import FactAsked, NewEntry, read_versions
from luna_desktop.services.care.visit_writing import Amendment, amend_visit
from luna_desktop.services.care.visits import NewVisit, OpenVisit, VisitAsked, open_visit, start_visit
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights import cases
from luna_desktop.services.rights.correction_decisions import ByHand, corrections_to_decide, link_amendment
from luna_desktop.services.rights.corrections import Asked
from luna_desktop.texts import ENGLISH
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.care.visiting import WHOLE, sign
from tests.services.rights.correcting import ask, at, decide, severe

S = CaseState


def about_visit(clinic: OpenClinic, patient: PatientId, visit: OpenVisit, field: str, proposed: str) -> Asked:
    target = Target(RecordType.VISIT, visit.header.visit_id, "visit", field, visit.header.number)
    return ask(clinic, patient, target, proposed)


def test_accepted_the_entry_says_it_and_the_old_one_stays_in_its_history(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    known = severe(clinic, patient)
    asked = ask(clinic, patient, at(known))
    items = act(clinic, corrections_to_decide, None)
    assert [(item.item_id, ENGLISH.render(item.what), item.is_late) for item in items] == [  # type: ignore[arg-type]
        (asked.case_id, "Allergy: Severity", False)
    ]
    decided = decide(clinic, patient, asked, S.ACCEPTED)
    assert (decided.case.state, decided.is_to_change) == (S.AMENDED, False)
    found = act(clinic, read_versions, FactAsked(patient, known.fact_id))
    assert [each.body.severity for each in found] == [Severity.MILD, Severity.SEVERE]
    assert asked.case_number in found[0].reason
    page = act(clinic, cases.read_case, cases.CaseAsked(patient, asked.case_id))
    assert page.events[-1].detail == {"amendment": "version 2"}
    assert act(clinic, corrections_to_decide, None) == []


def test_accepted_in_part_it_says_what_the_author_writes(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    asked = ask(clinic, patient, at(severe(clinic, patient)))
    with pytest.raises(InvalidInput) as refused:
        decide(clinic, patient, asked, S.PARTIAL)
    assert set(refused.value.problems) == {"value"}
    decided = decide(clinic, patient, asked, S.PARTIAL, value="moderate")
    assert decided.case.state is S.AMENDED
    assert act(clinic, chart.read_chart, patient).allergies[0].body.severity is Severity.MODERATE


@pytest.mark.parametrize(
    ("answer", "changes", "wrong"),
    [
        (S.DENIED, {"code": None}, {"code"}),
        (S.DENIED, {"code": DenialCode.LIFE}, {"code"}),
        (S.DENIED, {"decision": " "}, {"decision"}),
        (S.DENIED, {"decision": "x" * 2001}, {"decision"}),
        (S.ACCEPTED, {"value": "awful"}, {"value"}),
        (S.ACCEPTED, {"value": "severe"}, {"value"}),
        (S.CLOSED, {}, {"answer"}),
    ],
)
def test_what_is_missing_stands_at_its_field_and_nothing_is_decided(
    clinic: OpenClinic, answer: CaseState, changes: dict[str, object], wrong: set[str]
) -> None:
    patient = builders.register(clinic)
    asked = ask(clinic, patient, at(severe(clinic, patient)))
    with pytest.raises(InvalidInput) as refused:
        decide(clinic, patient, asked, answer, **changes)
    assert set(refused.value.problems) == wrong
    assert act(clinic, corrections_to_decide, None)


def test_denied_the_entry_stays_and_nobody_decides_twice(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    asked = ask(clinic, patient, at(severe(clinic, patient)))
    assert decide(clinic, patient, asked, S.DENIED).case.state is S.DENIED
    assert act(clinic, chart.read_chart, patient).allergies[0].number == 1
    with pytest.raises(StaleRecord):
        decide(clinic, patient, asked, S.ACCEPTED)


def test_only_the_author_decides_and_the_officer_never(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    asked = ask(owner, patient, at(severe(owner, patient)))
    owner.lock()
    colleague = open_clinic(Role.CLINICIAN)
    assert act(colleague, corrections_to_decide, None) == []
    with pytest.raises(NotPermitted):
        decide(colleague, patient, asked, S.ACCEPTED)
    step_to = cases.StepAsked(patient, asked.case_id, S.DENIED, {"decision": "no", "code": DenialCode.ACCURATE.value})
    with pytest.raises(InvalidInput) as refused:
        act(colleague, cases.advance_case, step_to)
    assert set(refused.value.problems) == {"step"}
    colleague.lock()
    officer = open_clinic(Role.PRIVACY_OFFICER)
    with pytest.raises(NotPermitted):
        decide(officer, patient, asked, S.DENIED)


def test_a_visit_is_amended_by_its_author_with_the_signed_text_beside_it(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    visit = sign(clinic, act(clinic, start_visit, NewVisit(patient)))
    asked = about_visit(clinic, patient, visit, "complaint", "Itching for a week")
    decide(clinic, patient, asked, S.ACCEPTED, visit.header.number)
    found = act(clinic, open_visit, VisitAsked(patient, visit.header.visit_id))
    assert (found.state, found.note.complaint) == (VisitState.AMENDED, "Itching for a week")
    assert asked.case_number in found.versions[0].reason


def test_what_takes_more_than_a_line_is_changed_in_the_entry_and_linked(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    visit = sign(clinic, act(clinic, start_visit, NewVisit(patient)))
    asked = about_visit(clinic, patient, visit, "diagnoses", "It is not eczema, it is an allergy")
    decided = decide(clinic, patient, asked, S.ACCEPTED, visit.header.number)
    assert (decided.case.state, decided.is_to_change) == (S.ACCEPTED, True)
    by_hand = ByHand(patient, asked.case_id)
    with pytest.raises(InvalidInput) as refused:
        act(clinic, link_amendment, by_hand)
    assert set(refused.value.problems) == {"amendment"}
    note = replace(WHOLE, diagnoses=(Named("Contact dermatitis"),))
    number = visit.header.number
    act(clinic, amend_visit, Amendment(patient, visit.header.visit_id, number, note, "correction"))
    assert [item.item_id for item in act(clinic, corrections_to_decide, None)] == [asked.case_id]
    assert act(clinic, link_amendment, by_hand).state is S.AMENDED


def test_a_medicine_is_corrected_like_any_entry(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    body = Medicine(Named("Tretinoin"), strength="0.05 %")
    known = act(clinic, chart.record_entry, NewEntry(patient, body)).medicines[0]
    asked = ask(clinic, patient, at(known, "strength"), "0.025 %")
    decide(clinic, patient, asked, S.ACCEPTED)
    assert act(clinic, chart.read_chart, patient).medicines[0].body.strength == "0.025 %"
