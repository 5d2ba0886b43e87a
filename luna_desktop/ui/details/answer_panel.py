"""A few fields that open inside a card for something that is recorded at once, apart from the form around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from luna_desktop.texts import _
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled


class AnswerPanel(QFrame):
    """Asks for what one act needs. Enter in a field records, Esc closes.

    Signals:
        given: what was typed is to be recorded.
        closed: the panel was put away, recorded or not.
    """

    given = Signal()
    closed = Signal()

    def __init__(self, name: str, accessible: str, fields: Sequence[Field]) -> None:
        super().__init__()
        styled(named(self, f"{name}Panel", accessible), cls="tile")
        self._fields = tuple(fields)
        self.question = words("", "strong", wrap=True)
        self.record = Button(_("Record"), f"{name}Record")
        self.cancel = Button(_("Cancel"), f"{name}Cancel")
        self.record.clicked.connect(self._give)
        self.cancel.clicked.connect(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addWidget(self.question)
        for field in self._fields:
            column.addWidget(field)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.record)
        column.addLayout(row)
        self.hide()

    def begin(self, question: str, verb: str, wanted: Sequence[Field]) -> None:
        """Open the panel, empty, with the fields that this act needs."""
        self.question.setText(question)
        self.record.setText(verb)
        self.record.setAccessibleName(verb)
        for field in self._fields:
            field.show_value(None)
            field.show_problem("")
            field.setVisible(field in wanted)
        self.record.set_busy(False)
        self.show()
        (wanted[0].control if wanted else self.record).setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Close the panel."""
        self.record.set_busy(False)
        self.hide()
        self.closed.emit()

    def show_problems(self, problems: Mapping[str, str]) -> list[str]:
        """Show what is wrong at the fields, go to the first, and return the names that no field answers to."""
        self.record.set_busy(False)
        for field in self._fields:
            field.show_problem(problems.get(field.name, ""))
        wrong = [field for field in self._fields if field.problem]
        if wrong:
            wrong[0].control.setFocus(Qt.FocusReason.OtherFocusReason)
        names = {field.name for field in self._fields}
        return [name for name in problems if name not in names]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Record on Enter, close on Esc, and let neither reach the form around."""
        if event.key() == Qt.Key.Key_Escape:
            self.stop()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._give()
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        if not self.record.is_busy():
            self.record.set_busy(True)
            self.given.emit()
