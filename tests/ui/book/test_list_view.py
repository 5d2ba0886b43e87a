"""The list does what the picture does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.ui.book.list_view import BookList
from luna_desktop.ui.book.picture import BookPicture
from tests.ui.book import drawn

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def listed(qtbot: QtBot) -> BookList:
    made = BookList()
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    made.show_picture(drawn.day())
    return made


def test_everything_of_the_picture_is_listed_in_order(listed: BookList) -> None:
    model = listed.table.rows_model()
    times = [str(model.index(at, 0).data(Qt.ItemDataRole.DisplayRole)) for at in range(model.rowCount())]
    assert len(times) == 8
    assert times == sorted(times)
    assert model.index(0, 4).data(Qt.ItemDataRole.AccessibleTextRole) == "Done"
    assert model.index(0, 3).data(Qt.ItemDataRole.DisplayRole) == "Dr Number 1"


@pytest.mark.parametrize(
    ("key", "held", "name", "told"),
    [
        (Qt.Key.Key_Return, NONE, "opened", [4]),
        (Qt.Key.Key_X, CTRL, "pin_wanted", [4]),
        (Qt.Key.Key_Delete, NONE, "cancel_wanted", [4]),
        (Qt.Key.Key_I, CTRL, "check_in_wanted", [4]),
        (Qt.Key.Key_Insert, NONE, "create_wanted", []),
        (Qt.Key.Key_Z, CTRL, "undo_wanted", []),
    ],
)
def test_it_has_the_same_keys(
    listed: BookList, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier, name: str, told: list[int]
) -> None:
    listed.choose(4)
    with qtbot.waitSignal(getattr(listed, name)) as heard:
        QTest.keyClick(listed.table, key, held)
    assert heard.args == told


def test_pages_turn_from_the_list_too(listed: BookList, qtbot: QtBot) -> None:
    steps: list[int] = []
    listed.table.step_wanted.connect(steps.append)
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_T):
        QTest.keyClick(listed.table, key)
    assert steps == [-1, 1, 0]


def test_an_empty_list_says_so(listed: BookList) -> None:
    listed.show_picture(BookPicture(), "Nothing booked on this day")
    assert listed.stack.currentWidget().accessibleName() == "Nothing booked on this day"


def test_a_week_says_the_day_of_each(listed: BookList) -> None:
    listed.show_picture(drawn.week())
    model = listed.table.rows_model()
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "09:00–09:30, Day 0"
