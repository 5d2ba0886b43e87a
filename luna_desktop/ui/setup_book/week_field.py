"""The field of a week: the picture and, with Alt+L, the same week as lines to type. What is typed is the truth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.domain.book.hours import WEEKDAY_NAMES, DayHours
from luna_desktop.domain.book.hours_text import day_problem, open_minutes, periods_text, read_periods
from luna_desktop.texts import Message, _, shown
from luna_desktop.ui.setup_book import week_editing as editing
from luna_desktop.ui.setup_book.week_editing import Week
from luna_desktop.ui.setup_book.week_painter import WeekPainter, keys_words
from luna_desktop.ui.setup_book.week_picture import length_words
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import LineEdit, Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled

Lines = list[list[str]]
"""Seven pairs of text: open hours and breaks of a day, as they were typed."""


def lines_of(week: Sequence[DayHours]) -> Lines:
    """Return a week as lines to type."""
    return [[periods_text(day.open), periods_text(day.breaks)] for day in editing.whole_week(week)]


def read_day(weekday: int, opens: str, breaks: str) -> DayHours | Message:
    """Return a day that was typed, or what is wrong with it."""
    open_, pauses = read_periods(opens), read_periods(breaks)
    for each in (open_, pauses):
        if isinstance(each, Message):
            return each
    if isinstance(open_, Message) or isinstance(pauses, Message):
        return DayHours(weekday)
    day = DayHours(weekday, open_, pauses)
    return day_problem(day) or day


@dataclass
class _Row:
    """The widgets of one weekday."""

    opens: LineEdit
    breaks: LineEdit
    length: QLabel
    problem: QLabel


class WeekField(Field):
    """Seven days of opening hours; its value is `Lines`, so that a draft keeps what cannot be read yet too."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, label)
        self.painter = WeekPainter(f"{name}Picture")
        options = [Option(False, _("Picture")), Option(True, _("List"))]
        self.way = Segmented(f"{name}Way", _("How the week is shown"), options)
        self.way.show_value(False)
        self.way.setToolTip(_("Alt+L"))
        self.add_button = Button(_("Add hours"), f"{name}Add", icon="plus", size="small", tip=_("Insert"))
        self.break_button = Button(_("Add a break"), f"{name}Break", size="small", tip=_("B"))
        self.remove_button = Button(_("Remove"), f"{name}Remove", size="small", icon="trash-2", tip=_("Delete"))
        self.weekdays_button = Button(_("Copy to Monday to Friday"), f"{name}Copy", size="small", icon="copy")
        self.rows: list[_Row] = []
        self.stack = QStackedWidget()
        self._build_stack(name)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.way)
        bar.addStretch(1)
        for button in (self.add_button, self.break_button, self.remove_button, self.weekdays_button):
            bar.addWidget(button)
        column.addLayout(bar)
        column.addWidget(self.stack)
        self.put(holder, focus=self.painter)
        self._wire()

    def _build_stack(self, name: str) -> None:
        picture = QWidget()
        column = QVBoxLayout(picture)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.painter)
        column.addWidget(words(keys_words(), "caption", wrap=True))
        self.stack.addWidget(picture)
        table = named(QWidget(), f"{name}List", _("Opening hours of the week, as a list"))
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        for at, title in enumerate((_("Day"), _("Open"), _("Breaks"), _("Length"))):
            grid.addWidget(words(title, "label"), 0, at)
        for weekday, day in enumerate(WEEKDAY_NAMES):
            self._add_row(grid, name, weekday, shown(day))
        grid.setRowStretch(16, 1)
        self.stack.addWidget(table)

    def _add_row(self, grid: QGridLayout, name: str, weekday: int, day: str) -> None:
        opens = named(LineEdit(example=_("Closed")), f"{name}Open{weekday}", _("{day}, open", day=day))
        breaks = named(LineEdit(), f"{name}Breaks{weekday}", _("{day}, breaks", day=day))
        row = _Row(opens, breaks, words("", "body2"), words("", "error", wrap=True))
        row.problem.hide()
        for at, widget in enumerate((words(day, "strong"), opens, breaks, row.length)):
            grid.addWidget(widget, 1 + 2 * weekday, at)
        grid.addWidget(row.problem, 2 + 2 * weekday, 1, 1, 3)
        opens.textEdited.connect(lambda _text: self._typed())
        breaks.textEdited.connect(lambda _text: self._typed())
        for edit in (opens, breaks):
            edit.left.connect(lambda: self._tidy(weekday))
        self.rows.append(row)

    def _wire(self) -> None:
        self.way.chosen.connect(lambda listed: self.show_as_list(bool(listed)))
        self.painter.week_changed.connect(self._drawn)
        self.add_button.clicked.connect(lambda: self._by_button(self.painter.add_period))
        self.break_button.clicked.connect(lambda: self._by_button(self.painter.add_break))
        self.remove_button.clicked.connect(lambda: self._by_button(self.painter.remove_chosen))
        self.weekdays_button.clicked.connect(self._copy_to_weekdays)

    def value(self) -> Lines:
        """Return what is typed for each day."""
        return [[row.opens.text().strip(), row.breaks.text().strip()] for row in self.rows]

    def show_value(self, value: object) -> None:
        """Show lines that were read; anything else shows a week that is closed."""
        lines = value if isinstance(value, list) and len(value) == len(self.rows) else [["", ""]] * len(self.rows)
        for row, line in zip(self.rows, lines, strict=True):
            row.opens.setText(str(line[0]))
            row.breaks.setText(str(line[1]))
        self._check()

    def days(self) -> Week | None:
        """Return the week that is typed, or None where a line cannot be read."""
        days = [read_day(weekday, *line) for weekday, line in enumerate(self.value())]
        return tuple(day for day in days if isinstance(day, DayHours)) if not self.problems() else None

    def problems(self) -> list[str]:
        """Return what is wrong with which day."""
        found = [(weekday, read_day(weekday, *line)) for weekday, line in enumerate(self.value())]
        return [
            _("{day}: {problem}", day=shown(WEEKDAY_NAMES[weekday]), problem=shown(day))
            for weekday, day in found
            if isinstance(day, Message)
        ]

    def set_read_only(self, read_only: bool) -> None:
        """Let the week be read, but not changed."""
        self.painter.set_read_only(read_only)
        for row in self.rows:
            row.opens.setReadOnly(read_only)
            row.breaks.setReadOnly(read_only)
        for button in (self.add_button, self.break_button, self.remove_button, self.weekdays_button):
            button.setVisible(not read_only)

    def toggle(self) -> None:
        """Show the list instead of the picture, or the picture again."""
        self.way.show_value(self.stack.currentIndex() == 0)
        self.show_as_list(self.stack.currentIndex() == 0)

    def show_as_list(self, listed: bool) -> None:
        """Show the week as lines to type, or as a picture."""
        self.stack.setCurrentIndex(1 if listed else 0)
        for button in (self.add_button, self.break_button, self.remove_button):
            button.setVisible(not listed)
        (self.rows[self.painter.chosen()[0]].opens if listed else self.painter).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def _by_button(self, act: object) -> None:
        if callable(act):
            act()
        self.painter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drawn(self, week: Week) -> None:
        """Take over what was drawn; a line that cannot be read keeps its words where its day was not touched."""
        before = self.value()
        for day, row, line in zip(week, self.rows, before, strict=True):
            if read_day(day.weekday, *line) != day and (day.open or day.breaks or not self._unread(day.weekday)):
                row.opens.setText(periods_text(day.open))
                row.breaks.setText(periods_text(day.breaks))
        self._check()
        self.edited.emit()

    def _unread(self, weekday: int) -> bool:
        return isinstance(read_day(weekday, *self.value()[weekday]), Message)

    def _copy_to_weekdays(self) -> None:
        weekday, _piece = self.painter.chosen()
        line = self.value()[weekday]
        for row in self.rows[:5]:
            row.opens.setText(line[0])
            row.breaks.setText(line[1])
        self._check()
        self.edited.emit()

    def _typed(self) -> None:
        self._check()
        self.edited.emit()

    def _tidy(self, weekday: int) -> None:
        """Write a day as the clinic writes times, once it can be read."""
        row, day = self.rows[weekday], read_day(weekday, *self.value()[weekday])
        if isinstance(day, DayHours):
            row.opens.setText(periods_text(day.open))
            row.breaks.setText(periods_text(day.breaks))

    def _check(self) -> None:
        """Show what is wrong beside each day, and draw the days that can be read."""
        drawn: list[DayHours] = []
        for weekday, (row, line) in enumerate(zip(self.rows, self.value(), strict=True)):
            day = read_day(weekday, *line)
            problem = shown(day) if isinstance(day, Message) else ""
            row.problem.setText(problem)
            row.problem.setVisible(bool(problem))
            for edit in (row.opens, row.breaks):
                styled(edit, state="error" if problem else "")
                edit.setAccessibleDescription(problem)
            row.length.setText("" if isinstance(day, Message) else length_words(open_minutes(day)))
            drawn.append(DayHours(weekday) if isinstance(day, Message) else day)
        self.painter.show_week(tuple(drawn))
