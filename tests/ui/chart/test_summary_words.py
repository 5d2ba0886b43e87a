from __future__ import annotations

import pytest

from luna_desktop.domain.clinical.history import (
    Allergy,
    AllergyState,
    Coded,
    Condition,
    ConditionStatus,
    Medicine,
    Severity,
)
from luna_desktop.domain.clinical.lifestyle import Lifestyle, Smoking
from luna_desktop.domain.clinical.scores.record import ScorePart, ScoreRecord
from luna_desktop.domain.clinical.skin import Fitzpatrick, SkinProfile
from luna_desktop.domain.consent import ConsentState, Purpose
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.chart import AllergyAnswer, Chart, NewEntry, answer_allergies, open_chart, record_entry
from luna_desktop.services.care.results import read_results
from luna_desktop.services.care.visit_lists import VisitsAsked, list_visits
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy.consent_lines import ConsentLine
from luna_desktop.services.privacy.consents import read_consents
from luna_desktop.ui.chart.summary_words import (
    allergy_rows,
    condition_rows,
    consent_rows,
    medicine_rows,
    result_rows,
    skin_pairs,
    visit_rows,
)
from tests import builders
from tests.services.care import results_in, visiting


@pytest.fixture
def patient(clinic: OpenClinic) -> int:
    return builders.register(clinic)


def chart_with(clinic: OpenClinic, patient: int, *bodies: object) -> Chart:
    for body in bodies:
        clinic.desk.perform(clinic.actor, record_entry, NewEntry(patient, body))
    return clinic.desk.perform(clinic.actor, open_chart, patient)


def test_resolved_conditions_and_stopped_medicines_are_counted_not_shown(clinic: OpenClinic, patient: int) -> None:
    chart = chart_with(
        clinic,
        patient,
        Condition(Coded("Melasma", "L81.1"), since=PartialDate(2023, 3)),
        Condition(Coded("Tinea"), ConditionStatus.RESOLVED),
        Medicine(Coded("Azelaic acid gel"), strength="15%", frequency="Twice daily"),
        Medicine(Coded("Tretinoin cream"), started=PartialDate(2025), stopped=PartialDate(2026, 1)),
    )
    conditions, medicines = condition_rows(chart), medicine_rows(chart)
    assert [(row.text, row.note, row.aside) for row in conditions.rows] == [("Melasma", "since Mar-2023", "L81.1")]
    assert conditions.note == "Resolved, not shown here: 1"
    assert [(row.text, row.note) for row in medicines.rows] == [("Azelaic acid gel 15%", "Twice daily")]
    assert medicines.note == "Stopped, not shown here: 1"


def test_allergies_say_what_is_known(clinic: OpenClinic, patient: int) -> None:
    assert allergy_rows(chart_with(clinic, patient)).empty.startswith("Never asked")
    clinic.desk.perform(clinic.actor, answer_allergies, AllergyAnswer(patient, AllergyState.NONE_KNOWN, 0))
    said = allergy_rows(chart_with(clinic, patient))
    assert (said.empty, said.note) == ("None known", "Checked 14-Mar-2026")
    chart = chart_with(
        clinic, patient, Allergy(Coded("Nickel")), Allergy(Coded("Penicillin"), severity=Severity.SEVERE)
    )
    assert [row.text for row in allergy_rows(chart).rows] == ["Penicillin", "Nickel"]


def test_the_newest_lifestyle_answers_are_shown(clinic: OpenClinic, patient: int) -> None:
    assert skin_pairs(chart_with(clinic, patient)) == ([], "")
    chart = chart_with(
        clinic,
        patient,
        Lifestyle(PartialDate(2026, 2, 1), sleep_hours=6.5, smoking=Smoking.NEVER, declined=("diet",)),
        Lifestyle(PartialDate(2025, 2, 1), sleep_hours=9),
    )
    pairs, note = skin_pairs(chart)
    assert dict(pairs)["Sleep"] == "6.5 h a night"
    assert dict(pairs)["Exercise"] == "Not known"
    assert dict(pairs)["Diet"] == "Prefers not to say"
    assert note == "Asked 01-Feb-2026"


def test_each_consent_has_its_state(clinic: OpenClinic, patient: int) -> None:
    rows = consent_rows(clinic.desk.perform(clinic.actor, read_consents, patient))
    assert [row.chip.text for row in rows if row.chip] == ["Given", "Not asked"]
    assert rows[0].note == "14-Mar-2026 · notice version 1"


@pytest.mark.parametrize("state", list(ConsentState))
def test_every_state_of_a_consent_has_its_chip(state: ConsentState) -> None:
    sharing = ConsentLine(Purpose.SHARING, state, recipient="Nidan Laboratory")
    rows = consent_rows((ConsentLine(Purpose.CARE, state), sharing))
    assert all(row.chip for row in rows)
    assert len(rows) == (1 if state is ConsentState.NOT_ASKED else 2)
    assert rows[-1].text == ("Nidan Laboratory" if len(rows) == 2 else rows[0].text)


def test_skin_and_scores_stand_before_habits(clinic: OpenClinic, patient: int) -> None:
    chart = chart_with(
        clinic,
        patient,
        SkinProfile(Fitzpatrick.IV),
        ScoreRecord("iga_acne", PartialDate(2026, 1, 5), (ScorePart("grade", "3"),)),
        ScoreRecord("iga_acne", PartialDate(2026, 2, 5), (ScorePart("grade", "1"),)),
        ScoreRecord("masi", PartialDate(2026, 2, 5), (ScorePart("forehead_area", "1"),)),
    )
    pairs, _note = skin_pairs(chart)
    assert [label for label, _value in pairs] == ["Fitzpatrick type", "IGA (0–4)"]
    assert pairs[1][1] == "1, was 3"


def test_the_newest_visits_and_the_results_that_wait(clinic: OpenClinic, patient: int) -> None:
    visiting.sign(clinic, visiting.begin(clinic, patient))
    visiting.begin(clinic, patient)
    part = clinic.desk.perform(clinic.actor, list_visits, VisitsAsked(patient, limit=3))
    first, second = visit_rows(part)
    assert first.chip is not None
    assert (second.text, second.chip) == ("Atrophic acne scar", None)
    results_in.order(clinic, patient)
    results_in.receive(clinic, patient)
    rows = result_rows(clinic.desk.perform(clinic.actor, read_results, patient))
    assert [row.chip.text for row in rows if row.chip] == ["Received, not reviewed", "Ordered"]
