"""Identity and the right to ask, noted from the panel."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.rights.cases import Requester, RequesterRelation
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.rights import cases
from luna_desktop.ui.rights.proofs import paper_options
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.rights.asking import asks, step
from tests.ui.rights.desk import open_desk


def test_identity_then_the_right_to_ask_of_an_attendant(open_clinic: Opener, qtbot: QtBot) -> None:
    clinic = open_clinic(Role.PRIVACY_OFFICER)
    desk = open_desk(clinic, qtbot)
    request = asks(desk.patient, requester=Requester("Suresh", RequesterRelation.ATTENDANT))
    case = step(clinic, act(clinic, cases.log_request, request), CaseState.ACKNOWLEDGED, how="spoken")
    desk.press("identity")
    dialog = desk.fill(method="photo_id")
    assert dialog.form.own[1].problem.startswith("Choose which document")
    method, document, last_four, _outcome = dialog.form.own
    method.show_value("known_in_person")
    method.edited.emit()
    assert document.isHidden()
    assert last_four.isHidden()
    method.show_value("photo_id")
    method.edited.emit()
    desk.fill(document="aadhaar", last_four="4711")
    told = desk.view.panel.case()
    assert told is not None
    assert "Identity checked" in [each.text for each in told.steps]
    assert any("Aadhaar card ending in 4711" in each.note for each in told.steps)
    assert told.first is not None
    assert told.first.text == "Check the right to ask…"
    desk.press("identity")
    assert [option.text for option in paper_options(RequesterRelation.ATTENDANT)] == ["Writing that the patient signed"]
    desk.fill(reference="", outcome="not passed", note="")
    assert desk.dialog().form.note.problem == "Enter why it is not enough."
    desk.fill(reference="Signed 12-Mar-2026", outcome="passed")
    page = act(clinic, cases.read_case, cases.CaseAsked(desk.patient, case.case_id))
    assert page.case.is_proven
    assert desk.view.panel.case().first.key == "preparing"
