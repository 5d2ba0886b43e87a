"""One question with its ticks."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.lifestyle.asked import make_row


def test_the_ticks_name_their_question_and_are_told(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    row = make_row("sleep_hours")
    row.lay_out()
    row.place(QGridLayout(holder), 0)
    holder.show()
    assert row.same.accessibleName() == "Sleep: no change since last time"
    assert not row.same.isVisible()
    row.show_last("7 h a night", copyable=True)
    with qtbot.waitSignal(row.same_wanted) as same:
        row.same.click()
    assert same.args == ["sleep_hours", True]
    with qtbot.waitSignal(row.decline_wanted) as declined:
        row.decline.click()
    assert declined.args == ["sleep_hours", True]
    row.show_state(declined=True, same=False)
    assert row.gone.isVisible()
    assert not row.fields[0].isVisible()
    row.set_locked(True)
    assert not row.same.isEnabled()
    assert not row.decline.isVisible()


def test_a_row_knows_the_keyboard(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    row = make_row("diet")
    row.lay_out()
    row.place(QGridLayout(holder), 0)
    holder.show()
    with qtbot.waitActive(holder):
        holder.activateWindow()
    row.fields[0].control.setFocus()
    assert row.has_focus()
