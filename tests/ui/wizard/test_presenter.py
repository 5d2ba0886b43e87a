"""The wizard makes a clinic, hands the key over once, takes the first backup, adds staff, and hands the clinic on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic import clinics
from luna_desktop.services.clinic.clinics import Created, NewClinic, OpenClinic
from luna_desktop.ui.lane import Inline
from luna_desktop.ui.prompts import ScriptedPrompts
from luna_desktop.ui.wizard.presenter import WizardPresenter, WizardTools
from luna_desktop.ui.wizard.view import WizardView
from tests import builders
from tests.ui.unlock.test_presenter import NoIncidents

TYPED = {
    "clinicName": "Aranya Skin Clinic",
    "clinicAddress": "12 Lake Road",
    "clinicPhone": "+91 80 4000 1122",
    "contactName": "Farida Sheikh",
    "contactTitle": "Privacy officer",
    "contactPhone": "+91 98450 11223",
    "contactEmail": "privacy@example.org",
    "personName": "Dr Nandini Rao",
    "personLogin": "nandini",
    "personPassword": builders.OWNER_PASSWORD,
}


def begun(qtbot: QtBot, folder: Path) -> tuple[WizardView, WizardPresenter, list[OpenClinic]]:
    """Return a wizard over a folder, and what it hands on."""
    view, finished = WizardView(), list[OpenClinic]()
    qtbot.addWidget(view)

    def create(where: Path, new: NewClinic) -> Created:
        return clinics.create_clinic(where, new, cost=builders.CHEAP, clock=builders.Ticking())

    tools = WizardTools(Inline(), NoIncidents(), ScriptedPrompts(), folder, create)
    return view, WizardPresenter(view, tools, finished.append), finished


def test_the_steps_end_with_an_open_clinic_and_no_key_left(qtbot: QtBot, tmp_path: Path) -> None:
    view, _presenter, finished = begun(qtbot, tmp_path / "clinic")
    view.continue_wanted.emit("person", TYPED)
    view.continue_wanted.emit("records", {})
    assert view.current().key == "recovery"
    view.continue_wanted.emit("recovery", {})
    (tmp_path / "backups").mkdir()
    view.continue_wanted.emit("backup", {"backupFolder": str(tmp_path / "backups")})
    assert view.current().key == "staff"
    assert list((tmp_path / "backups").iterdir())
    view.continue_wanted.emit("staff", {})
    assert [clinic.actor.login for clinic in finished] == ["nandini"]
    assert view.person.password.value() == ""
    finished[0].close()


def test_what_the_service_refuses_is_said_at_its_step(qtbot: QtBot, tmp_path: Path) -> None:
    view, _presenter, finished = begun(qtbot, tmp_path / "clinic")
    view.continue_wanted.emit("person", {**TYPED, "personPassword": "aaaaaaaaaaaaaa"})
    view.continue_wanted.emit("records", {})
    assert view.current().key == "person"
    assert view.person.password.problem
    assert finished == []
    assert not clinics.is_clinic(tmp_path / "clinic")


def test_a_wizard_that_is_left_half_way_locks_what_it_made(qtbot: QtBot, tmp_path: Path) -> None:
    view, presenter, finished = begun(qtbot, tmp_path / "clinic")
    view.continue_wanted.emit("person", TYPED)
    view.continue_wanted.emit("records", {})
    presenter.abandon()
    presenter.abandon()
    assert finished == []
    assert clinics.is_clinic(tmp_path / "clinic")


def test_a_copied_key_leaves_the_clipboard_once_it_was_read_back(qtbot: QtBot, tmp_path: Path) -> None:
    view, presenter, finished = begun(qtbot, tmp_path / "clinic")
    view.continue_wanted.emit("person", TYPED)
    view.continue_wanted.emit("records", {})
    view.recovery.copy_wanted.emit()
    clipboard = QGuiApplication.clipboard()
    assert len(clipboard.text()) > 40
    assert clipboard.mimeData().data("x-kde-passwordManagerHint") == b"secret"
    view.continue_wanted.emit("recovery", {})
    assert clipboard.text() == ""
    presenter.abandon()
    assert finished == []
