"""Cards hold what is put in; banners say one thing and offer one action."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout
from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import words


def test_a_card_has_heading_chip_action_and_body(qtbot: QtBot) -> None:
    card = Card("Conditions", "conditionsCard", icon="stethoscope")
    qtbot.addWidget(card)
    chip, action, body = Chip("2 open", "danger"), Button("Edit", "editButton"), words("Melasma")
    card.add_beside_title(chip)
    card.add_action(action)
    card.add(body)
    card.add(QHBoxLayout())
    card.resize(500, 120)
    card.show()
    assert card.heading.geometry().right() < chip.x() < action.x()
    assert action.geometry().right() > 460
    assert body.y() > card.heading.geometry().bottom()
    assert card.accessibleName() == "Conditions"
    assert card.body().count() == 3


def test_a_banner_speaks_acts_and_goes(qtbot: QtBot) -> None:
    banner = Banner("danger", "Could not save. The clinic drive is full.", action="Try again")
    qtbot.addWidget(banner)
    banner.show()
    assert banner.accessibleName() == banner.text() == "Could not save. The clinic drive is full."
    with qtbot.waitSignal(banner.acted, timeout=1000):
        qtbot.mouseClick(banner.button, Qt.MouseButton.LeftButton)
    banner.say("ok", "Saved.")
    assert not banner.button.isVisible()
    banner.say("ok", "")
    assert not banner.isVisible()
