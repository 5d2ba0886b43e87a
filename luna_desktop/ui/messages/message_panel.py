"""The panel beside the outbox and the log: one message with its words and steps, or one contact that was noted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.messages.contacts import BY_NAMES
from luna_desktop.domain.messages.outbox import OPEN, WAITING, MessageState
from luna_desktop.services.messages.contacts import Said
from luna_desktop.services.messages.outbox_pages import OpenedMessage, StepLine
from luna_desktop.texts import _, shown
from luna_desktop.ui.messages.wording import (
    address_words,
    by_icon,
    came_words,
    class_chip,
    direction_words,
    language_name,
    moment,
    size_words,
    state_chip,
    topic_words,
    way_name,
)
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.chips import ChipRow
from luna_desktop.ui.widgets.labels import IconLabel, hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.states import StatePage, StateStack

WIDTH = 384


class MessagePanel(QWidget):
    """One message or contact.

    Signals:
        cancel_wanted, again_wanted, sent_wanted, bounce_wanted: what is to be done with the message.
        strike_wanted: the contact is to be struck out.
        chart_wanted: the patient's chart is to be opened.
    """

    cancel_wanted = Signal()
    again_wanted = Signal()
    sent_wanted = Signal()
    bounce_wanted = Signal()
    strike_wanted = Signal()
    chart_wanted = Signal()

    def __init__(self, *, may_send: bool, with_chart: bool = True) -> None:
        super().__init__()
        named(self, "messagePanel", _("Message"))
        self._may_send, self._with_chart = may_send, with_chart
        self.title, self.note = words("", "strong", wrap=True), words("", "caption", wrap=True)
        self.chips = ChipRow("messageChips")
        self.why = words("", "body", wrap=True)
        self.subject, self.body = words("", "strong", wrap=True), words("", "body", wrap=True)
        self.length = words("", "caption", wrap=True)
        self.steps = QVBoxLayout()
        self.steps.setSpacing(8)
        self.cancel = Button(_("Take back"), "cancelMessageButton", icon="x")
        self.again = Button(_("Send again"), "sendAgainButton", icon="send")
        self.arrived = Button(_("It was sent"), "noteSentButton", icon="check", kind=Kind.PRIMARY)
        self.bounce = Button(_("It came back…"), "noteBounceButton", icon="undo-2")
        self.strike = Button(_("Strike out…"), "strikeContactButton", icon="eraser", kind=Kind.DANGER_LINE)
        self.chart = Button(_("Open chart"), "openChartButton", icon="user")
        self.cancel.clicked.connect(self.cancel_wanted)
        self.again.clicked.connect(self.again_wanted)
        self.arrived.clicked.connect(self.sent_wanted)
        self.bounce.clicked.connect(self.bounce_wanted)
        self.strike.clicked.connect(self.strike_wanted)
        self.chart.clicked.connect(self.chart_wanted)
        self.states = StateStack(self._content(), "messagePanelStates")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.states)
        self.show_nothing()

    def _content(self) -> QWidget:
        inside = styled(QWidget(), cls="body")
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 14, 18, 12)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.note)
        column.addWidget(self.chips)
        column.addWidget(self.why)
        column.addWidget(self._bubble())
        column.addWidget(hairline())
        self.steps_title = words(_("What became of it"), "label")
        column.addWidget(self.steps_title)
        column.addLayout(self.steps)
        column.addStretch(1)
        area = named(QScrollArea(), "messageScroll", _("Message"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(area, 1)
        rows.addWidget(self._foot())
        return whole

    def _bubble(self) -> QFrame:
        self.bubble = styled(named(QFrame(), "messageWords", _("What the patient reads")), cls="tile")
        column = QVBoxLayout(self.bubble)
        column.setContentsMargins(14, 11, 14, 10)
        column.setSpacing(6)
        column.addWidget(self.subject)
        column.addWidget(self.body)
        self.length.setAlignment(Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.length)
        return self.bubble

    def _foot(self) -> QFrame:
        foot = styled(named(QFrame(), "messageFoot", _("What to do with it")), cls="foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(18, 10, 18, 10)
        row.setSpacing(8)
        row.addWidget(self.chart)
        row.addStretch(1)
        for button in (self.strike, self.cancel, self.bounce, self.again, self.arrived):
            row.addWidget(button)
        return foot

    def show_nothing(self) -> None:
        """Say that nothing is chosen."""
        text = _("Choose a line to read what was said and what became of it.")
        self.states.show_state(StatePage("message-square", _("Nothing is chosen"), text, name="noMessage"))

    def show_message(self, opened: OpenedMessage) -> None:
        """Show a message with its words and steps."""
        line = opened.line
        self.title.setText(line.card.name)
        self.note.setText(
            _("{way} to {address}", way=way_name(line.way), address=address_words(line.way.channel, line.way.address))
        )
        self.chips.show_chips([class_chip(line.klass), state_chip(line.state)])
        self._say_why(shown(line.reason) if line.reason is not None else "")
        self.subject.setText(opened.subject)
        self.subject.setVisible(line.way.channel.value == "email")
        self.body.setText(opened.body)
        parts = [language_name(opened.language), size_words(opened.body)]
        if opened.has_calendar:
            parts.append(_("with a calendar entry"))
        self.length.setText(" · ".join(parts))
        self._show_steps(opened.steps)
        self._allow(line.state)
        self.states.show_content()

    def show_contact(self, said: Said) -> None:
        """Show something that somebody noted."""
        self.title.setText(said.card.name)
        self.note.setText(_("{way}, {direction}", way=shown(BY_NAMES[said.by]), direction=direction_words(said)))
        came = came_words(said)
        chips = [ChipSpec(came, "neutral", by_icon(said.by))] if came else []
        if said.is_struck:
            chips.append(ChipSpec(_("Entered in error"), "danger", "ban"))
        self.chips.show_chips(chips)
        self._say_why("")
        self.subject.setText(topic_words(said))
        self.subject.setVisible(bool(topic_words(said)))
        self.body.setText(said.note or _("Nothing more was noted."))
        self.length.setText(_("{when}, noted by {name}", when=moment(said.at), name=said.noted_by))
        self._show_steps(())
        self._allow(None, is_struck=said.is_struck or bool(said.elsewhere))
        self.states.show_content()

    def _say_why(self, text: str) -> None:
        self.why.setText(text)
        self.why.setVisible(bool(text))

    def _allow(self, state: MessageState | None, *, is_struck: bool = False) -> None:
        may, is_message = self._may_send, state is not None
        ended = is_message and state not in OPEN
        self.chart.setVisible(self._with_chart)
        self.cancel.setVisible(may and state in WAITING)
        self.again.setVisible(may and (ended or state is MessageState.MAYBE_SENT) and state is not MessageState.SENT)
        self.arrived.setVisible(may and state is MessageState.MAYBE_SENT)
        self.bounce.setVisible(may and state is MessageState.SENT)
        self.strike.setVisible(may and not is_message and not is_struck)

    def _show_steps(self, steps: Sequence[StepLine]) -> None:
        while (item := self.steps.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.steps_title.setVisible(bool(steps))
        for step in steps:
            self.steps.addWidget(_step_row(step))


def _step_row(step: StepLine) -> QWidget:
    chip = state_chip(step.state)
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(9)
    line.addWidget(IconLabel(chip.icon, "text2", 16), 0, Qt.AlignmentFlag.AlignTop)
    told = QVBoxLayout()
    told.setSpacing(1)
    told.addWidget(words(chip.text, "body"))
    by = _("{when}, {name}", when=moment(step.at), name=step.by) if step.by else moment(step.at)
    told.addWidget(words(by, "caption", wrap=True))
    for text in (shown(step.reason) if step.reason is not None else "", step.note):
        if text:
            told.addWidget(words(text, "caption", wrap=True))
    line.addLayout(told, 1)
    return row
