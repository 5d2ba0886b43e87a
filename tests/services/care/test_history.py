"""The medical history saved as a whole: all rows or none, each against its own version."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.answers import Asked, How, YesNo
from luna_desktop.domain.clinical.history import Coded, Condition, Medicine
from luna_desktop.domain.clinical.pregnancy import Pregnancy, PregnancyState
from luna_desktop.domain.clinical.safety_questions import NoneKnown, Part, SafetyAnswer, SafetyQuestion
from luna_desktop.domain.clinical.skin import Fitzpatrick, SkinProfile
from luna_desktop.domain.errors import InvalidInput, NotPermitted, StaleRecord
from luna_desktop.domain.facts import Source
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care import chart, history
from luna_desktop.services.care.chart import Chart
from luna_desktop.services.care.history import HistoryChanges, RowChange
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries

TODAY = PartialDate(2026, 3, 14)


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def save(clinic: OpenClinic, patient: PatientId, *rows: RowChange, reason: str = "") -> Chart:
    return act(clinic, history.save_history, HistoryChanges(patient, rows, Source.RELATIVE, reason))


def test_several_rows_are_one_act(clinic: OpenClinic, patient: PatientId) -> None:
    page = save(
        clinic,
        patient,
        RowChange("c", Condition(Coded("Melasma"))),
        RowChange("m", Medicine(Coded("Tretinoin"))),
        RowChange("s", SkinProfile(Fitzpatrick.IV)),
        RowChange("n", NoneKnown(Part.CONDITIONS, asked=Asked(TODAY))),
    )
    assert [known.kind for known in page.known] == ["condition", "medicine", "skin_profile", "none_known"]
    assert {known.source for known in page.known} == {Source.RELATIVE}
    assert len(entries(clinic, "condition recorded")) == 1


def test_what_is_wrong_is_named_by_row_and_field_and_nothing_is_written(clinic: OpenClinic, patient: PatientId) -> None:
    with pytest.raises(InvalidInput) as refused:
        save(
            clinic,
            patient,
            RowChange("c1", Condition(Coded("Melasma"))),
            RowChange("c2", Condition(Coded(""), since=PartialDate(2027))),
            RowChange("p", Pregnancy(PregnancyState.PREGNANT, PartialDate(2024, 1, 1))),
        )
    assert set(refused.value.problems) == {"c2.what", "c2.since", "p.lmp"}
    assert act(clinic, chart.read_chart, patient).known == ()
    with pytest.raises(InvalidInput):
        save(clinic, patient)


def test_the_second_of_two_people_gets_every_row_that_moved_on(open_clinic: Opener) -> None:
    first, second = open_clinic(Role.OWNER), open_clinic(Role.CLINICIAN)
    patient = builders.register(first)
    page = save(
        first, patient, RowChange("a", Condition(Coded("Melasma"))), RowChange("b", Condition(Coded("Rosacea")))
    )
    melasma, rosacea = page.conditions
    save(first, patient, RowChange("a", Condition(Coded("Melasma"), note="worse"), melasma.fact_id, 1))
    rows = (
        RowChange("a", Condition(Coded("Melasma"), note="better"), melasma.fact_id, 1),
        RowChange("b", Condition(Coded("Rosacea"), note="red"), rosacea.fact_id, 1),
        RowChange("new", Condition(Coded("Acne"))),
    )
    with pytest.raises(StaleRecord) as stale:
        save(second, patient, *rows)
    theirs = stale.value.theirs
    assert isinstance(theirs, dict)
    assert {key: known.body.note for key, known in theirs.items()} == {"a": "worse"}
    assert len(act(second, chart.read_chart, patient).conditions) == 2
    again = (RowChange("a", rows[0].body, melasma.fact_id, 2), *rows[1:])
    assert [known.body.note for known in save(second, patient, *again).conditions] == ["better", "red", ""]


def test_of_what_there_is_one_of_the_second_is_stale(clinic: OpenClinic, patient: PatientId) -> None:
    save(clinic, patient, RowChange("s", SkinProfile(Fitzpatrick.IV)))
    save(clinic, patient, RowChange("k", SafetyAnswer(SafetyQuestion.KELOID, YesNo.NO)))
    with pytest.raises(StaleRecord) as stale:
        save(
            clinic,
            patient,
            RowChange("s", SkinProfile(Fitzpatrick.V)),
            RowChange("k", SafetyAnswer(SafetyQuestion.KELOID, YesNo.YES)),
            RowChange("d", SafetyAnswer(SafetyQuestion.DARK_MARKS, YesNo.YES)),
        )
    assert isinstance(stale.value.theirs, dict)
    assert set(stale.value.theirs) == {"s", "k"}


def test_nothing_else_known_ends_with_what_is_added_later(clinic: OpenClinic, patient: PatientId) -> None:
    page = save(clinic, patient, RowChange("n", NoneKnown(Part.CONDITIONS, asked=Asked(TODAY))))
    assert page.of("none_known")[0].body.holds is YesNo.YES
    page = save(clinic, patient, RowChange("m", Medicine(Coded("Tretinoin"))))
    assert page.of("none_known")[0].body.holds is YesNo.YES
    page = save(clinic, patient, RowChange("c", Condition(Coded("Melasma"))))
    assert page.of("none_known")[0].body.holds is YesNo.UNKNOWN


def test_a_carried_answer_is_told_from_an_asked_one(clinic: OpenClinic, patient: PatientId) -> None:
    asked = SafetyAnswer(SafetyQuestion.KELOID, YesNo.NO, asked=Asked(PartialDate(2026, 1, 2)))
    known = save(clinic, patient, RowChange("k", asked)).of("safety_answer")[0]
    carried = SafetyAnswer(SafetyQuestion.KELOID, YesNo.NO, asked=Asked(TODAY, How.CARRIED))
    save(clinic, patient, RowChange("k", carried, known.fact_id, 1))
    seen = act(clinic, chart.read_versions, chart.FactAsked(patient, known.fact_id))
    assert [version.body.asked.how for version in seen] == [How.CARRIED, How.ASKED]


def test_a_therapist_writes_the_skin_and_no_condition(open_clinic: Opener) -> None:
    therapist = open_clinic(Role.THERAPIST)
    patient = builders.register(open_clinic(Role.CLINICIAN))
    assert save(therapist, patient, RowChange("s", SkinProfile(Fitzpatrick.III))).single("skin_profile") is not None
    with pytest.raises(NotPermitted):
        save(therapist, patient, RowChange("s", SkinProfile()), RowChange("c", Condition(Coded("Acne"))))
