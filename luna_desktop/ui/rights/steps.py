"""The steps of a case, one under the other: done ones ticked, the present one strong, those to come quiet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.texts import Message, _, say, shown
from luna_desktop.ui.rights.narrow_area import breakable
from luna_desktop.ui.rights.shown import ShownStep, StepState
from luna_desktop.ui.widgets.labels import IconLabel, words
from luna_desktop.ui.widgets.naming import named

_SIGNS = {
    StepState.DONE: ("circle-check", "accent_text"),
    StepState.NOW: ("circle-dot", "accent_text"),
    StepState.TO_COME: ("circle", "edge"),
    StepState.LEFT_OUT: ("circle-slash", "text3"),
}
_SPOKEN: dict[StepState, Message] = {
    StepState.DONE: say("done"),
    StepState.NOW: say("next"),
    StepState.TO_COME: say("to come"),
    StepState.LEFT_OUT: say("left out"),
}


class StepsList(QWidget):
    """Shows steps; it is read, never operated."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "caseSteps", _("Steps"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(7)
        self._steps: tuple[ShownStep, ...] = ()

    def show_steps(self, steps: Sequence[ShownStep]) -> None:
        """Show these steps instead of those before."""
        if tuple(steps) == self._steps:
            return
        self._steps = tuple(steps)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for at, step in enumerate(steps):
            self._column.addWidget(_row(at, step))

    def steps(self) -> tuple[ShownStep, ...]:
        """Return what is shown, for tests."""
        return self._steps


def _row(at: int, step: ShownStep) -> QWidget:
    icon, token = _SIGNS[step.state]
    spoken = _("{step}, {state}. {note}", step=step.text, state=shown(_SPOKEN[step.state]), note=step.note)
    row = named(QWidget(), f"caseStep{at}", spoken)
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(9)
    line.addWidget(IconLabel(icon, token, 18), 0, Qt.AlignmentFlag.AlignTop)
    told = QVBoxLayout()
    told.setSpacing(0)
    role = "strong" if step.state is StepState.NOW else "body"
    quiet = step.state in {StepState.TO_COME, StepState.LEFT_OUT}
    told.addWidget(words(breakable(step.text), "body2" if quiet else role, wrap=True))
    if step.note:
        told.addWidget(words(breakable(step.note), "caption", wrap=True))
    line.addLayout(told, 1)
    return row
