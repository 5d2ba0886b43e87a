"""Somebody walks in and asks for their record: logged, proven, acknowledged and begun, by keyboard, in few keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.rights.cases import Case
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.people.patients import Lookup, search_patients
from luna_desktop.services.rights.cases import read_cases_of
from tests import builders
from tests.journeys.conftest import Begin
from tests.journeys.driver import Journey
from tests.journeys.test_places import troubles
from tests.services.acting import act

MOST = 12
"""So many keys at the most, besides words that are typed, from the home page to a copy that can be put together."""


class Hands:
    """The officer's hands: keys are counted, typed words are not."""

    def __init__(self, journey: Journey) -> None:
        self.journey, self.keys = journey, 0

    def press(self, *keys: str) -> None:
        for each in keys:
            self.journey.press(each)
            self.keys += 1
        self.journey.settle()

    def type(self, text: str) -> None:
        self.journey.type(text)
        self.journey.settle()


@pytest.fixture
def hands(begin: Begin, small_clinic: Path) -> Hands:
    journey = begin(small_clinic)
    journey.sign_in(builders.STAFF[Role.PRIVACY_OFFICER][0], builders.PASSWORD)
    return Hands(journey)


def cases_of(journey: Journey, name: str) -> tuple[Case, ...]:
    clinic = journey.program.clinic
    assert clinic is not None
    (card,) = act(clinic, search_patients, Lookup(name))
    return act(clinic, read_cases_of, card.patient_id)


def test_a_walk_in_is_logged_proven_acknowledged_and_begun(hands: Hands) -> None:
    journey = hands.journey
    journey.see("No open requests")
    assert troubles(journey) == []
    hands.press("Insert")
    journey.see_widget("logDialog")
    hands.type("bhavana")
    hands.press("Return")
    assert journey.has_keyboard() == "words"
    hands.type("I need my record for another doctor")
    hands.press("Alt+I", "P", "Tab", "A", "Tab")
    hands.type("4711")
    assert troubles(journey) == []
    hands.press("Ctrl+Return")
    journey.see("Acknowledgement")
    assert journey.has_keyboard() == "printPaper"
    assert troubles(journey) == []
    hands.press("Escape")
    journey.see("PR-2026-0001")
    (case,) = cases_of(journey, "bhavana")
    assert (case.state, case.is_proven) == (CaseState.ACKNOWLEDGED, True)
    assert troubles(journey) == []
    hands.press("Return")
    assert journey.has_keyboard() == "case_preparing"
    hands.press("Return")
    journey.see_widget("recordCopyPage")
    assert cases_of(journey, "bhavana")[0].state is CaseState.PREPARING
    assert hands.keys <= MOST, hands.keys


def test_reception_logs_from_the_palette_and_sees_no_queue(begin: Begin, small_clinic: Path) -> None:
    journey = begin(small_clinic)
    journey.sign_in(builders.STAFF[Role.RECEPTION][0], builders.PASSWORD)
    assert "privacy" not in journey.shell.rail.places()
    journey.press("Ctrl+K")
    journey.type("log a privacy")
    journey.settle()
    journey.press("Return")
    journey.see_widget("logDialog")
    journey.type("bhavana")
    journey.settle()
    journey.press("Return")
    journey.settle()
    journey.type("You called my neighbour")
    journey.press("Escape")  # typed by mistake; what was typed waits
    journey.wait(lambda: not journey.is_seen("logDialog"), "the dialog has gone")
    journey.press("Ctrl+K")
    journey.type("log a privacy")
    journey.settle()
    journey.press("Return")
    journey.see_widget("logDialog")
    journey.type("bhavana")
    journey.settle()
    journey.press("Return")
    journey.settle()
    assert "You called my neighbour" in journey.words()
    journey.press("Ctrl+Return")
    journey.settle()
    assert [case.state for case in cases_of(journey, "bhavana")] == [CaseState.ACKNOWLEDGED]
    journey.press("Escape")
