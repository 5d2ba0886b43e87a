"""A first history by keys alone: reception turns the form, the patient fills it in, the clinician goes through it."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.domain.clinical.intake import PAGES
from tests import builders
from tests.journeys.conftest import Begin
from tests.journeys.driver import Journey
from tests.journeys.test_main_job import open_tab
from tests.journeys.test_patient_screen import take_back

SLEEP = [page.key for page in PAGES].index("sleep")


def turn_form(journey: Journey) -> None:
    """Turn the form to Ananya Kumar from the Privacy tab, the second that reception sees."""
    journey.find_patient("Ananya")
    journey.press("Alt+2")
    journey.settle()
    journey.use("turnFormButton")
    journey.see_widget("intakePage")
    journey.settle()


def page_on(journey: Journey, times: int = 1) -> None:
    """Go on to the next pages."""
    for _again in range(times):
        journey.use("intakeNextButton")
        journey.settle()


def fill_in(journey: Journey) -> None:
    """Answer as a patient does, leaving most questions out."""
    journey.choose_card("conditionsOptions", 0)
    journey.tab_to("conditionsLines")
    journey.type("Melasma")
    journey.choose_card("medicinesOptions", 1)
    page_on(journey)
    journey.choose_card("allergiesOptions", 0)
    journey.tab_to("allergiesLines")
    journey.type("Penicillin")
    page_on(journey)
    journey.choose_card("keloidOptions", 1)
    page_on(journey, SLEEP - 2)
    journey.type_into("sleep_hoursNumber", "6.5")
    journey.use("stressDecline")
    page_on(journey, len(PAGES) - SLEEP)
    journey.see("You answered 6 of")


def test_a_patient_fills_in_and_a_clinician_goes_through_it(begin: Begin, small_clinic: Path) -> None:
    journey = begin(small_clinic)
    journey.sign_in("ravi", builders.PASSWORD)
    turn_form(journey)
    fill_in(journey)
    journey.use("intakeSaveButton")
    journey.settle()
    journey.see_widget("handBackPage")
    take_back(journey)
    journey.see("waits for a clinician")
    assert not journey.reads("Penicillin")
    assert not journey.reads("Melasma")
    journey.lock()

    journey.sign_in("owner", builders.OWNER_PASSWORD)
    journey.find_patient("Ananya")
    open_tab(journey, "lifestyle")
    journey.see("6 answers wait")
    journey.use("intakeBannerAction")
    for name, key in (
        ("conditions_1", "1"),
        ("medicines", "1"),
        ("allergies_1", "2"),
        ("keloid", "1"),
        ("sleep_hours", "1"),
    ):
        journey.tab_to(f"decide_{name}")
        journey.type(key)
    journey.type_into("decide_allergies_1Value", "Penicillin V")
    journey.save("intakeReviewFrame")
    journey.see("5 of 6 decided")
    open_tab(journey, "allergies")
    journey.see("Penicillin V")
    open_tab(journey, "history")
    journey.see("Melasma (chloasma)")
    open_tab(journey, "lifestyle")
    journey.see("1 to go through")
    journey.lock()


def test_a_lock_keeps_what_was_filled_in(begin: Begin, small_clinic: Path) -> None:
    journey = begin(small_clinic)
    journey.sign_in("ravi", builders.PASSWORD)
    turn_form(journey)
    journey.choose_card("medicinesOptions", 1)
    journey.press("Ctrl+L")
    journey.see_widget("unlockView")
    journey.settle()
    assert not journey.reads("Ananya")

    journey.sign_in("ravi", builders.PASSWORD)
    turn_form(journey)
    journey.see("Answered before; kept sealed.", "1 question answered")
    journey.use("intakeLaterButton")
    journey.see_widget("handBackPage")
    take_back(journey)
    journey.lock()
