"""Somebody walks in and asks for their record, and goes with it: by keyboard, in few keys, to the signed receipt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import Role
from luna_desktop.domain.rights.cases import Case
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.people.patients import Lookup, search_patients
from luna_desktop.services.rights.cases import read_cases_of
from luna_desktop.ui.printing import PrinterDialog
from tests import builders
from tests.journeys.conftest import Begin
from tests.journeys.driver import Journey
from tests.journeys.test_places import troubles
from tests.services.acting import act

MOST, MOST_IN_ALL = 11, 17
"""So many keys at the most, besides words that are typed, from the home page to a copy that can be put together, and
to the signed receipt."""


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


def test_a_walk_in_is_logged_proven_acknowledged_and_signed_for(
    hands: Hands, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
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
    sign_for(hands, monkeypatch, tmp_path)
    (case,) = cases_of(journey, "bhavana")
    assert case.state is CaseState.ISSUED
    assert not case.is_overdue(case.answered_at or case.received_at)
    assert hands.keys <= MOST_IN_ALL, hands.keys


def sign_for(hands: Hands, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Approve the copy, print it, and have the patient sign for it."""
    journey = hands.journey

    def choose(_paper: object, _window: QWidget, answered: Callable[[QPrinter | None], None]) -> None:
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(folder / "printed.pdf"))
        answered(printer)

    monkeypatch.setattr(PrinterDialog, "choose", choose)
    journey.answers.will_answer("She asks for her own record and no other person is named")
    hands.press("Ctrl+Shift+Return")
    journey.see("The copy is approved.")
    hands.press("Ctrl+Return")
    journey.wait(lambda: (folder / "printed.pdf").exists(), "the copy was printed")
    journey.see("left, not signed for")
    hands.press("Ctrl+Return")
    pad = journey.see_widget("handOverPad")
    draw(pad)
    assert troubles(journey) == []
    while journey.has_keyboard() != "handOverAct":
        hands.press("Tab")
    hands.press("Space")
    journey.see("is handed over and signed for.")


def draw(pad: QWidget) -> None:
    """Sign with the mouse, as with a pen."""
    points = [QPoint(40 + 12 * at, 60 + (25 if at % 2 else -25)) for at in range(12)]
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(pad, point)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=points[-1])


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
