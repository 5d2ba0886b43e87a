"""Carries the turned form out: reads it, keeps what is answered as a draft, hands it in, and ends with a password."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer

from luna_desktop import logs
from luna_desktop.domain.access import Actor, PatientId, Permission
from luna_desktop.domain.clinical.intake import pages_for
from luna_desktop.domain.errors import LunaError
from luna_desktop.services.care.intake import (
    Answers,
    IntakeForm,
    keep_intake_draft,
    read_intake_form,
    submit_intake,
)
from luna_desktop.services.privacy.patient_screen import Outcome, turn_screen
from luna_desktop.texts import LANGUAGES, Translator, current
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.intake.filling import Filling, Whom
from luna_desktop.ui.intake.screen import IntakeScreen
from luna_desktop.ui.patient_mode import endings
from luna_desktop.ui.patient_mode.hand_back import Ending
from luna_desktop.ui.patient_mode.turned import Stage, Turned
from luna_desktop.ui.patient_mode.turned_screen import Around

TYPING_MS = 1200
"""Typing is kept this long after it begins, so that a crash loses no more."""


def may_turn_form(actor: Actor) -> bool:
    """Tell whether somebody may turn the form to a patient."""
    return actor.may(Permission.TAKE_INTAKE) and actor.may(Permission.GIVE_NOTICE)


class IntakeMode(Turned):
    """The form, turned to one patient."""

    def __init__(self, context: Context, patient: PatientId, stage: Stage) -> None:
        super().__init__(context, patient, stage)
        self._filling = Filling()
        self.tab = "lifestyle" if context.actor.may(Permission.READ_CHART) else ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TYPING_MS)
        self._timer.timeout.connect(self.keep)

    @property
    def screen(self) -> IntakeScreen | None:
        """Return the screen while it is turned."""
        return self._turned if isinstance(self._turned, IntakeScreen) else None

    def start(self) -> None:
        """Read the form; then turn the screen, or say why it stays."""
        read = self._context.job(read_intake_form, self._patient)
        self._context.lane.run(self, read, self._open, self.not_opened)

    def _open(self, form: IntakeForm) -> None:
        turn = self._context.job(turn_screen, self._patient)
        self._context.lane.run(self, turn, lambda _none: self._turn(form), self.not_opened)

    def _turn(self, form: IntakeForm) -> None:
        spoken = form.language if form.language in LANGUAGES else current().language
        self._filling = Filling(
            language=spoken,
            earlier=form.answered,
            pages=pages_for(reproductive=form.asks_reproductive),
            is_minor=form.is_minor,
            guardians=form.guardians,
        )
        self.dress_first(self._filling)
        lines = [line.strip() for line in form.clinic.address.splitlines() if line.strip()]
        around = Around(form.clinic.name, ", ".join(lines[-2:]), self._context.actor.display_name)
        whom = Whom(form.name, form.mrn, form.birth, today_in(self._context))
        screen = IntakeScreen(around, whom, self._filling)
        screen.changed.connect(self._timer_on)
        screen.turned_page.connect(self.keep)
        screen.not_me.connect(self._not_me)
        screen.later_wanted.connect(self._later)
        screen.save_wanted.connect(self._save)
        self.show_screen(screen)

    def keep(self) -> None:
        """Keep what was answered so far as a draft."""
        if not self._timer.isActive() and not self._filling.answers:
            return
        self._timer.stop()
        job = self._context.job(keep_intake_draft, self._answers())
        self._context.lane.run(self, job, _kept, self._not_kept)

    def _timer_on(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _answers(self) -> Answers:
        filling = self._filling
        return Answers(self._patient, filling.language, tuple(filling.answers.values()), filling.answered_by)

    def _not_kept(self, error: Exception) -> None:
        if not isinstance(error, LunaError):
            logs.record_incident(error)
        if self.screen is not None and self.screen.hand_back() is None:
            self.screen.page.show_not_saved(not_kept_words(error, self.spoken()))

    def _save(self) -> None:
        screen = self.screen
        if screen is None:
            return
        self._timer.stop()
        screen.page.set_saving(True)
        job = self._context.job(submit_intake, self._answers())
        self._context.lane.run(self, job, self._saved, self._not_saved)

    def _saved(self, _number: int) -> None:
        self._filling.clear()
        self.end(Outcome.SAVED, handed_in(self.spoken()))

    def _not_saved(self, error: Exception) -> None:
        if self.screen is None:
            return
        number = "" if isinstance(error, LunaError) else logs.record_incident(error)
        self.screen.page.show_not_saved(not_handed_in(error, self.spoken(), number=number))

    def _not_me(self) -> None:
        self._timer.stop()
        self._filling.clear()
        self.say_not_me()

    def _later(self) -> None:
        self.keep()
        self.end(Outcome.LATER, self.left())

    def left(self) -> Ending:
        """Return the ending of a form that is not handed in yet: what was answered is kept."""
        _ = self.spoken()
        return Ending(
            Outcome.LATER.value,
            _("Give the device back to the clinic."),
            _("Your answers so far are kept sealed. You can go on now or on another day."),
            may_go_back=True,
        )


def handed_in(_: Translator) -> Ending:
    """Return the ending of a form that was handed in."""
    staff = current()
    return Ending(
        Outcome.SAVED.value,
        _("Thank you. Give the device back to the clinic."),
        _("Your answers were handed in. A doctor goes through them with you."),
        staff("The form waits for a clinician. Nothing of it is in the record yet."),
    )


def not_handed_in(error: Exception, _: Translator, *, number: str = "") -> str:
    """Return why nothing was handed in; the answers stay. `number` is that of an incident."""
    kept = _("Not handed in. Your answers are still on this screen.")
    told = (_("Tell the staff this number: {number}.", number=number),) if number else ()
    return " ".join((kept, *(_.render(message) for message in endings.reasons(error)), *told))


def not_kept_words(error: Exception, _: Translator) -> str:
    """Return that the draft could not be kept, and why."""
    kept = _("Your answers are on this screen, but they could not be kept yet. Do not leave; hand them in or ask.")
    return " ".join((kept, *(_.render(message) for message in endings.reasons(error))))


def _kept(_when: datetime) -> None:
    """Nothing is shown: the patient need not know of drafts."""
