"""The fields for day, start and end of an appointment: typed in short, shown in full."""

from __future__ import annotations

from datetime import date, time, timedelta

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent

from luna_desktop.texts import _
from luna_desktop.ui import icons, theme
from luna_desktop.ui.booking.days import day_words, read_day, read_time, time_words
from luna_desktop.ui.widgets.inputs import LineEdit, TextField
from luna_desktop.ui.widgets.naming import styled

STEP_MINUTES, ICON = 15, 16
_STEPS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class _SteppingLine(LineEdit):
    """A line in which Page Up and Page Down go a step back or on, with its icon painted at the right.

    Signals:
        stepped: -1 or 1.
    """

    stepped = Signal(int)

    def __init__(self, icon: str, example: str) -> None:
        super().__init__(example=example)
        self._icon_name = icon
        self.setTextMargins(0, 0, ICON + 4, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        place = QRectF(self.width() - ICON - 10, (self.height() - ICON) / 2, ICON, ICON)
        icons.paint(QPainter(self), place, self._icon_name, theme.col("text2" if self.isEnabled() else "disabled"))


class DayField(TextField):
    """The day. `25-11-2026`, `25`, `tue` and `+7` are understood; Page Up and Page Down go a day back or on."""

    def __init__(self, name: str, label: str, today: date, *, may_be_empty: bool = False) -> None:
        example = _("Tue or +7") if may_be_empty else _("25-11-2026, Tue or +7")
        line = _SteppingLine("calendar-days", example)
        super().__init__(name, label, longest=30, line=line)
        self._today, self._may_be_empty = today, may_be_empty
        line.textEdited.connect(lambda _text: self.check() if self.problem else None)
        line.stepped.connect(self._step)
        self.left.connect(self._leave)

    def day(self) -> date | None:
        """Return the day, or None where none is typed that can be read."""
        return read_day(self.edit.text(), self._today)

    def value(self) -> str:
        """Return the day as `YYYY-MM-DD`, or what was typed where it is none."""
        found = self.day()
        return found.isoformat() if found is not None else self.edit.text().strip()

    def show_value(self, value: object) -> None:
        """Show a day that `value` returned or a date; None shows nothing."""
        found = value if isinstance(value, date) else read_day(str(value or ""), self._today)
        super().show_value(day_words(found) if found is not None else value)
        self.show_problem("")

    def check(self) -> bool:
        """Say under the field what is wrong, and tell whether it is right."""
        typed = self.edit.text().strip()
        wrong = self.day() is None and not (self._may_be_empty and not typed)
        self.show_problem(_("Type a day, such as 25-11-2026, Tue or +7.") if wrong else "")
        return not wrong

    def _step(self, step: int) -> None:
        self.show_value((self.day() or self._today) + timedelta(days=step))
        self.edited.emit()

    def _leave(self) -> None:
        if self.edit.text().strip() and self.check():
            self.show_value(self.value())


class StartField(TextField):
    """The start. `1130`, `11:30` and `9` are understood; Page Up and Page Down go a quarter of an hour back or on."""

    def __init__(self, name: str, label: str) -> None:
        line = _SteppingLine("clock", _("11:30 or 1130"))
        super().__init__(name, label, longest=10, line=line)
        line.textEdited.connect(lambda _text: self.check() if self.problem else None)
        line.stepped.connect(self._step)
        self.left.connect(self._leave)

    def time(self) -> time | None:
        """Return the start, or None where none is typed that can be read."""
        return read_time(self.edit.text())

    def value(self) -> str:
        """Return the start as `HH:MM`, or what was typed where it is none."""
        found = self.time()
        return time_words(found) if found is not None else self.edit.text().strip()

    def show_value(self, value: object) -> None:
        """Show a time; None shows nothing."""
        super().show_value(time_words(value) if isinstance(value, time) else value)
        self.show_problem("")

    def mark_error(self, wrong: bool) -> None:
        """Draw the field as one that stands in the way; the banner says why."""
        styled(self.edit, state="error" if wrong or self.problem else "")

    def check(self) -> bool:
        """Say under the field what is wrong, and tell whether it is right."""
        wrong = self.time() is None
        self.show_problem(_("Type a time, such as 11:30 or 1130.") if wrong else "")
        return not wrong

    def _step(self, step: int) -> None:
        now = self.time() or time(9)
        at = now.hour * 60 + now.minute
        moved = (at // STEP_MINUTES + step) * STEP_MINUTES if step > 0 else (at - 1) // STEP_MINUTES * STEP_MINUTES
        if 0 <= moved < 24 * 60:
            self.show_value(time(*divmod(moved, 60)))
            self.edited.emit()

    def _leave(self) -> None:
        if self.edit.text().strip() and self.check():
            self.show_value(self.value())
