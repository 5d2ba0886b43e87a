"""The medical history in a record copy: in words, with codes explained, and without what belongs to somebody else."""

from __future__ import annotations

from datetime import date

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.answers import Asked, How, YesNo
from luna_desktop.domain.clinical.body_measures import BodyMeasures
from luna_desktop.domain.clinical.history import Coded, Condition, Grade, Side
from luna_desktop.domain.clinical.past import FamilyHistory, Relation
from luna_desktop.domain.clinical.pregnancy import Pregnancy, PregnancyState
from luna_desktop.domain.clinical.safety_questions import SafetyAnswer, SafetyQuestion
from luna_desktop.domain.clinical.skin import Fitzpatrick, SkinProfile
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.recipients import Recipient
from luna_desktop.services.care import chart, moves
from luna_desktop.services.care.moves import Move
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import current_facts
from luna_desktop.services.sharing import copy_history
from luna_desktop.services.sharing.record_copies import CopyRequest, collect
from tests import builders
from tests.services.acting import act, working

TODAY = PartialDate(2026, 3, 14)
BODIES = (
    BodyMeasures(58.5, 162, TODAY),
    FamilyHistory(Coded("Vitiligo", "L80", "ICD-10"), Relation.MOTHER, 30),
    Pregnancy(PregnancyState.PREGNANT, PartialDate(2025, 12, 6), asked=Asked(TODAY)),
    SafetyAnswer(SafetyQuestion.KELOID, YesNo.NO, asked=Asked(TODAY, How.CARRIED)),
    SkinProfile(Fitzpatrick.IV, monk=6, asked=Asked(TODAY, How.UNCHANGED)),
)


def filled(clinic: OpenClinic) -> PatientId:
    patient = builders.register(clinic)
    for body in BODIES:
        act(clinic, chart.record_entry, chart.NewEntry(patient, body))
    return patient


def test_every_kind_stands_in_its_order_with_what_is_worked_out(clinic: OpenClinic) -> None:
    patient = filled(clinic)
    with working(clinic) as work:
        facts = current_facts(work, patient, copy_history.ORDER)
        rows = copy_history.other_history(facts, {}, "en", date(2026, 3, 14))
        codes = copy_history.code_rows(facts)
    assert [str(row.kind) for row in rows] == [
        "Skin profile",
        "Safety question",
        "Pregnancy and breastfeeding",
        "Family history",
        "Weight and height",
    ]
    assert str(rows[0].text).startswith("Fitzpatrick type: IV; Monk tone: 6; Burns in the sun: Not known")
    assert [row.since for row in rows[:3]] == [
        "Asked 14-Mar-2026, no change",
        "Said on 14-Mar-2026 to be unchanged",
        "Asked 14-Mar-2026",
    ]
    assert "14 weeks on the day of this copy, from the last period" in str(rows[2].text)
    assert "Vitiligo (L80)" in str(rows[3].text)
    assert "Body mass index 22.3, worked out" in str(rows[4].text)
    assert {row.code for row in codes} == {"I–VI", "1–10", "MTH"}


def test_a_condition_says_what_its_table_has_no_column_for() -> None:
    body = Condition(Coded("Melasma"), site="cheeks", note="sun", side=Side.BOTH, severity=Grade.MILD)
    assert copy_history.more_of(body, "en") == "Side: Both sides; Severity: Mild"


def test_what_went_to_another_chart_is_in_its_copy_only(clinic: OpenClinic) -> None:
    wrong, right = builders.register(clinic), builders.register(clinic, builders.a_patient("Rao"))
    known = act(clinic, chart.record_entry, chart.NewEntry(wrong, SkinProfile(Fitzpatrick.II))).known[0]
    act(clinic, moves.move_entry, Move(wrong, known.fact_id, 1, right, "the sister’s, two charts open"))
    with working(clinic) as work:
        copies = [
            collect(work, CopyRequest(patient, Recipient(name="Self"), "own copy"), "") for patient in (wrong, right)
        ]
    assert [len(copy.history) for copy in copies] == [0, 1]
