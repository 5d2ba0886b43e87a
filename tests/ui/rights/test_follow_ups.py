"""Withdrawn consents beside the cases: one row for a purpose, how many are to be told, and where that is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.services.sharing.stop_tasks import Settled, StopLine, list_stop_tasks, settle_stop_task
from luna_desktop.ui.rights.follow_ups import TELL, withdrawals_of
from luna_desktop.ui.rights.queue import clock_cell, in_order
from luna_desktop.ui.rights.shown import Sort, StepState, Tab
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.sharing.test_stop_tasks import withdraw
from tests.services.sharing_steps import agree, enter
from tests.ui.rights.desk import open_desk

AT = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
LINE = StopLine(
    7,
    PatientId(3),
    "Zoya Khan",
    "LUN-003671",
    "Sandesh SMS",
    Purpose.REMINDERS,
    date(2026, 11, 29),
    is_overdue=False,
    by_restriction=False,
    at=AT,
)


def test_a_purpose_is_one_row_while_somebody_is_to_be_told() -> None:
    other = replace(LINE, task_id=8, recipient="Chitra Prints", due_on=date(2026, 11, 27))
    done = replace(LINE, task_id=6, recipient="Old Lab", done_at=AT, done_by="Rukmini Das")
    gone = replace(done, task_id=9, purpose=Purpose.OFFERS)
    restricted = replace(LINE, task_id=10, purpose=Purpose.CARE, by_restriction=True)
    ((key, (row, case)),) = withdrawals_of([LINE, other, done, gone, restricted]).items()
    assert (key, row.case_id, row.tab, row.face) == (-7, -7, Tab.OTHER, None)
    assert (row.asked, row.clock_note, row.next_note) == ("Consent withdrawn", "Stopped at once", "2 firms and people")
    assert row.clock_more.startswith("2 to tell by Fri 27")
    assert [(each.text, each.state) for each in case.steps] == [
        ("Sandesh SMS", StepState.NOW),
        ("Chitra Prints", StepState.NOW),
        ("Old Lab", StepState.DONE),
    ]
    assert case.first is not None
    assert case.first.key == TELL


def test_an_overdue_one_leads_the_queue_and_says_so_in_words_and_colour() -> None:
    later = replace(LINE, task_id=8, patient_id=PatientId(4), is_overdue=True)
    (row, _case), (late, _more) = withdrawals_of([LINE, later]).values()
    assert in_order([row, late], Sort.SOONEST) == [late, row]
    assert (clock_cell(late).tone, late.state.text, clock_cell(row).tone) == ("danger", "Overdue", "")


def test_a_withdrawal_stands_in_the_queue_until_the_last_recipient_was_told(open_clinic: Opener, qtbot: QtBot) -> None:
    clinic = open_clinic(Role.PRIVACY_OFFICER)
    desk = open_desk(clinic, qtbot, CaseKind.ACCESS)
    agree(clinic, enter(clinic, "Sandesh SMS"), Purpose.REMINDERS)
    withdraw(clinic, desk.patient, Purpose.REMINDERS)
    desk.view.retry_wanted.emit()
    model = desk.view.queue.table.rows_model()
    assert [model.row_at(at).asked for at in range(2)] == ["Access: record copy", "Consent withdrawn"]
    assert desk.view.queue.table.choose(model.row_at(1).case_id)
    shown = desk.view.panel.case()
    assert shown is not None
    assert (shown.row.patient, desk.view.panel.no_clock.text()) == ("Ananya Kumar", "Stopped at once")
    assert not desk.view.panel.change.isVisibleTo(desk.view.panel)
    assert not desk.view.grab().isNull(), "its icons are there"
    desk.view.minute_passed.emit()
    assert model.rowCount() == 2
    desk.view.panel.acted.emit(TELL)
    assert desk.way.places[-1].endswith("recipients/tasks")
    (task,) = act(clinic, list_stop_tasks, None)
    act(clinic, settle_stop_task, Settled(desk.patient, task.task_id, "Told by e-mail"))
    assert desk.view.queue.table.rows_model().rowCount() == 1
