"""The pinboard: what is on it, free times, undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.ui.book.pinboard import Pinboard
from luna_desktop.ui.book.pins import DoneRow, FreeRow, PinRow

PINS = tuple(PinRow(key, f"Person {key}", "LUN-1 · Follow-up, 30 min", "Was Thu 26-Nov, 10:00") for key in (7, 8))


@pytest.fixture
def board(qtbot: QtBot) -> Pinboard:
    made = Pinboard()
    qtbot.addWidget(made)
    made.resize(276, 700)
    made.show()
    return made


def test_an_empty_board_says_how_something_gets_here(board: Pinboard) -> None:
    assert "Ctrl+X" in board.hint.text()
    assert board.current() == 0
    assert not board.note.isVisible()


def test_the_first_pin_is_chosen_and_stays_so_until_it_is_gone(board: Pinboard, qtbot: QtBot) -> None:
    board.show_pins(PINS, "They become desk tasks.")
    assert board.count.spec().text == "2"
    assert board.current() == 7
    with qtbot.waitSignal(board.chosen) as chosen:
        board.cards[8].chosen.emit()
    assert chosen.args == [8]
    board.show_pins(PINS)
    assert board.current() == 8
    board.show_pins(PINS[:1])
    assert board.current() == 7


def test_what_a_card_wants_is_told_with_its_key(board: Pinboard) -> None:
    board.show_pins(PINS)
    told: list[tuple[str, int]] = []
    for name in ("place_wanted", "time_wanted", "call_wanted"):
        getattr(board, name).connect(lambda key, name=name: told.append((name, key)))
    QTest.keyClick(board.cards[8], Qt.Key.Key_Return)
    board.cards[7].time.click()
    board.cards[7].call_wanted.emit()
    assert told == [("place_wanted", 8), ("time_wanted", 7), ("call_wanted", 7)]


def test_free_times_can_be_used(board: Pinboard, qtbot: QtBot) -> None:
    board.show_free("Next free, 30 min", "Dr Rao", [FreeRow(3, "Tue 24-Nov", "Room 1", "15:30")])
    use = board.findChild(QPushButton, "useFree3")
    assert isinstance(use, QPushButton)
    assert use.accessibleName() == "Use Tue 24-Nov, 15:30"
    with qtbot.waitSignal(board.use_wanted) as wanted:
        use.click()
    assert wanted.args == [3]
    board.show_free("Next free, 30 min", "Dr Rao", (), empty="No free time in 14 days")
    assert board.free_title.isVisible()


def test_what_was_done_can_be_taken_back(board: Pinboard, qtbot: QtBot) -> None:
    assert not board.done.isVisible()
    board.show_done(DoneRow("Moved Bindu Thomas", "Now Wed 16:30"))
    assert board.undo.accessibleName() == "Undo: Moved Bindu Thomas"
    with qtbot.waitSignal(board.undo_wanted):
        board.undo.click()
    with qtbot.waitSignal(board.close_wanted):
        board.close_button.click()


def test_what_is_on_its_way_is_marked(board: Pinboard) -> None:
    board.show_pins(PINS)
    board.show_carried(8)
    assert not board.cards[8].chip.isHidden()
    board.show_carried(0)
    assert board.cards[8].chip.isHidden()
