"""The language is switched at run time: nobody is locked out, the page stays, and no typing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from luna_desktop import options, texts
from luna_desktop.domain.access import Role
from luna_desktop.program import Program, Wiring
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.lane import Inline
from luna_desktop.ui.prompts import ScriptedPrompts
from luna_desktop.ui.settings.view import SettingsView
from luna_desktop.ui.unlock.view import UnlockView
from luna_desktop.ui.widgets.language_choice import LanguageChoice
from luna_desktop.ui.wizard.view import WizardView
from tests import builders
from tests.ui.conftest import no_qt_leftovers as no_qt_leftovers  # the guard of every test of windows


@pytest.fixture(autouse=True)
def english_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep options in a folder of the test's own, and speak English afterwards."""
    monkeypatch.setenv("LUNA_CONFIG", str(tmp_path / "options"))
    yield
    texts.use_language("en")


def begin(folder: Path, app: QApplication) -> Program:
    program = Program(app, folder, Wiring(lane=Inline(), pool=Inline(), prompts=ScriptedPrompts()))
    program.start()
    return program


def signed_in(folder: Path, app: QApplication) -> tuple[Program, OpenClinic]:
    program = begin(folder, app)
    clinic = builders.open_as(folder, Role.OWNER)
    program.opened(clinic)
    return program, clinic


def words_on(window: QWidget) -> set[str]:
    """Return what labels and buttons say."""
    said = {label.text() for label in window.findChildren(QLabel) if label.isVisible()}
    return said | {button.text() for button in window.findChildren(QAbstractButton) if button.isVisible()}


def test_everything_on_the_screen_speaks_the_new_language(qapp: QApplication, clinic_folder: Path) -> None:
    program, clinic = signed_in(clinic_folder, qapp)
    assert program.workspace is not None
    program.workspace.go("settings")
    program.restyle(replace(options.load(), language="hi"))
    QApplication.processEvents()
    said = words_on(program.shell)
    assert {"सेटिंग्स", "लॉक करें", "मरीज़ खोजें या कमांड लिखें"} <= said
    assert not {"Settings", "Lock", "Patients", "No proven backup yet"} & said
    assert program.shell.rail.button("patients").accessibleName() == "मरीज़"
    assert program.clinic is clinic
    assert options.load().language == "hi"
    program.close()


def test_the_page_and_the_tab_stay_where_the_choice_was_made(qapp: QApplication, clinic_folder: Path) -> None:
    program, _clinic = signed_in(clinic_folder, qapp)
    workspace = program.workspace
    assert workspace is not None
    workspace.go("settings")
    before = workspace.page()
    assert isinstance(before, SettingsView)
    before.show_tab("workstation")
    before.workstation.language.show_value("hi")
    before.workstation.language.edited.emit()
    after = workspace.page()
    assert isinstance(after, SettingsView)
    assert after is not before
    assert after.workstation.isVisible()
    assert after.workstation.language.value() == "hi"
    program.close()


def test_what_was_typed_comes_back_as_a_draft(qapp: QApplication, clinic_folder: Path) -> None:
    program, _clinic = signed_in(clinic_folder, qapp)
    assert program.workspace is not None
    program.workspace.go("settings")
    page = program.workspace.page()
    assert isinstance(page, SettingsView)
    name = page.clinic.findChild(QLineEdit, "name")
    assert isinstance(name, QLineEdit)
    name.selectAll()
    QTest.keyClicks(name, "Half a new name")
    program.restyle(replace(options.load(), language="hi"))
    again = program.workspace.page()
    assert isinstance(again, SettingsView)
    assert again.clinic.values()["name"] == "Half a new name"
    program.close()


def test_another_theme_leaves_the_page_alone(qapp: QApplication, clinic_folder: Path) -> None:
    program, _clinic = signed_in(clinic_folder, qapp)
    assert program.workspace is not None
    page = program.workspace.page()
    program.restyle(replace(options.load(), theme=options.Theme.LIGHT, text_size=100))
    assert program.workspace.page() is page
    program.close()


def test_the_unlock_screen_offers_the_languages(qapp: QApplication, clinic_folder: Path) -> None:
    program = begin(clinic_folder, qapp)
    view = program.shell.findChild(UnlockView)
    assert isinstance(view, UnlockView)
    assert [button.text() for button in view.language.findChildren(QAbstractButton)] == ["English", "हिन्दी"]
    view.language.chosen.emit("hi")
    QApplication.processEvents()
    assert {"साइन इन", "खोलें"} <= words_on(program.shell)
    assert program.shell.findChildren(LanguageChoice)[-1].value() == "hi"
    program.close()


def test_the_language_waits_while_a_password_is_checked(qapp: QApplication, clinic_folder: Path) -> None:
    program = begin(clinic_folder, qapp)
    view = program.shell.findChild(UnlockView)
    assert isinstance(view, UnlockView)
    view.set_busy(True)
    assert not view.language.isEnabled()
    view.set_busy(False)
    assert view.language.isEnabled()
    program.close()


def test_the_wizard_keeps_what_was_typed(qapp: QApplication, tmp_path: Path) -> None:
    program = begin(tmp_path / "clinic", qapp)
    view = program.shell.findChild(WizardView)
    assert isinstance(view, WizardView)
    view.clinic.show_values({"clinicName": "Aranya", "clinicAddress": "12 Lake Road"})
    view.person.show_values({"personName": "Dr Nandini Rao", "personTreats": True})
    view.language_chosen.emit("hi")
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete: the wizard before
    after = program.shell.findChild(WizardView)
    assert isinstance(after, WizardView)
    assert after.clinic.values()["clinicName"] == "Aranya"
    assert after.clinic.values()["clinicAddress"] == "12 Lake Road"
    assert after.person.values()["personName"] == "Dr Nandini Rao"
    assert after.person.values()["personTreats"] is True
    assert "अपना क्लिनिक तैयार करें" in words_on(program.shell)
    program.close()


def test_a_choice_that_cannot_be_kept_holds_all_the_same(
    qapp: QApplication, clinic_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = begin(clinic_folder, qapp)
    view = program.shell.findChild(UnlockView)
    assert isinstance(view, UnlockView)

    def refuse(_options: options.Options) -> None:
        raise OSError("full")

    monkeypatch.setattr(options, "save", refuse)
    view.language_chosen.emit("hi")
    assert texts.current().language == "hi"
    program.close()
