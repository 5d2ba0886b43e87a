"""What tests of the windows of corrections begin with: a patient, an entry, and a window to ask in."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights.correction_lines import CorrectionLine, LinesAsked, read_corrections
from tests.services.acting import act

W = TypeVar("W", bound=QWidget)


def a_window(qtbot: QtBot) -> QWidget:
    """Return a window over which dialogs open."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1100, 900)
    window.show()
    return window


def lines(clinic: OpenClinic, patient: PatientId) -> tuple[CorrectionLine, ...]:
    """Return a patient's corrections, newest first."""
    return act(clinic, read_corrections, LinesAsked(patient))


def child(parent: QWidget, kind: type[W]) -> W:
    """Return the one widget of a kind."""
    found = parent.findChildren(kind)
    assert len(found) == 1
    return found[0]
