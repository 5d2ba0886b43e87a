"""The card of damaged files: hidden while there are none, says whose by number, restores out of the chosen backup."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.services.care.photographs import Photograph
from luna_desktop.services.clinic import backups
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.health.presenter import build_page
from luna_desktop.ui.health.view import HealthView
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working
from tests.ui.clipping import clipped
from tests.ui.office import context_of


def with_a_damaged_file(clinic: OpenClinic, disk: Path) -> Path:
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    photograph = builders.add_photograph(clinic, patient)
    disk.mkdir()
    act(clinic, backups.choose_backup_folder, str(disk))
    act(clinic, backups.back_up, backups.BackupPlan())
    with working(clinic) as work:
        row = work.session.get(Photograph, photograph)
        assert row is not None
        path = clinic.premises.vault.path_of(row.preview_id)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    return path


def test_a_damaged_file_is_listed_and_restored_by_keyboard(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    path = with_a_damaged_file(clinic, tmp_path / "disk")
    broken = path.read_bytes()
    context, heard, _prompts = context_of(clinic)
    view = build_page(context)
    assert isinstance(view, HealthView)
    qtbot.addWidget(view)
    view.resize(1100, 596)
    view.show()
    assert view.damaged.isHidden()
    qtbot.keyClick(view, Qt.Key.Key_F5)
    card = view.damaged
    assert not card.isHidden()
    assert card.chip.spec().text == "1"
    model = card.table.rows_model()
    spoken = [model.data(model.index(0, at), Qt.ItemDataRole.AccessibleTextRole) for at in range(3)]
    assert spoken[1] == "Photograph, the copy for the screen, Taken 01-Mar-2026, kept since 14-Mar-2026"
    assert spoken[2] == "Damaged"
    number = str(spoken[0])
    assert card.table.columnWidth(0) > card.table.fontMetrics().horizontalAdvance(number) + 30, (
        "the number is read whole"
    )
    assert "Kumar" not in " ".join(str(each) for each in spoken)
    assert card.backup.isVisibleTo(view)
    assert clipped(view) == []
    qtbot.keyClick(card.table, Qt.Key.Key_Return)
    assert path.read_bytes() != broken
    assert heard.said == ["The file is back, as the backup holds it."]
    assert card.isHidden()
    assert view.checks.chip.spec().text == "Everything is well"


def test_who_may_not_restore_reads_who_does(
    qtbot: QtBot, clinic: OpenClinic, open_clinic: Opener, tmp_path: Path
) -> None:
    with_a_damaged_file(clinic, tmp_path / "disk")
    context, _heard, _prompts = context_of(open_clinic(Role.CLINICIAN))
    view = build_page(context)
    assert isinstance(view, HealthView)
    qtbot.addWidget(view)
    view.show()
    view.examine.click()
    assert not view.damaged.isHidden()
    assert view.damaged.restore.isHidden()
    assert view.damaged.note.text() == "The owner or the administrator puts it back out of a backup."
