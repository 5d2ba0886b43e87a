"""The rows of the panel: words for the eye and for the ear, and one button that does the likeliest thing."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.book.waiting import WaitLimits
from luna_desktop.services.front.desk_task import DeskTask
from luna_desktop.texts import say
from luna_desktop.ui.front.parts import ExpectedRow, SectionHead, TaskRow, WaitingRow, quiet, ruled
from luna_desktop.ui.widgets.buttons import Button
from tests.ui.front.day_rows import NOW, a_line, at


def test_a_wait_is_said_in_words_and_not_by_colour_alone(qtbot: QtBot) -> None:
    row = WaitingRow(a_line(arrived="10:22", has_alert=True), is_first=True, may_treat=False)
    qtbot.addWidget(row)
    row.show_now(NOW, WaitLimits())
    assert (row.minutes.text(), row.minutes.property("tone"), row.bar.value()) == ("24 min", "danger", 80)
    assert "Waits 24 min. 8 min early." in row.accessibleDescription()
    row.show_now(at("10:24"), WaitLimits())
    assert (row.minutes.text(), row.bar.value()) == ("2 min", 7)
    assert row.act.accessibleName() == "Send in: Harpreet Kaur"
    assert row.findChild(type(row.icon), "alert1").accessibleName() == "Alert – see clinician"


def test_whoever_treats_begins_the_visit_from_the_row(qtbot: QtBot) -> None:
    row = WaitingRow(a_line(arrived="10:22"), is_first=False, may_treat=True)
    qtbot.addWidget(row)
    assert (row.act.text(), row.details.text()) == ("Start visit", "Open chart")


def test_expected_rows_and_tasks_say_whole_what_a_button_does(qtbot: QtBot) -> None:
    expected = ExpectedRow(a_line(time="11:30"), NOW)
    task = TaskRow(DeskTask("sign1", "file-pen", say("Consent to sign"), "Farah, for 12:00", say("Open"), "privacy"))
    heading = SectionHead("Expected next", "expectedNext")
    both = ruled([expected, task])
    for widget in (both, heading):
        qtbot.addWidget(widget)
    assert expected.accessibleName() == "11:30 Harpreet Kaur"
    assert expected.check_in.accessibleName() == "Check in Harpreet Kaur"
    assert task.go.accessibleName() == "Open: Consent to sign, Farah, for 12:00"
    assert len(both.findChildren(Button)) == 2
    assert heading.chip.isHidden()
    nobody = quiet("Nobody waits.", "nobodyWaits")
    qtbot.addWidget(nobody)
    assert nobody.objectName() == "nobodyWaits"
