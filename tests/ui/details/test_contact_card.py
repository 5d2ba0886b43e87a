"""The card from which contact details leave."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.interop.vcard_writing import CardVersion
from luna_desktop.ui.details.contact_card import ContactCardCard


def test_it_says_what_is_wanted(qtbot: QtBot) -> None:
    card = ContactCardCard()
    qtbot.addWidget(card)
    assert (card.version(), card.wants_family()) == (CardVersion.FOUR, False)
    card.old.click()
    card.offer_family(others=True)
    card.family.click()
    assert (card.version(), card.wants_family()) == (CardVersion.THREE, True)
    card.offer_family(others=False)
    assert not card.wants_family()
    with qtbot.waitSignal(card.save_wanted):
        card.save.click()
    card.show_problems({"card": "Not now."})
    assert card.banner.text() == "Not now."
    card.show_stale("Newer.", None)
    assert card.banner.text() == "Newer."
