"""The panel of one appointment."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from luna_desktop.ui.book.details import Act, DetailsPanel, Line, Shown
from luna_desktop.ui.widgets.buttons import Kind
from luna_desktop.ui.widgets.painting import ChipSpec

SHOWN = Shown(
    5,
    "Kavya Iyer",
    "LUN-000007",
    (ChipSpec("Confirmed", "accent", "calendar-check"),),
    (Line("calendar-days", "Mon 23-Nov-2026, 10:15–11:00", "Time"),),
    (Act("step arrive", "Arrived…", "user-check", Kind.PRIMARY), Act("pin", "Pin", "pin")),
    "Last changed by Asha",
)


@pytest.fixture
def panel(qtbot: QtBot) -> DetailsPanel:
    made = DetailsPanel()
    qtbot.addWidget(made)
    made.resize(336, 600)
    made.show()
    made.show_booking(SHOWN)
    return made


def test_it_shows_who_when_and_what_can_be_done(panel: DetailsPanel, qtbot: QtBot) -> None:
    labels = {label.accessibleName() or label.text() for label in panel.findChildren(QLabel) if label.isVisible()}
    assert {"Kavya Iyer", "LUN-000007", "Time: Mon 23-Nov-2026, 10:15–11:00", "Last changed by Asha"} <= labels
    with qtbot.waitSignal(panel.act_wanted) as wanted:
        panel.buttons["pin"].click()
    assert wanted.args == [5, "pin"]


def test_the_keyboard_begins_on_the_usual_step_and_stays(panel: DetailsPanel, qtbot: QtBot) -> None:
    panel.activateWindow()
    panel.take_keyboard()
    qtbot.waitUntil(lambda: panel.buttons["step arrive"].hasFocus())
    panel.buttons["pin"].setFocus()
    panel.show_booking(SHOWN)
    assert panel.buttons["pin"].hasFocus()


def test_escape_goes_back(panel: DetailsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.close_wanted):
        QTest.keyClick(panel, Qt.Key.Key_Escape)
    with qtbot.waitSignal(panel.close_wanted):
        panel.back.click()


def test_trouble_is_about_this_appointment_only(panel: DetailsPanel) -> None:
    panel.show_trouble("This booking is for another day.")
    panel.show_booking(SHOWN)
    assert panel.banner.isVisible()
    panel.forget()
    assert not panel.banner.isVisible()
    assert panel.name.text() == ""
    assert panel.buttons == {}
