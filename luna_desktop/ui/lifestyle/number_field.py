"""A number with its unit beside it; left empty it means that the number is not known."""

from __future__ import annotations

import math

from PySide6.QtWidgets import QHBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import LineEdit
from luna_desktop.ui.widgets.labels import words


class NumberField(Field):
    """A number as typed; a comma is read as a point."""

    def __init__(self, name: str, label: str, unit: str) -> None:
        super().__init__(name, label)
        self.edit = LineEdit(example=_("Not known"))
        self.edit.setMaxLength(12)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.edit.setFixedWidth(theme.px(104))
        row.addWidget(self.edit)
        row.addWidget(words(unit, "caption"))
        row.addStretch(1)
        self.put(holder, focus=self.edit)
        self.edit.setAccessibleName(_("{label}, {unit}", label=label, unit=unit))
        self.edit.textEdited.connect(lambda _text: self.edited.emit())
        self.edit.left.connect(self.left)

    def be_short(self) -> None:
        """Take less room, for numbers that stand side by side."""
        self.edit.setFixedWidth(theme.px(56))
        self.edit.setPlaceholderText("?")

    def value(self) -> str:
        """Return what is typed."""
        return self.edit.text().strip()

    def show_value(self, value: object) -> None:
        """Show a number as words; None shows nothing."""
        self.edit.setText("" if value is None else str(value))

    def set_read_only(self, read_only: bool) -> None:
        """Let the number be read, but not changed."""
        self.edit.setReadOnly(read_only)


def read_number(text: object) -> float | None:
    """Return the number of a text, or None for an empty one; raises ValueError for a text that is no number."""
    typed = str(text or "").strip().replace(",", ".")
    if not typed:
        return None
    number = float(typed)
    if not math.isfinite(number):
        raise ValueError
    return number
