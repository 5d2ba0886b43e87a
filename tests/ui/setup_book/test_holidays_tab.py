"""The list of public holidays and its forms."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from luna_desktop.domain.book.hours import Holiday
from luna_desktop.services.front.holidays import HolidayLine, HolidaysPage
from luna_desktop.ui.setup_book.holidays_tab import HolidaysTab, switched, zones

LINE = HolidayLine(3, 2, Holiday(date(2026, 4, 3), "Good Friday"))
PAGE = HolidaysPage(
    year=2026,
    lines=(LINE,),
    missing=12,
    missing_next=True,
    state="KA",
    states={"KA": "Karnataka"},
    zone="Asia/Kolkata",
    today=date(2026, 11, 20),
)


def test_it_says_what_is_missing_and_offers_the_next_year(qtbot: QtBot) -> None:
    tab = HolidaysTab()
    qtbot.addWidget(tab)
    tab.show_holidays(PAGE)
    assert tab.take.text() == "Take over 12 days"
    assert tab.notice.text() == "The public holidays of 2027 are not in the book yet."
    with qtbot.waitSignal(tab.year_wanted) as asked:
        tab.notice.button.click()
    assert asked.args == [2027]


def test_forms_come_back_as_they_were(qtbot: QtBot) -> None:
    tab = HolidaysTab()
    qtbot.addWidget(tab)
    tab.show_holidays(PAGE)
    tab.open_line(LINE)
    assert tab.form.kept(frozenset()).holiday == LINE.holiday
    assert switched(LINE, frozenset()).holiday == Holiday(date(2026, 4, 3), "Good Friday", kept=False)
    tab.open_where()
    where = tab.where.kept(frozenset())
    assert (where.zone, where.state) == ("Asia/Kolkata", "KA")
    assert zones()[0] == "Asia/Kolkata"
    assert "Europe/Berlin" in zones()
