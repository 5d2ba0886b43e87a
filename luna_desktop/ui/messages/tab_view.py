"""The Messages tab of a chart: everything said either way at the left; a line, or a form, at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.domain.access import Actor, Permission
from luna_desktop.services.messages.contacts import Said
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.messages.call_form import CallForm
from luna_desktop.ui.messages.log_view import said_columns
from luna_desktop.ui.messages.message_panel import WIDTH, MessagePanel
from luna_desktop.ui.messages.send_form import SendForm
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StatePage, StateStack, loading
from luna_desktop.ui.widgets.tables import RowsTable


class MessagesTab(QWidget):
    """Shows what was said with one patient.

    Signals:
        chosen: the `Said` to be read, or None.
        send_wanted, note_wanted: a message is to be written, a contact noted.
    """

    chosen = Signal(object)
    send_wanted = Signal()
    note_wanted = Signal()

    def __init__(self, actor: Actor) -> None:
        super().__init__()
        named(self, "messagesTab", _("Messages"))
        self._may_send = actor.may(Permission.SEND_MESSAGES)
        self.trouble = Banner("warn", "", name="messagesTabTrouble")
        self.send = Button(_("Send a message…"), "sendToPatientButton", kind=Kind.PRIMARY, icon="send", tip=_("Ctrl+M"))
        self.note = Button(_("Note a call…"), "noteCallButton", icon="phone", tip=_("Ctrl+Shift+M"))
        self.send.clicked.connect(self.send_wanted)
        self.note.clicked.connect(self.note_wanted)
        self.table: RowsTable[Said] = RowsTable(
            "saidTable", _("Said, either way"), said_columns(with_patient=False), key=lambda said: said.key
        )
        self.table.selected.connect(self.chosen)
        self.states = StateStack(self.table, "saidStates")
        self.states.show_state(loading())
        self.panel = MessagePanel(may_send=self._may_send, with_chart=False)
        self.form, self.call = SendForm(), CallForm()
        self.side = QStackedWidget()
        for page in (self.panel, self.form, self.call):
            self.side.addWidget(page)
        self._build()

    def _build(self) -> None:
        card = Card(_("Everything said, either way"), "saidCard", icon="history")
        if self._may_send:
            card.add_action(self.note)
            card.add_action(self.send)
        card.add(self.states, 1)
        left = QVBoxLayout()
        left.setContentsMargins(24, 14, 20, 18)
        left.setSpacing(10)
        left.addWidget(self.trouble)
        left.addWidget(card, 1)
        side = styled(named(QFrame(), "saidSide", _("Message")), cls="panel")
        side.setFixedWidth(theme.px(WIDTH))
        inside = QVBoxLayout(side)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.side)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(side)
        if self._may_send:
            for keys, act in (("Ctrl+M", self.send_wanted), ("Ctrl+Shift+M", self.note_wanted)):
                QShortcut(QKeySequence(keys), self).activated.connect(act)

    def show_said(self, lines: Sequence[Said]) -> None:
        """Show what was said; the chosen line stays chosen."""
        if not lines:
            text = _("Messages that are sent stand here by themselves. Note calls and visits to the desk yourself.")
            page = StatePage("message-square", _("Nothing was said yet"), text, name="nothingSaid")
            self.states.show_state(page)
            self.panel.show_nothing()
            return
        self.states.show_content()
        self.table.show_rows(lines)
        if self.table.current() is None:
            self.table.choose(lines[0].key)

    def show_panel(self) -> None:
        """Show the chosen line at the right."""
        self.side.setCurrentWidget(self.panel)
        self.table.setFocus()

    def show_send_form(self) -> None:
        """Show the form that writes to the patient."""
        self.side.setCurrentWidget(self.form)

    def show_call_form(self) -> None:
        """Show the form that notes a contact."""
        self.side.setCurrentWidget(self.call)

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence where the person is: in the open form, else above the list."""
        page = self.side.currentWidget()
        if isinstance(page, (SendForm, CallForm)) and text:
            page.show_trouble(text, tone=tone)
        else:
            self.trouble.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems in the open form, else above the list."""
        page = self.side.currentWidget()
        if isinstance(page, (SendForm, CallForm)):
            page.show_problems(problems)
        else:
            self.trouble.say("warn", " ".join(problems.values()))

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - the list is read again
        """Say that something moved on meanwhile."""
        self.show_trouble(text, tone="warn")
