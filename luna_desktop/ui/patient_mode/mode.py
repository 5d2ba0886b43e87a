"""Carries the turned screen out: reads the questions, keeps the answers, saves them, and ends with a password.

One `PatientMode` lives from turning the screen until the staff have it back, or until the program is locked. The
password is handed to the use case and kept nowhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from luna_desktop import logs
from luna_desktop.domain.access import Actor, PatientId, Permission
from luna_desktop.domain.consent import ConsentMethod, Giver
from luna_desktop.domain.errors import LunaError
from luna_desktop.services.people.identity_photos import IdentityPhoto, read_identity_photo
from luna_desktop.services.privacy.consent_form import ConsentForm, read_consent_form
from luna_desktop.services.privacy.consents import PrivacyPage, SignedAnswers, record_answers
from luna_desktop.services.privacy.patient_screen import (
    Outcome,
    PaperWish,
    TakenBack,
    TakingBack,
    note_not_me,
    note_paper_wish,
    take_screen_back,
    turn_screen,
)
from luna_desktop.texts import LANGUAGES, Translator, _, current, shown
from luna_desktop.ui import theme
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.patient_mode import endings
from luna_desktop.ui.patient_mode.form import MYSELF, Given, PatientForm, open_asks, progress_of
from luna_desktop.ui.patient_mode.form_reading import form_of
from luna_desktop.ui.patient_mode.hand_back import Ending
from luna_desktop.ui.patient_mode.screen import PatientScreen
from luna_desktop.ui.patient_mode.wording import shown_sentences
from luna_desktop.ui.printing import Paper, PlainPrinter, print_text


class Stage(Protocol):
    """Where the turned screen is shown, and who goes on when it ends."""

    def show_turned(self, page: QWidget) -> None:
        """Show the page alone."""

    def turned_back(self, patient: PatientId, *, closing: bool) -> None:
        """Show the work again, with this patient's privacy page unless the window closes next."""

    def lock(self) -> None:
        """Lock the program."""


def may_turn(actor: Actor) -> bool:
    """Tell whether somebody may turn the screen to a patient."""
    return actor.may(Permission.GIVE_NOTICE) and actor.may(Permission.RECORD_DESK_CONSENT)


