"""The check-in on the screen: rows, progress, single keys, and a keyboard that walks to “Arrived”."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Actor, Role, UserId
from luna_desktop.domain.measures import Birth, BirthKind, PartialDate
from luna_desktop.services.front.check_in import CheckIn
from luna_desktop.services.front.dues import Due, DueLine
from luna_desktop.ui.front.check_in_dialog import Asked, CheckInDialog
from luna_desktop.ui.front.due_words import Act
from luna_desktop.ui.widgets.labels import ElidedLabel
from tests.ui.front.day_rows import a_line
from tests.ui.front.test_due_words import AT, CONTACT, OTHER

DESK = Actor(UserId(1), "ravi", "Ravi", frozenset({Role.RECEPTION}))
DUES = (
    DueLine(Due.DETAILS, since=AT),
    DueLine(Due.CONSENTS, 3),
    DueLine(Due.IDENTITY_PHOTO),
    DueLine(Due.SAFETY),
)


@pytest.fixture
def dialog(qtbot: QtBot) -> CheckInDialog:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    made = CheckInDialog(window, "Mira Joshi")
    made.start()
    return made


def found(*dues: DueLine) -> CheckIn:
    return CheckIn(a_line(7, "Mira Joshi"), OTHER, CONTACT, dues)


def test_rows_count_towards_arrived_and_what_a_clinician_does_does_not(dialog: CheckInDialog) -> None:
    assert not dialog.arrived.isEnabled()
    dialog.show_check_in(found(*DUES), DESK, date(2026, 11, 23))
    assert [row.due.what for row in dialog.rows()] == [each.what for each in DUES]
    assert (dialog.counted.text(), dialog.left()) == ("0 of 3 done", 3)
    dialog.show_done(Due.DETAILS, "Confirmed today")
    assert (dialog.counted.text(), dialog.left()) == ("1 of 3 done", 2)
    assert dialog.rows()[0].note.text() == "Confirmed today"


def test_who_it_is_stands_whole_beside_an_alert(dialog: CheckInDialog) -> None:
    card = replace(OTHER, has_alert=True, phone="+919886001427", birth=Birth(BirthKind.DATE, PartialDate(2012, 1, 8)))
    dialog.show_check_in(replace(found(*DUES), card=card), DESK, date(2026, 11, 23))
    QApplication.processEvents()
    (who,) = (each for each in dialog.findChildren(ElidedLabel) if card.mrn in each.whole_text())
    assert who.text() == who.whole_text()
    assert who.text().endswith("+91 98860 01427")


def test_enter_walks_from_row_to_row_and_ends_on_arrived(dialog: CheckInDialog) -> None:
    dialog.show_check_in(found(*DUES), DESK, date(2026, 11, 23))
    assert dialog.focusWidget().objectName() == "DETAILS_right"
    dialog.show_done(Due.DETAILS, "Confirmed today")
    assert dialog.focusWidget().objectName() == "CONSENTS_turn"
    dialog.show_done(Due.CONSENTS, "Answered")
    assert dialog.focusWidget() is dialog.arrived  # the photo can wait


def test_single_keys_act_and_control_enter_stamps(qtbot: QtBot, dialog: CheckInDialog) -> None:
    dialog.show_check_in(found(*DUES), DESK, date(2026, 11, 23))
    with qtbot.waitSignal(dialog.asked) as asked:
        QTest.keyClick(dialog, Qt.Key.Key_R)
    assert asked.args == [Asked(Act.RIGHT, DUES[0])]
    with qtbot.waitSignal(dialog.arrived_wanted):
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(dialog.dismissed):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_what_was_done_elsewhere_is_ticked_when_it_is_read_again(dialog: CheckInDialog) -> None:
    dialog.show_check_in(found(*DUES), DESK, date(2026, 11, 23))
    dialog.show_check_in(found(DUES[0], DUES[3]), DESK, date(2026, 11, 23))
    assert dialog.left() == 1
    assert [row.due.what for row in dialog.rows()] == [each.what for each in DUES]


def test_where_nothing_is_due_the_keyboard_is_on_arrived(dialog: CheckInDialog) -> None:
    dialog.show_check_in(found(), DESK, date(2026, 11, 23))
    assert dialog.focusWidget() is dialog.arrived
    assert dialog.counted.text() == "Nothing is due at the desk"


def test_bad_news_stand_over_the_rows(dialog: CheckInDialog) -> None:
    dialog.arrived.set_busy(True)
    dialog.show_problems({"state": "The booking has moved on."})
    assert dialog.banner.text() == "The booking has moved on."
    dialog.show_stale("Somebody was faster.", None)
    assert dialog.banner.text() == "Somebody was faster."
    assert not dialog.arrived.is_busy()


def test_the_rows_have_room_and_none_is_cut(dialog: CheckInDialog) -> None:
    dialog.show_check_in(found(*DUES), DESK, date(2026, 11, 23))
    assert dialog.area.height() >= min(200, dialog.height() - 360)
    assert dialog.area.verticalScrollBar().maximum() == 0
    window = dialog.parentWidget()
    assert window is not None
    window.resize(1280, 560)
    assert dialog.area.height() < 220
