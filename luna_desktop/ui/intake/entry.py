"""The card from which the form is turned to the patient; whoever may not read answers learns only that one waits."""

from __future__ import annotations

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.errors import LunaError
from luna_desktop.domain.measures import show_day
from luna_desktop.services.care.intake import Waiting, waiting_intake
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _, current
from luna_desktop.ui.context import Context
from luna_desktop.ui.intake.mode import may_turn_form
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.labels import words


class FormCard(Card):
    """The button, and whether a form waits for a clinician."""

    def __init__(self, context: Context, patient: PatientId) -> None:
        super().__init__(_("The patient fills in the form"), "formCard", icon="clipboard-list")
        text = _(
            "Turn the screen: the patient answers questions about health and habits in English or Hindi. A clinician "
            "goes through the answers before any of them stands in the record."
        )
        self.add(words(text, "body2", wrap=True))
        self.waiting = words("", "strong", wrap=True)
        self.waiting.setObjectName("formWaits")
        self.waiting.hide()
        self.add(self.waiting)
        self.turn = Button(_("Turn the form to the patient…"), "turnFormButton", icon="clipboard-list")
        self.turn.clicked.connect(lambda: context.navigation.turn_form(patient))
        self.add_action(self.turn)
        if not may_turn_form(context.actor):
            self.hide()
            return
        context.lane.run(self, context.job(waiting_intake, patient), self._show, lambda error: _failed(context, error))

    def _show(self, found: tuple[Waiting, ...]) -> None:
        if found:
            day = show_day(found[-1].at.astimezone(CLINIC_ZONE).date(), current())
            self.waiting.setText(_("Filled in on {day}; waits for a clinician.", day=day))
        self.waiting.setVisible(bool(found))


def _failed(context: Context, error: Exception) -> None:
    """A refusal is told where the person acts: the button says why when it is pressed."""
    if not isinstance(error, LunaError):
        context.incidents.report(error)


def build_form_card(context: Context, patient: PatientId) -> FormCard:
    """Build the card; it is not seen where the role may not turn the form."""
    return FormCard(context, patient)
