"""What is drawn and measured over both photographs as a table: for the keyboard, for screen readers, for removing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from luna_desktop.domain.clinical.photo_marks import MARK_NAMES, SCALE_NAMES, measure_words
from luna_desktop.services.care.photo_marks import ComparedPicture
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.compare.stage import Side
from luna_desktop.ui.compare.wording import day_of
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.flow import flowing
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.tables import Column, RowsTable

SCALE = -1
"""Stands for the scale of a picture among the numbers of its marks."""


@dataclass(frozen=True)
class MarkRow:
    """One thing over a picture: which picture, its number there, and how it is written."""

    side: Side
    number: int
    picture: str
    kind: str
    measure: str
    words: str
    by: str


def rows_of(pictures: Sequence[tuple[Side, ComparedPicture]]) -> list[MarkRow]:
    """Return everything that lies over the pictures, in order."""
    found = []
    for side, picture in pictures:
        layer, known = picture.marks, picture.layer
        day = day_of(picture.tile)
        by = _("{name}, version {number}", name=known.recorded_by, number=known.number) if known is not None else ""
        if layer.scale is not None:
            told = _("{mm} mm", mm=f"{layer.scale.mm:g}")
            found.append(MarkRow(side, SCALE, day, shown(SCALE_NAMES[layer.scale.by]), told, "", by))
        for number, mark in enumerate(layer.marks):
            measure = measure_words(mark, layer.scale, current())
            found.append(MarkRow(side, number, day, shown(MARK_NAMES[mark.sort]), measure, mark.words, by))
    return found


class MarksList(QWidget):
    """The table. Enter shows a mark on its picture, Delete removes it.

    Signals:
        shown_on_picture: the side and the number of a mark.
        remove_wanted: the side and the number of a mark, `SCALE` for the scale.
        left: back to the pictures.
    """

    shown_on_picture = Signal(object, int)
    remove_wanted = Signal(object, int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "marksListPage", _("Marks as a table"))
        columns: list[Column[MarkRow]] = [
            Column(_("Photograph"), lambda row: Cell(row.picture, strong=True), 120),
            Column(_("Kind"), lambda row: Cell(row.kind, wraps=True), 200),
            Column(_("Measure"), lambda row: Cell(row.measure), 110),
            Column(_("Words"), lambda row: Cell(row.words, wraps=True), 180, stretch=True, grows=True),
            Column(_("Drawn by"), lambda row: Cell(row.by, wraps=True), 200),
        ]
        self.table: RowsTable[MarkRow] = RowsTable(
            "marksTable", _("Marks"), columns, key=lambda row: (row.side, row.number), row_height=40
        )
        self.empty = words(_("Nothing is drawn or measured over these photographs."), "body2", wrap=True)
        self.show_button = Button(_("Show on the picture"), "showMarkButton", icon="eye", size="small")
        self.remove_button = Button(_("Remove…"), "removeMarkButton", kind=Kind.DANGER_LINE, size="small")
        self.back = Button(_("Back to the pictures"), "marksBackButton", icon="arrow-left", size="small")
        self.back.clicked.connect(self.left)
        self.table.opened.connect(self._show)
        self.table.selected.connect(self._offer)
        self.show_button.clicked.connect(lambda: self._show(self.table.current()))
        self.remove_button.clicked.connect(self._remove)
        delete = QShortcut(QKeySequence("Delete"), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)
        self._may_change = False
        self.versions = words("", "caption", wrap=True)
        self.versions.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 10)
        column.setSpacing(10)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addWidget(self.versions)
        column.addWidget(flowing(self.back, self.show_button, self.remove_button))

    def show_rows(self, rows: Sequence[MarkRow], *, may_change: bool) -> None:
        """Show what there is."""
        self._may_change = may_change
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self._offer(self.table.current())

    def show_versions(self, lines: Sequence[str]) -> None:
        """Say who drew when, the newest first."""
        self.versions.setText("\n".join(lines))
        self.versions.setVisible(bool(lines))

    def start(self) -> None:
        """Put the keyboard on the table, or on the way back where there is nothing."""
        (self.table if self.table.isVisibleTo(self) else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, row: MarkRow | None) -> None:
        self.show_button.setEnabled(row is not None)
        self.remove_button.setVisible(self._may_change)
        self.remove_button.setEnabled(row is not None)

    def _show(self, row: MarkRow | None) -> None:
        if row is not None:
            self.shown_on_picture.emit(row.side, row.number)

    def _remove(self) -> None:
        row = self.table.current()
        if row is not None and self._may_change:
            self.remove_wanted.emit(row.side, row.number)
