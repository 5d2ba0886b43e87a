"""The panel beside the day's book: waiting room, who is expected next, and what waits for the desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.book.states import Step
from luna_desktop.domain.book.waiting import WaitLimits
from luna_desktop.services.front.booking_requests import BookingAsked
from luna_desktop.services.front.desk_task import DeskTask
from luna_desktop.services.front.waiting_room import DayLine
from luna_desktop.texts import _
from luna_desktop.ui.front.parts import ExpectedRow, SectionHead, TaskRow, WaitingRow, quiet, ruled
from luna_desktop.ui.front.wording import clock, minutes_words, waited
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.states import StateStack, failed, loading

PANEL_WIDTH = 336
"""How wide whoever places the panel makes it, in pixels at 100 per cent."""
LEAST_EXPECTED, MOST_EXPECTED = 3, 5
AHEAD, QUARTER = timedelta(minutes=90), 15
"""So far ahead people count as expected next, cut to the quarter of an hour."""


@dataclass(frozen=True)
class PanelWords:
    """What the headings say: the desk sees everybody, whoever treats sees their own first."""

    waiting: str
    expected: str
    tasks: str


class FrontPanel(QFrame):
    """Shows the day as rows; says what is wanted.

    Signals:
        stamp_wanted: a booking, the step to stamp, and the patient's name.
        visit_wanted: the patient whose visit is to begin.
        open_wanted: the patient whose chart is to be opened.
        check_in_wanted: a booking whose patient is here, and the patient's name.
        task_wanted: the task that is to be done.
        retry_wanted: everything is to be read again.
    """

    stamp_wanted = Signal(object, object, str)
    visit_wanted = Signal(object)
    open_wanted = Signal(object)
    check_in_wanted = Signal(object, str)
    task_wanted = Signal(object)
    retry_wanted = Signal()

    def __init__(self, said: PanelWords, *, me: int = 0, may_treat: bool = False) -> None:
        super().__init__()
        styled(named(self, "frontPanel", said.waiting), cls="panel")
        self._me, self._may_treat = me, may_treat
        self._limits = WaitLimits()
        self._waiting: tuple[DayLine, ...] = ()
        self._rows: list[WaitingRow] = []
        self.banner = Banner("warn", "", name="frontTrouble")
        self.waiting_head = SectionHead(said.waiting, "waitingRoom")
        self.expected_head = SectionHead(said.expected, "expectedNext")
        self.tasks_head = SectionHead(said.tasks, "deskTasks")
        self._waiting_at, self._expected_at, self._tasks_at = (QVBoxLayout() for _place in range(3))
        self.stack = StateStack(self._content(), "frontStack")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.stack.show_state(loading(_("Reading the day…"), name="frontLoading"))

    def _content(self) -> QScrollArea:
        body = styled(QWidget(), cls="body")
        column = QVBoxLayout(body)
        column.setContentsMargins(17, 14, 17, 18)
        column.setSpacing(8)
        column.addWidget(self.banner)
        column.addWidget(self.waiting_head)
        column.addLayout(self._waiting_at)
        column.addSpacing(6)
        column.addWidget(self.expected_head)
        column.addLayout(self._expected_at)
        column.addSpacing(6)
        column.addWidget(self.tasks_head)
        column.addLayout(self._tasks_at)
        column.addStretch(1)
        area = named(QScrollArea(), "frontScroll")
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def show_waiting(self, lines: Sequence[DayLine], now: datetime, limits: WaitLimits) -> None:
        """Show who waits: the longest first, and before them those who wait for the person who looks."""
        self._limits = limits
        held = self._held()
        mine_first = sorted(lines, key=lambda line: (not self._is_mine(line), line.arrived_at or line.starts))
        self._waiting = tuple(mine_first)
        self._rows = [
            WaitingRow(line, is_first=at == 0, may_treat=self._is_mine(line)) for at, line in enumerate(mine_first)
        ]
        for row in self._rows:
            row.act.clicked.connect(lambda _on=False, line=row.line: self._act(line))
            row.details.clicked.connect(lambda _on=False, line=row.line: self.open_wanted.emit(line.patient_id))
        empty = quiet(_("Nobody waits."), "nobodyWaits")
        self._put(self._waiting_at, ruled(list(self._rows)) if self._rows else empty)
        self.tick(now)
        self._hold(held)
        self.stack.show_content()

    def tick(self, now: datetime) -> None:
        """Count the minutes anew."""
        for row in self._rows:
            row.show_now(now, self._limits)
        count = len(self._rows)
        text = _("1 waiting") if count == 1 else _("{count} waiting", count=count)
        self.waiting_head.chip.show_chip(ChipSpec(text, "warn", "armchair"))
        self.waiting_head.chip.setVisible(bool(count))
        longest = max((waited(line, now) for line in self._waiting), default=0)
        said = _("Longest {minutes}", minutes=minutes_words(longest)) if count else ""
        self.waiting_head.right.setText(said)

    def show_expected(self, lines: Sequence[DayLine], now: datetime) -> None:
        """Show who comes next; until when, says the end of the heading. Whoever treats sees their own alone."""
        held = self._held()
        mine = [line for line in lines if self._is_mine(line)]
        coming = sorted(mine or lines, key=lambda line: (line.starts, line.name))
        until = _quarter(now + AHEAD)
        soon = sum(line.starts < until for line in coming)
        count = min(MOST_EXPECTED, max(LEAST_EXPECTED, soon))
        rows = [ExpectedRow(line, now) for line in coming[:count]]
        for row in rows:
            row.check_in.clicked.connect(lambda _on=False, line=row.line: self.check_in(_asked(line), line.name))
        empty = quiet(_("Nobody else is expected today."), "nobodyExpected")
        self._put(self._expected_at, ruled(list(rows)) if rows else empty)
        last = until if count == soon else max((row.line.starts for row in rows), default=until)
        self.expected_head.right.setText(_("Until {time}", time=clock(last)) if rows else "")
        self._hold(held)

    def show_tasks(self, tasks: Sequence[DeskTask]) -> None:
        """Show what waits for the desk."""
        held = self._held()
        rows = [TaskRow(task) for task in tasks]
        for row in rows:
            row.go.clicked.connect(lambda _on=False, task=row.task: self.task_wanted.emit(task))
        self._put(self._tasks_at, ruled(list(rows)) if rows else quiet(_("Nothing waits."), "noTasks"))
        self.tasks_head.chip.show_chip(ChipSpec(str(len(rows)), "neutral"))
        self.tasks_head.chip.setVisible(bool(rows))
        self._hold(held)

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence over the rows; empty takes it away."""
        self.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems as sentences; the panel has no fields."""
        self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody else was faster."""
        del theirs
        self.show_trouble(text, tone="warn")

    def show_failed(self, text: str) -> None:
        """Say that the day could not be read."""
        page = failed(text, name="frontFailed")
        page.acted.connect(self.retry_wanted)
        self.stack.show_state(page)

    def forget(self) -> None:
        """Show nobody any more."""
        self._waiting, self._rows = (), []
        for place in (self._waiting_at, self._expected_at, self._tasks_at):
            self._put(place, QWidget())

    def check_in(self, asked: BookingAsked, name: str) -> None:
        """Ask for the check-in of a booking, as its button here, its card in the book, or the keyboard does."""
        self.check_in_wanted.emit(asked, name)

    def stamp(self, asked: BookingAsked, step: Step, name: str) -> None:
        """Ask for a stamp of a booking, as its button here, its card in the book, or the keyboard does."""
        self.stamp_wanted.emit(asked, step, name)

    def _act(self, line: DayLine) -> None:
        if self._is_mine(line):
            self.visit_wanted.emit(line.patient_id)
        else:
            self.stamp(_asked(line), Step.SEND_IN, line.name)

    def _is_mine(self, line: DayLine) -> bool:
        return self._may_treat and bool(self._me) and line.practitioner_id == self._me

    def _held(self) -> str:
        """Return the name of the button that holds the keyboard, so that rows can be made anew under it."""
        focus = self.window().focusWidget()  # of the window, whether or not it is in front
        return next((each.objectName() for each in self.findChildren(Button) if each is focus), "")

    def _hold(self, name: str) -> None:
        if name:
            for found in self.findChildren(QWidget, name)[:1]:
                found.setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _put(place: QVBoxLayout, widget: QWidget) -> None:
        while place.count():
            item = place.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        place.addWidget(widget)
        widget.show()  # a layout shows what is added only later, and nothing hidden takes the keyboard


def _quarter(at: datetime) -> datetime:
    return at.replace(minute=at.minute - at.minute % QUARTER, second=0, microsecond=0)


def _asked(line: DayLine) -> BookingAsked:
    return BookingAsked(line.patient_id, line.booking_id, line.number)
