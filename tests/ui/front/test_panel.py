"""The panel: order, counts, what its buttons want, and a keyboard that stays where it was."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from luna_desktop.domain.book.states import Step
from luna_desktop.domain.book.waiting import WaitLimits
from luna_desktop.services.front.booking_requests import BookingAsked
from luna_desktop.services.front.desk_task import DeskTask
from luna_desktop.texts import say
from luna_desktop.ui.front.panel import MOST_EXPECTED, FrontPanel, PanelWords
from luna_desktop.ui.front.parts import ExpectedRow, WaitingRow
from luna_desktop.ui.widgets.buttons import Button
from tests.ui.front.day_rows import NOW, a_line, at

WORDS = PanelWords("Waiting room", "Expected next", "Desk tasks")


def a_panel(qtbot: QtBot, **kinds: object) -> FrontPanel:
    panel = FrontPanel(WORDS, **kinds)  # type: ignore[arg-type]
    qtbot.addWidget(panel)
    panel.resize(336, 800)
    panel.show()
    return panel


def button(panel: FrontPanel, name: str) -> Button:
    found = panel.findChild(Button, name)
    assert isinstance(found, Button), name
    return found


def test_it_counts_who_waits_and_names_the_longest(qtbot: QtBot) -> None:
    panel = a_panel(qtbot)
    assert panel.stack.currentIndex() == 1  # reading
    lines = [a_line(2, "Ritu Chauhan", "11:30", arrived="10:34"), a_line(1, arrived="10:22")]
    panel.show_waiting(lines, NOW, WaitLimits())
    assert [row.line.name for row in panel.findChildren(WaitingRow)] == ["Harpreet Kaur", "Ritu Chauhan"]
    assert panel.waiting_head.chip.spec().text == "2 waiting"
    assert panel.waiting_head.right.text() == "Longest 24 min"
    panel.tick(at("10:50"))
    assert panel.waiting_head.right.text() == "Longest 28 min"
    panel.show_waiting([], NOW, WaitLimits())
    assert panel.findChild(QLabel, "nobodyWaits") is not None
    assert panel.waiting_head.chip.isHidden()


def test_its_buttons_say_what_is_wanted_of_which_booking(qtbot: QtBot) -> None:
    panel = a_panel(qtbot)
    panel.show_waiting([a_line(1, arrived="10:22")], NOW, WaitLimits())
    panel.show_expected([a_line(4, "Arjun Nambiar", "11:30")], NOW)
    with qtbot.waitSignal(panel.stamp_wanted) as stamped:
        button(panel, "act1").click()
    assert stamped.args == [BookingAsked(1, 1, 1), Step.SEND_IN, "Harpreet Kaur"]
    with qtbot.waitSignal(panel.open_wanted) as opened:
        button(panel, "details1").click()
    assert opened.args == [1]
    with qtbot.waitSignal(panel.check_in_wanted) as wanted:
        button(panel, "checkIn4").click()
    assert wanted.args == [BookingAsked(4, 4, 1), "Arjun Nambiar"]


def test_whoever_treats_sees_their_own_first_and_begins_their_visit(qtbot: QtBot) -> None:
    panel = a_panel(qtbot, me=9, may_treat=True)
    lines = [a_line(1, arrived="10:22"), a_line(2, "Ritu Chauhan", "11:30", arrived="10:34", practitioner_id=9)]
    panel.show_waiting(lines, NOW, WaitLimits())
    panel.show_expected([a_line(3, "Zoya Khan", "11:00"), a_line(4, "Arjun", "12:00", practitioner_id=9)], NOW)
    assert [row.line.name for row in panel.findChildren(WaitingRow)] == ["Ritu Chauhan", "Harpreet Kaur"]
    assert [row.line.name for row in panel.findChildren(ExpectedRow)] == ["Arjun"]
    panel.show_expected([a_line(3, "Zoya Khan", "11:00")], NOW)
    assert [row.line.name for row in panel.findChildren(ExpectedRow)] == ["Zoya Khan"]
    with qtbot.waitSignal(panel.visit_wanted) as begun:
        button(panel, "act2").click()
    assert begun.args == [2]
    assert button(panel, "act1").text() == "Send in"


def test_rows_made_anew_leave_the_keyboard_where_it_was(qtbot: QtBot) -> None:
    panel = a_panel(qtbot)
    panel.show_waiting([a_line(1, arrived="10:22"), a_line(2, "Ritu", arrived="10:34")], NOW, WaitLimits())
    button(panel, "act2").setFocus()
    panel.show_waiting([a_line(2, "Ritu", arrived="10:34")], at("10:47"), WaitLimits())
    assert panel.focusWidget() is button(panel, "act2")


def test_expected_are_those_of_the_next_hour_and_a_half_three_at_least(qtbot: QtBot) -> None:
    panel = a_panel(qtbot)
    times = ("11:30", "11:31", "12:00", "12:14", "12:15", "14:00")
    panel.show_expected([a_line(at_, time=time) for at_, time in enumerate(times, 1)], NOW)
    assert len(panel.findChildren(ExpectedRow)) == 4
    assert panel.expected_head.right.text() == "Until 12:15"
    panel.show_expected([a_line(each, time=f"11:{each:02}") for each in range(1, MOST_EXPECTED + 4)], NOW)
    assert len(panel.findChildren(ExpectedRow)) == MOST_EXPECTED
    assert panel.expected_head.right.text() == f"Until 11:{MOST_EXPECTED:02}"
    panel.show_expected([a_line(at_, time=f"{15 + at_}:00") for at_ in range(1, 5)], NOW)
    assert [row.line.booking_id for row in panel.findChildren(ExpectedRow)] == [1, 2, 3]
    assert panel.expected_head.right.text() == "Until 18:00"
    panel.show_expected([], NOW)
    assert panel.findChild(QLabel, "nobodyExpected") is not None


def test_tasks_are_counted(qtbot: QtBot) -> None:
    panel = a_panel(qtbot)
    panel.show_tasks([])
    assert panel.findChild(QLabel, "noTasks") is not None
    task = DeskTask("sign1", "file-pen", say("Consent to sign"), "Farah", say("Open"), "privacy")
    panel.show_tasks([task])
    assert panel.tasks_head.chip.spec().text == "1"
    with qtbot.waitSignal(panel.task_wanted) as wanted:
        button(panel, "goTask_sign1").click()
    assert wanted.args == [task]


def test_bad_news_stand_over_the_rows_and_a_lock_forgets(qtbot: QtBot) -> None:
    panel = a_panel(qtbot)
    panel.show_waiting([a_line(1, arrived="10:22")], NOW, WaitLimits())
    panel.show_problems({"state": "The booking has moved on."})
    assert panel.banner.text() == "The booking has moved on."
    panel.show_stale("Somebody was faster.", None)
    assert panel.banner.text() == "Somebody was faster."
    panel.show_failed("No disk.")
    with qtbot.waitSignal(panel.retry_wanted):
        button(panel, "frontFailedAction").click()
    panel.forget()
    assert panel.findChildren(WaitingRow) == []
