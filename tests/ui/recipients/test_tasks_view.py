"""The two lists as they look: the chosen row in words, and what can be done about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.consent import Purpose
from luna_desktop.services.sharing.stop_tasks import StopLine
from luna_desktop.ui.recipients.tasks_view import StopTasksPage
from tests.builders import START

TASK = StopLine(
    1, PatientId(1), "Asha Rao", "LUN-1", "Sandesh", Purpose.REMINDERS, date(2026, 3, 21), False, False, START
)


def test_a_task_says_what_to_do_and_then_what_was_done(qtbot: QtBot) -> None:
    page = StopTasksPage()
    qtbot.addWidget(page)
    page.show_lines([TASK])
    page.show_chosen(TASK)
    assert page.note.text().startswith("Tell Sandesh")
    assert not page.settle.isHidden()
    page.show_chosen(replace(TASK, done_at=START, done_by="Farida", note="By letter"))
    assert page.note.text() == "Farida noted 14-Mar-2026, 15:00: By letter"
    assert page.settle.isHidden()
    assert page.letter.isHidden()
    page.show_chosen(replace(TASK, has_letter=True))
    assert "The letter is ready." in page.note.text()
    assert not page.letter.isHidden()
    page.show_chosen(None)
    assert page.foot.isHidden()
