"""The tab shows trouble where the person is: in the open form, else above the list."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.messages.tab_view import MessagesTab
from tests.ui.messages.parts import shown


def test_trouble_and_problems_go_where_the_person_is(qtbot: QtBot, clinic: OpenClinic) -> None:
    tab = MessagesTab(clinic.actor)
    shown(qtbot, tab)
    tab.show_said(())
    assert tab.states.currentWidget().objectName() == "nothingSaid"
    tab.show_trouble("Over the list.")
    tab.show_send_form()
    tab.show_trouble("In the form.")
    assert (tab.trouble.text(), tab.form.banner.text()) == ("Over the list.", "In the form.")
    tab.show_call_form()
    tab.show_problems({"note": "Enter a note."})
    assert tab.call.note.problem == "Enter a note."
    tab.show_panel()
    tab.show_problems({"way": "No way."})
    assert tab.trouble.text() == "No way."
