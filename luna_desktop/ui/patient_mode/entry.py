"""The card of the Privacy tab from which the screen is turned to the patient."""

from __future__ import annotations

from luna_desktop.domain.access import PatientId
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.patient_mode.mode import may_turn
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.labels import words


def build_turn_card(context: Context, patient: PatientId) -> Card:
    """Build the card; it is not seen where the role may not turn the screen."""
    card = Card(_("The patient answers by themselves"), "turnCard", icon="tablet-smartphone")
    text = _(
        "Turn the screen: the patient reads each question in English or Hindi, answers and signs. Nothing else of "
        "Luna can be reached until you type your password."
    )
    card.add(words(text, "body2", wrap=True))
    turn = Button(
        _("Turn the screen to the patient…"), "turnScreenButton", icon="tablet-smartphone", tip=_("Ctrl+Shift+T")
    )
    turn.clicked.connect(lambda: context.navigation.turn_to_patient(patient))
    card.add_action(turn)
    if not may_turn(context.actor):
        card.hide()
    return card
