"""The two lists of the Recipients page in use: stop tasks settled, emergency openings reviewed."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.consent import Purpose
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import overrides
from luna_desktop.services.privacy.overrides import Override, OverrideReason
from luna_desktop.services.sharing import stop_tasks
from luna_desktop.ui.recipients.view import OVERRIDES, TASKS
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working
from tests.services.sharing_steps import agree, enter, keep_from
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


def test_an_emergency_opening_is_reviewed(qtbot: QtBot, open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    keep_from(owner, patient)
    meera = open_clinic(Role.CLINICIAN)
    act(meera, overrides.open_in_emergency, Override(OverrideReason.LIFE, "Swelling after a peel", patient))
    officer = open_clinic(Role.PRIVACY_OFFICER)
    view, _context = opened(qtbot, officer, "No emergency was seen")
    view.show_tab(OVERRIDES)
    view.overrides.table.selectRow(0)
    assert "Swelling after a peel" in view.overrides.note.text()
    view.overrides.no.click()
    (line,) = act(officer, overrides.list_overrides, None)
    assert line.is_justified is False
    assert "No emergency was seen" in view.overrides.note.text()
    assert view.overrides.yes.isHidden()


def test_with_nothing_to_do_the_lists_say_so(qtbot: QtBot, clinic: OpenClinic) -> None:
    view, _context = opened(qtbot, clinic)
    assert view.tasks.stack.currentWidget().objectName() == "noStopTasks"
    assert view.overrides.stack.currentWidget().objectName() == "noOverrides"
    assert view.tasks.foot.isHidden()
