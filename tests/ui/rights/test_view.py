"""The page: its states, its keys, and the drawer on a narrow window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.rights.view import CASE, PrivacyDeskView
from tests.ui.rights.cases import case, hours, row

ROWS = [row(17, "Ananya Raghunathan", hours(42)), row(12, "Farah Siddiqui", hours(74))]


def opened(qtbot: QtBot, width: int = 1360) -> PrivacyDeskView:
    view = PrivacyDeskView()
    qtbot.addWidget(view)
    view.resize(width, 846)
    view.show_rows(ROWS)
    view.show_case(case(ROWS[0]))
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    return view


def test_it_reads_fails_and_can_be_tried_again(qtbot: QtBot) -> None:
    view = PrivacyDeskView()
    qtbot.addWidget(view)
    assert view.queue.findChild(QWidget, "privacyLoading") is not None
    view.show_trouble("The disk reported an error.")
    with qtbot.waitSignal(view.retry_wanted):
        view.findChild(QPushButton, "privacyFailedAction").click()
    view.show_rows(ROWS)
    view.show_stale("Somebody else was faster.", None)
    assert view.trouble.text() == "Somebody else was faster."
    view.show_case(case(ROWS[0]))
    view.show_problems({"code": "Choose the reason."})
    assert view.panel.trouble.text() == "Choose the reason."
    view.forget()
    assert view.panel.case() is None


def test_a_role_that_may_not_read_sees_no_counts(qtbot: QtBot) -> None:
    view = PrivacyDeskView()
    qtbot.addWidget(view)
    view.show_not_allowed("Ask the privacy officer.")
    assert view.findChild(QWidget, "privacyClosed") is not None
    assert view.tiles.isHidden()
    assert view.side.isHidden()


def test_keys_and_the_way_to_the_panel_and_back(qtbot: QtBot) -> None:
    view = opened(qtbot)
    view.queue.take_keyboard()
    with qtbot.waitSignal(view.log_wanted):
        QTest.keyClick(view.queue.table, Qt.Key.Key_Insert)
    with qtbot.waitSignal(view.retry_wanted):
        QTest.keyClick(view.queue.table, Qt.Key.Key_F5)
    QTest.keyClick(view.queue.table, Qt.Key.Key_Return)
    button = view.panel.findChild(QPushButton, "case_preparing")
    assert view.focusWidget() is button
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert view.focusWidget() is view.queue.table
    assert view.side.current() == CASE


def test_a_narrow_window_has_a_drawer(qtbot: QtBot) -> None:
    view = opened(qtbot, 1200)
    assert view.side.is_drawer()
    assert not view.side.current()
    view.open_panel()
    assert (view.side.current(), view.panel.close_button.isHidden()) == (CASE, False)
    view.panel.close_button.click()
    assert not view.side.current()
    view.resize(1400, 846)
    assert not view.side.is_drawer()
    assert view.side.current() == CASE
    view.hide()
