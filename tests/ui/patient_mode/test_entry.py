"""The card from which the screen is turned."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.ui.patient_mode.entry import build_turn_card
from luna_desktop.ui.widgets.buttons import Button
from tests.clinic_fixtures import Opener
from tests.ui.contexts import Way, context_of


@pytest.mark.parametrize(("role", "may"), [(Role.RECEPTION, True), (Role.CLINICIAN, True), (Role.AUDITOR, False)])
def test_whoever_may_ask_turns_the_screen(qtbot: QtBot, open_clinic: Opener, role: Role, may: bool) -> None:
    way = Way()
    card = build_turn_card(context_of(open_clinic(role), way=way), PatientId(7))
    holder = QWidget()
    qtbot.addWidget(holder)
    QVBoxLayout(holder).addWidget(card)
    holder.show()
    assert card.isVisible() is may
    button = card.findChild(Button, "turnScreenButton")
    assert isinstance(button, Button)
    button.click()
    assert way.places == ["patient screen 7"]
