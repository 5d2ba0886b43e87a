"""The four steps of an import in a line, with the one that is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from luna_desktop.texts import _
from luna_desktop.ui.widgets.labels import IconLabel, words
from luna_desktop.ui.widgets.naming import named, styled


class Stepper(QFrame):
    """Says how far one is; it is not pressed."""

    def __init__(self, name: str, steps: Sequence[str]) -> None:
        super().__init__()
        named(self, name, _("Steps"))
        self._steps = tuple(steps)
        self._marks: list[IconLabel] = []
        self._names: list[QLabel] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for place, step in enumerate(steps):
            if place:
                line = styled(QFrame(), cls="hline")
                line.setFixedWidth(28)
                row.addWidget(line)
            mark, label = IconLabel("circle", "text3", 18), words(step, "body2")
            named(label, f"{name}{place}", step)
            self._marks.append(mark)
            self._names.append(label)
            row.addWidget(mark)
            row.addWidget(label)
        row.addStretch(1)
        self.show_step(0)

    def show_step(self, now: int) -> None:
        """Show which step is worked on; those before are done."""
        for place, (mark, label) in enumerate(zip(self._marks, self._names, strict=True)):
            icon, token = ("circle-check", "ok_text") if place < now else ("circle-dot", "accent_text")
            if place > now:
                icon, token = "circle", "text3"
            mark.show_icon(icon, token)
            styled(label, role="strong" if place == now else "body2")
        told = _("Step {number} of {count}", number=now + 1, count=len(self._steps))
        self.setAccessibleDescription(f"{told}, {self._steps[now]}")
