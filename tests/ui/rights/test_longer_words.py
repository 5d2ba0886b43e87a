"""The desk and its dialogs in sentences 40 % longer and with the longest names: nothing clipped, nothing too wide."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop import texts
from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.rights.entry import open_log
from luna_desktop.ui.rights.view import PrivacyDeskView
from luna_desktop.ui.widgets.overlay import Overlay
from tests import builders
from tests.services.rights.asking import log, prove, step
from tests.ui.clipping import clipped, cut_cells
from tests.ui.contexts import context_of
from tests.ui.rights.desk import open_desk
from tests.ui.test_longer_text import LONG_NAMES, Longer

PAGE = (1200, 666)
"""What is left of 1280 x 720 for a page."""


@pytest.fixture
def longer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the windows speak in longer sentences."""
    monkeypatch.setattr(texts, "_shown", [Longer()])


def look(qtbot: QtBot, view: QWidget) -> None:
    """Find nothing clipped once what was shown has been laid out."""
    qtbot.waitUntil(lambda: clipped(view) == [] and cut_cells(view) == [], timeout=2000)


def test_the_queue_the_panel_and_every_dialog(longer: None, clinic: OpenClinic, qtbot: QtBot) -> None:
    for family, given in LONG_NAMES:
        patient = builders.register(clinic, builders.a_patient(family, given))
        log(clinic, patient, CaseKind.GRIEVANCE)
    desk = open_desk(clinic, qtbot, *CaseKind)
    case = step(clinic, prove(clinic, desk.cases[0]), CaseState.ACKNOWLEDGED, how="spoken")
    view: PrivacyDeskView = desk.view
    view.resize(*PAGE)
    with qtbot.waitExposed(view):
        view.show()
    view.choose(case.case_id)
    look(qtbot, view)
    view.open_panel()
    look(qtbot, view)
    assert view.minimumSizeHint().width() <= PAGE[0]
    for key in ("identity_pending", "denied", "note", "letter", "attach"):
        desk.press(key)
        look(qtbot, view)
        for overlay in view.findChildren(Overlay):
            if not overlay.isHidden():
                assert overlay.card.height() <= PAGE[1], key
                overlay.dismissed.emit()
    view.clocks.click()
    look(qtbot, view)
    for overlay in view.findChildren(Overlay):
        if not overlay.isHidden():
            overlay.dismissed.emit()
    view.show_closed()
    look(qtbot, view)


def test_the_dialog_that_logs(longer: None, clinic: OpenClinic, qtbot: QtBot, window: QWidget) -> None:
    patient = builders.register(clinic)
    window.resize(*PAGE)
    with qtbot.waitExposed(window):
        window.show()
    dialog = open_log(window, context_of(clinic), patient)
    assert dialog is not None
    for kind in CaseKind:
        dialog.form.begin(kind)
        dialog.form.relation.show_value("attendant")
        dialog.form.relation.edited.emit()
        dialog.form.method.show_value("photo_id")
        dialog.form.method.edited.emit()
        look(qtbot, window)
    assert dialog.card.width() <= PAGE[0]
