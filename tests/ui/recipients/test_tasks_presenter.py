"""The list of stop tasks on the Recipients page in use."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.consent import Purpose
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing import stop_tasks
from luna_desktop.ui.recipients.view import TASKS
from tests import builders
from tests.services.acting import act, working
from tests.services.sharing_steps import agree, enter
from tests.ui.contexts import Way
from tests.ui.recipients.test_presenter import opened


def test_a_stop_task_is_settled_with_a_note(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    agree(clinic, enter(clinic), Purpose.REMINDERS)
    with working(clinic) as work:
        stop_tasks.for_withdrawal(work, patient, Purpose.REMINDERS)
    way = Way()
    view, _context = opened(qtbot, clinic, None, "Wrote to them on Monday", way=way)
    view.show_tab(TASKS)
    view.tasks.table.selectRow(0)
    assert "Himalaya Diagnostics" in view.tasks.note.text()
    view.tasks.settle.click()
    assert act(clinic, stop_tasks.list_stop_tasks, None)[0].done_at is None
    view.tasks.settle.click()
    assert act(clinic, stop_tasks.list_stop_tasks, None)[0].note == "Wrote to them on Monday"
    assert view.tasks.settle.isHidden()
    assert "Wrote to them" in view.tasks.note.text()
    view.tasks.open_patient.click()
    assert way.opened == [patient]


def test_with_nothing_to_do_the_lists_say_so(qtbot: QtBot, clinic: OpenClinic) -> None:
    view, _context = opened(qtbot, clinic)
    assert view.tasks.stack.currentWidget().objectName() == "noStopTasks"
    assert view.tasks.foot.isHidden()
