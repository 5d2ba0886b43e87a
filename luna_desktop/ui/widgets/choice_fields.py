"""Ticks, switches, segmented controls and radio cards as fields of a form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from luna_desktop.ui.widgets.checks import CheckBox, Segmented, Switch
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.radio_cards import CardOption, RadioCards


class TickField(Field):
    """A statement that is ticked or not; the words stand beside the box."""

    def __init__(self, name: str, text: str, *, note: str = "", switch: bool = False) -> None:
        super().__init__(name, "")
        self.box = Switch(text, name) if switch else CheckBox(text, name, note=note)
        self._words = text
        self.put(_leftmost(self.box), focus=self.box)
        self.box.setAccessibleName(text)
        self.box.clicked.connect(lambda _on: self.edited.emit())

    @property
    def label(self) -> str:
        """The words beside the box."""
        return self._words

    def value(self) -> bool:
        """Tell whether it is ticked."""
        return self.box.isChecked()

    def show_value(self, value: object) -> None:
        """Tick or clear it."""
        self.box.setChecked(bool(value))


class SegmentedField(Field):
    """A short choice shown whole."""

    def __init__(self, name: str, label: str, options: Sequence[Option], *, help_text: str = "") -> None:
        super().__init__(name, label, help_text=help_text)
        self.segments = Segmented(name, label, options)
        self.put(_leftmost(self.segments), focus=self.segments)
        self.segments.chosen.connect(lambda _value: self.edited.emit())

    def value(self) -> object:
        """Return the value chosen, or None."""
        return self.segments.value()

    def show_value(self, value: object) -> None:
        """Show a value as chosen."""
        self.segments.show_value(value)


class CardsField(Field):
    """A choice whose options need a line of explanation each."""

    def __init__(
        self,
        name: str,
        label: str,
        options: Sequence[CardOption],
        *,
        required: bool = False,
        help_text: str = "",
        upright: bool = False,
    ) -> None:
        super().__init__(name, label, required=required, help_text=help_text)
        self.cards = RadioCards(name, label, options, upright=upright)
        self.put(self.cards)
        self.cards.chosen.connect(lambda _value: self.edited.emit())

    def value(self) -> object:
        """Return the value chosen, or None."""
        return self.cards.value()

    def show_value(self, value: object) -> None:
        """Show a value as chosen."""
        self.cards.show_value(value)


def _leftmost(control: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
    return holder
