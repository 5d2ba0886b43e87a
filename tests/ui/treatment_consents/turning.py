"""What tests of the turned screen of a treatment share: a stage, a screen that is turned, an answer."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.services.care.treatment_consents import TreatmentAsked
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.treatment_consents.asking_mode import TreatmentMode
from luna_desktop.ui.treatment_consents.asking_screen import AskingScreen
from tests.services.care.paper_desk import LASER, STROKES
from tests.ui.contexts import context_of


@dataclass
class Stage:
    """Notes what was shown and where the work went on."""

    qtbot: QtBot
    back: list[PatientId] = field(default_factory=list)
    locked: int = 0

    def show_turned(self, page: QWidget) -> None:
        self.qtbot.addWidget(page)
        page.resize(1440, 900)
        page.show()

    def turned_back(self, patient: PatientId, *, closing: bool) -> None:
        del closing
        self.back.append(patient)

    def lock(self) -> None:
        self.locked += 1


def turned(
    stage: Stage, clinic: OpenClinic, patient: PatientId, course: str = ""
) -> tuple[TreatmentMode, AskingScreen]:
    """Turn the screen to a patient for the laser."""
    mode = TreatmentMode(context_of(clinic), TreatmentAsked(patient, LASER, course), stage)
    mode.start()
    assert mode.screen is not None
    return mode, mode.screen


def answer(screen: AskingScreen, *, yes: bool = True) -> None:
    """Say yes or no, and sign."""
    (screen.page.pair.yes if yes else screen.page.pair.no).click()
    screen.page.signing.pad.show_strokes(STROKES)
    screen.page.signing.pad.changed.emit()
