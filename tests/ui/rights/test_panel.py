"""The panel of a case: what it says, what it offers, and where the keyboard goes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.ui.rights.panel import CasePanel
from luna_desktop.ui.rights.shown import ShownAction
from tests.ui.rights.cases import case, hours, row

ROW = row(17, "Ananya Raghunathan", hours(42), is_mine=True)
CASE = case(ROW)


def opened(qtbot: QtBot) -> CasePanel:
    panel = CasePanel()
    qtbot.addWidget(panel)
    panel.resize(351, 800)
    panel.show_case(CASE)
    panel.show()
    return panel


def test_it_says_who_what_until_when_and_whose(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    assert (panel.number.text(), panel.name.text()) == ("PR-2026-0017", "Ananya Raghunathan")
    assert panel.born.text() == "Born 14-Mar-1991 · MRN LUN-000017"
    assert panel.chip.spec().text == "30 h left"
    assert panel.owner.text() == "Assigned to you"
    assert panel.banner.text() == "2 entries mention another person."
    panel.show_case(replace(CASE, row=replace(ROW, is_mine=False)))
    assert panel.owner.text() == "Assigned to Rukmini Das"
    panel.show_case(replace(CASE, owner="", row=replace(ROW, is_mine=False)))
    assert (panel.owner.text(), panel.change.text()) == ("Nobody has it yet", "Assign")


def test_every_action_is_a_button_and_says_its_key(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    wanted: list[str] = []
    panel.acted.connect(wanted.append)
    for key in ("preparing", "ask", "denied", "letter"):
        panel.findChild(QPushButton, f"case_{key}").click()
    assert wanted == ["preparing", "ask", "denied", "letter"]
    with qtbot.waitSignal(panel.letter_wanted) as letter:
        panel.findChild(QPushButton, "caseLetters7").click()
    assert letter.args == [7]
    with qtbot.waitSignal(panel.assign_wanted):
        panel.change.click()


def test_a_case_without_clock_shows_its_state_instead(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    panel.show_case(case(row(18, "Zoya Khan", None)))
    assert panel.clock.isHidden()
    assert (panel.no_clock.text(), panel.chip.spec().text) == ("Stopped at once", "Identity checked")


def test_trouble_goes_when_another_case_is_shown(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    panel.say_trouble("warn", "Somebody else was faster.")
    panel.show_case(CASE)
    assert panel.trouble.text() == "Somebody else was faster."
    panel.show_case(case(row(9, "Harpreet Kaur", hours(3))))
    assert panel.trouble.text() == ""
    panel.show_nothing()
    assert panel.case() is None


def test_the_keyboard_starts_on_what_is_to_be_done_and_esc_leads_back(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    panel.take_keyboard()
    assert panel.focusWidget() is panel.findChild(QPushButton, "case_preparing")
    with qtbot.waitSignal(panel.close_wanted):
        QTest.keyClick(panel, Qt.Key.Key_Escape)
    panel.set_drawer(True)
    with qtbot.waitSignal(panel.close_wanted):
        panel.close_button.click()


def test_buttons_whose_words_are_long_stand_below_each_other_and_are_whole(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    long = (ShownAction("a", "Agree, it must be kept for ever and ever…"), ShownAction("b", "Agree in part…"))
    panel.show_case(replace(CASE, second=long))
    first, second = (panel.findChild(QPushButton, f"case_{key}") for key in "ab")
    qtbot.waitUntil(lambda: second.y() > first.y() and first.width() >= first.sizeHint().width())
    assert panel.minimumSizeHint().width() <= 351
    panel.show_case(CASE)
    ask, refuse = (panel.findChild(QPushButton, f"case_{key}") for key in ("ask", "denied"))
    qtbot.waitUntil(lambda: ask.y() == refuse.y() and refuse.x() > ask.x())
