"""The presenter of the Allergies tab: as for any entries, with the state as a whole and refuting."""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.domain.clinical.history import AllergyClass, AllergyState, Certainty
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.services.care.chart import AllergyAnswer, Chart, answer_allergies, change_entry
from luna_desktop.services.facts import FactChange, Known
from luna_desktop.texts import _
from luna_desktop.ui.allergies.view import AllergiesView
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.entries.presenter import EntriesPresenter, Opened
from luna_desktop.ui.prompts import Question


class AllergiesPresenter(EntriesPresenter):
    """Keeps the state true: an answer is taken at once, and an answer that is refused springs back."""

    def __init__(self, view: AllergiesView, context: Context, hub: ChartHub) -> None:
        self._allergies = view
        self._state: Known | None = None
        super().__init__(view, context, hub, "allergies")
        view.state_answered.connect(self.answer)
        view.confirm_wanted.connect(self.confirm)
        view.refute_wanted.connect(self.refute)
        view.from_patch_wanted.connect(self.add_from_patch)
        view.medicines_wanted.connect(lambda: self._context.navigation.open_patient(self._patient, "history"))

    def show_chart(self, chart: Chart) -> None:
        """Show what was read."""
        self._state = chart.allergy_state
        super().show_chart(chart)
        self._hub.set_badge("allergies", self._allergies.standing())

    def answer(self, state: AllergyState) -> None:
        """Take the patient's answer as a whole; “Some” asks for the first entry."""
        if state is AllergyState.SOME and not self._allergies.standing():
            self._allergies.show_state_again()
            self.add("allergy")
            return
        self._send(state)

    def add_from_patch(self, known: Known) -> None:
        """Open the form of an allergy with the allergen of a positive patch test; nothing is saved by itself."""

        def open_filled() -> None:
            self._open(Opened("allergy"))
            filled = {"trigger": known.body.allergen, "allergy_class": AllergyClass.CONTACT.value}
            self._allergies.frame.show_draft(filled)

        if self._allergies.can_change:
            self._after_typing(open_filled)

    def confirm(self) -> None:
        """Write down that the patient confirmed what stands there."""
        if self._state is not None:
            self._send(self._state.body.state)

    def refute(self, known: Known) -> None:
        """Ask what speaks against an allergy, and keep it on the list as refuted."""
        question = Question(
            _("Refute “{name}”?", name=known.body.trigger.text),
            _("It stays on the list as refuted and no longer warns. Write what speaks against it."),
            _("Refute"),
        )
        self._context.prompts.ask_reason(question, lambda reason: self._refute(known, reason))

    def _refute(self, known: Known, reason: str | None) -> None:
        if reason is None:
            return
        body = replace(known.body, certainty=Certainty.REFUTED)
        change = FactChange(self._patient, known.fact_id, known.number, body, known.source, reason)
        job = self._context.job(change_entry, change)
        self.act(job, lambda chart: self._take(chart, _("Refuted. It no longer warns.")))

    def _send(self, state: AllergyState) -> None:
        number = self._state.number if self._state else 0
        job = self._context.job(answer_allergies, AllergyAnswer(self._patient, state, number))
        self.act(job, lambda chart: self._take(chart, _("Allergies confirmed.")), self._not_taken)

    def _not_taken(self, error: Exception) -> None:
        self._allergies.show_state_again()
        if isinstance(error, InvalidInput):
            self._allergies.show_trouble(" ".join(str(text) for text in error.problems.values()), tone="warn")
        else:
            self.complain(error)