class PatientMode(QObject):
    """The turned screen of one patient.

    Signals:
        ended: the screen was not turned after all.
    """

    ended = Signal()

    def __init__(self, context: Context, patient: PatientId, stage: Stage, paper: Paper | None = None) -> None:
        super().__init__()
        self._context, self._patient, self._stage = context, patient, stage
        self._paper = paper or PlainPrinter()
        self.screen: PatientScreen | None = None
        self._look: theme.Look | None = None
        self._outcome = Outcome.LEFT
        self._wants_paper = False
        self._then: Callable[[], None] | None = None

    # -- turning the screen

    def start(self) -> None:
        """Read the questions; then turn the screen, or say why it stays."""
        read = self._context.job(read_consent_form, self._patient)
        self._context.lane.run(self, read, self._open, self._not_opened)

    def _not_opened(self, error: Exception) -> None:
        if isinstance(error, LunaError):
            self._stay(shown(error.message))
        else:
            self._context.incidents.report(error)
            self._give_up()

    def _stay(self, why: str) -> None:
        self._context.prompts.tell(_("The screen was not turned"), why)
        self._give_up()

    def _give_up(self) -> None:
        self.ended.emit()
        self.deleteLater()

    def _open(self, read: ConsentForm) -> None:
        if not read.notices:
            self._stay(_("No notice is published yet. The owner publishes one before consents are asked for."))
            return
        self._form: PatientForm = form_of(read, today_in(self._context), self._context.actor)
        if not self._form.asks:
            self._stay(_("There is nothing that this patient can be asked now."))
            return
        turn = self._context.job(turn_screen, self._patient)
        self._context.lane.run(self, turn, lambda _none: self._turn(read.language), self._not_opened)

    def _turn(self, language: str) -> None:
        spoken = language if language in LANGUAGES else current().language
        self._given = Given(language=spoken, signer=None if self._form.is_minor else MYSELF)
        self._look = theme.current()
        self._dress()
        screen = self.screen = PatientScreen(self._form, self._given)
        screen.language_chosen.connect(self._speak)
        screen.size_chosen.connect(self._resize)
        screen.changed.connect(self._note_signature)
        screen.save_wanted.connect(self._save)
        screen.not_me.connect(self._not_me)
        screen.later_wanted.connect(self._later)
        screen.paper_wanted.connect(self._print)
        screen.password_given.connect(self._take_back)
        screen.lock_wanted.connect(self._stage.lock)
        self._stage.show_turned(screen)
        screen.questions.start()
        read = self._context.job(read_identity_photo, self._patient)
        self._context.lane.run(self, read, self._show_portrait, lambda _error: None)  # the initials do as well

    def _show_portrait(self, photo: IdentityPhoto) -> None:
        if self.screen is not None and photo.jpeg:
            self.screen.show_portrait(QImage.fromData(photo.jpeg))

    def _dress(self) -> None:
        """Show the screen in light colours, or in high contrast where the staff chose it."""
        app, before = QApplication.instance(), self._look
        if isinstance(app, QApplication) and before is not None:
            theme.apply(app, theme.for_patient(before, self._given.text_size))

    def stop(self) -> None:
        """Give the window its own look back; the screen itself goes with the window's page."""
        app, look = QApplication.instance(), self._look
        self._look, self.screen = None, None
        if isinstance(app, QApplication) and look is not None:
            theme.apply(app, look)
        self.deleteLater()

    def is_turned(self) -> bool:
        """Tell whether the screen is turned to the patient now."""
        return self.screen is not None

    # -- what the patient does

    def _speak(self, language: str) -> None:
        self._given.language = language
        self._build()

    def _resize(self, size: int) -> None:
        self._given.text_size = size
        self._dress()
        self._build()

    def _build(self) -> None:
        if self.screen is not None:
            self.screen.build()

    def _note_signature(self) -> None:
        """Note when, and in which language, what stood on the screen was signed."""
        given = self._given
        if given.is_signed and given.signed_at is None:
            given.signed_at, given.signed_language = self._now(), given.language
        elif not given.is_signed:
            given.signed_at, given.signed_language = None, ""

    def _now(self) -> datetime:
        return self._context.desk.premises.clock()

    def _save(self) -> None:
        screen = self.screen
        if screen is None or not progress_of(self._form, self._given).is_ready:
            return
        screen.questions.set_saving(True)
        job = self._context.job(record_answers, self._signed_answers())
        self._context.lane.run(self, job, self._saved, self._not_saved)

    def _signed_answers(self) -> SignedAnswers:
        given, form = self._given, self._form
        asks = open_asks(form, given)
        language = given.signed_language or given.language
        sentences = "\n".join(shown_sentences(asks, Translator(language)))
        drawn = bool(given.strokes) and not given.is_typed
        guardian = next((one for one in form.guardians if one.fact_id == given.signer), None)
        return SignedAnswers(
            self._patient,
            tuple((ask.purpose, given.answers[ask.key]) for ask in asks if ask.key in given.answers),
            giver=Giver.GUARDIAN if guardian is not None else Giver.SELF,
            giver_fact_id=guardian.fact_id if guardian is not None else None,
            given_by=given.typed_name if given.is_typed else "",
            language=language,
            shown_sha256=hashlib.sha256(sentences.encode()).hexdigest(),
            strokes=given.strokes if drawn else (),
            method=ConsentMethod.SIGNED_SCREEN if drawn else ConsentMethod.ELECTRONIC,
            witness=given.witness if given.is_typed else "",
        )

    def _saved(self, page: PrivacyPage) -> None:
        if self.screen is None:
            return
        spoken = Translator(self._given.language)
        progress = progress_of(self._form, self._given)
        self._end(Outcome.SAVED, endings.saved(progress, page.stopped, spoken, wants_paper=self._wants_paper))

    def _not_saved(self, error: Exception) -> None:
        screen = self.screen
        if screen is None:
            return
        number = "" if isinstance(error, LunaError) else logs.record_incident(error)
        screen.questions.show_not_saved(endings.not_saved(error, Translator(self._given.language), number=number))

    def _not_me(self) -> None:
        note = self._context.job(note_not_me, self._patient)
        self._context.lane.run(self, note, lambda _none: None, self._context.incidents.report)
        self._given.clear()
        self._end(Outcome.NOT_ME, endings.not_me(Translator(self._given.language)))

    def _later(self) -> None:
        ending = endings.later(Translator(self._given.language), wants_paper=self._wants_paper)
        self._end(Outcome.LATER, ending)

    def _end(self, outcome: Outcome, ending: Ending) -> None:
        self._outcome = outcome
        if self.screen is not None:
            self.screen.show_ending(ending)

    # -- the notice on paper

    def _print(self) -> None:
        screen = self.screen
        notice = self._form.notice(self._given.language)
        if screen is None or notice is None:
            return

        def printed(went_well: bool) -> None:
            self._wants_paper = self._wants_paper or not went_well
            if self.screen is not None:
                text = endings.paper_words(Translator(self._given.language), was_printed=went_well)
                self.screen.questions.show_paper_note(text)
            wish = PaperWish(self._patient, notice.version, notice.language, went_well)
            job = self._context.job(note_paper_wish, wish)
            self._context.lane.run(self, job, lambda _none: None, self._context.incidents.report)

        print_text(notice.text, self._paper, screen, printed)

    # -- giving the screen back

    def ask_before_close(self, then: Callable[[], None]) -> None:
        """Ask for the password before the window is closed; then go on."""
        self._then = then
        screen = self.screen
        if screen is not None and screen.hand_back() is None:
            self._end(Outcome.LEFT, endings.left(Translator(self._given.language)))

    def _take_back(self, password: str) -> None:
        taking = TakingBack(self._patient, self._outcome, password)
        self._context.lane.run(self, self._context.job(take_screen_back, taking), self._taken_back, self._refused)

    def _taken_back(self, answer: TakenBack) -> None:
        page = self.screen.hand_back() if self.screen is not None else None
        if not answer.accepted:
            if page is not None and answer.refusal is not None:
                page.show_refused(shown(answer.refusal), wait_seconds=answer.wait_seconds)
            return
        then, self._then = self._then, None
        patient, stage = self._patient, self._stage
        self.stop()
        stage.turned_back(patient, closing=then is not None)
        if then is not None:
            then()

    def _refused(self, error: Exception) -> None:
        page = self.screen.hand_back() if self.screen is not None else None
        if page is not None and isinstance(error, LunaError):
            page.show_refused(shown(error.message))
        elif page is not None:
            page.show_refused(_("The password could not be checked. Lock instead, then sign in."))
