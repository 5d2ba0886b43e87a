"""Carries the turned screen of consents out: reads the questions, keeps the answers, saves them, prints the notice."""

from __future__ import annotations

import hashlib
from datetime import datetime

from PySide6.QtGui import QImage

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
    note_paper_wish,
    turn_screen,
)
from luna_desktop.texts import LANGUAGES, Translator, _, current
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.patient_mode import endings
from luna_desktop.ui.patient_mode.form import MYSELF, Given, PatientForm, open_asks, progress_of
from luna_desktop.ui.patient_mode.form_reading import form_of
from luna_desktop.ui.patient_mode.screen import PatientScreen
from luna_desktop.ui.patient_mode.turned import Stage, Turned
from luna_desktop.ui.patient_mode.wording import shown_sentences
from luna_desktop.ui.printing import Paper, PlainPrinter, print_text


def may_turn(actor: Actor) -> bool:
    """Tell whether somebody may turn the screen to a patient."""
    return actor.may(Permission.GIVE_NOTICE) and actor.may(Permission.RECORD_DESK_CONSENT)


class PatientMode(Turned):
    """The screen of consents, turned to one patient."""

    def __init__(self, context: Context, patient: PatientId, stage: Stage, paper: Paper | None = None) -> None:
        super().__init__(context, patient, stage)
        self._paper = paper or PlainPrinter()
        self._wants_paper = False

    @property
    def screen(self) -> PatientScreen | None:
        """Return the screen while it is turned."""
        return self._turned if isinstance(self._turned, PatientScreen) else None

    # -- turning the screen

    def start(self) -> None:
        """Read the questions; then turn the screen, or say why it stays."""
        read = self._context.job(read_consent_form, self._patient)
        self._context.lane.run(self, read, self._open, self.not_opened)

    def _open(self, read: ConsentForm) -> None:
        if not read.notices:
            self.stay(_("No notice is published yet. The owner publishes one before consents are asked for."))
            return
        self._form: PatientForm = form_of(read, today_in(self._context), self._context.actor)
        if not self._form.asks:
            self.stay(_("There is nothing that this patient can be asked now."))
            return
        turn = self._context.job(turn_screen, self._patient)
        self._context.lane.run(self, turn, lambda _none: self._turn(read.language), self.not_opened)

    def _turn(self, language: str) -> None:
        spoken = language if language in LANGUAGES else current().language
        self._given = Given(language=spoken, signer=None if self._form.is_minor else MYSELF)
        self.dress_first(self._given)
        screen = PatientScreen(self._form, self._given)
        screen.changed.connect(self._note_signature)
        screen.save_wanted.connect(self._save)
        screen.not_me.connect(self._not_me)
        screen.later_wanted.connect(self._later)
        screen.paper_wanted.connect(self._print)
        self.show_screen(screen)
        read = self._context.job(read_identity_photo, self._patient)
        self._context.lane.run(self, read, self._show_portrait, lambda _error: None)  # the initials do as well

    def _show_portrait(self, photo: IdentityPhoto) -> None:
        if self.screen is not None and photo.jpeg:
            self.screen.show_portrait(QImage.fromData(photo.jpeg))

    # -- what the patient does

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
        self.end(Outcome.SAVED, endings.saved(progress, page.stopped, spoken, wants_paper=self._wants_paper))

    def _not_saved(self, error: Exception) -> None:
        screen = self.screen
        if screen is None:
            return
        number = "" if isinstance(error, LunaError) else logs.record_incident(error)
        screen.questions.show_not_saved(endings.not_saved(error, Translator(self._given.language), number=number))

    def _not_me(self) -> None:
        self._given.clear()
        self.say_not_me()

    def _later(self) -> None:
        ending = endings.later(Translator(self._given.language), wants_paper=self._wants_paper)
        self.end(Outcome.LATER, ending)

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
