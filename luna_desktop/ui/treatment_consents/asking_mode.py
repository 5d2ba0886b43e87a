"""Carries the turned screen of a treatment out: reads what is asked, saves the answer, and ends with a password."""

from __future__ import annotations

from luna_desktop import logs
from luna_desktop.domain.access import Actor, Permission
from luna_desktop.domain.errors import LunaError
from luna_desktop.services.care.treatment_consents import (
    TreatmentAsked,
    TreatmentConsentLine,
    TreatmentForm,
    open_treatment_form,
    record_treatment_answer,
)
from luna_desktop.services.privacy.patient_screen import Outcome, turn_screen
from luna_desktop.texts import LANGUAGES, Translator, _, current, shown
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.patient_mode import endings
from luna_desktop.ui.patient_mode.form import MYSELF
from luna_desktop.ui.patient_mode.hand_back import Ending
from luna_desktop.ui.patient_mode.mode import may_turn
from luna_desktop.ui.patient_mode.turned import Stage, Turned
from luna_desktop.ui.treatment_consents.asking import TreatmentGiven, person_form, progress_of, signed_of
from luna_desktop.ui.treatment_consents.asking_screen import AskingScreen


def may_ask(actor: Actor) -> bool:
    """Tell whether somebody may turn the screen to a patient for a treatment."""
    return may_turn(actor) and actor.may(Permission.CHANGE_CHART)


class TreatmentMode(Turned):
    """The screen of one treatment, turned to one patient."""

    tab = "visits"

    def __init__(self, context: Context, asked: TreatmentAsked, stage: Stage) -> None:
        super().__init__(context, asked.patient_id, stage)
        self._asked = asked

    @property
    def screen(self) -> AskingScreen | None:
        """Return the screen while it is turned."""
        return self._turned if isinstance(self._turned, AskingScreen) else None

    def start(self) -> None:
        """Read what is asked; then turn the screen, or say why it stays."""
        read = self._context.job(open_treatment_form, self._asked)
        self._context.lane.run(self, read, self._open, self._not_asked)

    def _not_asked(self, error: Exception) -> None:
        problems = getattr(error, "problems", None)
        if problems:
            self.stay(" ".join(shown(text) for text in problems.values()))
        else:
            self.not_opened(error)

    def _open(self, read: TreatmentForm) -> None:
        self._read = read
        self._form = person_form(read, today_in(self._context), self._context.actor)
        if read.is_minor and not self._form.guardians:
            self.stay(_("The patient is, or may be, under 18. Enter a parent or guardian in Details first."))
            return
        turn = self._context.job(turn_screen, self._patient)
        self._context.lane.run(self, turn, lambda _none: self._turn(read.card.language), self.not_opened)

    def _turn(self, language: str) -> None:
        spoken = language if language in LANGUAGES else current().language
        self._given = TreatmentGiven(language=spoken, signer=None if self._form.is_minor else MYSELF)
        self.dress_first(self._given)
        screen = AskingScreen(self._read, self._form, self._given)
        screen.changed.connect(self._note_signature)
        screen.save_wanted.connect(self._save)
        screen.not_me.connect(self._not_me)
        screen.later_wanted.connect(self._later)
        self.show_screen(screen)

    def _note_signature(self) -> None:
        """Note when, and in which language, what stood on the screen was signed."""
        given = self._given
        if given.is_signed and given.signed_at is None:
            given.signed_at, given.signed_language = self._context.desk.premises.clock(), given.language
        elif not given.is_signed:
            given.signed_at, given.signed_language = None, ""

    def _save(self) -> None:
        screen = self.screen
        if screen is None or not progress_of(self._given).is_ready:
            return
        screen.page.set_saving(True)
        job = self._context.job(record_treatment_answer, signed_of(self._read, self._given))
        self._context.lane.run(self, job, self._saved, self._not_saved)

    def _saved(self, line: TreatmentConsentLine) -> None:
        del line
        said = self.spoken()
        text = (
            said("Your yes is written down. You can take it back at any time before the treatment.")
            if self._given.answer_given
            else said("Your no is written down. Nothing else in your care changes.")
        )
        thanks = said("Thank you. Give the device back to the clinic.")
        self.end(Outcome.SAVED, Ending(Outcome.SAVED.value, thanks, text))

    def _not_saved(self, error: Exception) -> None:
        screen = self.screen
        if screen is None:
            return
        number = "" if isinstance(error, LunaError) else logs.record_incident(error)
        screen.page.show_not_saved(endings.not_saved(error, Translator(self._given.language), number=number))

    def _not_me(self) -> None:
        self._given.clear()
        self.say_not_me()

    def _later(self) -> None:
        self.end(Outcome.LATER, endings.later(self.spoken(), wants_paper=False))
