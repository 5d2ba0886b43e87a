"""The turned screen for one treatment: the page to read and sign, and the hand-over."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from luna_desktop.services.care.treatment_consents import TreatmentForm
from luna_desktop.texts import Translator
from luna_desktop.ui.patient_mode.form import PatientForm
from luna_desktop.ui.patient_mode.turned_screen import Around, TurnedScreen
from luna_desktop.ui.treatment_consents.asking import KEY, TreatmentGiven
from luna_desktop.ui.treatment_consents.asking_page import AskingPage


class AskingScreen(TurnedScreen):
    """What the patient sees.

    Signals:
        changed: answer or signature changed.
        not_me, later_wanted, save_wanted: from the page.
    """

    changed = Signal()
    not_me = Signal()
    later_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, read: TreatmentForm, form: PatientForm, given: TreatmentGiven) -> None:
        super().__init__(Around(form.clinic, form.place, form.with_whom), given)
        self._read, self._form, self._given = read, form, given
        self.build()

    def add_pages(self, _: Translator) -> None:
        """Put the page in."""
        page = self.page = AskingPage(self._read, self._form, self._given, _)
        page.answered.connect(self._take_answer)
        page.guardian_chosen.connect(self._take_signer)
        page.signed.connect(self._take_strokes)
        page.typed.connect(self._take_typed)
        page.way_chosen.connect(self._take_way)
        page.interpreter_typed.connect(self._take_interpreter)
        for signal, onward in (
            (page.not_me, self.not_me),
            (page.later_wanted, self.later_wanted),
            (page.save_wanted, self.save_wanted),
        ):
            signal.connect(onward)
        page.fit(self.width())
        self.pages.addWidget(page)

    def main_page(self) -> QWidget:
        """Return the page to read and sign."""
        return self.page

    def start(self) -> None:
        """Put the keyboard on the text."""
        self.page.start()

    def fit(self, width: int) -> None:
        """Fit the columns to the window."""
        self.page.fit(width)

    def _take_answer(self, yes: bool) -> None:
        signed = self._given.is_signed
        self._given.answer(KEY, yes)
        if signed:
            self.page.signing.pad.show_strokes(())
            self.page.signing.name_field.show_value("")
            self.page.signing.witness_field.show_value("")
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
        self.page.signing.pad.show_strokes(())
        self._show_change()
        signing = self.page.signing
        (signing.name_field if typed else signing.pad).setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_interpreter(self, name: str) -> None:
        self._given.interpreter = name

    def _show_change(self) -> None:
        self.changed.emit()
        self.page.show_progress()
