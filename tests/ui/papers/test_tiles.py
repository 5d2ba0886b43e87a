"""Tiles: said whole to a screen reader, acted on by name, replaced as a whole."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.ui.papers.tiles import PaperTile, TileAction, TileCard
from luna_desktop.ui.widgets.painting import ChipSpec

TILE = PaperTile(7, "RX-1", ChipSpec("Issued", "ok"), ("Adapalene",), (TileAction("Open", "Print or save…"),))


def a_card(qtbot: QtBot, new: str = "Write") -> TileCard:
    card = TileCard("Prescriptions", "rxCard", icon="pill", empty="None yet.", new=new)
    qtbot.addWidget(card)
    card.show()
    return card


def test_a_tile_says_what_it_is_and_acts(qtbot: QtBot) -> None:
    card, heard = a_card(qtbot), []
    card.acted.connect(lambda action, key: heard.append((action, key)))
    card.show_tiles([TILE])
    tile, button = card.findChild(QFrame, "rxCard7"), card.findChild(QPushButton, "rxCard7Open")
    assert tile is not None
    assert button is not None
    assert (tile.accessibleName(), tile.accessibleDescription()) == ("RX-1", "Issued. Adapalene")
    assert button.accessibleDescription() == "RX-1"
    button.click()
    assert heard == [("Open", 7)]


def test_an_empty_card_says_so_and_has_no_button_without_words(qtbot: QtBot) -> None:
    card = a_card(qtbot, new="")
    assert any(label.text() == "None yet." for label in card.findChildren(QLabel))
    assert card.new.isHidden()
