"""The page “Lists” of the desk: who waits, who would come earlier, what broke, and what was never booked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from luna_desktop.texts import Message, _, say, shown
from luna_desktop.ui.booking.list_rows import ListRow, ListTable
from luna_desktop.ui.entries.fitting import ColumnFit
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.labels import ElidedLabel, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StatePage, StateStack, loading

WHEN, NOW = 2, 3
"""Columns that go first where the window is narrow."""


class ListKind(Enum):
    """Which list is shown."""

    WAITING = "waiting"
    EARLIER = "earlier"
    BROKEN = "broken"
    UNSCHEDULED = "unscheduled"


KIND_NAMES: dict[ListKind, Message] = {
    ListKind.WAITING: say("Waiting"),
    ListKind.EARLIER: say("Would come earlier"),
    ListKind.BROKEN: say("Missed or cancelled"),
    ListKind.UNSCHEDULED: say("Not scheduled"),
}
WHEN_NAMES: dict[ListKind, Message] = {
    ListKind.WAITING: say("Waits since"),
    ListKind.EARLIER: say("Booked for"),
    ListKind.BROKEN: say("Was booked for"),
    ListKind.UNSCHEDULED: say("Due"),
}
EMPTY: dict[ListKind, tuple[Message, Message]] = {
    ListKind.WAITING: (
        say("Nobody waits for a time."),
        say("Press Insert to add somebody who wants a time that is not free yet."),
    ),
    ListKind.EARLIER: (
        say("Nobody asked to come earlier."),
        say("Whoever is booked and would come earlier stands here."),
    ),
    ListKind.BROKEN: (
        say("Everybody who was missed has a new date."),
        say("Appointments that were missed or cancelled and have no new date stand here."),
    ),
    ListKind.UNSCHEDULED: (
        say("Everybody has a next date."),
        say("People whose next appointment was not made yet stand here."),
    ),
}


class ListsView(QWidget):
    """The page.

    Signals:
        chosen: the `ListKind` to show.
        add_wanted: put somebody on the waiting list.
        book_wanted, call_wanted, offer_wanted, refused_wanted, off_wanted: the `ListRow` and what is to be done.
    """

    chosen = Signal(object)
    add_wanted = Signal()
    book_wanted = Signal(object)
    call_wanted = Signal(object)
    offer_wanted = Signal(object)
    refused_wanted = Signal(object)
    off_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "deskLists", _("Lists of the desk")), cls="page")
        self._list = ListKind.WAITING
        options = [Option(each, shown(text)) for each, text in KIND_NAMES.items()]
        self.kinds = Segmented("deskListKind", _("Which list"), options)
        self.kinds.show_value(ListKind.WAITING)
        self.kinds.chosen.connect(self.chosen)
        self.add = Button(_("Add to the list"), "waitingAdd", kind=Kind.PRIMARY, icon="plus", tip=_("Insert"))
        self.add.clicked.connect(self.add_wanted)
        self.banner = Banner("warn", "", name="listsTrouble")
        self.table = ListTable(self.call_wanted.emit, self.book_wanted.emit)
        self.table.opened.connect(self.book_wanted)
        self.table.selected.connect(self._choose)
        ColumnFit(self.table, order=(WHEN, NOW), least=220)
        self.stack = StateStack(self.table, "deskListStack")
        self._build()
        self._choose(None)
        self.stack.show_state(loading(_("Reading the list…"), name="deskListLoading"))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(words(_("Lists"), "title"))
        head.addStretch(1)
        head.addWidget(self.add)
        which = QHBoxLayout()
        which.addWidget(self.kinds)
        which.addStretch(1)
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
        column.addLayout(which)
        column.addWidget(self.banner)
        column.addWidget(panel, 1)
        for keys, button in (("Insert", self.add), ("Delete", self.off)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)

    def _foot(self) -> QWidget:
        """Return the bar about the row that is chosen."""
        self.foot = styled(QFrame(), cls="foot")
        self.who = ElidedLabel("", "body2")
        self.offer = Button("", "listOffer", size="small", icon="phone")
        self.refused = Button(_("Said no"), "listRefused", size="small")
        self.off = Button(_("Take off the list…"), "listOff", kind=Kind.DANGER_LINE, size="small", tip=_("Delete"))
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.who, 1)
        for button, signal in (
            (self.offer, self.offer_wanted),
            (self.refused, self.refused_wanted),
            (self.off, self.off_wanted),
        ):
            button.clicked.connect(lambda _on=False, signal=signal: self._act(signal))
            row.addWidget(button)
        return self.foot

    def list(self) -> ListKind:
        """Return which list is shown."""
        return self._list

    def show_list(self, which: ListKind, rows: Sequence[ListRow]) -> None:
        """Show a list; the row that was chosen stays chosen."""
        self._list = which
        self.kinds.show_value(which)
        self.add.setVisible(which is ListKind.WAITING)
        self.table.rows_model().rename(WHEN, shown(WHEN_NAMES[which]))
        self.table.show_rows(rows)
        if rows:
            self.stack.show_content()
            if self.table.current() is None:
                self.table.choose(rows[0].key)
        else:
            title, text = EMPTY[which]
            self.stack.show_state(StatePage("list-checks", shown(title), shown(text), name="deskListEmpty"))
        self._choose(self.table.current() if rows else None)

    def show_counts(self, counts: Mapping[ListKind, int]) -> None:
        """Say behind each name how many stand in that list."""
        for at, each in enumerate(KIND_NAMES):
            button = self.kinds.findChild(QPushButton, f"deskListKind{at}")
            if isinstance(button, QPushButton) and each in counts:
                text = _("{list} · {count}", list=shown(KIND_NAMES[each]), count=counts[each])
                button.setText(text)
                button.setAccessibleName(text)

    def show_closed(self, page: QWidget) -> None:
        """Show a page instead of the list, as for whoever may not read it."""
        self.kinds.hide()
        self.add.hide()
        self.stack.show_state(page)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems as sentences."""
        self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence over the list; empty takes it away."""
        self.banner.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - the list is read again
        """Say that somebody changed the entry meanwhile."""
        self.show_trouble(text, tone="warn")

    def _choose(self, row: object) -> None:
        chosen = row if isinstance(row, ListRow) else None
        self.foot.setVisible(chosen is not None and (chosen.can_offer or chosen.can_refuse or chosen.can_take_off))
        if chosen is None:
            return
        self.who.show_text(chosen.name)
        self.offer.setText(_("Told of {time}", time=chosen.offer))
        self.offer.setAccessibleName(_("{name} was told of {time}", name=chosen.name, time=chosen.offer))
        styled(self.offer, icononly="false")
        self.offer.setVisible(chosen.can_offer)
        self.refused.setVisible(chosen.can_refuse)
        waits = self._list is ListKind.WAITING
        self.off.setText(_("Take off the list…") if waits else _("Leave for now…"))
        styled(self.off, icononly="false")
        self.off.setAccessibleName(self.off.text())
        self.off.setVisible(chosen.can_take_off)

    def _act(self, signal: SignalInstance) -> None:
        row = self.table.current()
        if row is not None:
            signal.emit(row)
