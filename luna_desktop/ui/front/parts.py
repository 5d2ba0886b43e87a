"""The rows of the panel beside the book: somebody who waits, somebody who comes next, a task of the desk."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from luna_desktop.domain.book.waiting import WaitLimits
from luna_desktop.services.front.desk_task import DeskTask
from luna_desktop.services.front.waiting_room import DayLine
from luna_desktop.texts import _, shown
from luna_desktop.ui import theme
from luna_desktop.ui.front.wording import (
    BAR_TONES,
    ICON_TOKENS,
    TEXT_TONES,
    arrival_words,
    clock,
    expected_words,
    minutes_words,
    punctual_words,
    wait_tone,
    waited,
)
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import ElidedLabel, IconLabel, hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.progress import Bar

BAR_HIGH = 4


class SectionHead(QWidget):
    """A heading of the panel with a chip beside it and a quiet line at its end."""

    def __init__(self, title: str, name: str) -> None:
        super().__init__()
        named(self, name, title)
        self.title = words(title, "strong")
        self.chip = Chip("", name=f"{name}Chip")
        self.right = words("", "caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addWidget(self.chip)
        row.addStretch(1)
        row.addWidget(self.right)
        self.setMinimumHeight(theme.px(22))
        self.chip.hide()


class WaitingRow(QWidget):
    """Somebody in the waiting room: name, minutes in words, a bar, and what to do."""

    def __init__(self, line: DayLine, *, is_first: bool, may_treat: bool) -> None:
        super().__init__()
        self.line = line
        named(self, f"waiting{line.booking_id}", line.name)
        self.icon = IconLabel("clock", "text2", 14)
        self.minutes = words("", "strong")
        self.note = ElidedLabel(arrival_words(line), "caption")
        self.bar = Bar(f"waitingBar{line.booking_id}", _("How long {name} has waited", name=line.name))
        self.bar.setFixedHeight(BAR_HIGH)
        kind = Kind.PRIMARY if is_first else Kind.SECONDARY
        verb, icon = (_("Start visit"), "play") if may_treat else (_("Send in"), "log-in")
        self.act = Button(verb, f"act{line.booking_id}", kind=kind, icon=icon, size="small")
        self.act.setAccessibleName(_("{verb}: {name}", verb=verb, name=line.name))
        self.details = _link(_("Open chart") if may_treat else _("Details"), f"details{line.booking_id}", line.name)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(ElidedLabel(self.line.name, "strong"), 1)
        top.addWidget(self.icon)
        top.addWidget(self.minutes)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.act)
        buttons.addWidget(self.details)
        buttons.addStretch(1)
        if self.line.has_alert:
            alert = IconLabel("triangle-alert", "warn_text", 16)
            named(alert, f"alert{self.line.booking_id}", _("Alert – see clinician"))
            alert.setToolTip(_("Alert – see clinician"))
            buttons.addWidget(alert)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(top)
        column.addWidget(self.note)
        column.addWidget(self.bar)
        column.addSpacing(4)
        column.addLayout(buttons)

    def show_now(self, now: datetime, limits: WaitLimits) -> None:
        """Count the minutes anew."""
        waits, tone = waited(self.line, now), wait_tone(self.line, now, limits)
        said = minutes_words(waits)
        self.minutes.setText(said)
        styled(self.minutes, tone=TEXT_TONES[tone])
        self.icon.show_icon("clock", ICON_TOKENS[tone])
        self.bar.show_tone(BAR_TONES[tone])
        self.bar.setValue(min(100, round(100 * waits / limits.full)))
        self.bar.setAccessibleDescription(said)
        tip = _("Waits {minutes}. {punctual}.", minutes=said, punctual=punctual_words(self.line))
        self.setToolTip(tip)
        self.setAccessibleDescription(f"{self.note.whole_text()}. {tip}")


class ExpectedRow(QWidget):
    """Somebody who comes next, with the button that checks them in."""

    def __init__(self, line: DayLine, now: datetime) -> None:
        super().__init__()
        self.line = line
        note = expected_words(line, now)
        named(self, f"expected{line.booking_id}", f"{clock(line.starts)} {line.name}", description=note)
        self.check_in = Button(_("Check in"), f"checkIn{line.booking_id}", icon="user-check", size="small")
        self.check_in.setAccessibleName(_("Check in {name}", name=line.name))
        time = words(clock(line.starts), "strong")
        time.setFixedWidth(theme.px(42))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(time)
        row.addLayout(_two_lines(line.name, note, role="body"), 1)
        row.addWidget(self.check_in)


class TaskRow(QWidget):
    """A task of the desk with the button that leads to where it is done."""

    def __init__(self, task: DeskTask) -> None:
        super().__init__()
        self.task = task
        title, note = shown(task.title), task.note if isinstance(task.note, str) else shown(task.note)
        named(self, f"task_{task.key}", title, description=note)
        self.go = Button(shown(task.action), f"goTask_{task.key}", icon=task.action_icon, size="small")
        self.go.setAccessibleName(f"{shown(task.action)}: {title}, {note}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(IconLabel(task.icon, "text2", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(_two_lines(title, note, role="body"), 1)
        row.addWidget(self.go)


def ruled(rows: list[QWidget]) -> QWidget:
    """Return rows under each other with a hairline below each."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(11)
    for row in rows:
        column.addWidget(row)
        column.addWidget(hairline())
    return holder


def quiet(text: str, name: str) -> QLabel:
    """Return a sentence that stands where there are no rows."""
    label = words(text, "body2", wrap=True)
    label.setObjectName(name)
    return label


def _two_lines(first: str, second: str, *, role: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(1)
    column.addWidget(ElidedLabel(first, role))
    if second:
        column.addWidget(ElidedLabel(second, "caption"))
    return column


def _link(text: str, name: str, about: str) -> Button:
    link = Button(text, name, kind=Kind.GHOST, size="small")
    link.setAccessibleName(f"{text}: {about}")
    return link
