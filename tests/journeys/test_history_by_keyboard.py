"""The medical history by keyboard alone: a first one, a pregnancy that stays, a no that grows old, a wrong chart."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.answers import Asked, How, YesNo
from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.clinical.safety_questions import SafetyAnswer, SafetyQuestion
from luna_desktop.domain.measures import PartialDate
from luna_desktop.program import Wiring
from luna_desktop.services.care import chart, moves
from luna_desktop.services.care.chart import Chart, NewEntry
from luna_desktop.services.clinic import clinics
from luna_desktop.services.people.patients import Lookup, search_patients
from tests import builders
from tests.journeys.conftest import Begin
from tests.journeys.driver import Journey

RTL = "ملاحظة"
ASKED = Asked(PartialDate(2026, 3, 1))
DEVANAGARI = "गालों पर दाग"


def patient_of(folder: Path, typed: str, *bodies: object) -> PatientId:
    """Return the patient whom a search finds, with these entries written before the journey."""
    clinic = clinics.unlock_clinic(folder, "owner", builders.OWNER_PASSWORD)
    patient = clinic.desk.perform(clinic.actor, search_patients, Lookup(typed))[0].patient_id
    for body in bodies:
        clinic.desk.perform(clinic.actor, chart.record_entry, NewEntry(patient, body))
    clinic.lock()
    return patient


def chart_of(folder: Path, patient: PatientId) -> Chart:
    """Return what a clinician reads after the journey."""
    clinic = clinics.unlock_clinic(folder, "owner", builders.OWNER_PASSWORD)
    found = clinic.desk.perform(clinic.actor, chart.read_chart, patient)
    clinic.lock()
    return found


def open_history(journey: Journey, typed: str) -> None:
    """Find a patient and go to the Medical history tab."""
    journey.find_patient(typed)
    journey.press("Alt+3")
    journey.settle()


def field_named(journey: Journey, pattern: str) -> str:
    """Return the name of the first field that is seen and fits."""
    names = [each.objectName() for each in journey.visible(QLineEdit)]
    return next(name for name in names if re.fullmatch(pattern, name))


def test_a_first_history_is_written_and_found_again(begin: Begin, small_clinic: Path) -> None:
    patient = patient_of(small_clinic, "Bhavana")
    journey = begin(small_clinic)
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    open_history(journey, "Bhavana")
    journey.use("addConditionButton")
    journey.type("melas")
    journey.press("Return")
    journey.type_into("condition-0-0-1.note", f"{DEVANAGARI} {RTL}")
    journey.press("Insert")
    journey.type("own words of the patient")
    for _section in range(2):
        journey.press("Ctrl+PgDown")  # past the medicines to the questions
    journey.type("nyn3nn")
    journey.press("Ctrl+S")
    journey.see("Saved.")
    journey.settle()
    journey.see("Dark marks after injury")
    found = chart_of(small_clinic, patient)
    assert [known.body.what.code for known in found.conditions] == ["L81.1", ""]
    assert found.conditions[0].body.note == f"{DEVANAGARI} {RTL}"
    answers = [known.body.answer for known in found.of("safety_answer")]
    assert answers == [YesNo.NO, YesNo.YES, YesNo.NO, YesNo.UNKNOWN, YesNo.NO, YesNo.NO]


def test_a_pregnancy_is_in_force_after_sixty_days_and_a_no_is_asked_again(begin: Begin, small_clinic: Path) -> None:
    ticking = builders.Ticking()
    patient_of(small_clinic, "Bhavana", SafetyAnswer(SafetyQuestion.BLEEDING, YesNo.NO, asked=ASKED))
    journey = begin(small_clinic, Wiring(clock=ticking))
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    open_history(journey, "Bhavana")
    journey.choose("pregnancy-0-0-0.state", "Yes, pregnant")
    journey.type_into("pregnancy-0-0-0.lmp", "06-12-2025")
    journey.see("14 weeks today, from the last period")
    journey.press("Ctrl+S")
    journey.see("Pregnant, 14 weeks")
    journey.settle()
    ticking.advance(days=100)
    open_history(journey, "Ananya")
    open_history(journey, "Bhavana")
    journey.see("Pregnant, 28 weeks", "Ask again")


def test_no_change_is_said_by_key_and_told_from_an_answer(begin: Begin, small_clinic: Path) -> None:
    keloid = SafetyAnswer(SafetyQuestion.KELOID, YesNo.YES)
    patient = patient_of(small_clinic, "Bhavana", Condition(Coded("Melasma")), keloid)
    journey = begin(small_clinic)
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    open_history(journey, "Bhavana")
    journey.tab_to(field_named(journey, r"condition-\d+-\d+-0\.what"))
    journey.press("F4")
    journey.press("Ctrl+Shift+N")
    journey.press("Ctrl+S")
    journey.see("Saved.")
    journey.settle()
    found = chart_of(small_clinic, patient)
    assert found.conditions[0].body.asked.how is How.UNCHANGED
    assert found.of("safety_answer")[0].body.asked.how is How.CARRIED
    assert found.of("safety_answer")[0].body.answer is YesNo.YES


@pytest.mark.parametrize("other", ["Anita"])
def test_an_entry_in_the_wrong_chart_goes_to_the_right_one(begin: Begin, small_clinic: Path, other: str) -> None:
    wrong = patient_of(small_clinic, "Bhavana", Condition(Coded("Vitiligo")))
    right = patient_of(small_clinic, other)
    journey = begin(small_clinic)
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    open_history(journey, "Bhavana")
    journey.tab_to(field_named(journey, r"condition-\d+-\d+-0\.what"))
    journey.press("F3")
    journey.settle()
    journey.use("moveEntryButton")
    journey.type_into("moveLookup", other)
    journey.press("Return")
    journey.settle()
    journey.see("To Anita Kumar, born ")
    journey.type_into("moveReason", "Two charts were open")
    journey.use("confirmMoveButton")
    journey.see("Moved to LUN-")
    journey.settle()
    assert chart_of(small_clinic, wrong).conditions == ()
    assert chart_of(small_clinic, right).conditions[0].body.what.text == "Vitiligo"
    clinic = clinics.unlock_clinic(small_clinic, "owner", builders.OWNER_PASSWORD)
    went, came = (clinic.desk.perform(clinic.actor, moves.read_moves, each)[0] for each in (wrong, right))
    clinic.lock()
    assert (went.came, came.came) == (False, True)
    assert timedelta() <= came.at - went.at
