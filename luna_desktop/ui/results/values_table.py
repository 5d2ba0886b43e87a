"""The values of a result in a small table, and beside a number that was measured before its course."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.result_values import ResultValue
from luna_desktop.domain.clinical.results import Investigation
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.facts import Known
from luna_desktop.texts import _
from luna_desktop.ui.lifestyle.trends import Point, TrendCard
from luna_desktop.ui.results.wording import day_of, flag_chip, range_words, short_name, value_words
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named

MOST_TRENDS = 3
ONE_LINE = 16
"""Characters of a range that stand in one line."""


class ValuesTable(QWidget):
    """Name, value with unit, the report's range, and a chip where the value lies outside it."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "resultValues", _("Values"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)

    def show_values(self, values: Sequence[ResultValue]) -> None:
        """Show these values instead of those before."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.setVisible(bool(values))
        if not values:
            return
        for column, text in enumerate((_("Of what"), _("Value"), _("Range"))):
            self._grid.addWidget(words(text, "thead"), 0, column)
        for row, value in enumerate(values, start=1):
            self._add_row(row, value)

    def _add_row(self, row: int, value: ResultValue) -> None:
        chip = flag_chip(value)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(words(value.what.text, "body", wrap=True), row, 0, top)
        self._grid.addWidget(words(value_words(value), "strong" if chip else "body"), row, 1, top)
        self._grid.addWidget(
            words(range_words(value) or "–", "body2", wrap=len(range_words(value)) > ONE_LINE), row, 2, top
        )
        if chip is not None:
            self._grid.addWidget(Chip(chip.text, chip.tone, chip.icon), row, 3, top | Qt.AlignmentFlag.AlignRight)


class Trends(QWidget):
    """The course of the numbers of one result over all results of the patient in the same unit."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "resultTrends", _("Course"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_trends(self, body: Investigation | None, known: Sequence[Known]) -> None:
        """Show the courses of what this result measured; those out of range come first."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        courses = courses_of(body, known) if body is not None else []
        self.setVisible(bool(courses))
        for at, (value, points) in enumerate(courses[:MOST_TRENDS]):
            card = TrendCard(f"value{at}", short_name(value.what.text), value.unit)
            self._column.addWidget(card)
            card.show_points(points)


def courses_of(body: Investigation, known: Sequence[Known]) -> list[tuple[ResultValue, list[Point]]]:
    """Return the values of a result that were measured at least twice, each with its points, oldest first.

    A value counts for the course when it is an exact number in the same unit.
    """
    found = []
    for value in sorted(body.values, key=lambda each: flag_chip(each) is None):
        key = _key(value)
        points = {}
        for other in known:
            for each in other.body.values:
                if each.is_exact and _key(each) == key and each.number is not None:
                    points[day_of(other.body)] = float(each.number)
        if len(points) > 1:
            found.append((value, [Point(PartialDate.of(day), points[day]) for day in sorted(points)]))
    return found


def _key(value: ResultValue) -> tuple[str, str]:
    return (value.what.code or value.what.text).casefold(), value.unit.casefold()
