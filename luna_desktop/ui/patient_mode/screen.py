"""The turned screen of consents: the questions, the notice, and the hand-over; answers live in `Given` and stay."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from luna_desktop.texts import Translator
from luna_desktop.ui.patient_mode.form import Given, PatientForm
from luna_desktop.ui.patient_mode.questions import QuestionsPage
from luna_desktop.ui.patient_mode.reading import ReadingPage
from luna_desktop.ui.patient_mode.turned_screen import Around, TurnedScreen


class PatientScreen(TurnedScreen):
    """What the patient sees.

    Signals:
        not_me, paper_wanted, later_wanted, save_wanted: from the page with the questions.
        changed: an answer or the signature changed.
    """

    not_me = Signal()
    paper_wanted = Signal()
    later_wanted = Signal()
    save_wanted = Signal()
    changed = Signal()

    def __init__(self, form: PatientForm, given: Given) -> None:
        super().__init__(Around(form.clinic, form.place, form.with_whom), given)
        self._form, self._given = form, given
        self._portrait = QImage()
        self.build()

    def main_page(self) -> QWidget:
        """Return the questions."""
        return self.questions

    def start(self) -> None:
        """Put the keyboard on the first question."""
        self.questions.start()

    def fit(self, width: int) -> None:
        """Fit the columns of the questions."""
        self.questions.fit(width)

    def restore(self, where: str) -> None:
        """Show the notice again where it was shown."""
        if where == "readingPage":
            self.show_notice()

    def add_pages(self, _: Translator) -> None:
        """Put the questions in."""
        page = self.questions = QuestionsPage(self._form, self._given, _)
        page.answered.connect(self._take_answer)
        page.guardian_chosen.connect(self._take_signer)
        page.signed.connect(self._take_strokes)
        page.typed.connect(self._take_typed)
        page.way_chosen.connect(self._take_way)
        page.read_wanted.connect(self.show_notice)
        page.clear_wanted.connect(self._clear)
        for signal, onward in (
            (page.not_me, self.not_me),
            (page.paper_wanted, self.paper_wanted),
            (page.later_wanted, self.later_wanted),
            (page.save_wanted, self.save_wanted),
        ):
            signal.connect(onward)
        page.fit(self.width())
        page.show_portrait(self._portrait)
        self.pages.addWidget(page)

    def show_portrait(self, portrait: QImage) -> None:
        """Show the identity photo instead of the initials, where there is one."""
        self._portrait = portrait
        if self.pages.indexOf(self.questions) >= 0:
            self.questions.show_portrait(portrait)

    # -- what the person does

    def _take_answer(self, key: str, yes: bool) -> None:
        signed = self._given.is_signed
        self._given.answer(key, yes)
        if signed:
            self.questions.signing.pad.show_strokes(())
            self.questions.signing.name_field.show_value("")
            self.questions.signing.witness_field.show_value("")
        self._show_change()

    def _take_signer(self, key: int) -> None:
        self._given.choose_signer(key)
        self.changed.emit()
        self.build()

    def _take_strokes(self, strokes: object) -> None:
        self._given.strokes = strokes if isinstance(strokes, tuple) else ()
        self._show_change()

    def _take_typed(self, name: str, witness: str) -> None:
        self._given.typed_name, self._given.witness = name, witness
        self._show_change()

    def _take_way(self, typed: bool) -> None:
        self._given.drop_signature()
        self._given.is_typed = typed
        self.questions.signing.pad.show_strokes(())
        self._show_change()
        signing = self.questions.signing
        (signing.name_field if typed else signing.pad).setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self._given.clear()
        self.changed.emit()
        self.build()
        self.questions.start()

    def _show_change(self) -> None:
        self.changed.emit()
        self.questions.show_progress()

    # -- pages

    def show_notice(self) -> None:
        """Show the notice in the language chosen here."""
        _ = Translator(self._given.language)
        notice = self._form.notice(self._given.language)
        if notice is None:
            return
        self.drop_extra()
        page = ReadingPage(notice, _)
        page.done.connect(self._back_from_notice)
        self.put(page)
        page.start()

    def _back_from_notice(self) -> None:
        self.show_main()
        self.questions.notice.read.setFocus(Qt.FocusReason.OtherFocusReason)
