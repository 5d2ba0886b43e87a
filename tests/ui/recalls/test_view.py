"""The page of batches: what each role sees, and what is said while nobody is listed."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from luna_desktop.services.care.recalls import BatchLine, RecallList
from luna_desktop.ui.recalls.view import TYPING_MS, RecallsView

AT = datetime(2026, 11, 23, 6, 4, tzinfo=UTC)
BATCH = BatchLine("Gel", "gel", "B-1", "b1", "2027-11", 2, 3, AT)


def a_view(qtbot: QtBot, *, may_recall: bool = True) -> RecallsView:
    view = RecallsView(may_recall=may_recall)
    qtbot.addWidget(view)
    return view


def test_the_first_batch_is_chosen_and_its_people_are_asked_for_with_a_reason(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    view.show_batches([BATCH])
    view.reason.show_value("Maker’s notice")
    with qtbot.waitSignal(view.recall_wanted) as heard:
        qtbot.keyClick(view.reason.edit, "\r")
    assert heard.args == [BATCH, "Maker’s notice"]


def test_a_list_counts_also_those_who_are_not_named(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    view.show_list(RecallList("Gel", "B-1", "", (), 3, 1))
    assert view.count.text().splitlines() == [
        "3 people had Gel, batch B-1.",
        "Not named here: 1. Ask the privacy officer about them.",
    ]
    assert view.save_button.isEnabled()
    view.show_no_list()
    assert not view.save_button.isEnabled()


def test_who_may_only_count_is_offered_no_list(qtbot: QtBot) -> None:
    view = a_view(qtbot, may_recall=False)
    assert view.list_button.isHidden()
    view.show_batches([])
    assert view.batch_states.currentWidget().objectName() == "noBatches"


def test_a_page_that_was_left_asks_for_nothing_more(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    view.show()
    qtbot.keyClicks(view.search.edit, "LP")
    (timer,) = [each for each in view.findChildren(QTimer) if each.interval() == TYPING_MS and each.isActive()]
    view.hide()
    assert not timer.isActive()
