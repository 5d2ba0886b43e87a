"""The first step: a file is chosen or dropped, and what was imported before stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.services.people.imports_undo import PastImport
from luna_desktop.texts import _
from luna_desktop.ui.imports.wording import past_chip, past_counts, past_when
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.labels import IconLabel, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StatePage, StateStack, loading
from luna_desktop.ui.widgets.tables import Column, RowsTable


def _columns() -> list[Column[PastImport]]:
    return [
        Column(_("From"), lambda row: Cell(row.source, past_when(row), strong=True), 220, stretch=True),
        Column(_("What it did"), lambda row: Cell(past_counts(row)), 330),
        Column(_("State"), lambda row: Cell(chips=(past_chip(row),)), 120),
    ]


class StartStep(QWidget):
    """Takes a file; shows past imports.

    Signals:
        choose_wanted: choose a file.
        dropped: the `Path` of a file that was dropped here.
        template_wanted: save the template file.
        undo_wanted: the `PastImport` to take back.
    """

    choose_wanted = Signal()
    dropped = Signal(object)
    template_wanted = Signal()
    undo_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        named(self, "importStart", _("Choose a file"))
        self.setAcceptDrops(True)
        self.choose = Button(
            _("Choose a file…"), "chooseFileButton", kind=Kind.PRIMARY, icon="folder-open", size="large"
        )
        self.template = Button(_("Save an empty template…"), "templateButton", icon="download")
        self.past: RowsTable[PastImport] = RowsTable(
            "pastImportsTable", _("Past imports"), _columns(), key=lambda row: row.import_id
        )
        self.undo = Button(_("Undo this import…"), "undoImportButton", icon="undo-2")
        self.states = StateStack(self.past, "pastImportsStates")
        self._build()
        self.choose.clicked.connect(self.choose_wanted)
        self.template.clicked.connect(self.template_wanted)
        self.undo.clicked.connect(self._undo)
        self.past.selected.connect(lambda _row: self._refresh())
        self._refresh()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._taking())
        card = Card(_("Past imports"), "pastImportsCard", icon="history")
        card.add_action(self.undo)
        card.add(self.states, 1)
        column.addWidget(card, 1)
        self.states.show_state(loading(name="pastImportsLoading"))

    def _taking(self) -> QWidget:
        card = Card("", "fileCard")
        across = QHBoxLayout()
        across.setContentsMargins(10, 10, 10, 8)
        across.setSpacing(20)
        tile = styled(QFrame(), cls="tile")
        inside = QVBoxLayout(tile)
        inside.setContentsMargins(18, 18, 18, 18)
        inside.addWidget(IconLabel("upload", "accent_text", 32))
        across.addWidget(tile, 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(5)
        told.addWidget(words(_("Choose the file with the patients, or drop it here"), "title"))
        told.addWidget(
            words(
                _(
                    "A table (CSV) from another program or a spreadsheet, address cards (vCard), a FHIR R4 bundle, or "
                    "a copy of a whole record (zip). "
                    "You see what would happen before anything is written, and the import can be undone as a whole."
                ),
                "body2",
                wrap=True,
            )
        )
        told.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.choose)
        row.addWidget(self.template)
        row.addStretch(1)
        told.addLayout(row)
        across.addLayout(told, 1)
        card.add(across)
        return card

    def show_past(self, rows: Sequence[PastImport]) -> None:
        """Show what was imported before, the newest first."""
        self.past.show_rows(rows)
        if rows:
            self.states.show_content()
            if self.past.current() is None:
                self.past.choose(rows[0].import_id)
        else:
            text = _("What you import stands here afterwards, and can be undone.")
            self.states.show_state(StatePage("history", _("Nothing was imported yet"), text, name="noImports"))
        self._refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if _path_of(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which file was dropped."""
        path = _path_of(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def _refresh(self) -> None:
        row = self.past.current()
        self.undo.setEnabled(row is not None and row.undone_at is None)

    def _undo(self) -> None:
        row = self.past.current()
        if row is not None:
            self.undo_wanted.emit(row)


def _path_of(event: QDragEnterEvent | QDropEvent) -> Path | None:
    urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(urls[0].toLocalFile()) if len(urls) == 1 else None
