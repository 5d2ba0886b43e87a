"""The way into the dialog is shut while another question is open."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.erasure.entry import open_erasure
from tests import builders
from tests.services.rights.asking import log
from tests.ui.contexts import context_of


def test_one_question_at_a_time(qtbot: QtBot, clinic: OpenClinic) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    patient = builders.register(clinic)
    case = log(clinic, patient, CaseKind.ERASURE)
    context = context_of(clinic)
    first = open_erasure(window, context, patient, case.case_id, lambda: None)
    assert first is not None
    assert open_erasure(window, context, patient, case.case_id, lambda: None) is None
    first.close_wanted.emit()
    assert first.isHidden()
