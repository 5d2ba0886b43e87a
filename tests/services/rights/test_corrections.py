"""Corrections asked for: pointed at one field, proven, handed to the author; contact details at once."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import PatientId, Role, UserId
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StaleRecord
from luna_desktop.domain.facts import FactStatus
from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.disagreements import RecordType, Target
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.care import chart
from luna_desktop.services.care.visits import NewVisit, start_visit
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange, StrikeOut
from luna_desktop.services.people import patients
from luna_desktop.services.rights import cases, corrections
from luna_desktop.texts import ENGLISH
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.care.visiting import WHOLE, sign
from tests.services.rights.asking import log
from tests.services.rights.correcting import ask, at, request, severe
from tests.services.sharing_steps import user_of

S = CaseState


def contact_target(clinic: OpenClinic, patient: PatientId, kind: str, field: str) -> Target:
    details = act(clinic, patients.read_details, patient)
    known = next(each for each in details.facts if each.kind == kind)
    return Target(RecordType.FACT, known.fact_id, kind, field, known.number)


def test_a_proven_request_goes_to_the_author_and_the_entry_stays_as_it_is(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    known = severe(clinic, patient)
    asked = ask(clinic, patient, at(known))
    assert asked.state is S.UNDER_REVIEW
    assert act(clinic, chart.read_chart, patient).allergies[0].number == 1
    page = act(clinic, cases.read_case, cases.CaseAsked(patient, asked.case_id))
    assert page.details == {"target": "Allergy: Severity", "requested_value": "mild", "reason": "It was only a rash"}
    assert page.events[-1].detail == {"author": int(clinic.actor.user_id)}
    assert "rash" not in entries(clinic, "correction asked for")[-1].detail


def test_without_a_check_of_identity_it_waits(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    asked = ask(clinic, patient, at(severe(clinic, patient)), identity=None)
    assert asked.state is S.ACKNOWLEDGED


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"proposed": ""}, {"proposed"}),
        ({"proposed": "severe"}, {"proposed"}),
        ({"proposed": "terrible"}, {"proposed"}),
        ({"reason": " "}, {"reason"}),
    ],
)
def test_what_is_missing_stands_at_its_field_and_nothing_is_logged(
    clinic: OpenClinic, changes: dict[str, object], wrong: set[str]
) -> None:
    patient = builders.register(clinic)
    known = severe(clinic, patient)
    with pytest.raises(InvalidInput) as refused:
        act(clinic, corrections.ask_correction, request(patient, at(known), **{"proposed": "mild", **changes}))  # type: ignore[arg-type]
    assert set(refused.value.problems) == wrong
    assert entries(clinic, "case logged") == []


def test_a_field_is_asked_about_once_at_a_time(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    known = severe(clinic, patient)
    first = ask(clinic, patient, at(known))
    with pytest.raises(InvalidInput) as refused:
        ask(clinic, patient, at(known))
    assert first.case_number in ENGLISH.render(refused.value.problems["field"])
    assert ask(clinic, patient, at(known, "reaction"), "Itching").state is S.UNDER_REVIEW


def test_a_newer_version_and_another_patient_are_noticed(clinic: OpenClinic) -> None:
    patient, other = builders.register(clinic), builders.register(clinic, builders.a_patient("Iyer", "Lata"))
    known = severe(clinic, patient)
    act(clinic, chart.strike_out_entry, StrikeOut(patient, known.fact_id, 1, "typed twice"))
    with pytest.raises(StaleRecord):
        ask(clinic, patient, at(known))
    with pytest.raises(NotFound):
        ask(clinic, other, at(known))


def test_a_visit_points_at_its_text_and_at_who_held_it(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    signed = sign(clinic, act(clinic, start_visit, NewVisit(patient)))
    target = Target(RecordType.VISIT, signed.header.visit_id, "visit", "complaint", signed.header.number)
    asked = ask(clinic, patient, target, "Itching for a week")
    assert asked.state is S.UNDER_REVIEW
    with working(clinic) as work:
        pointed = corrections.pointed_at(work, patient, target, "en")
    assert (pointed.field.words, pointed.author) == (WHOLE.complaint, clinic.actor.user_id)


def test_the_lead_decides_where_the_author_is_no_clinician(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    meera, ravi = UserId(user_of(owner, Role.CLINICIAN)), UserId(user_of(owner, Role.RECEPTION))
    patient = builders.register(owner)
    with working(owner) as work:
        assert corrections.decider_for(work, patient, meera) == meera
        lead = corrections.decider_for(work, patient, ravi)
    assert lead in {owner.actor.user_id, meera}


def test_reception_corrects_a_contact_detail_in_one_step_and_keeps_the_old_one(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    target = contact_target(desk, patient, "phone", "number")
    done = act(desk, corrections.correct_contact, request(patient, target, "98860 55555"))
    assert done.state is S.CLOSED
    versions = act(desk, patients.read_contact_versions, patient)
    phones = [(each.number, each.body.number, each.status) for each in versions if each.kind == "phone"]
    assert phones == [(2, "+919886055555", FactStatus.CURRENT), (1, "+919886001427", FactStatus.CURRENT)]
    assert done.case_number in next(each.reason for each in versions if each.kind == "phone")


def test_a_contact_detail_waits_for_identity_and_for_a_right_number(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    target = contact_target(desk, patient, "phone", "number")
    for changes, field in (({"identity": None}, "method"), ({"proposed": "12"}, "phone")):
        with pytest.raises(InvalidInput) as refused:
            act(desk, corrections.correct_contact, request(patient, target, **{"proposed": "98860 55555", **changes}))  # type: ignore[arg-type]
        assert set(refused.value.problems) == {field}
    assert entries(desk, "case logged") == []


def test_the_desk_points_at_nothing_clinical(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    known = severe(owner, patient)
    owner.lock()
    desk = open_clinic(Role.RECEPTION)
    with pytest.raises(NotPermitted):
        ask(desk, patient, at(known))
    with pytest.raises(NotFound):
        act(desk, corrections.correct_contact, request(patient, at(known)))


def test_the_desk_learns_nothing_of_a_visit_by_guessing(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    visit = sign(owner, act(owner, start_visit, NewVisit(patient)))
    owner.lock()
    desk = open_clinic(Role.RECEPTION)
    target = Target(RecordType.VISIT, visit.header.visit_id, "address", "complaint", visit.header.number)
    for guess in (WHOLE.complaint, "Something else"):
        with pytest.raises(NotFound):
            act(desk, corrections.correct_contact, request(patient, target, guess))


def test_a_request_that_was_only_written_down_is_pointed_later(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    known = severe(clinic, patient)
    case = log(clinic, patient, CaseKind.CORRECTION)
    assert [each.case_id for each in act(clinic, corrections.read_unpointed, patient)] == [case.case_id]
    asked = ask(clinic, patient, at(known), case_id=case.case_id)
    assert (asked.case_id, asked.case_number) == (case.case_id, case.number)
    assert act(clinic, corrections.read_unpointed, patient) == ()


def test_a_changed_entry_is_pointed_at_in_the_version_that_was_shown(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    known = severe(clinic, patient)
    change = FactChange(patient, known.fact_id, 1, known.body, reason="heard again")
    act(clinic, chart.change_entry, change)
    with pytest.raises(StaleRecord):
        ask(clinic, patient, at(known))
