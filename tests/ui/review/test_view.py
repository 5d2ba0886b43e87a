"""The Review page: counts at the left, the rows of one list, its states, and the keys between them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from luna_desktop.ui.entries.side_list import ITEM_ROLE
from luna_desktop.ui.review.view import ReviewView
from tests.ui.clipping import clipped
from tests.ui.review.waiting import TODAY, a_row, a_section


@pytest.fixture
def view(qtbot: QtBot) -> ReviewView:
    made = ReviewView([a_section("results"), a_section("notes")])
    qtbot.addWidget(made)
    made.show_today(TODAY)
    made.resize(1280, 720)
    made.show()
    return made


def said(view: ReviewView) -> str:
    shown = view.stack.currentWidget()
    return " ".join(each.text() for each in shown.findChildren(QLabel) if each.isVisibleTo(shown)) if shown else ""


def count(view: ReviewView, at: int) -> str:
    return str(view.side.item(at).data(ITEM_ROLE).mark_words)


def test_counts_stand_beside_the_lists_and_add_up(view: ReviewView) -> None:
    view.show_rows("results", [a_row(1), a_row(2, late=True)])
    view.show_rows("notes", [a_row(3)])
    assert (count(view, 0), count(view, 1)) == ("2", "1")
    assert view.summary.text() == "3 things wait"
    view.forget()
    assert view.table.rows_model().rowCount() == 0


def test_a_row_says_who_what_and_how_long(view: ReviewView) -> None:
    view.show_rows("results", [a_row(1, late=True)])
    model = view.table.rows_model()
    spoken = [str(model.data(model.index(0, at), Qt.ItemDataRole.AccessibleTextRole)) for at in range(3)]
    assert spoken == ["Ananya Kumar, LN-00001", "Thyroid test, TSH", "12-Mar-2026, 2 days ago, Late"]
    assert model.headerData(2, Qt.Orientation.Horizontal) == "Received"
    assert clipped(view) == []


def test_empty_unmatched_and_failed_say_so(view: ReviewView) -> None:
    view.show_rows("results", [])
    assert "Everything is read." in said(view)
    view.show_rows("results", [a_row()])
    view.search.setText("zz")
    assert "Nothing matches" in said(view)
    view.search.setText("kumar")
    assert view.stack.currentWidget() is view.table
    view.show_failed("results", "The disk is full.")
    assert "The disk is full." in said(view)
    wanted: list[bool] = []
    view.retry_wanted.connect(lambda: wanted.append(True))
    view.stack.currentWidget().button.click()  # type: ignore[union-attr]  # the page of the failure
    assert wanted == [True]


def test_arrows_go_between_lists_and_rows_and_enter_opens(qtbot: QtBot, view: ReviewView) -> None:
    view.show_rows("results", [a_row(1), a_row(2)])
    view.side.setFocus()
    QTest.keyClick(view.side, Qt.Key.Key_Right)
    assert view.table.hasFocus()
    with qtbot.waitSignal(view.open_wanted) as wanted:
        QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert wanted.args is not None
    assert (wanted.args[0], wanted.args[1].item_id) == ("results", 10)
    QTest.keyClick(view.table, Qt.Key.Key_Left)
    assert view.side.hasFocus()


def test_without_any_list_nothing_waits(qtbot: QtBot) -> None:
    view = ReviewView([])
    qtbot.addWidget(view)
    assert view.summary.text() == "Nothing waits for you."
