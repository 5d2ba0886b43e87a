"""The line of steps."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.imports.stepper import Stepper


def test_the_step_is_told_to_screen_readers(qtbot: QtBot) -> None:
    steps = Stepper("steps", ["File", "Columns", "Report"])
    qtbot.addWidget(steps)
    assert steps.accessibleDescription() == "Step 1 of 3, File"
    steps.show_step(2)
    assert steps.accessibleDescription() == "Step 3 of 3, Report"
