"""The timeline on the screen: filters, keys, what is shown in a low window, and the three kinds of nothing."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.timeline import Moment, Reading, Series, Strand, Timeline
from luna_desktop.domain.measures import PartialDate
from luna_desktop.ui.timeline.filters import Wanted
from luna_desktop.ui.timeline.view import TimelineView

TODAY = date(2026, 11, 30)
VISIT = Moment(Strand.VISITS, PartialDate(2026, 11, 2), "Melasma follow-up", who="Dr Rao", tab="visits/visits/7")
SCORE = Moment(Strand.SCORES, PartialDate(2026, 11, 1), "MASI: 9.6", who="A. Menon", tab="visits/scores")
CONSENT = Moment(Strand.CONSENTS, PartialDate(2024, 1, 1), "Care: Given", tab="privacy")
MASI = Series("masi", "MASI", (Reading(date(2026, 11, 1), 9.6, "9.6"),), 0.0, 48.0)
LINE = Timeline((VISIT, SCORE, CONSENT), (MASI,))


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    shown = TimelineView()
    qtbot.addWidget(shown)
    shown.resize(1200, 700)
    shown.show()
    return shown


def test_consents_wait_to_be_asked_for(view: TimelineView) -> None:
    view.show_timeline(LINE, TODAY)
    assert view.shown_moments() == [VISIT, SCORE]
    assert view.count.text() == "2 of 3 shown"
    view.filters.checks[Strand.CONSENTS].click()
    assert view.shown_moments() == [VISIT, SCORE, CONSENT]


def test_words_people_and_time_narrow_it(view: TimelineView) -> None:
    view.show_timeline(LINE, TODAY)
    view.filters.show_wanted(Wanted(text="masi"))
    assert view.shown_moments() == [SCORE]
    view.filters.show_wanted(Wanted(who="Dr Rao"))
    assert view.shown_moments() == [VISIT]
    view.filters.show_wanted(Wanted(strands=frozenset(Strand), time="year"))
    assert view.shown_moments() == [VISIT, SCORE]


def test_keys_walk_open_and_search(view: TimelineView, qtbot: QtBot) -> None:
    opened: list[str] = []
    view.open_wanted.connect(opened.append)
    view.show_timeline(LINE, TODAY)
    for key in (Qt.Key.Key_J, Qt.Key.Key_Return, Qt.Key.Key_K, Qt.Key.Key_Enter):
        qtbot.keyClick(view.list, key)
    assert opened == ["visits/scores", "visits/visits/7"]
    view.activateWindow()
    qtbot.keyClick(view.list, "/")
    assert view.focusWidget() is view.filters.search


def test_a_low_window_shows_list_or_plot(view: TimelineView) -> None:
    view.show_timeline(LINE, TODAY)
    assert (view.plot.isVisible(), view.stack.isVisible(), view.turn.isVisible()) == (True, True, False)
    view.resize(1200, 480)
    assert (view.plot.isVisible(), view.stack.isVisible(), view.turn.isVisible()) == (False, True, True)
    view.turn.click()
    assert (view.plot.isVisible(), view.stack.isVisible(), view.turn.text()) == (True, False, "Show the list")


def test_nothing_yet_nothing_matches_and_not_read(view: TimelineView) -> None:
    view.show_failed("The clinic’s disk is full.")
    assert view.findChild(object, "timelineFailed") is not None
    view.show_timeline(Timeline(), TODAY)
    assert view.findChild(object, "timelineEmpty") is not None
    view.show_timeline(LINE, TODAY)
    view.filters.show_wanted(Wanted(text="nowhere"))
    nothing = view.findChild(object, "timelineNothing")
    nothing.button.click()
    assert view.shown_moments() == [VISIT, SCORE]
    view.show_failed("Later.")
    assert view.banner.text() == "Later."
