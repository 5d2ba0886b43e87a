"""Who was given a version: a list of receipts over the page, in pages."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from luna_desktop.services.privacy.notice_texts import VersionLine
from luna_desktop.services.privacy.receipts import Seen, SeenRow
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.notices.wording import language_name, outcome_chip, version_title
from luna_desktop.ui.privacy.wording import moment
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.overlay import Dialog
from luna_desktop.ui.widgets.tables import Column, RowsTable

WIDTH = 860


class SeenDialog(Dialog):
    """The receipts of one version, newest first.

    Signals:
        more_wanted: the id of the last receipt shown; the next page is wanted.
        patient_wanted: the Privacy tab of a patient is wanted.
    """

    more_wanted = Signal(int)
    patient_wanted = Signal(int)

    def __init__(self, page: QWidget, line: VersionLine) -> None:
        super().__init__(page, "seenDialog", _("Who was given it"), version_title(line), width=WIDTH)
        self._rows: list[SeenRow] = []
        self.table: RowsTable[SeenRow] = RowsTable(
            "seenTable",
            _("Who was given it"),
            [
                Column(
                    _("Patient"), lambda row: Cell(row.name, row.mrn, strong=True, face=row.name), 200, stretch=True
                ),
                Column(_("What came of it"), lambda row: Cell(chips=(outcome_chip(row.outcome),)), 270),
                Column(
                    _("When"),
                    lambda row: Cell(
                        moment(row.at), _("{name}, {language}", name=row.by, language=language_name(row.language))
                    ),
                    220,
                ),
            ],
            key=lambda row: row.receipt_id,
        )
        self.table.setMinimumHeight(theme.px(380))
        self.table.opened.connect(self._open)
        self.more = Button(_("Show more"), "moreSeenButton", icon="chevron-down")
        self.more.clicked.connect(lambda: self.more_wanted.emit(self._rows[-1].receipt_id))
        self.more.hide()
        self.add(self.table)
        self.add_left_button(self.more)
        self.close_button = self.add_button(Button(_("Close"), "closeSeenButton", kind=Kind.PRIMARY))
        self.close_button.clicked.connect(self.put_away)
        self.dismissed.connect(self.put_away)

    def show_seen(self, seen: Seen, *, is_first: bool) -> None:
        """Show the first page, or add another."""
        self._rows = list(seen.rows) if is_first else [*self._rows, *seen.rows]
        self.table.show_rows(self._rows)
        self.more.setVisible(seen.has_more)

    def _open(self, row: SeenRow) -> None:
        self.put_away()
        self.patient_wanted.emit(int(row.patient_id))
