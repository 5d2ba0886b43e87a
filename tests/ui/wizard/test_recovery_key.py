"""The key is covered while it is read back, checked against the copy, and forgotten afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from luna_desktop.ui.wizard.recovery_key import RecoveryKeyStep

KEY = [f"K{at:02d}X" for at in range(1, 14)]


@pytest.fixture
def step(qtbot: QtBot) -> RecoveryKeyStep:
    made = RecoveryKeyStep()
    qtbot.addWidget(made)
    made.show_key(KEY, asked=(7, 4))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def _shown(step: RecoveryKeyStep) -> set[str]:
    return {label.text() for label in step.findChildren(QLabel)} & set(KEY)


def test_the_groups_are_covered_while_they_are_read_back(step: RecoveryKeyStep) -> None:
    assert _shown(step) == set(KEY)
    step.first.edit.setFocus()
    assert _shown(step) == set()
    assert step.is_covered()
    step.start()
    assert _shown(step) == set(KEY)


def test_both_groups_and_both_ticks_are_needed(qtbot: QtBot, step: RecoveryKeyStep) -> None:
    assert step.first.label == "Group 8"
    qtbot.keyClicks(step.first.edit, "WRNG")
    assert step.first.problem == "This is not what was shown."
    step.first.edit.clear()
    qtbot.keyClicks(step.first.edit, "k08x")
    assert step.obstacle() == "Type the two groups from your copy"
    qtbot.keyClicks(step.second.edit, "K05X")
    assert step.obstacle() == "Tick both boxes to continue"
    step.in_safe.click()
    step.away.click()
    assert step.obstacle() == ""
    assert step.values() == {}


def test_the_key_is_forgotten(step: RecoveryKeyStep) -> None:
    step.show_kept("Printed 10:12")
    assert step.done.isVisible()
    step.clear_secrets()
    step.start()
    assert _shown(step) == set()
    assert step.obstacle() != ""
