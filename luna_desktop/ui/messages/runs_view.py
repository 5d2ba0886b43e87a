"""The view of runs: who would get a reminder or a recall and by which way, who is left out and why, and the start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.services.messages.runs import GoesOut, RunKind, RunPreview, StaysOut
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.messages.run_words import (
    left_cell,
    now_words,
    said_cell,
    way_cell,
    when_cell,
    who_cell,
    why_cell,
)
from luna_desktop.ui.messages.wording import size_words
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.inputs import ChoiceField, Option
from luna_desktop.ui.widgets.labels import IconLabel, hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StatePage, StateStack, loading
from luna_desktop.ui.widgets.tables import Column, RowsTable

Row = TypeVar("Row")
WIDTH = 384
NOW = "now"
HOURS = ("08:00", "10:00", "12:00", "18:00", "20:00")


class RunTile(QFrame):
    """A figure with its icon and what it counts."""

    def __init__(self, name: str, icon: str, tone: str, caption: str) -> None:
        super().__init__()
        styled(named(self, name, caption), cls="card")
        self.figure = words("–", "title")
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.figure)
        told.addWidget(words(caption, "body2"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(12)
        row.addWidget(IconLabel(icon, tone, 22))
        row.addLayout(told, 1)
        self._caption = caption

    def show_figure(self, text: str) -> None:
        """Show the figure; a screen reader hears it with its caption."""
        self.figure.setText(text)
        self.setAccessibleName(_("{name}: {value}", name=self._caption, value=text))


class RunsView(QWidget):
    """Shows what a run would do. Space takes somebody out of it or in again, Ctrl+Enter starts it.

    Signals:
        asked: another kind or another day is wanted.
        taken_out: the `GoesOut` that is to be left out of this run, or taken in again.
        opened: the `StaysOut` about whom something can be done.
        start_wanted: the run is to start.
        text_wanted: the text of the run is to be read.
    """

    asked = Signal()
    taken_out = Signal(object)
    opened = Signal(object)
    start_wanted = Signal()
    text_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "runsView", _("Runs"))
        self.kinds = Segmented(
            "runKind",
            _("What the run is about"),
            [Option(RunKind.REMINDER.value, _("Reminders")), Option(RunKind.RECALL.value, _("Recalls"))],
        )
        self.day = PartialDateField("runDay", _("Day"), required=True, example="01-12-2026")
        self.leaves = ChoiceField(
            "runLeaves", _("Leaves"), (Option(NOW, _("Now")), *(Option(hour, hour) for hour in HOURS))
        )
        self.leaves.show_value(NOW)
        self.about = words("", "caption", wrap=True)
        self.banner = Banner("warn", "", name="runTrouble")
        self.tiles = {
            "goes": RunTile("runGoes", "send", "ok", _("Will get it")),
            "stays": RunTile("runStays", "user-x", "warn", _("Left out")),
            "already": RunTile("runAlready", "circle-check", "text3", _("Have it already")),
        }
        self.goes: RowsTable[GoesOut] = RowsTable(
            "runGoesTable",
            _("Who gets what, and by which way"),
            (
                Column(_("Patient"), lambda row: who_cell(row.who, out=self._is_out(row)), stretch=True),
                Column(_("When"), lambda row: when_cell(row.who), width=132),
                Column(_("Way"), way_cell, width=210),
                Column(_("Said yes"), lambda row: said_cell(row, out=self._is_out(row)), width=190),
            ),
            key=lambda row: row.who.key,
        )
        self.stays: RowsTable[StaysOut] = RowsTable(
            "runStaysTable",
            _("Left out, and why"),
            (
                Column(_("Left out"), lambda row: left_cell(row.who), width=220),
                Column(_("Why"), why_cell, stretch=True, grows=True),
                Column(_("What now"), lambda row: Cell(now_words(row.left_out.what_now), strong=True), width=150),
            ),
            key=lambda row: row.who.key,
        )
        self.goes_states = StateStack(self.goes, "runGoesStates")
        self.stays_states = StateStack(self.stays, "runStaysStates")
        self.goes_states.show_state(loading(_("Asking what everybody wants…"), name="runLoading"))
        self.take_out = Button(_("Leave out of this run"), "runTakeOut", icon="user-x", size="small")
        self.open = Button(_("Open"), "runOpen", icon="external-link", size="small")
        self.sample = words("", "body", wrap=True)
        self.length = words("", "caption")
        self.note = words("", "caption", wrap=True)
        self.text = Button(_("Read the text…"), "runText", kind=Kind.GHOST, icon="file-text")
        self.start = Button(_("Send"), "runStart", kind=Kind.PRIMARY, icon="send", tip=_("Ctrl+Enter"))
        self._out: frozenset[tuple[int, str, int]] = frozenset()
        self._preview: RunPreview | None = None
        self._build()
        self._wire()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignBottom)
        self.day.setFixedWidth(theme.px(180))
        self.leaves.setFixedWidth(theme.px(140))
        top.addWidget(self.day)
        top.addWidget(self.leaves)
        top.addWidget(self.about, 1, Qt.AlignmentFlag.AlignBottom)
        figures = QHBoxLayout()
        figures.setSpacing(12)
        for tile in self.tiles.values():
            figures.addWidget(tile, 1)
        who = Card(_("Who gets what, and by which way"), "runGoesCard", icon="send")
        who.add_action(self.take_out)
        who.add(self.goes_states, 1)
        why = Card(_("Left out, and why"), "runStaysCard", icon="user-x")
        why.add_action(self.open)
        why.add(self.stays_states, 1)
        self.goes_states.setMinimumHeight(theme.px(150))
        self.stays_states.setMinimumHeight(theme.px(130))
        inside = styled(QWidget(), cls="body")
        left = QVBoxLayout(inside)
        left.setContentsMargins(24, 0, 20, 18)
        left.setSpacing(12)
        left.addLayout(top)
        left.addWidget(self.banner)
        left.addLayout(figures)
        left.addWidget(who, 3)
        left.addWidget(why, 2)
        area = named(QScrollArea(), "runScroll", _("Runs"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(area, 1)
        row.addWidget(self._side())

    def _side(self) -> QFrame:
        side = styled(named(QFrame(), "runSide", _("The message of this run")), cls="panel")
        side.setFixedWidth(theme.px(WIDTH))
        bubble = styled(named(QFrame(), "runPreview", _("As the first one reads it")), cls="tile")
        words_column = QVBoxLayout(bubble)
        words_column.setContentsMargins(14, 11, 14, 10)
        words_column.setSpacing(6)
        words_column.addWidget(self.sample)
        words_column.addWidget(self.length, 0, Qt.AlignmentFlag.AlignRight)
        self.sample.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        column = QVBoxLayout()
        column.setContentsMargins(18, 14, 18, 12)
        column.setSpacing(10)
        column.addWidget(words(_("As the first one reads it"), "strong"))
        column.addWidget(bubble)
        spoken = _("Each person gets their own language, where a text in it is approved.")
        column.addWidget(words(spoken, "caption", wrap=True))
        column.addWidget(self.text, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(hairline())
        again = _("Consents, wishes and restrictions are asked again when each message leaves.")
        column.addWidget(words(again, "caption", wrap=True))
        column.addStretch(1)
        foot = styled(named(QFrame(), "runFoot", _("Start the run")), cls="foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(18, 10, 18, 10)
        row.setSpacing(8)
        row.addWidget(self.note, 1)
        row.addWidget(self.start)
        whole = QVBoxLayout(side)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(column, 1)
        whole.addWidget(foot)
        return side

    def _wire(self) -> None:
        self.kinds.chosen.connect(lambda _kind: self.asked.emit())
        self.day.edited.connect(self.asked)
        self.leaves.edited.connect(self._show_start)
        self.goes.selected.connect(lambda row: self._show_take_out(row))
        self.stays.selected.connect(lambda row: self.open.setEnabled(row is not None))
        self.stays.opened.connect(self.opened)
        self.take_out.clicked.connect(self._toggle)
        self.open.clicked.connect(self._open)
        self.text.clicked.connect(self.text_wanted)
        self.start.clicked.connect(self.start_wanted)
        for keys, where, act in (("Ctrl+Return", self, self.start.click), ("Space", self.goes, self._toggle)):
            shortcut = QShortcut(QKeySequence(keys), where)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.take_out.setEnabled(False)
        self.open.setEnabled(False)

    def kind(self) -> RunKind:
        """Return what the run is about."""
        return RunKind(str(self.kinds.value()))

    def show_asked(self, kind: RunKind, day: date) -> None:
        """Show which run is looked at."""
        self.kinds.show_value(kind.value)
        self.day.show_value(day.isoformat())
        about = _("Bookings of this day that nobody was reminded of.")
        recall = _("Due until this day, and no booking yet.")
        self.about.setText(about if kind is RunKind.REMINDER else recall)

    def wanted_day(self) -> date | None:
        """Return the day that is typed, or None where it is no full date."""
        try:
            return date.fromisoformat(self.day.value())
        except ValueError:
            return None

    def out(self) -> frozenset[tuple[int, str, int]]:
        """Return whom the person took out of the run."""
        return self._out

    def show_preview(self, preview: RunPreview, out: frozenset[tuple[int, str, int]]) -> None:
        """Show what the run would do, without those who were taken out."""
        self._preview, self._out = preview, out
        going = [row for row in preview.goes if not self._is_out(row)]
        self.tiles["goes"].show_figure(str(len(going)))
        self.tiles["stays"].show_figure(str(len(preview.stays) + len(preview.goes) - len(going)))
        self.tiles["already"].show_figure(str(preview.already))
        _fill(self.goes, self.goes_states, preview.goes, _nobody(preview))
        _fill(self.stays, self.stays_states, preview.stays, _nobody_left_out())
        self.sample.setText(preview.sample or _("Nobody would get a message."))
        self.length.setText(size_words(preview.sample) if preview.sample else "")
        self._show_start()

    def _show_start(self) -> None:
        count = sum(not self._is_out(row) for row in self._preview.goes) if self._preview is not None else 0
        at = str(self.leaves.value())
        self.start.setEnabled(count > 0)
        if at == NOW:
            self.start.setText(_("Send {count} now", count=count))
        else:
            self.start.setText(_("Send {count} at {time}", count=count, time=at))
        unseen = self._preview.unseen if self._preview is not None else 0
        said = _("{count} more belong to records that are closed to you; a colleague sends theirs.", count=unseen)
        self.note.setText(said if unseen else "")

    def _is_out(self, row: GoesOut) -> bool:
        return row.who.key in self._out

    def _show_take_out(self, row: GoesOut | None) -> None:
        self.take_out.setEnabled(row is not None)
        is_out = row is not None and self._is_out(row)
        self.take_out.setText(_("Take in again") if is_out else _("Leave out of this run"))

    def _toggle(self) -> None:
        row = self.goes.current()
        if row is not None:
            self.taken_out.emit(row)
            self._show_take_out(self.goes.current())

    def _open(self) -> None:
        row = self.stays.current()
        if row is not None:
            self.opened.emit(row)

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence above the run; empty takes it away."""
        self.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong above the run."""
        self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - the run is looked at again
        """Say that something moved on meanwhile."""
        self.show_trouble(text, tone="warn")


def _fill(table: RowsTable[Row], states: StateStack, rows: Sequence[Row], empty: StatePage) -> None:
    if rows:
        states.show_content()
        table.show_rows(rows)
    else:
        states.show_state(empty)


def _nobody(preview: RunPreview) -> StatePage:
    if preview.asked.kind is RunKind.RECALL:
        text = _("Nobody is due until this day without a booking.")
        return StatePage("bell", _("Nobody to recall"), text, name="nobodyToRecall")
    text = _("No booking of this day waits for a reminder.")
    return StatePage("bell", _("Nobody to remind"), text, name="nobodyToRemind")


def _nobody_left_out() -> StatePage:
    return StatePage("circle-check", _("Nobody is left out"), "", name="nobodyLeftOut")
