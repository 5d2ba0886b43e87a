"""The panel: an entry with what is silent, and approvals column by column, with buttons only for who may."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.catalogue_tables import TABLES
from luna_desktop.services.care.catalogue_pages import CataloguePage, RowState
from luna_desktop.services.care.catalogues import shipped
from luna_desktop.ui.catalogues.panel import Approvals, EntryDetails

ROW = RowState(shipped().catalogues["topicals"].entry("tretinoin"))
ALL = frozenset(TABLES["topicals"].advising)


def test_an_entry_says_which_of_its_advice_is_silent(qtbot: QtBot) -> None:
    panel = EntryDetails()
    qtbot.addWidget(panel)
    panel.show_row(replace(ROW, heard=frozenset({"pregnancy"})))
    assert panel.findChild(QWidget, "advice_pregnancy").accessibleName() == "Approved"
    assert panel.findChild(QWidget, "advice_lactation").accessibleName() == "Silent"
    assert not panel.approve.isHidden()
    assert panel.take_back.isHidden()
    assert panel.change.isHidden()
    panel.show_row(replace(ROW, heard=ALL, is_off=True))
    assert panel.approve.isHidden()
    assert not panel.take_back.isHidden()
    assert panel.switch.text() == "Offer it again"


def test_who_only_reads_has_no_buttons(qtbot: QtBot) -> None:
    panel = EntryDetails()
    qtbot.addWidget(panel)
    panel.allow(may_change=False, may_approve=False)
    panel.show_row(replace(ROW, entry=replace(ROW.entry, is_own=True)))
    buttons = (panel.approve, panel.take_back, panel.change, panel.switch)
    assert all(button.isHidden() for button in buttons)


@pytest.mark.parametrize(("heard", "button"), [(frozenset(), "approve_pregnancy"), (ALL, "takeBack_pregnancy")])
def test_a_column_is_approved_or_taken_back(qtbot: QtBot, heard: frozenset[str], button: str) -> None:
    panel = Approvals()
    qtbot.addWidget(panel)
    panel.show_page(CataloguePage("topicals", "7", (replace(ROW, heard=heard),)))
    found = panel.findChild(QPushButton, button)
    with qtbot.waitSignal(panel.approve_wanted) as wanted:
        found.click()
    assert wanted.args == ["pregnancy", not heard]
    assert panel.approve_all.isHidden() is bool(heard)
    assert panel.take_back_all.isHidden() is not bool(heard)
    panel.may_approve = False
    panel.show_page(CataloguePage("topicals", "7", (replace(ROW, heard=heard),)))
    assert panel.everything.isHidden()
