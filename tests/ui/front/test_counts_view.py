"""The counts page: tiles, plot and table that say the same, and what its controls want."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.book.counting import Tally
from luna_desktop.services.front.counts import Counts, CountsAsked, PersonCount, WeekCount
from luna_desktop.services.front.counts_words import MEASURES
from luna_desktop.ui.front.counts_view import CountsView, plot_of
from tests.ui.clipping import clipped

TODAY = date(2026, 11, 25)
MONDAYS = tuple(date(2026, 11, 23) - timedelta(weeks=at) for at in (2, 1, 0))
TALLIES = (Tally(10, 8, 2, 0, 0, 3, 12, 30), Tally(), Tally(12, 9, 1, 2, 0, 4.5, 8, 21))
WHOLE = Tally(22, 17, 3, 2, 0, 4, 10, 30)
COUNTS = Counts(
    CountsAsked(MONDAYS[0], TODAY),
    tuple(WeekCount(monday, each) for monday, each in zip(MONDAYS, TALLIES, strict=True)),
    (PersonCount(7, "Dr Vikram Sethi", WHOLE), PersonCount(0, "", Tally())),
    WHOLE,
)


@pytest.fixture
def view(qtbot: QtBot) -> CountsView:
    made = CountsView(TODAY)
    qtbot.addWidget(made)
    made.resize(1200, 664)
    made.show()
    return made


def test_the_whole_time_stands_in_tiles_and_the_weeks_in_plot_and_table(view: CountsView) -> None:
    view.show_counts(COUNTS)
    texts = {key: label.text() for key, label in view._tiles.items()}
    assert texts["booked"] == "22"
    assert (texts["missed_share"], texts["wait_p90"], texts["lead_days"]) == ("15 %", "30 min", "4 days")
    assert view.span.text() == "09-Nov-2026 to 25-Nov-2026. No patient is named."
    assert [point.label for point in view.plot.plot().points] == ["20", "10"]  # the empty week has no dot
    assert "week from 09-Nov-2026: 20 %" in view.plot.plot().points[0].words
    view.toggle.click()
    assert view.pages.currentWidget() is view.weeks
    assert view.weeks.rows_model().row_at(0).monday == MONDAYS[2]
    assert view.people.rows_model().rowCount() == 2
    for table in (view.weeks, view.people):
        header = table.horizontalHeader()
        assert all(header.sectionSize(at) >= header.sectionSizeHint(at) for at in range(header.count()))
    assert clipped(view) == []


@pytest.mark.parametrize("measure", MEASURES, ids=lambda each: each.key)
def test_every_number_can_be_plotted(measure: object) -> None:
    plot = plot_of(COUNTS, measure)  # type: ignore[arg-type]
    assert plot.title
    assert all(point.words.endswith(tuple("0123456789%sn")) for point in plot.points)


def test_weeks_and_people_are_chosen(qtbot: QtBot, view: CountsView) -> None:
    view.show_counts(COUNTS)
    assert view.wanted() == CountsAsked(date(2026, 8, 31), TODAY, 0)
    view.person.setCurrentIndex(1)
    view.period.setCurrentIndex(0)
    with qtbot.waitSignal(view.asked) as asked:
        view.period.activated.emit(0)
    assert asked.args == [CountsAsked(date(2026, 11, 2), TODAY, 7)]
    for signal, button in ((view.export_wanted, view.csv), (view.print_wanted, view.print)):
        with qtbot.waitSignal(signal):
            button.click()


def test_nothing_booked_and_bad_news_have_their_pages(qtbot: QtBot, view: CountsView) -> None:
    view.show_counts(Counts(COUNTS.asked, (), (), Tally()))
    assert view.stack.currentWidget().objectName() == "noCounts"
    assert not view.csv.isEnabled()
    view.show_failed("No disk.")
    with qtbot.waitSignal(view.retry_wanted):
        view.stack.currentWidget().acted.emit()
    view.show_problems({"until": "This day lies before the first one."})
    assert view.banner.text() == "This day lies before the first one."
    view.show_stale("Changed.", None)
    assert view.banner.text() == "Changed."
