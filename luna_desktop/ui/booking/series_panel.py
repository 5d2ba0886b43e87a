"""Several dates in one go: how often, how many, and each date with what stands in its way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.book.series import MOST_DATES, UNIT_NAMES, SeriesRule, SeriesUnit
from luna_desktop.texts import _, shown
from luna_desktop.ui.booking.scrolling import put_in
from luna_desktop.ui.booking.shown import DateShown
from luna_desktop.ui.booking.time_fields import DayField
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.checks import CheckBox
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField
from luna_desktop.ui.widgets.labels import IconLabel, words
from luna_desktop.ui.widgets.naming import named, styled

LEAST = 2


class SeriesPanel(QFrame):
    """The panel.

    Signals:
        asked: other dates are wanted.
        kept: the key of a date, and whether it is kept.
        other_wanted: the key of a date that is to have another time of its day.
        closed: back to one appointment.
    """

    asked = Signal()
    kept = Signal(int, bool)
    other_wanted = Signal(int)
    closed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        styled(named(self, "seriesPanel", _("Repeat")), cls="panel")
        self.every = TextField("every", _("Every"), longest=3)
        self.unit = ChoiceField(
            "unit", _("Unit"), [Option(unit.value, shown(text)) for unit, text in UNIT_NAMES.items()]
        )
        self.count = TextField("count", _("Sessions"), longest=3)
        self.until = DayField("until", _("Or until"), today, may_be_empty=True)
        self.every.show_value("1")
        self.unit.show_value(SeriesUnit.WEEKS.value)
        self.count.show_value("6")
        self.summary = words("", "body2", wrap=True)
        self.back = icon_button("x", "seriesClose", _("One appointment only"), size="small")
        self.back.clicked.connect(self.closed)
        self.one = Button(_("One appointment only"), "seriesOne", kind=Kind.GHOST, size="small", icon="undo-2")
        self.one.clicked.connect(self.closed)
        for field in self.fields():
            field.edited.connect(lambda field=field: self._on_edit(field))
        self._build()

    def fields(self) -> tuple[Field, ...]:
        """Return the fields in the order in which they are filled in."""
        return self.every, self.unit, self.count, self.until

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(words(_("Repeat"), "strong"), 1)
        head.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        for one, other, shares in ((self.every, self.unit, (2, 3)), (self.count, self.until, (2, 3))):
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(one, shares[0])
            row.addWidget(other, shares[1])
            column.addLayout(row)
        column.addWidget(self.summary)
        self._area = named(QScrollArea(), "seriesScroll", _("Dates"))
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self._area, 1)
        column.addWidget(self.one, 0, Qt.AlignmentFlag.AlignLeft)

    def series(self) -> SeriesRule | None:
        """Return what is asked for, or None after saying at the field what is wrong."""
        every, count = _number(self.every.value()), _number(self.count.value())
        until = self.until.day()
        self.every.show_problem("" if every else _("Type a number."))
        short = _("Type {least} to {most}.", least=LEAST, most=MOST_DATES)
        self.count.show_problem("" if until is not None or LEAST <= count <= MOST_DATES else short)
        if not every or self.count.problem or not self.until.check():
            return None
        unit = SeriesUnit(str(self.unit.value() or SeriesUnit.WEEKS.value))
        return SeriesRule(every, unit, 0 if until is not None else count, until)

    def show_dates(self, dates: Sequence[DateShown]) -> None:
        """Show each date, with what stands in its way."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for shown_date in dates:
            column.addWidget(self._row(shown_date))
        column.addStretch(1)
        put_in(self._area, inside)
        kept = sum(1 for each in dates if each.is_kept)
        wrong = sum(1 for each in dates if each.is_kept and each.problem)
        if wrong:
            said = _("{kept} dates, {wrong} of them not free. Leave those out, or move them.", kept=kept, wrong=wrong)
        else:
            said = _("{kept} dates, all free.", kept=kept) if kept else _("No date is left.")
            said = _("1 date, free.") if kept == 1 else said
        self.summary.setText(said)

    def show_waiting(self) -> None:
        """Say that the dates are being checked."""
        self.summary.setText(_("Checking each date…"))

    def _row(self, each: DateShown) -> QWidget:
        row = styled(QFrame(), cls="group")
        tick = CheckBox(each.day, f"seriesDate{each.key}", note=each.when)
        tick.setAccessibleDescription(each.problem or each.when)
        tick.setChecked(each.is_kept)
        tick.toggled.connect(lambda on: self.kept.emit(each.key, on))
        sign, tone = ("circle-x", "danger") if each.problem else ("circle-check", "ok")
        first = QHBoxLayout()
        first.addWidget(tick, 1)
        if each.problem and each.is_kept and each.can_move:
            first.addWidget(self._other(each))
        first.addWidget(IconLabel(sign, tone if each.is_kept else "text3", 16))
        inside = QVBoxLayout(row)
        inside.setContentsMargins(10, 4, 10, 4)
        inside.setSpacing(2)
        inside.addLayout(first)
        if each.problem and each.is_kept:
            inside.addWidget(words(each.problem, "caption", tone="danger", wrap=True))
        return row

    def _other(self, each: DateShown) -> Button:
        other = Button(_("Other time"), f"seriesOther{each.key}", kind=Kind.GHOST, size="small")
        other.setAccessibleName(_("Another time on {day}", day=each.day))
        other.clicked.connect(lambda: self.other_wanted.emit(each.key))
        return other

    def _on_edit(self, field: Field) -> None:
        if field is self.count:
            self.until.show_value(None)
        if self.series() is not None:
            self.asked.emit()


def _number(typed: str) -> int:
    return int(typed) if typed.isdecimal() else 0
