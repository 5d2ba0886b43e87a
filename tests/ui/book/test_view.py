"""The page: picture and list, what stands at the right, trouble, narrow windows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from luna_desktop.ui.book.bar import DAY, WEEK
from luna_desktop.ui.book.picture import Doing, Proposal
from luna_desktop.ui.book.pins import PinRow
from luna_desktop.ui.book.view import DETAILS, FRONT, PINBOARD, BookView
from tests.ui.book import drawn


def view_of(qtbot: QtBot, mode: str = DAY, wide: int = 1360) -> BookView:
    view = BookView(mode)
    if mode == DAY:
        view.put_front(QLabel("Waiting room"))
    qtbot.addWidget(view)
    view.resize(wide, 800)
    view.show()
    view.show_picture(drawn.week() if mode == WEEK else drawn.day(), "8 booked")
    return view


def test_a_day_has_the_waiting_room_beside_it_and_a_week_the_pinboard(qtbot: QtBot) -> None:
    assert view_of(qtbot).side.current() == FRONT
    assert view_of(qtbot, WEEK).side.current() == PINBOARD


def test_list_and_picture_share_what_is_chosen(qtbot: QtBot) -> None:
    view = view_of(qtbot)
    view.canvas.go_to_card(6)
    view.turn_view()
    row = view.list.table.current()
    assert view.is_list()
    assert row is not None
    assert row[1].key == 6
    view.list.choose(4)
    view.turn_view()
    assert view.canvas.spot.card == 4


def test_the_pinboard_takes_turns_with_the_waiting_room(qtbot: QtBot) -> None:
    view = view_of(qtbot)
    view.turn_pinboard()
    assert view.side.current() == PINBOARD
    view.pinboard.close_wanted.emit()
    assert view.side.current() == FRONT
    week = view_of(qtbot, WEEK)
    week.close_side()
    assert week.side.current() == ""
    week.turn_pinboard()
    assert week.side.current() == PINBOARD


def test_details_come_and_go_and_what_was_there_comes_back(qtbot: QtBot) -> None:
    view = view_of(qtbot)
    view.turn_pinboard()
    view.open_details()
    assert view.side.current() == DETAILS
    QTest.keyClick(view.details, Qt.Key.Key_Escape)
    assert view.side.current() == PINBOARD


@pytest.mark.parametrize("mode", [DAY, WEEK])
def test_a_narrow_window_has_a_drawer(qtbot: QtBot, mode: str) -> None:
    view = view_of(qtbot, mode, 1100)
    assert view.side.is_drawer()
    assert view.side.current() == ""
    assert view.bar.side.isVisible()
    view.turn_side()
    assert view.side.geometry().right() == view.rect().right()
    assert view.canvas.width() == 1100
    view.resize(1360, 800)
    assert not view.side.is_drawer()
    assert not view.bar.side.isVisible()
    qtbot.waitUntil(lambda: view.canvas.width() < 1100)


def test_a_book_out_of_date_is_read_only_and_says_since_when(qtbot: QtBot) -> None:
    view = view_of(qtbot)
    view.show_out_of_date("Book not up to date since 10:41.")
    assert view.trouble.isVisible()
    assert not view.canvas.can_change
    view.show_trouble("Something else")
    assert "10:41" in view.trouble.text()
    with qtbot.waitSignal(view.retry_wanted):
        view.trouble.button.click()
    view.show_out_of_date("")
    assert not view.trouble.isVisible()


def test_trouble_stands_where_one_looks(qtbot: QtBot) -> None:
    view = view_of(qtbot)
    view.show_problems({"state": "This appointment has begun."})
    assert view.trouble.text() == "This appointment has begun."
    view.open_details()
    view.show_stale("Somebody changed this booking meanwhile.", None)
    assert view.details.banner.text() == "Somebody changed this booking meanwhile."


def test_states_without_a_book(qtbot: QtBot) -> None:
    view = view_of(qtbot)
    view.show_loading()
    assert view.stack.currentWidget().objectName() == "bookLoading"
    view.show_failed("The clinic drive does not answer.")
    with qtbot.waitSignal(view.retry_wanted):
        view.stack.currentWidget().button.click()  # type: ignore[attr-defined]
    view.show_picture(drawn.day(), "")
    assert view.stack.currentIndex() == 0


def test_a_card_let_go_over_the_pinboard_is_pinned(qtbot: QtBot) -> None:
    view = view_of(qtbot, WEEK)
    inside = view.pinboard.mapToGlobal(QPoint(50, 80))
    with qtbot.waitSignal(view.pin_carried) as pinned:
        view.canvas.carried_to.emit(21, inside)
    assert pinned.args == [21]
    with qtbot.assertNotEmitted(view.pin_carried):
        view.canvas.carried_to.emit(21, inside - QPoint(400, 0))


def test_a_pin_is_carried_over_the_picture(qtbot: QtBot) -> None:
    view = view_of(qtbot, WEEK)
    point = view.canvas.viewport().mapToGlobal(QPoint(400, 300))
    view.carry(Proposal(Doing.PUT_BACK, 0, 0, 30, 99, "Deepa", "Follow-up"), point)
    assert view.canvas.proposal is not None
    view.canvas.propose(None)
    view.turn_view()
    view.carry(Proposal(Doing.PUT_BACK, 0, 0, 30, 99, "Deepa", "Follow-up"), point)
    assert view.canvas.proposal is None


def test_it_tells_when_it_is_put_up_and_down(qtbot: QtBot) -> None:
    view = BookView(WEEK)
    qtbot.addWidget(view)
    told: list[str] = []
    view.put_up.connect(lambda: told.append("up"))
    view.put_down.connect(lambda: told.append("down"))
    view.show()
    view.hide()
    assert told == ["up", "down"]


def test_nobody_is_left_after_forgetting(qtbot: QtBot) -> None:
    view = view_of(qtbot, WEEK)
    view.pinboard.show_pins((PinRow(1, "Deepa", "LUN", "Was"),))
    view.forget()
    texts = {label.text() for label in view.findChildren(QLabel) if label.isVisible()}
    assert not any("Deepa" in text or "Person" in text for text in texts)
