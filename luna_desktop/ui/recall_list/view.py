"""The page “Recalls”: who is due again and has no booking, with Book, Call, Write, and Not any more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.services.front.recall_list import RecallLine, RecallPage
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.booking.people_list import short_identifiers
from luna_desktop.ui.booking.wording import alert_spec
from luna_desktop.ui.entries.fitting import ColumnFit
from luna_desktop.ui.recall_list.words import contacts_cell, due_cell, resting_words, what_cell
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.inputs import ChoiceField, Option
from luna_desktop.ui.widgets.labels import ElidedLabel, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StatePage, StateStack, loading
from luna_desktop.ui.widgets.tables import Column, RowsTable

DAYS = (3, 7, 14, 21, 28, 42)
"""For how many days a contact may leave somebody out."""
CONTACTS, DUE = 3, 2


class RecallsView(QWidget):
    """The page.

    Signals:
        book_wanted, call_wanted, off_wanted: the `RecallLine` and what is to be done.
        run_wanted: write to all who are due.
        days_chosen: for how many days a contact leaves somebody out.
        retry_wanted: read again after a failure.
    """

    book_wanted = Signal(object)
    call_wanted = Signal(object)
    off_wanted = Signal(object)
    run_wanted = Signal()
    days_chosen = Signal(int)
    retry_wanted = Signal()

    def __init__(self, today: date, zone: ZoneInfo, *, may_write: bool, may_set: bool) -> None:
        super().__init__()
        styled(named(self, "recallList", _("Recalls")), cls="page")
        self.count = words("", "caption")
        self.banner = Banner("warn", "", name="recallTrouble")
        self.table: RowsTable[RecallLine] = RowsTable(
            "recallTable",
            _("People to call again, the most overdue first"),
            (
                Column(_("Patient"), lambda row: _who(row, today), 380),
                Column(_("What"), what_cell, 250, stretch=True),
                Column(_("Due"), lambda row: due_cell(row, today), 270),
                Column(_("Contacts"), lambda row: contacts_cell(row, zone), 190),
            ),
            key=lambda row: (row.kind, row.source_id),
            row_height=60,
        )
        ColumnFit(self.table, order=(CONTACTS, DUE), least=220)
        self.stack = StateStack(self.table, "recallStack")
        self.run = Button(_("Write to all…"), "recallRun", icon="send", tip=_("Ctrl+Enter"))
        if not may_write:
            self.run.hide()
        self.days = ChoiceField(
            "recallDays",
            _("After a contact, left out for"),
            [Option(days, _("{count} days", count=days)) for days in DAYS],
        )
        if not may_set:
            self.days.hide()
        self.resting = words("", "caption", wrap=True)
        self._build()
        self._wire()
        self.stack.show_state(loading(_("Reading who is due…"), name="recallLoading"))

    def _build(self) -> None:
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(words(_("Recalls"), "title"))
        told.addWidget(self.count)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addLayout(told, 1)
        self.days.setMinimumWidth(theme.px(210))
        head.addWidget(self.days)
        head.addWidget(self.run, 0, Qt.AlignmentFlag.AlignBottom)
        panel = styled(QFrame(), cls="card")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.stack, 1)
        inside.addWidget(self._foot())
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.banner)
        column.addWidget(panel, 1)
        column.addWidget(self.resting)

    def _foot(self) -> QWidget:
        self.foot = styled(QFrame(), cls="foot")
        self.who = ElidedLabel("", "body2")
        self.off = Button(_("Not any more…"), "recallOff", kind=Kind.DANGER_LINE, size="small", tip=_("Delete"))
        self.call = Button(_("Call…"), "recallCall", size="small", icon="phone", tip=_("Alt+C"))
        self.book = Button(_("Book"), "recallBook", kind=Kind.PRIMARY, size="small", icon="calendar-plus")
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.who, 1)
        for button in (self.off, self.call, self.book):
            row.addWidget(button)
        self.foot.hide()
        return self.foot

    def _wire(self) -> None:
        self.table.opened.connect(self.book_wanted)
        self.table.selected.connect(self._choose)
        for button, signal in (
            (self.off, self.off_wanted),
            (self.call, self.call_wanted),
            (self.book, self.book_wanted),
        ):
            button.clicked.connect(lambda _on=False, signal=signal: self._act(signal))
        self.run.clicked.connect(self.run_wanted)
        self.days.edited.connect(lambda: self.days_chosen.emit(int(str(self.days.value()))))
        for keys, button in (("Delete", self.off), ("Alt+C", self.call), ("Ctrl+Return", self.run)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)

    def show_page(self, page: RecallPage) -> None:
        """Show who is due; the line that was chosen stays chosen."""
        lines = page.lines
        self.count.setText(_("1 person is due") if len(lines) == 1 else _("{count} people are due", count=len(lines)))
        self.resting.setText(resting_words(page.contacted, page.hides))
        if page.hides not in {option.value for option in self.days.options()}:
            more = sorted({*DAYS, page.hides})
            self.days.offer([Option(days, _("{count} days", count=days)) for days in more])
        self.days.show_value(page.hides)
        self.run.setEnabled(bool(lines))
        self.table.show_rows(lines)
        if lines:
            self.stack.show_content()
            if self.table.current() is None:
                self.table.choose((lines[0].kind, lines[0].source_id))
        else:
            text = _("Who is due by an order or the interval of a service, and has no booking, stands here.")
            self.stack.show_state(StatePage("repeat", _("Nobody is due."), text, name="recallEmpty"))
        self._choose(self.table.current() if lines else None)

    def show_closed(self, page: QWidget) -> None:
        """Show a page instead of the list, as for whoever may not read it."""
        self.run.hide()
        self.days.hide()
        self.foot.hide()
        self.stack.show_state(page)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems as sentences."""
        self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence over the list; empty takes it away."""
        self.banner.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - the list is read again
        """Say that somebody changed something meanwhile."""
        self.show_trouble(text, tone="warn")

    def _choose(self, row: object) -> None:
        chosen = row if isinstance(row, RecallLine) else None
        self.foot.setVisible(chosen is not None)
        if chosen is not None:
            self.who.show_text(chosen.card.name)
            self.call.setEnabled(bool(chosen.card.phone))

    def _act(self, signal: SignalInstance) -> None:
        row = self.table.current()
        if row is not None:
            signal.emit(row)


def _who(line: RecallLine, today: date) -> Cell:
    card = line.card
    marks = (alert_spec(),) if card.has_alert else ()
    return Cell(card.name, short_identifiers(card, today), strong=True, face=card.name, chips=marks)
