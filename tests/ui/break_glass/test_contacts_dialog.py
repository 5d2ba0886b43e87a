"""The contact details of staff in their dialog: one person at a time, checked, and kept by versions."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.services.rights.staff_contacts import list_staff_contacts
from luna_desktop.ui.break_glass.contacts_dialog import show_contacts
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.ui.contexts import context_of


def test_one_person_at_a_time(qtbot: QtBot, open_clinic: Opener) -> None:
    officer, window = open_clinic(Role.PRIVACY_OFFICER), QWidget()
    qtbot.addWidget(window)
    meera = int(open_clinic(Role.CLINICIAN).actor.user_id)
    dialog = show_contacts(window, context_of(officer))
    assert [option.text for option in dialog.who.options()][:2] == ["Arun Das", "Dr Meera Pillai"]
    dialog.who.show_value(meera)
    dialog.who.edited.emit()
    dialog.born.show_value("1985")
    dialog.keep.click()
    assert dialog.born.problem == "Enter a whole date, such as 14-03-2026."
    dialog.born.show_value("03-02-1985")
    dialog.phone.show_value("12")
    dialog.keep.click()
    assert dialog.phone.problem
    dialog.phone.show_value("98450 11223")
    dialog.address.show_value("12 Lake Road")
    dialog.keep.click()
    assert dialog.trouble.text() == "Saved for Dr Meera Pillai."
    assert dialog.phone.value() == "+91 98450 11223"
    kept = next(each for each in act(officer, list_staff_contacts, None) if each.user_id == meera)
    assert (kept.born, kept.address, kept.version) == (date(1985, 2, 3), "12 Lake Road", 1)
