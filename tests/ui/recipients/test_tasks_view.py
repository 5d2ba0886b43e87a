"""The two lists as they look: the chosen row in words, and what can be done about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, UserId
from luna_desktop.domain.consent import Purpose
from luna_desktop.services.privacy.overrides import OverrideLine, OverrideReason
from luna_desktop.services.sharing.stop_tasks import StopLine
from luna_desktop.ui.recipients.tasks_view import OverridesPage, StopTasksPage
from tests.builders import START

TASK = StopLine(
    1, PatientId(1), "Asha Rao", "LUN-1", "Sandesh", Purpose.REMINDERS, date(2026, 3, 21), False, False, START
)
OPENING = OverrideLine(
    1,
    PatientId(1),
    "Asha Rao",
    "LUN-1",
    "Dr Pillai",
    UserId(2),
    START,
    START + timedelta(hours=4),
    OverrideReason.LIFE,
    "Swelling",
    START + timedelta(hours=72),
    False,
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
    page.show_chosen(None)
    assert page.foot.isHidden()


def test_an_opening_says_what_was_written_and_what_was_found(qtbot: QtBot) -> None:
    page = OverridesPage()
    qtbot.addWidget(page)
    page.show_lines([OPENING])
    page.show_chosen(OPENING)
    assert page.note.text() == "Dr Pillai wrote: “Swelling”"
    page.show_chosen(replace(OPENING, is_justified=True, note="Seen", reviewed_by="Farida"))
    assert page.note.text().endswith("Farida found: “Seen”")
    assert page.yes.isHidden()
    assert page.no.isHidden()
