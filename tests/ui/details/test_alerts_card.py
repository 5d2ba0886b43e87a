"""The card lists of whom both charts warn, and lets only who may change contact details remove one."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.services.people.cards import card_of
from luna_desktop.ui.details.alerts_card import AlertsCard
from luna_desktop.ui.widgets.buttons import Button
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import working


def test_removing_is_for_who_may_change(qtbot: QtBot, open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    with working(desk) as work:
        row = card_of(work, patient)
    card = AlertsCard(builders.START.date())
    qtbot.addWidget(card)
    card.show_people((row,))
    assert card.findChild(Button, f"removeAlert{patient}").isHidden()
    card.allow(may_change=True)
    card.show_people((row,))
    removed: list[object] = []
    card.remove_wanted.connect(removed.append)
    card.findChildren(Button, f"removeAlert{patient}")[-1].click()
    assert removed == [patient]
    card.show_people(())
    assert card.note.text() == "Nobody in the register has a name like this one."
    for show in (lambda: card.show_trouble("No."), lambda: card.show_problems({"other": "No."})):
        show()
        assert card.banner.text() == "No."
