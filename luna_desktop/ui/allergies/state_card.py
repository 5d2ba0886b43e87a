"""The card of the allergy state: four answers, when they were last confirmed, and Confirm now."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from luna_desktop.domain.clinical.history import ALLERGY_STATE_NAMES, AllergyState
from luna_desktop.services.facts import Known
from luna_desktop.texts import _, shown
from luna_desktop.ui.entries.described import day_words
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.labels import IconLabel, words
from luna_desktop.ui.widgets.radio_cards import CardOption, RadioCards


class StateCard(Card):
    """What is known as a whole, and when the patient last confirmed it.

    Signals:
        answered: the `AllergyState` that the person chose.
        confirmed: confirm what stands there.
    """

    answered = Signal(object)
    confirmed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__(_("Allergy state"), "allergyStateCard", icon="shield-alert")
        self._today = today
        notes = {
            AllergyState.NEVER_ASKED: _("Shown amber everywhere"),
            AllergyState.ASKED_UNKNOWN: _("Patient is not sure"),
            AllergyState.NONE_KNOWN: _("Only when the list is empty"),
            AllergyState.SOME: _("Follows from the list"),
        }
        options = [CardOption(state, shown(ALLERGY_STATE_NAMES[state]), note) for state, note in notes.items()]
        self.cards = RadioCards("allergyState", _("Allergy state"), options)
        self.confirm_button = Button(
            _("Confirm now"), "confirmAllergiesButton", kind=Kind.PRIMARY, icon="check-check", tip=_("Ctrl+Shift+C")
        )
        self._icon = IconLabel("calendar-check", "ok", 16)
        self._sentence = words("", "body", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._sentence, 1)
        row.addWidget(self.confirm_button)
        self.add(self.cards)
        self.add(row)
        self.cards.chosen.connect(self.answered)
        self.confirm_button.clicked.connect(self.confirmed)

    def sentence(self) -> str:
        """Return what is said about the last answer."""
        return self._sentence.text()

    def show_state(self, known: Known | None, standing: int, *, can_change: bool) -> None:
        """Show the state, and which answers the list leaves open."""
        state = known.body.state if known else AllergyState.NEVER_ASKED
        self.cards.show_value(state)
        for each in AllergyState:
            self.cards.card(each).setEnabled(can_change and (each is AllergyState.SOME or not standing))
        some = _("1 current on this list") if standing == 1 else _("{count} current on this list", count=standing)
        self.cards.show_note(AllergyState.SOME, some if standing else _("Opens an entry to fill in"))
        asked = known is not None and state is not AllergyState.NEVER_ASKED
        self._icon.show_icon("calendar-check" if asked else "triangle-alert", "ok" if asked else "warn")
        self._sentence.setText(self._told(known) if asked and known else _("Ask about allergies before any treatment."))
        self.confirm_button.setVisible(can_change)
        self.confirm_button.setEnabled(asked)
        why = "" if asked else _("Choose an answer first.")
        self.confirm_button.setToolTip(why or _("Ctrl+Shift+C"))
        self.confirm_button.setAccessibleDescription(why)

    def _told(self, known: Known) -> str:
        day = known.body.confirmed_on
        days = (self._today - day.earliest).days if day else 0
        values = {"day": day_words(day), "name": known.recorded_by}
        if days <= 0:
            return _("Confirmed today, {day}, by {name} with the patient.", **values)
        if days == 1:
            return _("Last confirmed yesterday, {day}, by {name} with the patient.", **values)
        return _("Last confirmed {day}, {count} days ago, by {name} with the patient.", count=days, **values)
