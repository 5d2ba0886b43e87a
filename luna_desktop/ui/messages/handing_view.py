"""What people carry on: SMS and WhatsApp as files for the gateway, letters to print, and calls to make."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.messages.contacts import Outcome
from luna_desktop.domain.preferences import CHANNEL_NAMES, WRITTEN_TO, Channel
from luna_desktop.services.messages.calls import CallLine
from luna_desktop.services.messages.gateway import GatewayPage
from luna_desktop.services.messages.letters import LetterBatch
from luna_desktop.texts import _, shown
from luna_desktop.ui import theme
from luna_desktop.ui.messages.wording import address_words, class_chip, day_of, outcome_words, time_of
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.inputs import ChoiceField, Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StatePage, StateStack, loading
from luna_desktop.ui.widgets.tables import Column, RowsTable

OUTCOMES = (Outcome.REACHED, Outcome.LEFT_WORD, Outcome.NO_ANSWER, Outcome.WRONG_NUMBER)
OUTCOME_ICONS = {
    Outcome.REACHED: "circle-check",
    Outcome.LEFT_WORD: "message-square",
    Outcome.NO_ANSWER: "clock",
    Outcome.WRONG_NUMBER: "circle-alert",
}


class HandingView(QWidget):
    """Shows what waits for a person's hands.

    Signals:
        file_wanted: the `Channel` whose messages are to be written into a file.
        gateway_chosen: the id of the service provider that takes the files.
        letters_wanted: the letters are to be printed.
        settled: the `CallLine` and the `Outcome` of a call.
        opened: the `CallLine` whose patient is to be opened.
    """

    file_wanted = Signal(object)
    gateway_chosen = Signal(int)
    letters_wanted = Signal()
    settled = Signal(object, object)
    opened = Signal(object)

    def __init__(self, *, may_choose: bool) -> None:
        super().__init__()
        named(self, "handingView", _("To hand on"))
        self._may_choose = may_choose
        self.banner = Banner("warn", "", name="handingTrouble")
        self.gateway_about = words("", "body2", wrap=True)
        self.gateway = ChoiceField("messageGateway", _("Gateway"), (Option("", _("None chosen")),))
        self.files = {
            channel: Button(_("Make the file…"), f"{channel.value}FileButton", icon="download", size="small")
            for channel in WRITTEN_TO
        }
        self.waiting = {channel: words("", "body") for channel in WRITTEN_TO}
        self.letters_about = words("", "body", wrap=True)
        self.letters = Button(_("Print the letters…"), "printLettersButton", icon="printer", size="small")
        self.call_words = words("", "body", wrap=True)
        self.calls: RowsTable[CallLine] = RowsTable(
            "callsTable",
            _("Calls to make"),
            (
                Column(_("Patient"), lambda line: Cell(line.card.name, line.card.mrn, strong=True), stretch=True),
                Column(_("Number"), _number, width=170),
                Column(_("About"), lambda line: Cell(chips=(class_chip(line.klass),)), width=150),
                Column(_("Since"), _since, width=130),
            ),
            key=lambda line: line.message_id,
        )
        self.calls_states = StateStack(self.calls, "callsStates")
        self.calls_states.show_state(loading())
        self.outcomes = {
            outcome: Button(outcome_words(outcome), f"call_{outcome.value}", icon=OUTCOME_ICONS[outcome], size="small")
            for outcome in OUTCOMES
        }
        self.open = Button(_("Open the chart"), "callOpenButton", kind=Kind.GHOST, icon="external-link", size="small")
        self._build()
        self._wire()

    def _build(self) -> None:
        inside = styled(QWidget(), cls="body")
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 0, 20, 18)
        column.setSpacing(12)
        column.addWidget(self.banner)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._gateway_card(), 3)
        row.addWidget(self._letters_card(), 2)
        column.addLayout(row)
        column.addWidget(self._calls_card(), 1)
        area = named(QScrollArea(), "handingScroll", _("To hand on"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _gateway_card(self) -> Card:
        card = Card(_("SMS and WhatsApp"), "gatewayCard", icon="message-square")
        card.add(self.gateway_about)
        if self._may_choose:
            card.add(self.gateway)
        for channel in WRITTEN_TO:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(words(shown(CHANNEL_NAMES[channel]), "strong"))
            row.addWidget(self.waiting[channel], 1)
            row.addWidget(self.files[channel])
            name = shown(CHANNEL_NAMES[channel])
            self.files[channel].setAccessibleName(_("Make the file: {channel}", channel=name))
            card.add(line)
        return card

    def _letters_card(self) -> Card:
        card = Card(_("Letters"), "lettersCard", icon="file-text")
        card.add(self.letters_about)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.letters)
        card.add(line)
        card.add(QWidget(), 1)  # takes the room that the card beside it needs
        return card

    def _calls_card(self) -> Card:
        card = Card(_("Calls to make"), "callsCard", icon="phone")
        card.add_action(self.open)
        self.calls_states.setMinimumHeight(theme.px(190))
        card.add(self.calls_states, 1)
        card.add(self.call_words)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(words(_("What came of it"), "label"))
        for button in self.outcomes.values():
            row.addWidget(button)
        row.addStretch(1)
        card.add(line)
        return card

    def _wire(self) -> None:
        for channel, button in self.files.items():
            button.clicked.connect(lambda _on=False, channel=channel: self.file_wanted.emit(channel))
        self.gateway.edited.connect(self._chosen)
        self.letters.clicked.connect(self.letters_wanted)
        self.calls.selected.connect(self._show_call)
        self.calls.opened.connect(self.opened)
        self.open.clicked.connect(lambda: self._tell(self.opened.emit))
        for outcome, button in self.outcomes.items():
            button.clicked.connect(lambda _on=False, outcome=outcome: self._settle(outcome))
        self._show_call(None)

    def _chosen(self) -> None:
        chosen = str(self.gateway.value() or "")
        if chosen:
            self.gateway_chosen.emit(int(chosen))

    def _settle(self, outcome: Outcome) -> None:
        line = self.calls.current()
        if line is not None:
            self.settled.emit(line, outcome)

    def _tell(self, tell: object) -> None:
        line = self.calls.current()
        if line is not None and callable(tell):
            tell(line)

    def _show_call(self, line: CallLine | None) -> None:
        self.call_words.setText(line.words if line is not None else "")
        for button in (*self.outcomes.values(), self.open):
            button.setEnabled(line is not None)

    def show_gateway(self, page: GatewayPage) -> None:
        """Show which gateway takes the files and what waits for it."""
        gateway = page.gateway
        if gateway is None:
            said = _("No gateway is chosen. It is a service provider in the register of recipients, with an agreement.")
        elif gateway.is_current:
            said = _("{name} sends them. An agreement of confidentiality is in force.", name=gateway.name)
        else:
            said = _("No agreement of confidentiality with {name} is in force, so no file is made.", name=gateway.name)
        self.gateway_about.setText(said)
        self.gateway.offer(
            (Option("", _("None chosen")), *(Option(str(each.recipient_id), each.name) for each in page.choices))
        )
        self.gateway.show_value(str(gateway.recipient_id) if gateway is not None else "")
        for channel in WRITTEN_TO:
            count = page.waiting.get(channel, 0)
            self.waiting[channel].setText(_waiting_words(count))
            self.files[channel].setEnabled(count > 0 and gateway is not None and gateway.is_current)

    def show_letters(self, batch: LetterBatch) -> None:
        """Show how many letters are due."""
        count = len(batch.letters)
        said = _("1 letter is due.") if count == 1 else _("{count} letters are due.", count=count)
        if not count:
            said = _("No letter is due.")
        if batch.refused:
            said = _("{said} {count} more may not leave as things stand.", said=said, count=batch.refused)
        self.letters_about.setText(said)
        self.letters.setEnabled(count > 0 or batch.refused > 0)

    def show_calls(self, lines: tuple[CallLine, ...]) -> None:
        """Show who is to be called."""
        if not lines:
            self.calls_states.show_state(
                StatePage("phone", _("Nobody to call"), _("Who wants to be called stands here."), name="nobodyToCall")
            )
            self._show_call(None)
            return
        self.calls_states.show_content()
        self.calls.show_rows(lines)
        if self.calls.current() is None:
            self.calls.choose(lines[0].message_id)

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence above the cards; empty takes it away."""
        self.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong above the cards."""
        self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - everything is read again
        """Say that something moved on meanwhile."""
        self.show_trouble(text, tone="warn")


def _waiting_words(count: int) -> str:
    if not count:
        return _("Nothing waits.")
    return _("1 message waits.") if count == 1 else _("{count} messages wait.", count=count)


def _number(line: CallLine) -> Cell:
    tried = _("tried once") if line.tries == 1 else _("tried {count} times", count=line.tries)
    return Cell(address_words(Channel.PHONE, line.number), tried if line.tries else "", icon="phone")


def _since(line: CallLine) -> Cell:
    return Cell(day_of(line.due_at), time_of(line.due_at))
