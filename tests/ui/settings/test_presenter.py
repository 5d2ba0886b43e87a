"""The Settings page in use, against a real clinic."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.safety_questions import SafetyQuestion
from luna_desktop.options import Options, Theme
from luna_desktop.services import drafts
from luna_desktop.services.care.chart_access import read_shelf_life
from luna_desktop.services.care.treatment_consents import read_consent_months
from luna_desktop.services.clinic import settings
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.prompts import ScriptedPrompts
from luna_desktop.ui.settings.presenter import build_page
from luna_desktop.ui.settings.view import SettingsView
from tests import builders
from tests.clinic_fixtures import Opener
from tests.ui.office import Heard, context_of

FRESH = "copper meadow lantern orbit"


def opened(
    qtbot: QtBot, clinic: OpenClinic, *answers: object, chosen: list[Options] | None = None
) -> tuple[SettingsView, Heard, ScriptedPrompts]:
    context, heard, prompts = context_of(clinic, *answers)
    view = build_page(context, (chosen if chosen is not None else []).append)
    assert isinstance(view, SettingsView)
    qtbot.addWidget(view)
    view.show()
    return view, heard, prompts


def type_into(view: SettingsView, form: str, field: str, value: object) -> None:
    target = getattr(view, form).field(field)
    target.show_value(value)
    target.edited.emit()


def saved(clinic: OpenClinic) -> settings.ClinicSettings:
    return clinic.desk.perform(clinic.actor, settings.read_settings, None)


def test_the_letterhead_is_saved_tidied_and_other_typing_stays(qtbot: QtBot, clinic: OpenClinic) -> None:
    view, heard, _prompts = opened(qtbot, clinic)
    assert view.clinic.field("name").value() == "Aranya Skin Clinic"
    type_into(view, "contact", "title", "Officer for privacy")
    type_into(view, "clinic", "name", "Aranya  Skin")
    view.clinic.save_bar.save.click()
    assert heard.said == ["The settings are saved."]
    assert view.clinic.field("name").value() == "Aranya Skin"
    assert not view.clinic.is_dirty()
    assert view.contact.is_dirty()
    assert saved(clinic).clinic.name == "Aranya Skin"
    assert saved(clinic).privacy_contact.title == "Privacy officer"
    view.contact.save_bar.save.click()
    assert saved(clinic).privacy_contact.title == "Officer for privacy"


def test_a_contact_nobody_can_reach_is_refused_at_its_field(qtbot: QtBot, clinic: OpenClinic) -> None:
    view, _heard, _prompts = opened(qtbot, clinic)
    view.show_tab("contact")
    type_into(view, "contact", "phone", "12")
    view.contact.save_bar.save.click()
    assert "10-digit" in view.contact.field("phone").problem
    assert not view.contact.save_bar.save.is_busy()
    assert saved(clinic).privacy_contact.phone == "+919845011223"


def test_preferences_and_the_folder_for_backups(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    view, _heard, prompts = opened(qtbot, clinic, None, tmp_path)
    view.show_tab("preferences")
    view.preferences.choose.click()
    assert not view.preferences.is_dirty()
    view.preferences.choose.click()
    prompts.check_all_used()
    type_into(view, "preferences", "lock_minutes", 12)
    type_into(view, "preferences", "shared_care", "no")
    view.preferences.save_bar.save.click()
    assert saved(clinic).preferences == settings.Preferences("no", 12, str(tmp_path))


def test_days_and_months_are_saved_and_a_wrong_one_is_told_at_its_field(qtbot: QtBot, open_clinic: Opener) -> None:
    clinic = open_clinic(Role.OWNER)
    view, heard, _prompts = opened(qtbot, clinic)
    view.show_tab("care")
    type_into(view, "care", "keloid", "0")
    view.care.save_bar.save.click()
    assert "1 to 730" in view.care.field("keloid").problem
    type_into(view, "care", "keloid", "90")
    type_into(view, "care", "months", "3")
    view.care.save_bar.save.click()
    assert heard.said == ["The settings are saved."]
    assert not view.care.is_dirty()
    shelf = clinic.desk.perform(clinic.actor, read_shelf_life, None)
    assert (shelf.of(SafetyQuestion.KELOID), shelf.of(SafetyQuestion.METAL)) == (90, 180)
    assert clinic.desk.perform(clinic.actor, read_consent_months, None) == 3


def test_a_clinician_sets_the_months_alone(qtbot: QtBot, open_clinic: Opener) -> None:
    clinic = open_clinic(Role.CLINICIAN)
    view, _heard, _prompts = opened(qtbot, clinic)
    days = view.care.field("keloid").control
    assert isinstance(days, QLineEdit)
    assert days.isReadOnly()
    type_into(view, "care", "months", "4")
    view.care.save_bar.save.click()
    assert clinic.desk.perform(clinic.actor, read_consent_months, None) == 4


def test_discarding_asks_and_brings_back_what_was_saved(qtbot: QtBot, clinic: OpenClinic) -> None:
    view, _heard, prompts = opened(qtbot, clinic, False, True)
    type_into(view, "clinic", "name", "Another")
    view.clinic.save_bar.discard.click()
    assert view.clinic.field("name").value() == "Another"
    view.clinic.save_bar.discard.click()
    assert view.clinic.field("name").value() == "Aranya Skin Clinic"
    assert len(prompts.asked) == 2


def test_typing_survives_as_a_draft(qtbot: QtBot, clinic: OpenClinic) -> None:
    view, _heard, _prompts = opened(qtbot, clinic)
    type_into(view, "clinic", "name", "Half typed")
    view.clinic.flush_draft()
    again, _heard, _prompts = opened(qtbot, clinic)
    assert again.clinic.field("name").value() == "Half typed"
    again.clinic.save_bar.save.click()
    assert clinic.desk.perform(clinic.actor, drafts.list_drafts, None) == []


def test_who_may_not_change_settings_reads_them(qtbot: QtBot, open_clinic: Opener) -> None:
    view, _heard, _prompts = opened(qtbot, open_clinic(Role.ADMINISTRATOR))
    assert "owner" in view.note.text()
    type_into(view, "clinic", "name", "Another")
    assert view.clinic.save_bar.isHidden()
    assert view.preferences.choose.isHidden()
    for form in view.forms():
        form.show_values(form.values())


def test_the_look_is_handed_on_at_once(qtbot: QtBot, open_clinic: Opener) -> None:
    chosen: list[Options] = []
    view, _heard, _prompts = opened(qtbot, open_clinic(Role.RECEPTION), chosen=chosen)
    view.show_tab("workstation")
    view.workstation.theme.show_value(Theme.DARK)
    view.workstation.theme.edited.emit()
    view.workstation.text_size.show_value(130)
    view.workstation.text_size.edited.emit()
    view.workstation.language.show_value("hi")
    view.workstation.language.edited.emit()
    assert [(each.theme, each.text_size, each.language) for each in chosen] == [
        (Theme.DARK, 100, "en"),
        (Theme.DARK, 130, "en"),
        (Theme.DARK, 130, "hi"),
    ]


def test_a_disk_that_keeps_no_choice_is_told(qtbot: QtBot, clinic: OpenClinic) -> None:
    def refuse(_options: Options) -> None:
        raise OSError

    context, _heard, _prompts = context_of(clinic)
    view = build_page(context, refuse)
    assert isinstance(view, SettingsView)
    qtbot.addWidget(view)
    view.workstation.motion.box.click()
    assert "did not keep" in view.banner.text()


def test_everybody_changes_their_own_password_here(qtbot: QtBot, open_clinic: Opener) -> None:
    view, heard, _prompts = opened(qtbot, open_clinic(Role.RECEPTION))
    view.show_tab("workstation")
    view.workstation.password.click()
    form = view.password_form
    form.old.show_value(builders.PASSWORD)
    form.new.show_value("short")
    form.again.show_value("short")
    form.save.click()
    assert form.new.problem
    form.new.show_value(FRESH)
    form.again.show_value(FRESH)
    form.save.click()
    assert heard.said == ["Your password is changed."]
    assert view.stack.currentWidget() is view.workstation
