"""Going through a filled-in form: entry by entry, by a clinician, before anything is a fact."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.clinical.history import AllergyState
from luna_desktop.domain.clinical.intake import Answer
from luna_desktop.domain.clinical.intake_entries import Outcome
from luna_desktop.domain.clinical.intake_question import NO, YES
from luna_desktop.domain.clinical.lifestyle import Diet
from luna_desktop.domain.clinical.safety_questions import Part
from luna_desktop.domain.clinical.stops import Overriding
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, SafetyStop
from luna_desktop.domain.facts import Source
from luna_desktop.services.care.chart import Chart
from luna_desktop.services.care.intake import waiting_intake
from luna_desktop.services.care.intake_review import (
    Decision,
    IntakeDecisions,
    Submission,
    intakes_to_review,
    read_intakes,
    review_intake,
)
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.care.intakes import KEYS, hand_in


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def take(key: str) -> Decision:
    return Decision(key, Outcome.ACCEPTED)


def decide(clinic: OpenClinic, patient: PatientId, number: int, *decisions: Decision) -> Chart:
    return clinic.desk.perform(clinic.actor, review_intake, IntakeDecisions(patient, number, decisions))


def newest(clinic: OpenClinic, patient: PatientId) -> Submission:
    found: tuple[Submission, ...] = clinic.desk.perform(clinic.actor, read_intakes, patient)
    return found[0]


def test_taken_as_it_is_changed_and_not_taken(clinic: OpenClinic, patient: PatientId) -> None:
    number = hand_in(clinic, patient)
    chart = decide(
        clinic,
        patient,
        number,
        take("conditions:1"),
        Decision("conditions:2", Outcome.CHANGED, "Hypothyroidism"),
        take("medicines"),
        Decision("allergies:1", Outcome.NOT_TAKEN, reason="Took it last year without trouble"),
        take("sleep_hours"),
        Decision("diet", Outcome.CHANGED, "vegetarian"),
        take("alcohol"),
    )
    assert [known.body.what.text for known in chart.conditions] == ["Melasma (chloasma)", "Hypothyroidism"]
    assert (chart.conditions[0].body.what.code, chart.conditions[0].body.snomed) == ("L81.1", "36209000")
    assert chart.allergies == ()
    (assessment,) = chart.lifestyle
    body = assessment.body
    assert (body.sleep_hours, body.diet, body.declined) == (6.5, Diet.VEGETARIAN, ("alcohol",))
    assert {known.source for known in chart.known} == {Source.PATIENT}
    decided = newest(clinic, patient).decided
    assert set(decided) == set(KEYS)
    assert decided["sleep_hours"].fact_id == decided["diet"].fact_id == assessment.fact_id
    assert (decided["conditions:1"].fact_id, decided["conditions:1"].fact_number) == (chart.conditions[0].fact_id, 1)
    assert decided["medicines"].fact_id is None
    assert decided["allergies:1"].reason == "Took it last year without trouble"
    assert decided["diet"].by == "Dr Nandini Rao"
    assert clinic.desk.perform(clinic.actor, waiting_intake, patient) == ()


def test_answers_taken_later_go_into_the_same_assessment(clinic: OpenClinic, patient: PatientId) -> None:
    number = hand_in(clinic, patient)
    first = decide(clinic, patient, number, take("sleep_hours"))
    second = decide(clinic, patient, number, take("diet"))
    assert len(second.lifestyle) == 1
    assert second.lifestyle[0].fact_id == first.lifestyle[0].fact_id
    assert (second.lifestyle[0].number, second.lifestyle[0].body.diet) == (2, Diet.JAIN)
    assert newest(clinic, patient).decided["diet"].fact_number == 2


@pytest.mark.parametrize(
    "wrong",
    [
        Decision("sleep_hours", Outcome.NOT_TAKEN),
        Decision("sleep_hours", Outcome.CHANGED, " "),
        Decision("sleep_hours", Outcome.CHANGED, "many"),
        Decision("stress", Outcome.ACCEPTED),
    ],
)
def test_what_is_wrong_stands_at_its_entry_and_nothing_is_written(
    clinic: OpenClinic, patient: PatientId, wrong: Decision
) -> None:
    number = hand_in(clinic, patient)
    with pytest.raises(InvalidInput) as problem:
        decide(clinic, patient, number, take("conditions:1"), wrong)
    assert set(problem.value.problems) == {wrong.entry}
    assert newest(clinic, patient).decided == {}


def test_an_answer_is_decided_once(clinic: OpenClinic, patient: PatientId) -> None:
    number = hand_in(clinic, patient)
    decide(clinic, patient, number, take("diet"))
    with pytest.raises(InvalidInput):
        decide(clinic, patient, number, take("diet"))
    with pytest.raises(NotFound):
        decide(clinic, builders.register(clinic, builders.a_patient("Rao", "Uma", phone="")), number, take("diet"))


def test_no_allergies_is_kept_as_their_state(clinic: OpenClinic, patient: PatientId) -> None:
    number = hand_in(clinic, patient, Answer("allergies", value=NO))
    state = decide(clinic, patient, number, take("allergies")).allergy_state
    assert state is not None
    assert state.body.state is AllergyState.NONE_KNOWN
    assert newest(clinic, patient).decided["allergies"].fact_id == state.fact_id


def test_answers_about_safety_stand_once_and_change(clinic: OpenClinic, patient: PatientId) -> None:
    first = hand_in(clinic, patient, Answer("keloid", value=NO), Answer("family", value=NO))
    chart = decide(clinic, patient, first, take("keloid"), take("family"))
    (answer,), (none,) = chart.of("safety_answer"), chart.of("none_known")
    assert (answer.body.answer, none.body.part) == (YesNo.NO, Part.FAMILY)
    assert newest(clinic, patient).decided["keloid"].fact_id == answer.fact_id
    second = hand_in(clinic, patient, Answer("keloid", value=YES))
    (again,) = decide(clinic, patient, second, take("keloid")).of("safety_answer")
    assert (again.fact_id, again.number, again.body.answer) == (answer.fact_id, 2, YesNo.YES)


def test_what_was_done_and_the_family_become_facts_of_their_kind(clinic: OpenClinic, patient: PatientId) -> None:
    number = hand_in(
        clinic,
        patient,
        Answer("procedures", value=YES, lines=("Laser hair removal",)),
        Answer("family", value=YES, lines=("Vitiligo",)),
    )
    chart = decide(clinic, patient, number, take("procedures:1"), take("family:1"))
    assert [known.body.what.text for known in chart.of("past_procedure")] == ["Laser hair removal"]
    assert [known.body.what.code for known in chart.of("family_history")] == ["L80"]


def test_something_added_takes_back_that_nothing_is_known(clinic: OpenClinic, patient: PatientId) -> None:
    first = hand_in(clinic, patient, Answer("family", value=NO))
    decide(clinic, patient, first, take("family"))
    second = hand_in(clinic, patient, Answer("family", value=YES, lines=("Vitiligo",)))
    (none,) = decide(clinic, patient, second, take("family:1")).of("none_known")
    assert (none.number, none.body.holds) == (2, YesNo.UNKNOWN)


def test_no_allergies_against_the_list_is_refused(clinic: OpenClinic, patient: PatientId) -> None:
    first = hand_in(clinic, patient, Answer("allergies", value=YES, lines=("Nickel",)))
    decide(clinic, patient, first, take("allergies:1"))
    second = hand_in(clinic, patient, Answer("allergies", value=NO))
    with pytest.raises(InvalidInput) as wrong:
        decide(clinic, patient, second, take("allergies"))
    assert set(wrong.value.problems) == {"allergies"}


def test_a_medicine_that_the_allergy_list_names_stops_until_there_is_a_reason(
    clinic: OpenClinic, patient: PatientId
) -> None:
    number = hand_in(
        clinic,
        patient,
        Answer("medicines", value=YES, lines=("Penicillin",)),
        Answer("allergies", value=YES, lines=("Penicillin",)),
    )
    decide(clinic, patient, number, take("allergies:1"))
    with pytest.raises(SafetyStop):
        decide(clinic, patient, number, take("medicines:1"))
    why = Overriding("Takes it now without any reaction")
    wanted = IntakeDecisions(patient, number, (take("medicines:1"),), why)
    chart = clinic.desk.perform(clinic.actor, review_intake, wanted)
    assert len(chart.medicines) == 1


def test_only_clinicians_go_through_a_form(open_clinic: Opener, clinic: OpenClinic, patient: PatientId) -> None:
    number = hand_in(clinic, patient)
    for role in (Role.RECEPTION, Role.THERAPIST, Role.PRIVACY_OFFICER):
        other = open_clinic(role)
        with pytest.raises(NotPermitted):
            decide(other, patient, number, take("diet"))


def test_the_list_names_whom_the_person_treats(open_clinic: Opener, clinic: OpenClinic, patient: PatientId) -> None:
    number = hand_in(clinic, patient)
    decide(clinic, patient, number, take("diet"))
    (item,) = clinic.desk.perform(clinic.actor, intakes_to_review, None)
    assert (item.item_id, item.card.patient_id, str(item.what)) == (number, patient, "6 answers to go through")


def test_the_audit_log_counts_decisions(clinic: OpenClinic, patient: PatientId) -> None:
    number = hand_in(clinic, patient)
    decide(clinic, patient, number, take("diet"), Decision("alcohol", Outcome.NOT_TAKEN, reason="Not asked for"))
    with clinic.engines[0].connect() as connection:
        row = connection.execute(text("SELECT detail FROM audit_entry WHERE action = 'intake reviewed'")).one()
    assert row.detail == '{"accepted": 1, "changed": 0, "not_taken": 1}'
