"""The worklist of possible duplicates: pairs that wait for an answer, why they may be one person, who asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.measures import show_day
from luna_desktop.services.people.cards import CardRow
from luna_desktop.services.people.duplicates import PairLine
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _, current
from luna_desktop.ui import theme
from luna_desktop.ui.merges.side import WIDTH, History
from luna_desktop.ui.merges.wording import likeness_words, sign_chips
from luna_desktop.ui.widgets.buttons import Button, icon_button
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.states import StatePage, StateStack, failed, loading
from luna_desktop.ui.widgets.tables import Column, RowsTable


class WorklistView(QWidget):
    """Lists the pairs.

    Signals:
        open_wanted: a PairLine to be compared.
        apart_wanted: a PairLine of two people.
        back_wanted: back to the patients.
        retry_wanted: read again.
        history_wanted: a MergeLine to be undone or read.
    """

    open_wanted = Signal(object)
    apart_wanted = Signal(object)
    back_wanted = Signal()
    retry_wanted = Signal()
    history_wanted = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        named(self, "duplicatesPage", _("Possible duplicates"))
        self._today = today
        self.back = icon_button("arrow-left", "duplicatesBackButton", _("Back to the patients"))
        self.back.clicked.connect(self.back_wanted)
        self.count = words("", "body2")
        self.not_same = Button(_("Not the same person"), "apartButton", icon="user-x")
        self.compare = Button(_("Compare"), "compareButton", icon="git-merge")
        self.compare.clicked.connect(lambda: self._emit(self.open_wanted))
        self.not_same.clicked.connect(lambda: self._emit(self.apart_wanted))
        self.banner = Banner("warn", "", name="duplicatesTrouble")
        self.table: RowsTable[PairLine] = RowsTable(
            "duplicatesTable",
            _("Possible duplicates"),
            [
                Column(_("One record"), lambda line: self._person(line.one), 250, stretch=True, grows=True),
                Column(_("Other record"), lambda line: self._person(line.other), 250, stretch=True, grows=True),
                Column(_("Why"), _why, 292, grows=True),
            ],
            key=lambda line: (line.one.patient_id, line.other.patient_id),
        )
        self.table.opened.connect(lambda _row: self._emit(self.open_wanted))
        self.table.selected.connect(lambda _row: self._refresh())
        self.stack = StateStack(self.table, "duplicatesStack")
        self.history = History()
        self.history.opened.connect(self.history_wanted)
        self.side = styled(QFrame(), cls="panel")
        self.side.setFixedWidth(theme.px(WIDTH))
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 14, 0)
        head.setSpacing(10)
        head.addWidget(self.back)
        head.addWidget(words(_("Possible duplicates"), "title"))
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.not_same)
        head.addWidget(self.compare)
        panel = styled(QFrame(), cls="card")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.stack)
        body = QVBoxLayout()
        body.setContentsMargins(24, 0, 14, 16)
        body.setSpacing(10)
        told = _("Nothing is merged from this list: you compare both records first. Whoever answers is written down.")
        body.addWidget(words(told, "body2", wrap=True))
        body.addWidget(self.banner)
        body.addWidget(panel, 1)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(head)
        left.addLayout(body, 1)
        beside = QVBoxLayout(self.side)
        beside.setContentsMargins(16, 16, 14, 12)
        beside.addWidget(self.history)
        beside.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.side)

    def show_reading(self, text: str) -> None:
        """Say that the cards are being compared; what was listed before stays out of sight."""
        self.count.setText("")
        self.stack.show_state(loading(text, name="duplicatesLoading"))
        self._refresh()

    def show_lines(self, lines: Sequence[PairLine]) -> None:
        """Show the pairs that wait."""
        self.banner.say("warn", "")
        self.table.show_rows(lines)
        if not lines:
            nothing = _("No two cards look like one person. New patients are compared as they are registered.")
            self.stack.show_state(StatePage("circle-check", _("No pairs to check"), nothing, name="duplicatesEmpty"))
        else:
            self.stack.show_content()
            if self.table.current() is None:
                self.table.setCurrentIndex(self.table.model().index(0, 0))
        self.count.setText(_("1 pair") if len(lines) == 1 else _("{count} pairs", count=len(lines)) if lines else "")
        self._refresh()

    def show_failed(self, text: str) -> None:
        """Say that the list could not be read."""
        page = failed(text, name="duplicatesFailed")
        page.acted.connect(self.retry_wanted)
        self.stack.show_state(page)

    def start(self) -> None:
        """Put the keyboard into the list."""
        self.table.setFocus()

    def _emit(self, signal: object) -> None:
        line = self.table.current()
        if line is not None:
            signal.emit(line)  # type: ignore[attr-defined]

    def _refresh(self) -> None:
        chosen = self.stack.currentIndex() == 0 and self.table.current() is not None
        for button in (self.not_same, self.compare):
            button.setEnabled(chosen)

    def _person(self, card: CardRow) -> Cell:
        told = _("{number} · {birth}", number=card.mrn, birth=card.birth.shown(current(), self._today))
        return Cell(card.name, told, strong=True, face=card.name, wraps=True)


def _why(line: PairLine) -> Cell:
    chips = sign_chips(line.signs)
    if line.proposed_by and line.proposed_at is not None:
        day = show_day(line.proposed_at.astimezone(CLINIC_ZONE).date(), current())
        asked = ChipSpec(_("Asked for by {name}", name=line.proposed_by), "info", "message-square", day)
        return Cell(line.proposed_reason, chips=(asked, *chips), wraps=True)
    return Cell(likeness_words(line.score), chips=chips, wraps=True)
