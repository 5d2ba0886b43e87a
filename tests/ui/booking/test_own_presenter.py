"""Whoever may not read the book sees no appointments."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.ui.booking.own_card import OwnCard
from luna_desktop.ui.booking.own_presenter import OwnPresenter
from tests.clinic_fixtures import Opener
from tests.ui.contexts import context_of


def test_without_the_right_nothing_is_asked_for(qtbot: QtBot, open_clinic: Opener) -> None:
    clinic = open_clinic(Role.ADMINISTRATOR)
    card = OwnCard(may_book=False)
    qtbot.addWidget(card)
    OwnPresenter(card, context_of(clinic), PatientId(1))
    assert card.isHidden()
