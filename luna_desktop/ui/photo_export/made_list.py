"""Exports made so far: for which use and whom, where each stands, and what can be done next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.disclosures import State
from luna_desktop.services.sharing.photo_export_book import ExportLine
from luna_desktop.texts import _
from luna_desktop.ui.photo_export.wording import count_words, moment_of, next_words, scope_words, state_spec
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.states import StatePage, StateStack
from luna_desktop.ui.widgets.tables import Column, RowsTable


class MadeList(QWidget):
    """The list.

    Signals:
        look_wanted, save_wanted, take_back_wanted: what is to be done with the chosen export.
    """

    look_wanted = Signal(object)
    save_wanted = Signal(object)
    take_back_wanted = Signal(object)

    def __init__(self, *, may_check: bool, may_export: bool) -> None:
        super().__init__()
        named(self, "exportsMade", _("Made so far"))
        self._may_check, self._may_export = may_check, may_export
        self.table: RowsTable[ExportLine] = RowsTable(
            "exportsTable", _("Made so far"), _columns(), key=lambda line: line.export_id
        )
        self.table.selected.connect(self._fit)
        self.table.opened.connect(lambda _line: self._act())
        self.next = words("", "body", wrap=True)
        self.look = Button(_("Look and decide…"), "lookExportButton", kind=Kind.PRIMARY, icon="eye")
        self.save = Button(_("Save as a file…"), "saveExportButton", kind=Kind.PRIMARY, icon="download")
        self.take_back = Button(_("Take back…"), "takeBackExportButton", kind=Kind.DANGER_LINE)
        self.look.clicked.connect(lambda: self.look_wanted.emit(self.table.current()))
        self.save.clicked.connect(lambda: self.save_wanted.emit(self.table.current()))
        self.take_back.clicked.connect(lambda: self.take_back_wanted.emit(self.table.current()))
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 10, 20, 14)
        foot.setSpacing(8)
        foot.addWidget(self.next, 1)
        for button in (self.take_back, self.look, self.save):
            foot.addWidget(button)
        self.stack = StateStack(self.table, "exportsStack")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addLayout(foot)
        self._fit(None)

    def show_lines(self, lines: Sequence[ExportLine], chosen: int = 0) -> None:
        """Show exports, the newest first; one may be chosen by its id."""
        self.table.show_rows(lines)
        if lines:
            self.stack.show_content()
            if chosen or self.table.current() is None:
                self.table.choose(chosen or lines[0].export_id)
        else:
            hint = _("What is made for a recipient stands here, with its number.")
            self.stack.show_state(StatePage("file-output", _("Nothing was made yet"), hint, name="noExports"))
        self._fit(self.table.current())

    def _fit(self, line: ExportLine | None) -> None:
        """Offer what can be done with the chosen export."""
        waits = line is not None and line.state is State.APPROVAL
        ready = line is not None and line.state is State.APPROVED
        self.next.setText(next_words(line, may_check=self._may_check) if line is not None else "")
        may_look = self._may_check and line is not None and (not line.is_own or line.checks_from is not None)
        self.look.setVisible(waits and may_look)
        self.save.setVisible(ready and self._may_export)
        self.take_back.setVisible((waits or ready) and self._may_export)

    def _act(self) -> None:
        """Do on Enter what the first button does."""
        button = next((each for each in (self.look, self.save) if each.isVisibleTo(self)), None)
        if button is not None:
            button.click()


def _columns() -> list[Column[ExportLine]]:
    return [
        Column(_("Number"), lambda line: Cell(line.number, moment_of(line.at), strong=True), 170),
        Column(_("Use"), lambda line: Cell(scope_words(line.scope), line.purpose, wraps=True), 260, grows=True),
        Column(_("Recipient"), lambda line: Cell(line.recipient, wraps=True), 220, stretch=True, grows=True),
        Column(_("Content"), lambda line: Cell(count_words(len(line.photographs)), line.by), 150),
        Column(_("State"), lambda line: Cell(chips=(state_spec(line),)), 170),
    ]
