"""Steps are told with their state, since an icon alone says nothing to a screen reader."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.rights.shown import ShownStep, StepState
from luna_desktop.ui.rights.steps import StepsList

STEPS = (
    ShownStep("Request logged", "21-Nov, 17:00", StepState.DONE),
    ShownStep("Prepare copy", "Choose sections", StepState.NOW),
    ShownStep("Hand over", "", StepState.TO_COME),
    ShownStep("Review of the denial", "", StepState.LEFT_OUT),
)


def test_steps_are_spoken_with_their_state_and_replaced(qtbot: QtBot) -> None:
    steps = StepsList()
    qtbot.addWidget(steps)
    steps.show_steps(STEPS)
    spoken = [steps.findChild(QWidget, f"caseStep{at}").accessibleName() for at in range(4)]
    assert spoken[0].startswith("Request logged, done. 21-Nov")
    assert spoken[1].startswith("Prepare copy, next.")
    assert spoken[2].startswith("Hand over, to come")
    assert spoken[3].startswith("Review of the denial, left out")
    steps.show_steps(STEPS[:1])
    assert steps.steps() == STEPS[:1]
