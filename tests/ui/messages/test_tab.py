"""The tab is for everybody who reads messages, and opens at a form where a command asks for it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Permission
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.messages.tab import MESSAGES_TAB, NOTE, SEND, build_tab
from luna_desktop.ui.messages.tab_view import MessagesTab
from tests import builders
from tests.ui.messages.parts import context, shown


def test_a_command_opens_the_form(qtbot: QtBot, clinic: OpenClinic) -> None:
    assert MESSAGES_TAB.permission is Permission.READ_MESSAGES
    patient = builders.register(clinic)
    for part, page in ((SEND, "sendForm"), (NOTE, "callForm"), ("", "messagePanel")):
        hub = ChartHub(patient)
        hub.part = part
        tab = build_tab(context(clinic), patient, hub)
        assert isinstance(tab, MessagesTab)
        hub.setParent(tab)
        shown(qtbot, tab)
        assert tab.side.currentWidget().objectName() == page
