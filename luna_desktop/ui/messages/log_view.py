"""The view of the log: everything said either way in the last days, with anybody; the chosen line beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.access import Actor, Permission
from luna_desktop.domain.messages.classes import CLASS_NAMES
from luna_desktop.domain.messages.contacts import BY_NAMES, Direction
from luna_desktop.services.messages.contacts import Said
from luna_desktop.texts import _, shown
from luna_desktop.ui import theme
from luna_desktop.ui.messages.message_panel import WIDTH, MessagePanel
from luna_desktop.ui.messages.wording import (
    by_icon,
    came_words,
    day_of,
    direction_words,
    state_chip,
    time_of,
    topic_words,
)
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.states import StatePage, StateStack, loading
from luna_desktop.ui.widgets.tables import Column, RowsTable

SPANS = (7, 30, 90)


def said_columns(*, with_patient: bool) -> tuple[Column[Said], ...]:
    """Return the columns of a list of what was said; in a chart the patient needs none."""
    columns: tuple[Column[Said], ...] = (
        Column(_("When"), lambda said: Cell(day_of(said.at), time_of(said.at)), width=116),
        Column(_("Patient"), lambda said: Cell(said.card.name, said.card.mrn, strong=True), width=164),
        Column(_("Way"), _way, width=186),
        Column(_("What"), _what, stretch=True),
        Column(_("State"), lambda said: Cell(chips=(_chip(said),)), width=132),
    )
    return columns if with_patient else (columns[0], *columns[2:])


def _way(said: Said) -> Cell:
    return Cell(shown(BY_NAMES[said.by]), direction_words(said), icon=by_icon(said.by))


def _what(said: Said) -> Cell:
    if said.message is not None:
        return Cell(said.message.subject, shown(CLASS_NAMES[said.message.klass]))
    return Cell(said.note or topic_words(said) or came_words(said), said.noted_by)


def _chip(said: Said) -> ChipSpec:
    if said.message is not None:
        return state_chip(said.message.state)
    if said.is_struck:
        return ChipSpec(_("Entered in error"), "danger", "ban")
    tone = "info" if said.direction is Direction.IN else "neutral"
    return ChipSpec(came_words(said), tone, by_icon(said.by))


class LogView(QWidget):
    """Shows the log.

    Signals:
        span_chosen: of how many days.
        chosen: the `Said` to be read, or None.
    """

    span_chosen = Signal(int)
    chosen = Signal(object)

    def __init__(self, actor: Actor) -> None:
        super().__init__()
        named(self, "messageLogView", _("Log"))
        self.trouble = Banner("warn", "", name="messageLogTrouble")
        self.spans = Segmented(
            "messageLogSpan", _("Of how many days"), [Option(days, _("{count} days", count=days)) for days in SPANS]
        )
        self.spans.show_value(SPANS[0])
        self.spans.chosen.connect(lambda days: self.span_chosen.emit(int(str(days))))
        self.table: RowsTable[Said] = RowsTable(
            "messageLogTable", _("Log"), said_columns(with_patient=True), key=lambda said: said.key
        )
        self.table.selected.connect(self.chosen)
        self.panel = MessagePanel(may_send=actor.may(Permission.SEND_MESSAGES))
        self.states = StateStack(self.table, "messageLogStates")
        self.states.show_state(loading())
        card = Card(_("Everything said, either way"), "messageLogCard", icon="history")
        card.add_action(self.spans)
        card.add(self.states, 1)
        left = QVBoxLayout()
        left.setContentsMargins(24, 0, 20, 18)
        left.setSpacing(10)
        left.addWidget(self.trouble)
        left.addWidget(card, 1)
        side = styled(named(QFrame(), "messageLogSide", _("Message")), cls="panel")
        side.setFixedWidth(theme.px(WIDTH))
        inside = QVBoxLayout(side)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.panel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(side)

    def show_log(self, lines: Sequence[Said]) -> None:
        """Show what was said; the chosen line stays chosen."""
        if not lines:
            text = _("Messages that leave stand here by themselves. Note calls and visits to the desk in the chart.")
            self.states.show_state(StatePage("history", _("Nothing was said in these days"), text, name="emptyLog"))
            self.panel.show_nothing()
            return
        self.states.show_content()
        self.table.show_rows(lines)
        if self.table.current() is None:
            self.table.choose(lines[0].key)

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence above the list; empty takes it away."""
        self.trouble.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong above the list."""
        self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - the list is read again
        """Say that something moved on meanwhile."""
        self.show_trouble(text, tone="warn")
