"""Somebody is put on the waiting list; what is missing is said at its field and nothing is lost."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.services.front.waiting_list import read_waiting_list
from luna_desktop.ui.booking.waiting_dialog import WaitingDialog
from luna_desktop.ui.booking.waiting_presenter import WaitingPresenter
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.front.booking import set_up
from tests.ui.booking.people import TODAY
from tests.ui.contexts import Way, context_of


def test_an_entry_is_added_from_the_dialog(qtbot: QtBot, open_clinic: Opener) -> None:
    clinic = open_clinic(Role.RECEPTION)
    builders.register(clinic)
    window = QMainWindow()
    qtbot.addWidget(window)
    dialog, way, added = WaitingDialog(window, TODAY, shows_alerts=True), Way(), list[str]()
    WaitingPresenter(dialog, context_of(clinic, way=way), set_up(clinic), lambda: added.append("added"))
    dialog.start()
    assert not dialog.go_on.isEnabled()
    dialog.patient.finder.edit.setText("ananya")
    dialog.patient.finder.picked.emit(dialog.patient.finder.found.current())
    dialog.note.show_value("by taxi")
    dialog.go_on.click()
    assert dialog.service.problem
    assert dialog.note.value() == "by taxi"
    dialog.service.show_value("consultation")
    dialog.go_on.click()
    (row,) = act(clinic, read_waiting_list, None)
    assert (row.card.name, row.wish.note) == ("Ananya Kumar", "by taxi")
    assert (added, way.said) == (["added"], ["Ananya Kumar is on the waiting list"])
    assert dialog.isHidden()
