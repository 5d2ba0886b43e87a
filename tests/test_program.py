"""The program begins where the folder says, ends in good order, and keeps what it was told for the next start."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from luna_desktop import options, program
from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.catalogues import CatalogueError
from luna_desktop.interop.picture_workers import DECODERS
from luna_desktop.interop.pictures import prepare
from luna_desktop.program import Program, Wiring
from luna_desktop.services.care import catalogues
from luna_desktop.services.clinic import clinics, staff
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.storage.keyfile import KeyFile
from luna_desktop.texts import say
from luna_desktop.ui.help.panel import HelpPanel
from luna_desktop.ui.lane import DatabaseLane, Inline
from luna_desktop.ui.prompts import ScriptedPrompts
from luna_desktop.ui.staff.view import StaffView
from luna_desktop.ui.unlock.view import UnlockView
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.overlay import Dialog
from luna_desktop.ui.widgets.toasts import Toast
from luna_desktop.ui.wizard.view import WizardView
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.messages.parts import Server, approve, booked, queued, set_up_mail, somebody
from tests.ui.conftest import no_qt_leftovers as no_qt_leftovers  # the guard of every test of windows


def inline(folder: Path, app: QApplication) -> Program:
    """Return a program whose lanes work on the spot."""
    return Program(app, folder, Wiring(lane=Inline(), pool=Inline(), prompts=ScriptedPrompts()))


def test_an_empty_folder_begins_with_the_wizard(qapp: QApplication, tmp_path: Path) -> None:
    program = inline(tmp_path / "clinic", qapp)
    program.start()
    assert program.shell.findChildren(WizardView)
    program.close()
    assert program.is_ended


def test_a_clinic_begins_with_the_unlock_screen_and_remembers_who_came(
    qapp: QApplication, clinic_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LUNA_CONFIG", str(tmp_path / "options"))
    options.save(options.Options(remember_person=True))
    program = inline(clinic_folder, qapp)
    program.start()
    view = program.shell.findChild(UnlockView)
    assert isinstance(view, UnlockView)
    view.unlock_wanted.emit("ravi", builders.PASSWORD)
    assert program.clinic is not None
    assert options.load().last_login == "ravi"
    program.close()
    assert program.clinic is None


def test_the_end_stops_lanes_and_takes_the_window_away(qtbot: QtBot, qapp: QApplication, clinic_folder: Path) -> None:
    program = Program(qapp, clinic_folder, Wiring(prompts=ScriptedPrompts()))
    program.start()
    shell = program.shell
    program.close()
    qtbot.waitUntil(lambda: not shiboken6.isValid(shell))
    assert isinstance(program.lane, DatabaseLane)
    with pytest.raises(RuntimeError, match="stopped"):
        program.lane.run(program, lambda: None, lambda _none: None, lambda _error: None)


def test_closing_twice_ends_once(qapp: QApplication, clinic_folder: Path) -> None:
    program = inline(clinic_folder, qapp)
    program.start()
    program.close()
    program.close()
    assert program.is_ended


def news_of(program: Program) -> list[str]:
    return [
        f"{toast.accessibleName()}: {toast.accessibleDescription()}"
        for toast in program.shell.toasts.findChildren(Toast)
    ]


def sign_in(qapp: QApplication, folder: Path, login: str, password: str) -> Program:
    program = inline(folder, qapp)
    program.start()
    program.opened(clinics.unlock_clinic(folder, login, password))
    return program


def test_who_comes_in_is_told_what_waits_and_an_owner_is_led_there(qapp: QApplication, clinic_folder: Path) -> None:
    admin = builders.open_as(clinic_folder, Role.ADMINISTRATOR, clock=clinics.system_clock)
    ravi = next(row for row in admin.desk.perform(admin.actor, staff.list_staff, None) if row.login == "ravi")
    wanted = staff.RoleChange(ravi.user_id, frozenset({Role.RECEPTION, Role.THERAPIST}), ravi.version)
    admin.desk.perform(admin.actor, staff.change_roles, wanted)
    admin.close()
    program = sign_in(qapp, clinic_folder, "ravi", builders.PASSWORD)
    assert any("Waits for the owner’s approval" in text and "Therapist" in text for text in news_of(program))
    program.close()
    program = sign_in(qapp, clinic_folder, "owner", builders.OWNER_PASSWORD)
    (toast,) = [each for each in program.shell.toasts.findChildren(Toast) if "your approval" in each.accessibleName()]
    action = toast.findChild(Button, "toastAction")
    assert isinstance(action, Button)
    action.click()
    assert program.workspace is not None
    page = program.workspace.page()
    assert isinstance(page, StaffView)
    assert not page.queue.isHidden()
    program.close()


def test_what_nobody_answered_is_over_at_the_next_sign_in(qapp: QApplication, clinic_folder: Path) -> None:
    past = builders.Ticking(clinics.system_clock() - timedelta(days=20))
    admin = builders.open_as(clinic_folder, Role.ADMINISTRATOR, clock=past)
    new = staff.NewStaff("anil", "Anil Joshi", frozenset({Role.THERAPIST}), builders.PASSWORD)
    admin.desk.perform(admin.actor, staff.add_staff, new)
    admin.close()
    assert "anil" in {login for login, _name in KeyFile.load(clinic_folder).public_logins()}
    program = sign_in(qapp, clinic_folder, "ravi", builders.PASSWORD)
    assert "anil" not in {login for login, _name in KeyFile.load(clinic_folder).public_logins()}
    program.close()
    program.close()


def test_f1_helps_before_anybody_signed_in(qapp: QApplication, tmp_path: Path, clinic_folder: Path) -> None:
    for folder, page in ((tmp_path / "new", "Set up your clinic"), (clinic_folder, "Sign in")):
        program = inline(folder, qapp)
        program.start()
        program.shell.help_wanted.emit()
        panel = program.shell.findChild(HelpPanel)
        assert isinstance(panel, HelpPanel)
        assert panel.accessibleName() == f"Help: {page}"
        program.shell.help_wanted.emit()
        assert panel.isHidden()
        program.close()


def test_the_help_of_the_unlock_screen_goes_when_somebody_signs_in(qapp: QApplication, clinic_folder: Path) -> None:
    program = inline(clinic_folder, qapp)
    program.start()
    program.shell.help_wanted.emit()
    program.opened(clinics.unlock_clinic(clinic_folder, "owner", builders.OWNER_PASSWORD))
    assert [panel for panel in program.shell.findChildren(HelpPanel) if not panel.isHidden()] == []
    program.close()


def test_signing_in_removes_what_an_old_power_cut_left(qapp: QApplication, clinic_folder: Path) -> None:
    orphan = clinic_folder / "objects" / "ab" / f"ab{'0' * 30}"
    orphan.parent.mkdir(parents=True, exist_ok=True)
    orphan.write_bytes(b"nobody's")
    os.utime(orphan, (0, 0))
    program = inline(clinic_folder, qapp)
    program.start()
    view = program.shell.findChild(UnlockView)
    assert isinstance(view, UnlockView)
    view.unlock_wanted.emit("ravi", builders.PASSWORD)
    assert not orphan.exists()
    program.close()


def test_a_refused_catalogue_is_told_and_the_lock_empties_the_shelf(
    qapp: QApplication, clinic_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = catalogues.shipped()
    error = CatalogueError("scores.tsv", 5, say("the id iga_acne stands there twice"))
    books = {name: book for name, book in whole.catalogues.items() if name != "scores"}
    monkeypatch.setattr(catalogues, "shipped", lambda: catalogues.Shipped(books, (error,), whole.texts))
    program = sign_in(qapp, clinic_folder, "ravi", builders.PASSWORD)
    assert any("Catalogue refused: scores.tsv was refused, line 5" in text for text in news_of(program))
    assert "topicals" in catalogues.on_shelf()
    program.lock()
    assert catalogues.on_shelf() == {}
    program.close()


def test_no_dialog_over_the_window_outlives_the_lock(qapp: QApplication, clinic_folder: Path) -> None:
    program = sign_in(qapp, clinic_folder, "ravi", builders.PASSWORD)
    dialog = Dialog(program.shell, "lookDialog", "May these photographs leave?")
    dialog.open_on(dialog)
    program.lock()
    assert dialog.isHidden()
    program.close()


def test_mail_that_is_due_leaves_after_the_sign_in_and_the_courier_ends_with_the_lock(
    qtbot: QtBot, qapp: QApplication, clinic_folder: Path, open_clinic: Opener
) -> None:
    server = Server()
    clinic = open_clinic(Role.OWNER)
    approve(clinic, "booked")
    set_up_mail(clinic)
    queued(clinic, booked(somebody(clinic)))
    program = Program(qapp, clinic_folder, Wiring(prompts=ScriptedPrompts(), transport=server.line))
    try:
        program.opened(clinic)
        courier = program.courier
        assert courier is not None
        qtbot.waitUntil(lambda: bool(server.got))
        courier.end()
        program.lock()
        assert program.courier is None
    finally:
        program.close()
    assert [letter.to for letter in server.got] == ["ananya@mail.example"]


def test_a_lock_ends_the_processes_that_decode_pictures(clinic: OpenClinic) -> None:
    prepare(builders.a_jpeg())
    assert DECODERS.numbers()
    program._locked(clinic)
    assert DECODERS.numbers() == ()
