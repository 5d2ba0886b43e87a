"""The privacy desk over real cases: queue, panel, closed ones, what changes while it is seen, and the lock."""

from __future__ import annotations

from datetime import timedelta

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.rights.log_dialog import LogDialog
from luna_desktop.ui.rights.presenter import build_page
from luna_desktop.ui.rights.shown import StepState, Tab
from luna_desktop.ui.rights.view import PrivacyDeskView
from tests.builders import Ticking
from tests.clinic_fixtures import Opener
from tests.services.rights.asking import log, step
from tests.services.rights.test_grievance_checks import about
from tests.ui.contexts import context_of
from tests.ui.rights.desk import open_desk


def test_the_officer_sees_the_queue_the_late_one_first_and_one_case_whole(
    open_clinic: Opener, ticking: Ticking, qtbot: QtBot
) -> None:
    clinic = open_clinic(Role.PRIVACY_OFFICER)
    desk = open_desk(clinic, qtbot, CaseKind.GRIEVANCE, CaseKind.ACCESS, CaseKind.ERASURE)
    view, model = desk.view, desk.view.queue.table.rows_model()
    assert [model.row_at(at).asked for at in range(3)] == ["Access: record copy", "Grievance", "Erasure"]
    shown = view.panel.case()
    assert shown is not None
    assert (shown.row.patient, shown.row.number) == ("Ananya Kumar", "PR-2026-0002")
    assert shown.text == "I want what is mine"
    assert shown.asked_how.startswith("In person, 14-Mar-2026")
    assert [each.state for each in shown.steps][:2] == [StepState.DONE, StepState.NOW]
    assert view.tiles.tile("open").tile().count == 3
    assert view.limits.whole_text().startswith("Copies within 72 hours of asking. Corrections 30 days")
    assert view.panel.owner.text() == "Assigned to you"
    ticking.advance(hours=80)
    view.retry_wanted.emit()
    assert (view.tiles.tile("late").tile().count, view.panel.chip.spec().tone) == (1, "danger")
    assert view.panel.clock.said.text().startswith("Past due 8 h")


def test_a_tile_leads_to_what_it_counts(clinic: OpenClinic, qtbot: QtBot) -> None:
    desk = open_desk(clinic, qtbot, CaseKind.ACCESS, CaseKind.RESTRICTION)
    desk.view.tiles.tile("restrictions").click()
    assert desk.view.queue.tabs.value() is Tab.RESTRICTIONS
    desk.view.tiles.tile("late").click()
    assert desk.view.queue.tabs.value() is Tab.ALL


def test_what_somebody_does_elsewhere_is_seen_at_once(clinic: OpenClinic, qtbot: QtBot) -> None:
    desk = open_desk(clinic, qtbot, CaseKind.ACCESS)
    step(clinic, desk.cases[0], CaseState.ACKNOWLEDGED, how="spoken")
    shown = desk.view.panel.case()
    assert shown is not None
    assert [each.text for each in shown.steps][:2] == ["Request logged", "Acknowledged"]
    log(clinic, desk.patient, CaseKind.GRIEVANCE)
    assert desk.view.queue.table.rows_model().rowCount() == 2
    assert desk.view.panel.case().row.case_id == desk.cases[0].case_id


def test_what_cannot_be_read_leaves_nobody_else_in_the_panel(open_clinic: Opener, qtbot: QtBot) -> None:
    clinic = open_clinic(Role.PRIVACY_OFFICER)
    about_me = about(clinic, int(clinic.actor.user_id))
    desk = open_desk(clinic, qtbot, CaseKind.ACCESS)
    assert desk.view.panel.case() is not None
    desk.view.choose(about_me.case_id)
    assert desk.view.panel.case() is None
    assert "This grievance is about you" in desk.view.trouble.text()
    desk.view.choose(desk.cases[0].case_id)
    assert desk.view.panel.case().row.case_id == desk.cases[0].case_id


def test_closed_ones_have_a_list_of_their_own(clinic: OpenClinic, qtbot: QtBot) -> None:
    desk = open_desk(clinic, qtbot, CaseKind.ACCESS, CaseKind.GRIEVANCE)
    step(clinic, desk.cases[0], CaseState.WITHDRAWN, how="phone")
    desk.view.queue.closed_button.click()
    closed = desk.view.closed
    assert closed.table.rows_model().rowCount() == 1
    assert desk.view.panel.case().row.state.text == "Withdrawn"
    assert desk.offered() == ["chart"]
    closed.back.click()
    assert desk.view.panel.case().row.case_id == desk.cases[1].case_id


def test_the_clocks_go_on_without_reading_anything(clinic: OpenClinic, ticking: Ticking, qtbot: QtBot) -> None:
    desk = open_desk(clinic, qtbot, CaseKind.ACCESS)
    before = desk.view.panel.chip.spec().text
    ticking.advance(hours=30)
    desk.view.minute_passed.emit()
    face = desk.view.panel.clock.bar.face()
    assert face is not None
    assert face.used > timedelta(hours=29)
    assert desk.view.panel.chip.spec().text != before


def test_it_opens_at_a_case_and_forgets_everybody_at_the_lock(clinic: OpenClinic, qtbot: QtBot) -> None:
    desk = open_desk(clinic, qtbot, CaseKind.ACCESS, CaseKind.GRIEVANCE)
    context = context_of(clinic)
    view = build_page(context, str(desk.cases[1].case_id))
    qtbot.addWidget(view)
    assert isinstance(view, PrivacyDeskView)
    assert view.panel.number.text() == desk.cases[1].number
    context.announcements.locked.emit()
    assert view.panel.case() is None
    assert view.queue.table.rows_model().rowCount() == 0


def test_a_request_is_logged_from_the_page_and_chosen(clinic: OpenClinic, qtbot: QtBot) -> None:
    desk = open_desk(clinic, qtbot, CaseKind.GRIEVANCE)
    desk.view.log.click()
    dialog = desk.view.findChild(LogDialog)
    assert dialog is not None
    dialog.patient.finder.edit.setText("Kumar")
    dialog.patient.finder.picked.emit(dialog.patient.finder.found.current())
    dialog.form.words.show_value("I want my record")
    dialog.act.click()
    assert desk.view.panel.number.text() == "PR-2026-0002"
    shown = desk.view.panel.case()
    assert shown is not None
    assert [each.text for each in shown.steps][:2] == ["Request logged", "Acknowledged"]
