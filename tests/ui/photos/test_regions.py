"""The list of regions beside the timeline."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.photos.regions import EVERY, RegionList


def test_one_region_is_chosen_and_told_with_its_count(qtbot: QtBot) -> None:
    regions = RegionList()
    qtbot.addWidget(regions)
    regions.show_regions([(EVERY, "All regions", 3), ("face", "Face", 2), ("", "Site not noted", 1)], EVERY)
    assert regions.button(EVERY).isChecked()
    with qtbot.waitSignal(regions.chosen) as chosen:
        regions.button("").click()
    assert chosen.args == [""]
    assert not regions.button(EVERY).isChecked()
    assert regions.button("face").accessibleName() == "Face, 2"
