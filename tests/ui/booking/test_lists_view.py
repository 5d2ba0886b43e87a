"""The page of the desk's lists: counts, what can be done with the chosen row, empty lists, nobody's right."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.ui.booking.lists_view import ListKind, ListsView
from luna_desktop.ui.widgets.states import StatePage, not_allowed
from tests.ui.booking.test_list_rows import a_row


@pytest.fixture
def view(qtbot: QtBot) -> ListsView:
    made = ListsView()
    made.resize(1200, 700)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def test_what_can_be_done_follows_the_row(view: ListsView, qtbot: QtBot) -> None:
    view.show_list(
        ListKind.WAITING,
        [
            a_row(1, offer="11:30", can_offer=True, can_take_off=True),
            a_row(2, can_refuse=True, can_take_off=True),
        ],
    )
    assert view.offer.text() == "Told of 11:30"
    assert view.refused.isHidden()
    with qtbot.waitSignal(view.offer_wanted) as offered:
        view.offer.click()
    assert offered.args[0].key == 1
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    assert view.offer.isHidden()
    with qtbot.waitSignal(view.refused_wanted):
        view.refused.click()
    with qtbot.waitSignal(view.book_wanted) as booked:
        QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert booked.args[0].key == 2
    with qtbot.waitSignal(view.off_wanted):
        view.off.click()
    view.show_list(ListKind.BROKEN, [a_row(3, can_take_off=True)])
    assert view.off.text() == "Leave for now…"
    assert view.add.isHidden()


def test_counts_and_empty_lists_are_said(view: ListsView, qtbot: QtBot) -> None:
    view.show_counts({ListKind.WAITING: 3, ListKind.BROKEN: 0})
    button = view.kinds.findChild(QPushButton, "deskListKind0")
    assert button is not None
    assert button.text() == "Waiting · 3"
    for kind in ListKind:
        view.show_list(kind, ())
        page = view.findChild(StatePage, "deskListEmpty")
        assert page is not None
        assert page.accessibleName()
        assert view.foot.isHidden()
    with qtbot.waitSignal(view.chosen) as chosen:
        button.click()
    assert chosen.args == [ListKind.WAITING]
    with qtbot.waitSignal(view.add_wanted):
        view.add.click()


def test_trouble_is_shown_over_the_list(view: ListsView) -> None:
    view.show_problems({"reason": "Enter why."})
    assert view.banner.text() == "Enter why."
    view.show_stale("Changed meanwhile.", None)
    assert view.banner.text() == "Changed meanwhile."
    view.show_closed(not_allowed("Ask the owner."))
    assert view.kinds.isHidden()
