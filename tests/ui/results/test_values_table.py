"""Values in a table, and courses over earlier results in the same unit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from luna_desktop.ui.lifestyle.trends import TrendCard
from luna_desktop.ui.results.values_table import Trends, ValuesTable, courses_of
from luna_desktop.ui.widgets.chips import Chip
from tests.ui.results.reports import FT4, TSH, a_body, a_result


def test_the_table_shows_value_range_and_flag(qtbot: QtBot) -> None:
    table = ValuesTable()
    qtbot.addWidget(table)
    table.show_values([TSH, FT4])
    texts = [each.text() for each in table.findChildren(QLabel)]
    assert {"6.8 mIU/L", "0.5 to 4.0", "0.8 to 1.8"} <= set(texts)
    assert [each.spec().text for each in table.findChildren(Chip)] == ["High"]
    table.show_values([])
    assert table.isHidden()


def test_a_course_needs_two_exact_numbers_in_one_unit() -> None:
    body = a_body()
    earlier = a_result(2, a_body(dated=date(2025, 1, 1), values=(replace(TSH, value="3.1"),)))
    other_unit = a_result(3, a_body(dated=date(2025, 2, 1), values=(replace(TSH, unit="ng/dL"),)))
    inexact = a_result(4, a_body(dated=date(2025, 3, 1), values=(replace(TSH, value="<0.1"),)))
    ((value, points),) = courses_of(body, [a_result(1, body), earlier, other_unit, inexact])
    assert value == TSH
    assert [(point.day.iso, point.value) for point in points] == [("2025-01-01", 3.1), ("2026-03-12", 6.8)]
    assert courses_of(body, [a_result(1, body)]) == []


def test_courses_are_drawn_and_go_away(qtbot: QtBot) -> None:
    trends = Trends()
    qtbot.addWidget(trends)
    body = a_body()
    earlier = a_result(2, a_body(dated=date(2025, 1, 1), values=(replace(TSH, value="3.1"),)))
    trends.show_trends(body, [a_result(1, body), earlier])
    assert [each.accessibleName() for each in trends.findChildren(TrendCard)] == ["TSH: Rising"]
    trends.show_trends(None, [])
    assert trends.isHidden()
