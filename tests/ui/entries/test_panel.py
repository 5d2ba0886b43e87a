"""The panel of one entry."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.history import Allergy, Certainty, Coded
from luna_desktop.domain.facts import FactStatus
from luna_desktop.ui.entries.panel import EntryPanel
from tests.ui.entries.test_versions import FIRST


def test_what_can_be_done_depends_on_the_entry(qtbot: QtBot) -> None:
    panel = EntryPanel(refutable=True)
    qtbot.addWidget(panel)
    allergy = replace(FIRST, kind="allergy", body=Allergy(Coded("Penicillin")))
    panel.show_entry(allergy)
    assert panel.refute_button.isVisible()
    panel.show_entry(replace(allergy, body=replace(allergy.body, certainty=Certainty.REFUTED)))
    assert not panel.refute_button.isVisible()
    assert panel.strike_button.isVisible()
    panel.show_entry(replace(allergy, status=FactStatus.ENTERED_IN_ERROR))
    assert not panel.change_button.isVisible()
    panel.set_can_change(False)
    panel.show_entry(allergy)
    assert not panel.strike_button.isVisible()


def test_the_buttons_speak_of_the_entry_that_is_shown(qtbot: QtBot) -> None:
    panel = EntryPanel()
    qtbot.addWidget(panel)
    panel.show_entry(FIRST)
    with qtbot.waitSignal(panel.strike_wanted) as struck:
        panel.strike_button.click()
    assert struck.args == [FIRST]
