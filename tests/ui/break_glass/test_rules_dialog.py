"""The hours of openings are chosen in a dialog that keeps them in bounds."""

from __future__ import annotations

from datetime import time

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.rights.openings import OpeningRules
from luna_desktop.domain.rights.snooping import SnoopRules
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights.opening_rules import read_opening_rules
from luna_desktop.services.rights.openings import WhoOpenedRules, read_who_opened_rules
from luna_desktop.services.rights.snooping import read_snoop_rules
from luna_desktop.ui.break_glass.rules_dialog import RulesDialog, RulesPresenter
from tests.services.acting import act
from tests.ui.contexts import Way, context_of


def test_numbers_are_checked_and_kept(qtbot: QtBot, clinic: OpenClinic) -> None:
    window, way = QWidget(), Way()
    qtbot.addWidget(window)
    dialog = RulesDialog(window, OpeningRules(), WhoOpenedRules(), SnoopRules())
    RulesPresenter(dialog, context_of(clinic, way=way))
    dialog.start()
    assert (dialog.hours.value(), dialog.review.value()) == ("4", "72")
    dialog.hours.show_value("two")
    dialog.review.show_value("9")
    dialog.keep.click()
    assert dialog.hours.problem
    assert dialog.review.problem
    dialog.begins.show_value("early")
    dialog.keep.click()
    assert dialog.begins.problem == "Enter a time such as 07:00."
    dialog.begins.show_value("08:00")
    dialog.window_days.show_value("14")
    dialog.hours.show_value("2")
    dialog.review.show_value("48")
    dialog.in_copies.show_value(True)
    dialog.keep.click()
    assert act(clinic, read_opening_rules, None) == OpeningRules(2, 48)
    assert act(clinic, read_who_opened_rules, None) == WhoOpenedRules(in_copies=True, with_names=False)
    assert act(clinic, read_snoop_rules, None) == SnoopRules(14, time(8), time(21), 25)
    assert way.said == ["The rules of openings are saved."]
