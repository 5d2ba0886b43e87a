"""The Health page in use, against a real clinic."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.services.clinic import settings
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.health.checks_card import CheckRow
from luna_desktop.ui.health.presenter import build_page
from luna_desktop.ui.health.view import HealthView
from luna_desktop.ui.health.wording import CHECKS
from luna_desktop.ui.prompts import ScriptedPrompts
from tests import builders
from tests.clinic_fixtures import Opener
from tests.ui.office import Heard, context_of


def opened(qtbot: QtBot, clinic: OpenClinic, *answers: object) -> tuple[HealthView, Heard, ScriptedPrompts]:
    context, heard, prompts = context_of(clinic, *answers)
    view = build_page(context)
    assert isinstance(view, HealthView)
    qtbot.addWidget(view)
    view.show()
    return view, heard, prompts


def shown_rows(view: HealthView) -> list[CheckRow]:
    layout = view.checks.rows
    widgets = [layout.itemAt(at).widget() for at in range(layout.count())]
    return [widget for widget in widgets if isinstance(widget, CheckRow)]


def rows(view: HealthView) -> dict[str, str]:
    found = shown_rows(view)
    return {row.objectName(): row.chip.spec().text for row in found}


def test_the_first_backup_asks_for_a_folder_and_is_proved(qtbot: QtBot, open_clinic: Opener, tmp_path: Path) -> None:
    view, heard, prompts = opened(qtbot, open_clinic(Role.ADMINISTRATOR), tmp_path / "disk")
    assert view.backup_chip.spec().text == "No backup yet"
    assert view.stack.currentWidget().accessibleName() == "No folder for backups is set"
    view.backup_button.click()
    prompts.check_all_used()
    assert view.backup_chip.spec().text == "Proven today"
    assert view.table.rows_model().rowCount() == 1
    assert heard.said == ["The backup is made and proved."]
    assert view.backup_waiting.isHidden()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert len(heard.said) == 2


def test_no_folder_chosen_is_no_backup(qtbot: QtBot, open_clinic: Opener) -> None:
    view, heard, _prompts = opened(qtbot, open_clinic(Role.ADMINISTRATOR), None)
    view.backup_button.click()
    assert heard.said == []
    assert not view.backup_button.is_busy()


def test_a_folder_that_cannot_be_written_is_a_sentence(qtbot: QtBot, open_clinic: Opener, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    view, _heard, _prompts = opened(qtbot, open_clinic(Role.ADMINISTRATOR), tmp_path / "file" / "disk")
    view.backup_button.click()
    assert view.banner.text()
    assert not view.backup_button.is_busy()
    assert view.backup_chip.spec().text == "No backup yet"


def test_examining_shows_a_row_for_each_check_and_no_patient(qtbot: QtBot, clinic: OpenClinic) -> None:
    builders.register(clinic)
    view, _heard, _prompts = opened(qtbot, clinic)
    assert view.checks.chip.spec().text == "Not examined yet"
    qtbot.keyClick(view, Qt.Key.Key_F5)
    found = rows(view)
    assert found.pop("check-backups") == "Look"
    assert set(found.values()) == {"Good"}
    assert {f"check-{name.replace(' ', '-')}" for name in CHECKS} == {*found, "check-backups"}
    assert view.checks.chip.spec().text == "To look at: 1"
    spoken = " ".join(row.accessibleName() for row in shown_rows(view))
    assert "Kumar" not in spoken
    view.examine.click()
    assert len(rows(view)) == len(CHECKS)


def test_the_audit_log_has_a_verdict_and_a_head(qtbot: QtBot, open_clinic: Opener) -> None:
    view, _heard, _prompts = opened(qtbot, open_clinic(Role.AUDITOR))
    assert view.backup_button.isHidden()
    view.audit_button.click()
    assert view.audit_chip.spec().text == "Complete"
    assert "entries hold" in view.audit_words.text()
    assert "Head of the log" in view.audit_head.text()
    assert not view.audit_button.is_busy()


def test_a_folder_set_elsewhere_is_looked_into(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    view, _heard, _prompts = opened(qtbot, clinic)
    clinic.desk.perform(clinic.actor, settings.change_preferences, settings.Preferences(backup_folder=str(tmp_path)))
    assert view.stack.currentWidget().accessibleName() == "No backup in this folder"
    assert str(tmp_path) in view.folder_words.whole_text()


def test_who_may_neither_back_up_nor_verify_reads_only(qtbot: QtBot, open_clinic: Opener) -> None:
    view, _heard, _prompts = opened(qtbot, open_clinic(Role.RECEPTION))
    assert view.backup_button.isHidden()
    assert view.audit_button.isHidden()
    assert view.backup_chip.spec().text == "No backup yet"
