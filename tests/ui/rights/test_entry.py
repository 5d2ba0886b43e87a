"""The way into the dialog: for whom, once at a time, and what is said after it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import Role
from luna_desktop.ui.rights.entry import may_log, open_log
from tests import builders
from tests.clinic_fixtures import Opener
from tests.ui.contexts import Way, context_of


def test_one_dialog_at_a_time_and_none_for_who_may_not(open_clinic: Opener, window: QWidget) -> None:
    window.show()
    clinic = open_clinic(Role.RECEPTION)
    patient, way = builders.register(clinic), Way()
    context = context_of(clinic, way=way)
    dialog = open_log(window, context, patient)
    assert dialog is not None
    assert open_log(window, context, patient) is None
    dialog.form.words.show_value("My record")
    dialog.act.click()
    assert way.said == ["PR-2026-0001 is logged"]
    clinic.lock()
    auditor = open_clinic(Role.AUDITOR)
    assert not may_log(auditor.actor)
    assert open_log(window, context_of(auditor)) is None
