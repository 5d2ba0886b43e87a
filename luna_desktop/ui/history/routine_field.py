"""The steps of a routine in their order: added, moved up and down, and taken away by keyboard."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.routine import Step
from luna_desktop.texts import _
from luna_desktop.ui.history.parts import holds_keyboard
from luna_desktop.ui.history.specs import options
from luna_desktop.ui.widgets.buttons import Button, icon_button
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ComboBox, LineEdit
from luna_desktop.ui.widgets.naming import named


class StepRow(QWidget):
    """One step: what for, the product, how often."""

    def __init__(self, name: str, number: int) -> None:
        super().__init__()
        named(self, name, _("Step {number}", number=number))
        self.step = ComboBox()
        self.choices = options(Step)
        self.step.addItems([each.text for each in self.choices])
        named(self.step, f"{name}Step", _("Step {number}, what for", number=number))
        self.product = LineEdit(example=_("Gentle wash"))
        self.product.setMaxLength(400)
        named(self.product, f"{name}Product", _("Step {number}, product", number=number))
        self.frequency = LineEdit(example=_("Every day"))
        self.frequency.setMaxLength(400)
        named(self.frequency, f"{name}Frequency", _("Step {number}, how often", number=number))
        self.up = icon_button("chevron-up", f"{name}Up", _("Move up (Ctrl+Up)"), size="small")
        self.down = icon_button("chevron-down", f"{name}Down", _("Move down (Ctrl+Down)"), size="small")
        self.bin = icon_button("trash-2", f"{name}Bin", _("Take this step away (Ctrl+Delete)"), size="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.step, 3)
        row.addWidget(self.product, 5)
        row.addWidget(self.frequency, 3)
        for button in (self.up, self.down, self.bin):
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            row.addWidget(button)

    def value(self) -> dict[str, object]:
        """Return the step as the body keeps it."""
        at = max(0, self.step.currentIndex())
        return {
            "step": self.choices[at].value,
            "product": self.product.text().strip(),
            "frequency": self.frequency.text().strip(),
        }

    def show_value(self, value: Mapping[str, object]) -> None:
        """Show a step."""
        values = [each.value for each in self.choices]
        self.step.setCurrentIndex(values.index(value["step"]) if value.get("step") in values else len(values) - 1)
        self.product.setText(str(value.get("product") or ""))
        self.frequency.setText(str(value.get("frequency") or ""))
        if value.get("product"):
            self.frequency.setPlaceholderText("")  # an example would read like what is known


class RoutineField(Field):
    """The steps of a morning or a night."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, label)
        self.steps: list[StepRow] = []
        self._read_only = False
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column.addLayout(self._rows)
        self.add_button = Button(_("Add step"), f"{name}Add", icon="plus", size="small")
        line = QHBoxLayout()
        line.addWidget(self.add_button)
        line.addStretch(1)
        column.addLayout(line)
        self.put(holder, focus=self.add_button)
        self.add_button.setAccessibleName(_("Add a step: {label}", label=label))
        self.add_button.clicked.connect(self.add_step)
        for keys, act in (
            ("Ctrl+Up", lambda: self._move(-1)),
            ("Ctrl+Down", lambda: self._move(1)),
            ("Ctrl+Delete", self._remove_here),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def value(self) -> list[dict[str, object]]:
        """Return the steps in their order."""
        return [row.value() for row in self.steps]

    def show_value(self, value: object) -> None:
        """Show steps in their order."""
        parts = value if isinstance(value, list | tuple) else ()
        while self.steps:
            self._drop(self.steps[-1])
        for part in parts:
            if isinstance(part, Mapping):
                self._row().show_value(part)
        self._renumber()

    def set_read_only(self, read_only: bool) -> None:
        """Let the steps be read, but not changed."""
        self._read_only = read_only
        self.add_button.setVisible(not read_only)
        for row in self.steps:
            row.setEnabled(not read_only)

    def add_step(self) -> None:
        """Add an empty step and go to it."""
        row = self._row()
        row.step.setCurrentIndex(0 if len(self.steps) == 1 else len(row.choices) - 1)
        self._renumber()
        row.step.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _row(self) -> StepRow:
        row = StepRow(f"{self.name}{len(self.steps)}", len(self.steps) + 1)
        self.steps.append(row)
        self._rows.addWidget(row)
        row.step.activated.connect(lambda _at: self.edited.emit())
        for edit in (row.product, row.frequency):
            edit.textEdited.connect(lambda _text: self.edited.emit())
        row.up.clicked.connect(lambda: self._shift(row, -1))
        row.down.clicked.connect(lambda: self._shift(row, 1))
        row.bin.clicked.connect(lambda: self._remove(row))
        row.setEnabled(not self._read_only)
        return row

    def _here(self) -> StepRow | None:
        return next((row for row in self.steps if holds_keyboard(row)), None)

    def _move(self, by: int) -> None:
        row = self._here()
        if row is not None:
            self._shift(row, by)

    def _shift(self, row: StepRow, by: int) -> None:
        at = self.steps.index(row)
        to = at + by
        if 0 <= to < len(self.steps) and not self._read_only:
            self.steps.insert(to, self.steps.pop(at))
            self._rows.removeWidget(row)
            self._rows.insertWidget(to, row)
            self._renumber()
            self.edited.emit()

    def _remove_here(self) -> None:
        row = self._here()
        if row is not None and not self._read_only:
            self._remove(row)

    def _remove(self, row: StepRow) -> None:
        at = self.steps.index(row)
        self._drop(row)
        self._renumber()
        near = self.steps[max(0, at - 1)].product if self.steps else self.add_button
        near.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _drop(self, row: StepRow) -> None:
        self.steps.remove(row)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _renumber(self) -> None:
        for at, row in enumerate(self.steps):
            number = at + 1
            named(row, f"{self.name}{at}", _("Step {number}", number=number))
            named(row.step, f"{self.name}{at}Step", _("Step {number}, what for", number=number))
            named(row.product, f"{self.name}{at}Product", _("Step {number}, product", number=number))
            named(row.frequency, f"{self.name}{at}Frequency", _("Step {number}, how often", number=number))
            row.up.setEnabled(at > 0)
            row.down.setEnabled(at + 1 < len(self.steps))
