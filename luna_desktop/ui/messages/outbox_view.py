"""The view of the outbox: what waits, what somebody must look at, what was sent; the chosen message beside it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.access import Actor, Permission
from luna_desktop.services.messages.outbox_pages import HEAP_NAMES, Heap, MessageLine, OutboxPage
from luna_desktop.texts import _, shown
from luna_desktop.ui import theme
from luna_desktop.ui.messages.message_panel import WIDTH, MessagePanel
from luna_desktop.ui.messages.wording import (
    CHANNEL_ICONS,
    address_words,
    class_chip,
    day_of,
    state_chip,
    time_of,
    way_name,
)
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StatePage, StateStack, loading
from luna_desktop.ui.widgets.tables import Column, RowsTable

HEAP_ICONS = {Heap.OPEN: "clock", Heap.LOOK: "circle-alert", Heap.DONE: "circle-check"}


class OutboxView(QWidget):
    """Shows the outbox.

    Signals:
        heap_chosen: a `Heap`.
        chosen: the `MessageLine` to be read, or None.
        settings_wanted: the mail account is to be set up.
    """

    heap_chosen = Signal(object)
    chosen = Signal(object)
    settings_wanted = Signal()

    def __init__(self, actor: Actor) -> None:
        super().__init__()
        named(self, "outboxView", _("Outbox"))
        self._may_set_up = actor.may(Permission.CHANGE_SETTINGS)
        self.trouble = Banner("warn", "", name="outboxTrouble")
        self.mail = Banner("info", "", name="mailBanner")
        self.mail.acted.connect(self.settings_wanted)
        options = [Option(heap.value, shown(name)) for heap, name in HEAP_NAMES.items()]
        self.heaps = Segmented("outboxHeap", _("Which messages"), options)
        self.heaps.chosen.connect(lambda heap: self.heap_chosen.emit(Heap(str(heap))))
        self.about = words("", "body2", wrap=True)
        self.table: RowsTable[MessageLine] = RowsTable(
            "outboxTable",
            _("Outbox"),
            (
                Column(_("Patient"), lambda line: Cell(line.card.name, line.card.mrn, strong=True), stretch=True),
                Column(_("About"), lambda line: Cell(chips=(class_chip(line.klass),)), width=138),
                Column(_("Way"), _way, width=168),
                Column(_("When"), lambda line: Cell(day_of(line.at), time_of(line.at)), width=116),
                Column(_("State"), _state, width=192, grows=True),
            ),
            key=lambda line: line.message_id,
        )
        self.table.selected.connect(self.chosen)
        self.panel = MessagePanel(may_send=actor.may(Permission.SEND_MESSAGES))
        self.states = StateStack(self.table, "outboxStates")
        self.states.show_state(loading())
        self._build()

    def _build(self) -> None:
        self.card = Card(_("Messages"), "outboxCard", icon="send")
        self.card.add_action(self.heaps)
        self.card.add(self.about)
        self.card.add(self.states, 1)
        left = QVBoxLayout()
        left.setContentsMargins(24, 0, 20, 18)
        left.setSpacing(10)
        left.addWidget(self.trouble)
        left.addWidget(self.mail)
        left.addWidget(self.card, 1)
        side = styled(named(QFrame(), "outboxSide", _("Message")), cls="panel")
        side.setFixedWidth(theme.px(WIDTH))
        inside = QVBoxLayout(side)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.panel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(side)

    def show_page(self, page: OutboxPage) -> None:
        """Show one list, with the counts of all of them."""
        for heap, name in HEAP_NAMES.items():
            self.heaps.reword(heap.value, _("{name} ({count})", name=shown(name), count=page.counts.get(heap, 0)))
        self.heaps.show_value(page.heap.value)
        self._show_mail(page)
        self.about.setText(_ABOUT[page.heap]())
        if not page.lines:
            self.states.show_state(_empty(page.heap))
            self.panel.show_nothing()
            self.chosen.emit(None)
            return
        self.states.show_content()
        self.table.show_rows(page.lines)
        if self.table.current() is None:
            self.table.choose(page.lines[0].message_id)

    def _show_mail(self, page: OutboxPage) -> None:
        action = _("Set up mail…") if self._may_set_up else ""
        if page.trouble:
            said = _("E-mails wait. {trouble}", trouble=_(page.trouble))
            self.mail.say("warn", said, action=action)
        elif not page.has_account:
            said = _("No mail server is set up, so e-mails wait. The owner or the privacy officer sets one up.")
            self.mail.say("info", said, action=action)
        else:
            self.mail.say("info", "")

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence above the list; empty takes it away."""
        self.trouble.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong above the list."""
        self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - the list is read again
        """Say that a message moved on meanwhile."""
        self.show_trouble(text, tone="warn")


def _way(line: MessageLine) -> Cell:
    address = address_words(line.way.channel, line.way.address)
    return Cell(way_name(line.way), address, icon=CHANNEL_ICONS[line.way.channel])


def _state(line: MessageLine) -> Cell:
    return Cell(shown(line.reason) if line.reason is not None else "", chips=(state_chip(line.state),), wraps=True)


_ABOUT = {
    Heap.OPEN: lambda: _("Asked again when each message leaves, not only now."),
    Heap.LOOK: lambda: _("These did not arrive, or nobody can know. Somebody decides about each."),
    Heap.DONE: lambda: _("What left in the last thirty days, and what was taken back."),
}


def _empty(heap: Heap) -> StatePage:
    if heap is Heap.OPEN:
        text = _("Confirmations, reminders and what somebody writes wait here until they leave.")
        return StatePage("send", _("Nothing waits"), text, name="nothingWaits")
    if heap is Heap.LOOK:
        text = _("Refused, failed and uncertain messages would stand here.")
        return StatePage("circle-check", _("Nothing to look at"), text, name="nothingToLookAt")
    return StatePage(
        "mail", _("Nothing was sent yet"), _("What leaves stands here for thirty days."), name="nothingSent"
    )
