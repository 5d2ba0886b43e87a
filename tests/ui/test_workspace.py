"""The work behind the unlock screen: places by role, one page at a time, the palette, nothing left after the lock."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.program import Program, Wiring
from luna_desktop.services.clinic import clinics
from luna_desktop.services.people.patients import open_patient
from luna_desktop.services.sharing import deliveries
from luna_desktop.ui.lane import Inline
from luna_desktop.ui.palette import Palette
from luna_desktop.ui.prompts import ScriptedPrompts
from luna_desktop.ui.workspace import Workspace
from tests import builders
from tests.services.disclosing import a_proposal, a_recipient, answer_sharing, made_of


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, clinic_folder: Path) -> Iterator[Program]:
    """Return a program over this test's clinic, ended afterwards."""
    del qtbot
    made = Program(qapp, clinic_folder, Wiring(lane=Inline(), pool=Inline(), prompts=ScriptedPrompts()))
    made.start()
    yield made
    made.close()


def work_as(program: Program, folder: Path, role: Role) -> Workspace:
    """Sign somebody in and return the workspace."""
    login = "owner" if role is Role.OWNER else builders.STAFF[role][0]
    password = builders.OWNER_PASSWORD if role is Role.OWNER else builders.PASSWORD
    program.opened(clinics.unlock_clinic(folder, login, password))
    assert program.workspace is not None
    return program.workspace


def test_the_home_is_the_first_place_that_the_role_may_open(program: Program, clinic_folder: Path) -> None:
    workspace = work_as(program, clinic_folder, Role.RECEPTION)
    page = workspace.page()
    assert page is not None
    assert page.objectName() == "bookPage"
    assert "staff" not in workspace.place_keys()
    workspace.go("staff")
    assert workspace.page() is page


def test_a_screen_that_was_turned_from_the_book_comes_back_to_it(program: Program, clinic_folder: Path) -> None:
    workspace = work_as(program, clinic_folder, Role.RECEPTION)
    assert program.clinic is not None
    patient = builders.register(program.clinic, builders.a_patient())
    for opened, back in (
        (lambda: workspace.go("today"), "bookPage"),
        (lambda: workspace.open_patient(patient), "chartPage"),
    ):
        opened()
        workspace.turn_to_patient(patient)
        workspace.turned_back(patient, closing=False)
        page = workspace.page()
        assert page is not None
        assert page.objectName() == back


def test_one_page_takes_the_place_of_the_other(program: Program, clinic_folder: Path) -> None:
    workspace = work_as(program, clinic_folder, Role.OWNER)
    assert program.clinic is not None
    patient = builders.register(program.clinic, builders.a_patient())
    for _opening in range(3):
        workspace.open_patient(patient, "details")
    assert program.shell.pages.count() == 1
    workspace.open_record_copy(patient)
    page = workspace.page()
    assert page is not None
    assert page.objectName() == "recordCopyPage"


def test_the_palette_offers_people_and_commands_and_closes(program: Program, clinic_folder: Path) -> None:
    work_as(program, clinic_folder, Role.OWNER)
    assert program.clinic is not None
    builders.register(program.clinic, builders.a_patient("Varma", "Leela"))
    program.shell.search_wanted.emit()
    palette = program.shell.findChild(Palette)
    assert isinstance(palette, Palette)
    assert palette.isVisible()
    palette.edit.setText("leela")
    chosen = palette.current()
    assert chosen is not None
    assert chosen.title == "Leela Varma"
    palette.dismissed.emit()
    assert not palette.isVisible()


def test_down_in_the_empty_palette_recalls_whom_one_opened_last(program: Program, clinic_folder: Path) -> None:
    work_as(program, clinic_folder, Role.OWNER)
    assert program.clinic is not None
    clinic = program.clinic
    leela = builders.register(clinic, builders.a_patient("Varma", "Leela"))
    clinic.desk.perform(clinic.actor, open_patient, leela)
    builders.register(clinic, builders.a_patient("Zaveri", "Om", phone=""))
    program.shell.search_wanted.emit()
    palette = program.shell.findChild(Palette)
    assert isinstance(palette, Palette)
    before = palette.current()
    assert before is not None
    assert before.title == "Om Zaveri"
    QTest.keyClick(palette.edit, Qt.Key.Key_Down)
    recalled = palette.current()
    assert recalled is not None
    assert recalled.title == "Leela Varma"
    QTest.keyClick(palette.edit, Qt.Key.Key_Down)
    after = palette.current()
    assert after is not None
    assert not after.key.startswith("patient:")


def test_nothing_is_left_after_the_lock(program: Program, clinic_folder: Path) -> None:
    work_as(program, clinic_folder, Role.OWNER)
    program.lock()
    assert program.workspace is None
    assert program.shell.pages.count() == 0
    assert not program.shell.is_working()


def test_an_open_outcome_is_told_at_the_next_sign_in_to_who_settles_it(program: Program, clinic_folder: Path) -> None:
    workspace = work_as(program, clinic_folder, Role.OWNER)
    clinic = program.clinic
    assert clinic is not None
    assert program.shell.toasts.titles() == []
    patient = builders.register(clinic)
    hospital = a_recipient(clinic)
    answer_sharing(clinic, patient, hospital)
    deliveries.release(clinic.desk, clinic.actor, made_of(clinic, a_proposal(patient, hospital)))
    workspace.open_disclosure(patient)
    page = workspace.page()
    assert page is not None
    assert page.objectName() == "disclosureForm"
    program.lock()
    work_as(program, clinic_folder, Role.CLINICIAN)
    assert "Outcome open" not in program.shell.toasts.titles()
    program.lock()
    work_as(program, clinic_folder, Role.PRIVACY_OFFICER)
    assert "Outcome open" in program.shell.toasts.titles()
