"""The answer about care at registration: given in one of three ways, refused, put off, or not asked yet."""

from __future__ import annotations

from collections.abc import Mapping

from luna_desktop.domain.consent import METHOD_NAMES, ConsentMethod, ConsentState
from luna_desktop.texts import _, shown
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.choice_fields import CardsField, SegmentedField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import Option, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.radio_cards import CardOption

METHODS = (ConsentMethod.SIGNED_PAPER, ConsentMethod.ELECTRONIC, ConsentMethod.GUARDIAN)
FIELD_NAMES = {
    "state": "care",
    "notice": "care",
    "method": "care_method",
    "given_by": "care_given_by",
    "reason": "care_reason",
}
"""What the ledger calls a field, and what this form calls it."""


class CareCard(Card):
    """Asks whether the patient agrees to assessment, treatment and the record. No answer stops the registration."""

    def __init__(self) -> None:
        super().__init__(_("Consent to care"), "careCard", icon="file-pen")
        self.answer = CardsField(
            "care",
            "",
            [
                CardOption(ConsentState.GIVEN.value, _("Given")),
                CardOption(ConsentState.REFUSED.value, _("Refused")),
                CardOption(ConsentState.DEFERRED.value, _("Put off")),
                CardOption(ConsentState.NOT_ASKED.value, _("Not asked yet")),
            ],
        )
        self.answer.control.setAccessibleName(_("Consent to care"))
        self.method = SegmentedField(
            "care_method", _("How"), [Option(each.value, shown(METHOD_NAMES[each])) for each in METHODS]
        )
        self.given_by = TextField("care_given_by", _("Guardian’s name and relation"), required=True)
        self.reason = TextField("care_reason", _("Why it was put off"), required=True)
        text = _(
            "The patient reads the notice, or somebody reads it out; then ask. Whoever refuses is registered as well."
        )
        self.add(words(text, "body2", wrap=True))
        for field in self.fields():
            self.add(field)
            field.edited.connect(self.refresh)
        self.refresh()

    def fields(self) -> list[Field]:
        """Return the fields in order."""
        return [self.answer, self.method, self.given_by, self.reason]

    def start_values(self) -> Mapping[str, object]:
        """Return the values of a form in which nobody was asked yet."""
        return {
            "care": ConsentState.NOT_ASKED.value,
            "care_method": ConsentMethod.SIGNED_PAPER.value,
            "care_given_by": "",
            "care_reason": "",
        }

    def state(self) -> ConsentState:
        """Return the answer."""
        return ConsentState(str(self.answer.value() or ConsentState.NOT_ASKED.value))

    def consent_method(self) -> ConsentMethod:
        """Return how a consent was given; no other answer has a way."""
        if self.state() is not ConsentState.GIVEN:
            return ConsentMethod.NONE
        return ConsentMethod(str(self.method.value() or ConsentMethod.NONE.value))

    def guardian(self) -> str:
        """Return the guardian who gave the consent, or nothing."""
        return self.given_by.value() if self.consent_method() is ConsentMethod.GUARDIAN else ""

    def put_off_because(self) -> str:
        """Return why the question was put off, or nothing."""
        return self.reason.value() if self.state() is ConsentState.DEFERRED else ""

    def refresh(self) -> None:
        """Show the fields that the answer asks for."""
        given = self.state() is ConsentState.GIVEN
        self.method.setVisible(given)
        self.given_by.setVisible(given and self.consent_method() is ConsentMethod.GUARDIAN)
        self.reason.setVisible(self.state() is ConsentState.DEFERRED)
