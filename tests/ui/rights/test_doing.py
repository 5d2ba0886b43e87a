"""Steps taken from the panel: each with what it asks for; assigned, noted, extended, paused, seconded."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights import cases
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.rights.asking import step
from tests.ui.rights.desk import Desk, open_desk

S = CaseState


def state_of(desk: Desk, at: int = 0) -> CaseState:
    case = desk.cases[at]
    return act(desk.clinic, cases.read_case, cases.CaseAsked(case.patient_id, case.case_id)).case.state


def test_a_step_asks_for_its_fields_and_says_what_is_missing(clinic: OpenClinic, qtbot: QtBot) -> None:
    desk = open_desk(clinic, qtbot, CaseKind.GRIEVANCE, proven=True)
    desk.press("acknowledged")
    dialog = desk.fill()
    assert dialog.form.own[0].problem == "Enter how this was said or sent."
    assert state_of(desk) is S.RECEIVED
    desk.fill(how="phone")
    assert state_of(desk) is S.ACKNOWLEDGED
    desk.press("assigned")
    investigator = next(option.value for option in desk.dialog().form.own[0].options() if "Farida" in option.text)
    assert all("Meera" not in option.text for option in desk.dialog().form.own[0].options())
    desk.fill(investigator=investigator)
    desk.press("investigating")
    assert state_of(desk) is S.INVESTIGATING
    desk.press("response_draft")
    desk.fill(findings="The number was mistyped", remedy="Number corrected, staff told", note="Called twice")
    shown = desk.view.panel.case()
    assert shown is not None
    assert "Called twice" in [each.note for each in shown.steps if each.state.value == "done"][-1]
    assert desk.way.said[-1] == "The case is up to date."


def test_a_copy_is_prepared_where_it_is_put_together(clinic: OpenClinic, qtbot: QtBot) -> None:
    desk = open_desk(clinic, qtbot, CaseKind.ACCESS, proven=True)
    step(clinic, desk.cases[0], S.ACKNOWLEDGED, how="spoken")
    desk.press("preparing")
    assert state_of(desk) is S.PREPARING
    assert desk.way.places == [f"record copy {desk.patient}"]


def test_a_stale_step_is_refused_with_the_typing_kept(clinic: OpenClinic, qtbot: QtBot) -> None:
    desk = open_desk(clinic, qtbot, CaseKind.GRIEVANCE)
    desk.press("withdrawn")
    desk.dialog().form.own[0].show_value("spoken")
    step(clinic, desk.cases[0], S.ACKNOWLEDGED, how="spoken")
    desk.dialog().act.click()
    assert "Somebody took a step in this case meanwhile" in desk.dialog().form.banner.text()
    assert desk.dialog().form.own[0].value() == "spoken"


def test_what_another_session_did_is_read_when_it_was_faster(open_clinic: Opener, qtbot: QtBot) -> None:
    desk = open_desk(open_clinic(Role.OWNER), qtbot, CaseKind.GRIEVANCE, CaseKind.ACCESS, proven=True)
    desk.view.choose(desk.cases[0].case_id)
    other = open_clinic(Role.PRIVACY_OFFICER)
    desk.press("withdrawn")
    step(other, desk.cases[0], S.ACKNOWLEDGED, how="spoken")
    assert "assigned" not in desk.offered()
    desk.fill(how="phone")
    assert "Somebody took a step in this case meanwhile" in desk.dialog().form.banner.text()
    assert "assigned" in desk.offered()
    desk.dialog().close_wanted.emit()
    desk.view.choose(desk.cases[1].case_id)
    step(other, step(other, desk.cases[1], S.ACKNOWLEDGED, how="spoken"), S.PREPARING)
    desk.view.retry_wanted.emit()
    step(other, desk.cases[1], S.APPROVED, no_review_because="contact details only")
    desk.press("note")
    desk.fill(note="Called twice")
    shown = desk.view.panel.case()
    assert shown is not None
    assert shown.row.state.text == "Ready to hand over"


def test_it_is_assigned_to_who_handles_cases(clinic: OpenClinic, qtbot: QtBot) -> None:
    desk = open_desk(clinic, qtbot, CaseKind.GRIEVANCE)
    desk.view.panel.change.click()
    who = desk.dialog().form.own[0]
    farida = next(option.value for option in who.options() if option.text == "Farida Sheikh")
    assert {option.text for option in who.options()} == {"Farida Sheikh", "Dr Nandini Rao"}
    desk.fill(user=farida)
    assert desk.view.panel.owner.text() == "Assigned to Farida Sheikh"


def test_time_is_extended_once_with_a_reason(clinic: OpenClinic, qtbot: QtBot) -> None:
    desk = open_desk(clinic, qtbot, CaseKind.RESTRICTION)
    before = desk.view.panel.clock.bar.face()
    desk.press("extend")
    dialog = desk.fill(note="")
    assert dialog.form.note.problem == "Enter the reason. The letter to the patient gives it."
    desk.fill(note="The treating doctor is away until Monday")
    after = desk.view.panel.clock.bar.face()
    assert before is not None
    assert after is not None
    assert (before.whole_units, after.whole_units) == (15, 30)
    assert "extend" not in desk.offered()


def test_a_pause_without_ground_says_why_it_cannot_be(clinic: OpenClinic, qtbot: QtBot) -> None:
    desk = open_desk(clinic, qtbot, CaseKind.ACCESS)
    step(clinic, desk.cases[0], S.ACKNOWLEDGED, how="spoken")
    desk.press("identity_pending")
    desk.fill(missing="A paper with a photograph")
    assert state_of(desk) is S.IDENTITY_PENDING
    desk.press("pause")
    dialog = desk.fill()
    assert "Issue the letter about what is missing first" in dialog.form.banner.text()


def test_a_denial_for_harm_is_proposed_and_the_owner_agrees(open_clinic: Opener, qtbot: QtBot) -> None:
    officer = open_clinic(Role.PRIVACY_OFFICER)
    desk = open_desk(officer, qtbot, CaseKind.ACCESS, proven=True, answers=(True,))
    step(officer, desk.cases[0], S.ACKNOWLEDGED, how="spoken")
    desk.press("denied")
    desk.dialog().form.own[0].show_value("A1")
    desk.dialog().form.own[0].edited.emit()
    assert "take legal advice" in desk.dialog().form.warning.text()
    desk.fill(code="A1")
    assert desk.prompts.asked == ["Propose this step?"]
    assert "second:denied" in desk.offered()
    officer.lock()
    owner = open_clinic(Role.OWNER)
    second = open_desk(owner, qtbot, CaseKind.GRIEVANCE, answers=(True,))
    second.view.choose(desk.cases[0].case_id)
    second.press("second:denied")
    assert second.prompts.asked == ["Agree to this step?"]
    second.cases = desk.cases
    second.press("denied")
    second.fill(code="A1")
    assert state_of(second) is S.DENIED


def test_what_was_typed_comes_back_when_the_step_is_opened_again(clinic: OpenClinic, qtbot: QtBot) -> None:
    desk = open_desk(clinic, qtbot, CaseKind.GRIEVANCE)
    desk.press("note")
    note = desk.dialog().form.note
    note.edit.setPlainText("Called, nobody answered")
    desk.dialog().cancel.click()
    desk.press("note")
    assert desk.dialog().form.note.value() == "Called, nobody answered"
    desk.fill()
    shown = desk.view.panel.case()
    assert shown is not None
    assert any("Called, nobody answered" in each.note for each in shown.steps)
    desk.press("chart")
    assert desk.way.opened == [desk.patient]
