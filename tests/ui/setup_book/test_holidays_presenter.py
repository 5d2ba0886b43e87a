"""Public holidays, taken over, switched and added."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.ui.setup_book.holidays_tab import HolidaysTab
from tests.services.front.booking import set_up
from tests.ui.setup_book.conftest import Office


def test_a_year_is_taken_over_and_a_day_switched_off_by_space(office: Callable[..., Office], qtbot: QtBot) -> None:
    page = office("holidays")
    tab = page.view.parts["holidays"]
    assert isinstance(tab, HolidaysTab)
    assert tab.stack.currentWidget().objectName() == "holidaysEmpty"
    tab.place.click()
    tab.where.state.show_value("KA")
    tab.where.submit()
    assert tab.page is not None
    assert tab.page.state == "KA"
    tab.take.click()
    friday = next(each for each in tab.page.lines if each.holiday.day == date(2026, 4, 3))
    assert tab.take.isHidden()
    tab.table.choose(friday.entry_id)
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_Space)
    assert set_up(page.clinic).holiday_on(date(2026, 4, 3)) is None
    assert page.way.said[-1] == "The clinic opens on this day."


def test_a_day_of_ones_own_is_added_and_taken_out(office: Callable[..., Office], qtbot: QtBot) -> None:
    page = office("holidays")
    tab = page.view.parts["holidays"]
    assert isinstance(tab, HolidaysTab)
    tab.add.click()
    tab.form.submit()
    assert tab.form.day.problem
    qtbot.keyClicks(tab.form.day.control, "07-05-2026")
    qtbot.keyClicks(tab.form.name_field.control, "Clinic day")
    qtbot.keyClick(tab.form.name_field.control, Qt.Key.Key_Return)
    assert set_up(page.clinic).holiday_on(date(2026, 5, 7)) is not None
    assert tab.form.line is not None
    tab.form.remove.click()
    assert set_up(page.clinic).holiday_on(date(2026, 5, 7)) is None
    tab.after.click()
    assert tab.page is not None
    assert tab.page.year == 2027
