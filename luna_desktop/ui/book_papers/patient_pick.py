"""Choosing a patient by typing part of a name or number: the box, what fits, and who was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from luna_desktop.domain.access import PatientId
from luna_desktop.services.people.cards import CardRow
from luna_desktop.texts import _, current
from luna_desktop.ui import theme
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import LineEdit
from luna_desktop.ui.widgets.tables import Column, RowsTable

MOST_ROWS = 4
ROW = 44


@dataclass(frozen=True)
class Picked:
    """Who was chosen, as the box says it."""

    patient_id: PatientId
    name: str
    mrn: str


class PatientPick(Field):
    """A patient; its value is their id, or None.

    Signals:
        typed: what was typed, to be looked for.
    """

    typed = Signal(str)

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, label, required=True)
        self.edit = LineEdit(lead="search", example=_("Name, phone or record number"))
        self.table: RowsTable[CardRow] = RowsTable(
            f"{name}Found", _("Patients that fit"), _columns(), key=lambda row: row.patient_id, row_height=ROW
        )
        self.table.horizontalHeader().hide()
        self.table.hide()
        self._chosen: Picked | None = None
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.edit)
        column.addWidget(self.table)
        self.put(holder, focus=self.edit)
        self.edit.textEdited.connect(self._type)
        self.edit.installEventFilter(self)
        self.table.opened.connect(self._choose)
        self.table.clicked.connect(lambda _index: self._choose(self.table.current()))

    def value(self) -> PatientId | None:
        """Return who was chosen."""
        return self._chosen.patient_id if self._chosen is not None else None

    def show_value(self, value: object) -> None:
        """Show a `Picked` as chosen; anything else empties the field."""
        self._chosen = value if isinstance(value, Picked) else None
        self.edit.setText(_words(self._chosen) if self._chosen is not None else "")
        self.table.hide()

    def show_found(self, rows: Sequence[CardRow]) -> None:
        """Show who fits what was typed."""
        if self._chosen is not None:
            return
        self.table.show_rows(rows[: MOST_ROWS * 3])
        self.table.setFixedHeight(theme.px(ROW) * max(1, min(MOST_ROWS, len(rows))) + 4)
        self.table.setVisible(bool(rows) and bool(self.edit.text().strip()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the box into what fits by the arrow, and take the first by Enter."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not self.table.isHidden():
            first = self.table.rows_model().row_at(0)
            if event.key() == Qt.Key.Key_Down and first is not None:
                self.table.choose(first.patient_id)
                self.table.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and first is not None:
                self._choose(first)
                return True
        return super().eventFilter(watched, event)

    def _type(self, text: str) -> None:
        self._chosen = None
        if text.strip():
            self.typed.emit(text)
        else:
            self.table.hide()

    def _choose(self, row: CardRow | None) -> None:
        if row is None:
            return
        self.show_value(Picked(row.patient_id, row.name, row.mrn))
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()


def _words(row: Picked) -> str:
    return f"{row.name} · {row.mrn}"


def _columns() -> list[Column[CardRow]]:
    def cell(row: CardRow) -> Cell:
        born = row.birth.on.shown(current()) if row.birth.on is not None else ""
        return Cell(row.name, " · ".join(part for part in (row.mrn, born) if part), strong=True)

    return [Column("", cell, 200, stretch=True)]
