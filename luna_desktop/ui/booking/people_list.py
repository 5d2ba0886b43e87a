"""A short list of people to choose from: face, name, and the identifiers by which they are told apart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy

from luna_desktop.domain.contact import show_phone
from luna_desktop.domain.people import GENDER_NAMES, Gender
from luna_desktop.services.people.cards import CardRow
from luna_desktop.texts import _, current, shown
from luna_desktop.ui import theme
from luna_desktop.ui.booking.wording import alert_spec
from luna_desktop.ui.chart.banner import ended_chip
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.tables import Column, RowsTable

ROW = 46
MOST = 5


def identifiers(card: CardRow, today: date) -> str:
    """Return born, sex, record number and phone of a person in one line."""
    sex = shown(GENDER_NAMES[card.gender]) if card.gender is not Gender.UNKNOWN else ""
    parts = [
        _("Born {birth}", birth=card.birth.shown(current(), today)),
        sex,
        _("MRN {number}", number=card.mrn),
        show_phone(card.phone) if card.phone else "",
    ]
    return " · ".join(part for part in parts if part)


def short_identifiers(card: CardRow, today: date) -> str:
    """Return record number and birth, for rows that are narrow."""
    return _("{number} · {birth}", number=card.mrn, birth=card.birth.shown(current(), today))


class PeopleList(RowsTable[CardRow]):
    """The list. Enter or a click chooses; it is as high as its rows.

    Signals:
        picked: the `CardRow` chosen.
    """

    picked = Signal(object)

    def __init__(self, name: str, accessible: str, today: date, *, shows_alerts: bool) -> None:
        self._today, self._shows_alerts = today, shows_alerts
        super().__init__(
            name,
            accessible,
            [Column("", self._cell, 300, stretch=True), Column("", self._chips, 190)],
            key=lambda card: card.patient_id,
            row_height=ROW,
        )
        self.horizontalHeader().hide()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.opened.connect(self._pick)
        self.clicked.connect(lambda index: self._pick(self.rows_model().row_at(index.row())))
        self.show_people(())

    def show_people(self, cards: Sequence[CardRow]) -> None:
        """Show the first few of these people."""
        self.show_rows(list(cards)[:MOST])
        self.setColumnHidden(1, not any(self._chips(card).chips for card in cards[:MOST]))
        self.setFixedHeight(theme.px(ROW) * self.rows_model().rowCount() + 2)
        self.setVisible(bool(cards))

    def move_choice(self, step: int) -> bool:
        """Choose the row before or after the one that is chosen, and tell whether there is one."""
        count = self.rows_model().rowCount()
        at = self.currentIndex().row() + step if self.currentIndex().isValid() else 0
        if not 0 <= at < count:
            return False
        self.setCurrentIndex(self.rows_model().index(at, 0))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc and Ctrl+Enter go on to the dialog."""
        if event.key() == Qt.Key.Key_Escape or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().keyPressEvent(event)

    def _pick(self, card: object) -> None:
        if isinstance(card, CardRow):
            self.picked.emit(card)

    def _cell(self, card: CardRow) -> Cell:
        return Cell(card.name, identifiers(card, self._today), strong=True, face=card.name)

    def _chips(self, card: CardRow) -> Cell:
        ended = ended_chip(card.status)
        chips = [ended] if ended is not None else []
        if card.has_alert and self._shows_alerts:
            chips.append(alert_spec())
        return Cell(chips=tuple(chips))
