"""The Health page by itself: where trouble is shown, and room for its words."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.backups import BackupListing, BackupStatus
from luna_desktop.ui.health.view import Backups, HealthView
from tests.ui.clipping import clipped

NOW = datetime(2026, 3, 14, 20, 0, tzinfo=UTC)


@pytest.fixture
def view(qtbot: QtBot) -> HealthView:
    made = HealthView()
    qtbot.addWidget(made)
    return made


def test_trouble_ends_whatever_was_going_on(view: HealthView) -> None:
    view.show_backing_up(True)
    view.show_examining()
    view.audit_button.set_busy(True)
    view.show_problems({"folder": "Choose a folder."})
    assert view.banner.text() == "Choose a folder."
    assert not any(button.is_busy() for button in (view.backup_button, view.examine, view.audit_button))


@pytest.mark.parametrize("size", [(1100, 596), (1360, 816)])
def test_nothing_is_cut_off(view: HealthView, size: tuple[int, int]) -> None:
    listed = [BackupListing(Path("disk") / f"luna-{number}", NOW, 1200, 31406, 18_400_000_000) for number in range(9)]
    view.show_backups(Backups(BackupStatus(NOW, "disk", is_due=False), "disk", listed, NOW))
    view.resize(*size)
    view.show()
    assert clipped(view) == []
    assert view.minimumSizeHint().width() <= 1100
