"""The chart: each kind of entry, the allergy state that is always true to its rows, and what is refused."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.history import Allergy, AllergyState, Certainty, Coded, Condition, Medicine
from luna_desktop.domain.clinical.lifestyle import Lifestyle, Smoking
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StaleRecord
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care import chart
from luna_desktop.services.care.chart import AllergyAnswer, Chart, NewEntry
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange, StrikeOut
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries

LATEX = Allergy(Coded("Latex", "A1"))


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def add(clinic: OpenClinic, patient: PatientId, body: object) -> Chart:
    return act(clinic, chart.record_entry, NewEntry(patient, body))


def answer(clinic: OpenClinic, patient: PatientId, state: AllergyState, number: int = 0) -> Chart:
    return act(clinic, chart.answer_allergies, AllergyAnswer(patient, state, number))


def state_of(page: Chart) -> AllergyState:
    return page.allergy_state.body.state if page.allergy_state else AllergyState.NEVER_ASKED


def test_each_kind_of_entry_stands_in_its_own_list(clinic: OpenClinic, patient: PatientId) -> None:
    add(clinic, patient, Condition(Coded("Melasma")))
    add(clinic, patient, Medicine(Coded("Tretinoin"), strength="0.05 %", started=PartialDate(2025, 6)))
    page = add(clinic, patient, LATEX)
    assert [len(part) for part in (page.conditions, page.medicines, page.lifestyle, page.allergies)] == [1, 1, 0, 1]
    assert page.medicines[0].body.started == PartialDate(2025, 6)
    assert page.conditions[0].recorded_by == "Dr Nandini Rao"


def test_lifestyle_keeps_every_assessment_newest_first(clinic: OpenClinic, patient: PatientId) -> None:
    add(clinic, patient, Lifestyle(PartialDate(2026, 1, 10), sleep_hours=5, smoking=Smoking.EVERY_DAY))
    add(clinic, patient, Lifestyle(PartialDate(2024, 5, 2), sleep_hours=8))
    page = add(clinic, patient, Lifestyle(PartialDate(2026, 3, 1), sleep_hours=7, smoking=Smoking.FORMER))
    assert [each.body.sleep_hours for each in page.lifestyle] == [7, 5, 8]


@pytest.mark.parametrize(
    ("body", "field"),
    [(Condition(Coded(" ")), "what"), (Lifestyle(PartialDate(2027)), "asked_on"), (Allergy(Coded("")), "trigger")],
)
def test_what_is_wrong_stands_at_its_field_and_nothing_is_written(
    clinic: OpenClinic, patient: PatientId, body: object, field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        add(clinic, patient, body)
    assert set(refused.value.problems) == {field}
    page = act(clinic, chart.read_chart, patient)
    assert (page.conditions, page.lifestyle, page.allergies) == ((), (), ())


def test_a_patient_nobody_asked_has_no_answer(clinic: OpenClinic, patient: PatientId) -> None:
    assert act(clinic, chart.open_chart, patient).allergy_state is None
    assert len(entries(clinic, "chart opened")) == 1


def test_none_known_is_dated_and_confirmed_again(clinic: OpenClinic, patient: PatientId) -> None:
    page = answer(clinic, patient, AllergyState.NONE_KNOWN)
    assert page.allergy_state is not None
    assert page.allergy_state.body.confirmed_on == PartialDate(2026, 3, 14)
    again = answer(clinic, patient, AllergyState.NONE_KNOWN, number=1)
    assert again.allergy_state is not None
    assert again.allergy_state.number == 2
    with pytest.raises(StaleRecord):
        answer(clinic, patient, AllergyState.ASKED_UNKNOWN, number=1)


def test_a_row_makes_the_state_some_and_none_known_is_refused_while_it_stands(
    clinic: OpenClinic, patient: PatientId
) -> None:
    answer(clinic, patient, AllergyState.NONE_KNOWN)
    page = add(clinic, patient, LATEX)
    assert state_of(page) is AllergyState.SOME
    with pytest.raises(InvalidInput) as refused:
        answer(clinic, patient, AllergyState.NONE_KNOWN, number=2)
    assert set(refused.value.problems) == {"state"}
    assert state_of(act(clinic, chart.read_chart, patient)) is AllergyState.SOME


@pytest.mark.parametrize("state", [AllergyState.ASKED_UNKNOWN, AllergyState.NEVER_ASKED])
def test_no_other_answer_outlives_a_row(clinic: OpenClinic, patient: PatientId, state: AllergyState) -> None:
    page = add(clinic, patient, LATEX)
    assert page.allergy_state is not None
    assert state_of(answer(clinic, patient, state, page.allergy_state.number)) is AllergyState.SOME


def test_some_needs_a_row(clinic: OpenClinic, patient: PatientId) -> None:
    with pytest.raises(InvalidInput):
        answer(clinic, patient, AllergyState.SOME)


@pytest.mark.parametrize("again", [Allergy(Coded("LATEX")), Allergy(Coded("Natural rubber", "A1"))])
def test_a_trigger_stands_once(clinic: OpenClinic, patient: PatientId, again: Allergy) -> None:
    page = add(clinic, patient, LATEX)
    with pytest.raises(InvalidInput) as refused:
        add(clinic, patient, again)
    assert set(refused.value.problems) == {"trigger"}
    other = add(clinic, patient, Allergy(Coded("Penicillin"))).allergies[-1]
    with pytest.raises(InvalidInput):
        act(clinic, chart.change_entry, FactChange(patient, other.fact_id, 1, again))
    same = FactChange(patient, page.allergies[0].fact_id, 1, Allergy(LATEX.trigger, reaction="hives"))
    assert act(clinic, chart.change_entry, same).allergies[0].body.reaction == "hives"


def test_the_last_row_struck_out_means_asked_not_known(clinic: OpenClinic, patient: PatientId) -> None:
    first = add(clinic, patient, LATEX).allergies[0]
    second = add(clinic, patient, Allergy(Coded("Penicillin"))).allergies[1]
    page = act(clinic, chart.strike_out_entry, StrikeOut(patient, first.fact_id, 1, "the sister's"))
    assert state_of(page) is AllergyState.SOME
    page = act(clinic, chart.strike_out_entry, StrikeOut(patient, second.fact_id, 1, "the sister's"))
    assert state_of(page) is AllergyState.ASKED_UNKNOWN
    assert page.allergies == ()


def test_a_refuted_row_stays_to_be_seen_but_no_longer_counts(clinic: OpenClinic, patient: PatientId) -> None:
    row = add(clinic, patient, LATEX).allergies[0]
    refuted = FactChange(patient, row.fact_id, 1, Allergy(LATEX.trigger, certainty=Certainty.REFUTED))
    page = act(clinic, chart.change_entry, refuted)
    assert state_of(page) is AllergyState.ASKED_UNKNOWN
    assert len(page.allergies) == 1
    assert page.allergy_state is not None
    assert state_of(answer(clinic, patient, AllergyState.NONE_KNOWN, page.allergy_state.number)) is (
        AllergyState.NONE_KNOWN
    )


def test_the_second_of_two_corrections_gets_the_first(open_clinic: Opener) -> None:
    first, second = open_clinic(Role.OWNER), open_clinic(Role.CLINICIAN)
    patient = builders.register(first)
    row = add(first, patient, Condition(Coded("Melasma"))).conditions[0]
    act(first, chart.change_entry, FactChange(patient, row.fact_id, 1, Condition(Coded("Freckles"))))
    with pytest.raises(StaleRecord) as stale:
        act(second, chart.change_entry, FactChange(patient, row.fact_id, 1, Condition(Coded("Lentigo"))))
    assert stale.value.theirs.body.what.text == "Freckles"  # type: ignore[attr-defined]  # a Known
    assert len(act(second, chart.read_versions, chart.FactAsked(patient, row.fact_id))) == 2


def test_a_therapist_writes_lifestyle_and_allergies_but_no_condition_and_no_medicine(open_clinic: Opener) -> None:
    clinician, therapist = open_clinic(Role.CLINICIAN), open_clinic(Role.THERAPIST)
    patient = builders.register(clinician)
    seen = add(clinician, patient, Condition(Coded("Melasma")))
    seen = add(clinician, patient, Medicine(Coded("Tretinoin")))
    for body in (Condition(Coded("Psoriasis")), Medicine(Coded("Isotretinoin"))):
        with pytest.raises(NotPermitted, match="by a clinician"):
            add(therapist, patient, body)
    for known, body in (
        (seen.conditions[0], Condition(Coded("Psoriasis"))),
        (seen.medicines[0], Medicine(Coded("Isotretinoin"))),
    ):
        with pytest.raises(NotPermitted):
            act(therapist, chart.change_entry, FactChange(patient, known.fact_id, known.number, body, reason="new"))
        with pytest.raises(NotPermitted):
            act(therapist, chart.strike_out_entry, StrikeOut(patient, known.fact_id, known.number, "wrong patient"))
    assert act(therapist, chart.read_chart, patient) == seen
    asked = [json.loads(each.detail)["requires"] for each in entries(clinician, "refused")]
    assert asked == ["record diagnoses and medicines"] * 6
    page = add(therapist, patient, LATEX)
    add(therapist, patient, Lifestyle(asked_on=PartialDate(2026, 3, 1), smoking=Smoking.NEVER))
    latex = page.allergies[0]
    change = FactChange(patient, latex.fact_id, latex.number, replace(LATEX, certainty=Certainty.CONFIRMED), reason="x")
    page = act(therapist, chart.change_entry, change)
    page = act(therapist, chart.strike_out_entry, StrikeOut(patient, latex.fact_id, 2, "patch test was negative"))
    assert page.allergies == ()
    assert len(page.lifestyle) == 1


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.CLINICIAN, Role.OWNER}])
def test_nobody_but_a_clinician_writes_a_medicine(open_clinic: Opener, role: Role) -> None:
    patient = builders.register(open_clinic(Role.OWNER))
    with pytest.raises(NotPermitted):
        add(open_clinic(role), patient, Medicine(Coded("Tretinoin")))


def test_a_fact_of_another_patient_is_not_found(clinic: OpenClinic, patient: PatientId) -> None:
    known = add(clinic, patient, Condition(Coded("Melasma"))).conditions[0]
    other = builders.register(clinic, builders.a_patient("Rao"))
    with pytest.raises(NotFound):
        act(clinic, chart.strike_out_entry, StrikeOut(other, known.fact_id, known.number, "wrong patient"))
