"""A request for erasure in the window, from the decision to who was told, by the owner and the officer."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.rights.cases import Case, CaseKind
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights import seconds
from luna_desktop.ui.erasure.dialog import ErasureDialog
from luna_desktop.ui.erasure.entry import is_taken_here, open_erasure
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.rights.asking import log, prove, step
from tests.services.rights.full_record import a_full_record
from tests.services.rights.test_erasing import LONG_AGO
from tests.services.rights.test_erasures import noticed
from tests.ui.contexts import Way, context_of


def opened(qtbot: QtBot, clinic: OpenClinic, case: Case, *answers: object, way: Way | None = None) -> ErasureDialog:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    dialog = open_erasure(window, context_of(clinic, *answers, way=way), case.patient_id, case.case_id, lambda: None)
    assert dialog is not None
    return dialog


def texts(dialog: ErasureDialog) -> str:
    return "\n".join(label.text() for label in dialog.step.findChildren(QLabel) if not label.isHidden())


def test_a_request_goes_through_the_window(qtbot: QtBot, open_clinic: Opener, ticking: builders.Ticking) -> None:
    owner, way = open_clinic(Role.OWNER), Way()
    patient = a_full_record(owner, LONG_AGO)
    ticking.advance(days=400)
    case = log(owner, patient, CaseKind.ERASURE)
    step(owner, case, CaseState.ACKNOWLEDGED, how="in person")
    unproven = opened(qtbot, owner, case)
    assert "Identity first" in texts(unproven)
    assert not unproven.decide.isEnabled()
    prove(owner, case)
    dialog = opened(qtbot, owner, case, True, builders.OWNER_PASSWORD, "nobody had received anything", way=way)
    row = dialog.row("marketing")
    row.choice.show_value("keep")
    row.choice.edited.emit()
    assert not row.reason.isHidden()
    dialog.decide.click()
    assert "for which purpose" in row.reason.problem
    row.choice.show_value("erase_now")
    row.choice.edited.emit()
    assert dialog._summary.text() == "7 of 9 groups are erased, the others kept."
    dialog.decide.click()
    assert "The notice comes next" in texts(dialog)
    assert dialog.decide.isHidden()
    dialog.step.day.show_value("2027-04-22")
    dialog.step.announce.click()
    assert "It names 22-Apr-2027." in texts(dialog)
    step(owner, case, CaseState.NOTICE_SENT)
    dialog = opened(qtbot, owner, case, True, builders.OWNER_PASSWORD, "nobody had received anything", way=way)
    dialog.step.day.show_value("2027-04-19")
    dialog.step.set_day.click()
    assert "48 hours" in dialog.step.day.problem
    dialog.step.day.show_value("2027-04-21")
    dialog.step.set_day.click()
    assert "names a later day" in dialog.step.day.problem
    dialog.step.day.show_value("2027-04-22")
    dialog.step.set_day.click()
    assert "Two persons erase" in texts(dialog)
    agree_and_erase(qtbot, open_clinic, ticking, owner, case, way)


def agree_and_erase(
    qtbot: QtBot, open_clinic: Opener, ticking: builders.Ticking, owner: OpenClinic, case: Case, way: Way
) -> None:
    officer = open_clinic(Role.PRIVACY_OFFICER)
    theirs = opened(qtbot, officer, case)
    theirs.step.propose.click()
    assert "A second person has to agree" in texts(theirs)
    dialog = opened(qtbot, owner, case, True, builders.OWNER_PASSWORD, "nobody had received anything", way=way)
    dialog.step.agree.click()
    assert "Agreed by two persons" in texts(dialog)
    assert dialog.step.erase.isHidden()
    ticking.advance(days=5)
    dialog = opened(qtbot, owner, case, builders.OWNER_PASSWORD, "nobody had received anything", way=way)
    dialog.step.erase.click()
    assert way.said[-1].startswith("Erased: ")
    assert "Nobody in the register" in texts(dialog)
    dialog.step.tell.click()
    assert way.said[-1] == "It is noted that everybody was told."
    assert dialog.step.isHidden()


def test_a_wrong_password_erases_nothing(qtbot: QtBot, open_clinic: Opener, ticking: builders.Ticking) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    ticking.advance(days=400)
    case = log(owner, patient, CaseKind.ERASURE)
    step(owner, case, CaseState.ACKNOWLEDGED, how="in person")
    prove(owner, case)
    dialog = opened(qtbot, owner, case)
    dialog.decide.click()
    noticed(owner, case)
    dialog = opened(qtbot, owner, case)
    dialog.step.set_day.click()
    officer = open_clinic(Role.PRIVACY_OFFICER)
    asked = seconds.Seconding(patient, case.case_id, CaseState.EXECUTED)
    act(officer, seconds.propose_step, asked)
    act(owner, seconds.second_step, asked)
    ticking.advance(days=8)
    dialog = opened(qtbot, owner, case, "not the password of anybody")
    dialog.step.erase.click()
    assert dialog.banner.text() == "This is not your password."
    assert not dialog.step.erase.is_busy()
    assert "Ready to be erased" in texts(dialog)


def test_only_the_steps_of_an_erasure_are_taken_here(qtbot: QtBot, open_clinic: Opener) -> None:
    assert is_taken_here(CaseKind.ERASURE, CaseState.EXECUTED)
    assert not is_taken_here(CaseKind.ERASURE, CaseState.CLOSED)
    assert not is_taken_here(CaseKind.ACCESS, CaseState.APPROVED)
    desk, window = open_clinic(Role.RECEPTION), QWidget()
    qtbot.addWidget(window)
    patient = builders.register(desk)
    assert open_erasure(window, context_of(desk), patient, 1, lambda: None) is None
