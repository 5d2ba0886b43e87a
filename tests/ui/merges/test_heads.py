"""The two records at the top: who they are, how much stands in each, and keeping the other one."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.merges.heads import Heads
from tests.ui.merges.pairs import a_page


def test_both_are_named_with_two_identifiers_and_can_change_places(qtbot: QtBot, clinic: OpenClinic) -> None:
    heads = Heads()
    qtbot.addWidget(heads)
    page = a_page(clinic)
    heads.show_halves(page.kept, page.merged)
    assert heads.kept.accessibleName() == "Kept: Ananya Raghunathan, LUN-000002"
    assert heads.merged.accessibleName() == "Merged in: Ananya Raghunath, LUN-000001"
    assert heads.merged.number.text().startswith("LUN-000001 · since ")
    assert heads.kept.held.text().startswith("0 visits · 0 photos · last seen ")
    with qtbot.waitSignal(heads.swap_wanted):
        heads.swap.click()
    assert not heads.grab().isNull()
