"""Chips say their words to screen readers, are never cut, and follow the theme."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.chips import Avatar, Chip, ChipRow
from luna_desktop.ui.widgets.painting import ChipSpec


def test_a_chip_speaks_and_keeps_its_width(qtbot: QtBot) -> None:
    chip = Chip("Waiting", "warn", "armchair")
    qtbot.addWidget(chip)
    narrow = chip.minimumSizeHint().width()
    chip.show_chip(ChipSpec("Did not attend", "danger", "user-x"))
    assert chip.accessibleName() == chip.spec().text == "Did not attend"
    assert chip.minimumSizeHint().width() > narrow


def test_a_row_of_chips_wraps_and_drops_none(qtbot: QtBot) -> None:
    row = ChipRow("alerts")
    qtbot.addWidget(row)
    row.show_chips([ChipSpec(f"Allergy: {name}") for name in ("Penicillin", "Fragrance mix", "Nickel", "Latex")])
    row.resize(260, 200)
    row.show()
    chips = row.findChildren(Chip)
    assert len(chips) == 4
    assert len({chip.y() for chip in chips}) > 1
    assert all(chip.geometry().right() < 260 for chip in chips)
    assert "Latex" in row.accessibleName()
    row.show_chips([ChipSpec("None known")])
    assert [chip.spec().text for chip in row.findChildren(Chip) if not chip.isHidden()] == ["None known"]


def test_an_avatar_shows_somebody_else(qtbot: QtBot) -> None:
    avatar = Avatar("Meera Joshi", 32)
    qtbot.addWidget(avatar)
    before = avatar.grab().toImage()
    avatar.show_person("Arjun Nambiar")
    assert avatar.grab().toImage() != before
