"""The card of checks: what is wrong comes first, and old rows go."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.health import Check, Health
from luna_desktop.texts import say
from luna_desktop.ui.health.checks_card import CheckRow, ChecksCard


def titles(card: ChecksCard) -> list[str]:
    widgets = [card.rows.itemAt(at).widget() for at in range(card.rows.count())]
    return [widget.accessibleName() for widget in widgets if isinstance(widget, CheckRow)]


def test_what_is_wrong_comes_first(qtbot: QtBot) -> None:
    card = ChecksCard()
    qtbot.addWidget(card)
    card.show_busy()
    assert card.examine.is_busy()
    good, bad = Check("space", ok=True, message=say("Room.")), Check("vault", ok=False, message=say("Missing."))
    card.show_health(Health((good, bad)), "Examined today")
    assert titles(card) == ["Photo vault: Look. Missing.", "Disk space: Good. Room."]
    assert not card.examine.is_busy()
    card.show_health(Health((good,)), "Examined later")
    assert titles(card) == ["Disk space: Good. Room."]
    assert card.chip.spec().text == "Everything is well"
