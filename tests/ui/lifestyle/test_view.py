"""The list of assessments and the trends beside them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.lifestyle import Lifestyle
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.chart import Chart
from luna_desktop.ui.lifestyle.forms import LifestyleForm
from luna_desktop.ui.lifestyle.view import LifestyleView, points_of
from tests.ui.entries.test_versions import FIRST

NEWER = replace(FIRST, fact_id=2, kind="lifestyle", body=Lifestyle(PartialDate(2026, 5, 12), sleep_hours=6.5))
OLDER = replace(FIRST, fact_id=1, kind="lifestyle", body=Lifestyle(PartialDate(2025, 11, 4), sleep_hours=7, stress=3))


def test_unknown_numbers_are_left_out_of_a_trend() -> None:
    assert [point.value for point in points_of((NEWER, OLDER), "sleep_hours")] == [7, 6.5]
    assert [point.value for point in points_of((NEWER, OLDER), "stress")] == [3]


def test_only_what_was_told_twice_has_a_trend(qtbot: QtBot) -> None:
    view = LifestyleView(date(2026, 11, 22))
    qtbot.addWidget(view)
    view.show_chart(Chart(PatientId(1), (NEWER, OLDER)))
    assert not view.trends["sleep_hours"].isHidden()
    assert view.trends["stress"].isHidden()
    assert view.no_trends.isHidden()
    assert view.dates.count() == 4


def test_narrow_windows_have_the_trends_behind_a_button(qtbot: QtBot) -> None:
    view = LifestyleView(date(2026, 11, 22))
    qtbot.addWidget(view)
    view.resize(1100, 640)
    view.show()
    view.show_chart(Chart(PatientId(1), (NEWER, OLDER)))
    form = view.open_form("lifestyle")
    assert isinstance(form, LifestyleForm)
    assert not view.trends["sleep_hours"].isVisible()
    form.trends.click()
    assert view.trends["sleep_hours"].isVisible()
    view.resize(1400, 640)
    assert not form.trends.isVisible()
    assert view.trends["sleep_hours"].isVisible()


def test_trends_are_tables_on_request(qtbot: QtBot) -> None:
    view = LifestyleView(date(2026, 11, 22))
    qtbot.addWidget(view)
    view.show_chart(Chart(PatientId(1), (NEWER, OLDER)))
    view.tables.click()
    assert view.trends["sleep_hours"].table_texts() == ["12‑May‑2026", "6.5", "04‑Nov‑2025", "7"]
