"""The clinic's clocks: chosen within the law, each rule with its source and its day."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights.clock_settings import read_clock_rules
from luna_desktop.ui.rights.clocks_dialog import ClocksDialog
from tests.services.acting import act
from tests.ui.rights.desk import open_desk


def opened(view: QWidget) -> ClocksDialog:
    found = [each for each in view.findChildren(ClocksDialog) if not each.isHidden()]
    assert found
    return found[-1]


def test_clocks_are_made_shorter_never_longer_than_the_law(clinic: OpenClinic, qtbot: QtBot) -> None:
    desk = open_desk(clinic, qtbot)
    desk.view.clocks.click()
    dialog = opened(desk.view)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "MCI Regulations 2002, reg. 1.3.2: 72 hours" in said
    dialog.fields["access"].show_value("96")
    dialog.keep.click()
    assert dialog.fields["access"].problem == "Enter a number from 1 to 72: the law allows no more."
    dialog.fields["access"].show_value("48")
    dialog.fields["grievance dpdp"].show_value("2027-05-14")
    dialog.pauses.show_value(False)
    dialog.keep.click()
    rules = act(clinic, read_clock_rules, None)
    assert (rules.wanted[CaseKind.ACCESS].amount, rules.pauses) == (48, False)
    assert rules.since == {"grievance dpdp": date(2027, 5, 14)}
    assert desk.view.limits.whole_text().startswith("Copies within 48 hours")
    assert desk.way.said[-1].startswith("The clocks are saved.")
