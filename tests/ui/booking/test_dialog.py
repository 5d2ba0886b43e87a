"""The dialog as a window within the window: wide with the times beside, narrow with a drawer; what the foot says."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from luna_desktop.ui.booking.dialog import BookingDialog
from luna_desktop.ui.booking.shown import Outcome, SlotDay, SlotShown
from tests.ui.booking.people import TODAY


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    made.resize(1440, 900)
    qtbot.addWidget(made)
    made.show()
    return made


def made_in(window: QMainWindow) -> BookingDialog:
    dialog = BookingDialog(window, TODAY, shows_alerts=True, may_register=True)
    dialog.open_on(dialog.first())
    return dialog


def test_the_times_stand_beside_or_come_as_a_drawer(window: QMainWindow) -> None:
    dialog = made_in(window)
    assert dialog.drawer.isHidden()
    assert dialog.side.isVisible()
    window.resize(1280, 720)
    assert not dialog.drawer.isHidden()
    assert dialog.side.isHidden()
    assert dialog.card.height() <= 720 - 48
    dialog.enter_slots()
    assert dialog.side.isVisible()
    assert dialog.drawer.isChecked()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.side.isHidden(), "Esc closes the drawer before the dialog"
    dialog.show_side(dialog.series)
    assert dialog.series.isVisible()
    assert dialog.drawer.text() == "Dates"


def test_esc_and_the_buttons_close_and_act(window: QMainWindow, qtbot: QtBot) -> None:
    dialog = made_in(window)
    with qtbot.waitSignal(dialog.close_wanted):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.show_outcome(Outcome("Everything is free.", "ok", "Book appointment", True))
    assert dialog.outcome_text() == "Everything is free."
    with qtbot.waitSignal(dialog.act_wanted):
        dialog.act.click()
    dialog.set_saving(True)
    assert dialog.act.is_busy()
    assert not dialog.form.isEnabled()
    dialog.set_saving(False)
    assert dialog.act.isEnabled()
    dialog.show_outcome(Outcome("Choose the patient.", "info", "Book appointment", False))
    assert not dialog.act.isEnabled()


def test_a_key_that_comes_before_the_check_waits_for_it(window: QMainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    dialog = made_in(window)
    for after, acts in (("ok", True), ("danger", False)):
        dialog.expect_outcome(True)
        QTest.keyClick(dialog.form.patient.finder.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        acted: list[str] = []
        dialog.act_wanted.connect(lambda acted=acted: acted.append("acted"))
        dialog.show_outcome(Outcome("", after, "Book appointment", acts))
        assert bool(acted) is acts
        dialog.show_outcome(Outcome("", "ok", "Book appointment", True))
        assert len(acted) == acts, "it acts once, and not long after"


def test_problems_stand_at_their_fields_and_the_rest_above(window: QMainWindow) -> None:
    dialog = made_in(window)
    dialog.show_problems({"starts": "This day is over.", "devices": "Not there.", "patient": "Archived."})
    assert dialog.form.start.problem == "This day is over."
    assert dialog.form.device.problem == "Not there."
    assert dialog.form.trouble.text() == "Archived."
    dialog.clear_problems()
    assert not dialog.form.start.problem
    dialog.show_stale("Changed meanwhile.", None)
    assert dialog.form.trouble.text() == "Changed meanwhile."
    dialog.form.patient.show_page(dialog.form.patient.new)
    dialog.show_problems({"phone": "Type the number.", "note": "Too long."})
    assert dialog.form.patient.new.phone.problem == "Type the number."
    assert dialog.form.note.problem == "Too long."


def test_down_in_a_line_goes_into_the_times(window: QMainWindow) -> None:
    dialog = made_in(window)
    dialog.form.set_usable(True)
    days = [SlotDay("Wednesday", (SlotShown(1, time(9), "A", "B"),))]
    dialog.slots.show_days(days, looked=14)
    QTest.keyClick(dialog.form.note.edit, Qt.Key.Key_Down)
    assert dialog.slots.rows()[0].isChecked()
    dialog.show_title("Change the booking")
    assert dialog.accessibleName() == "Change the booking"
    dialog.take_keyboard()
