"""The list in the privacy desk over a real clinic: found, opened at the record, left; who may not has no button."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.rights.cases import CaseKind
from tests.clinic_fixtures import Opener
from tests.services.rights.full_record import a_full_record
from tests.services.rights.test_erasing import LONG_AGO
from tests.ui.rights.desk import open_desk


def test_a_record_past_its_time_is_found_and_opened(open_clinic: Opener, qtbot: QtBot) -> None:
    patient = a_full_record(open_clinic(Role.OWNER), LONG_AGO)
    desk = open_desk(open_clinic(Role.PRIVACY_OFFICER), qtbot, CaseKind.ACCESS)
    view = desk.view
    assert not view.queue.retention_button.isHidden()
    view.queue.retention_button.click()
    assert view.lists.currentWidget() is view.retention
    assert view.panel.case() is None
    model = view.retention.table.rows_model()
    assert [model.row_at(at).patient_id for at in range(model.rowCount())] == [int(patient)]
    view.retention.opened.emit(model.row_at(0))
    assert desk.way.opened == [patient]
    view.retention.back_wanted.emit()
    assert view.lists.currentWidget() is view.queue
    assert view.panel.case() is not None
    desk.context.announcements.locked.emit()
    assert view.retention.table.rows_model().rowCount() == 0


def test_who_erases_nothing_has_no_button(open_clinic: Opener, qtbot: QtBot) -> None:
    desk = open_desk(open_clinic(Role.RECEPTION), qtbot, CaseKind.ACCESS)
    assert desk.view.queue.retention_button.isHidden()
