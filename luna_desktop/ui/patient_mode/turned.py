"""What every turned screen does alike: it is turned, dressed in the patient's look, and ends with a password.

One `Turned` lives from turning the screen until the staff have it back, or until the program is locked. The password
is handed to the use case and kept nowhere.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.errors import LunaError
from luna_desktop.services.privacy.patient_screen import Outcome, TakenBack, TakingBack, note_not_me, take_screen_back
from luna_desktop.texts import Translator, _, shown
from luna_desktop.ui import theme
from luna_desktop.ui.context import Context
from luna_desktop.ui.patient_mode import endings
from luna_desktop.ui.patient_mode.hand_back import Ending
from luna_desktop.ui.patient_mode.turned_screen import Speaking, TurnedScreen


class Stage(Protocol):
    """Where the turned screen is shown, and who goes on when it ends."""

    def show_turned(self, page: QWidget) -> None:
        """Show the page alone."""

    def turned_back(self, patient: PatientId, *, closing: bool) -> None:
        """Show the work again, with this patient's page unless the window closes next."""

    def lock(self) -> None:
        """Lock the program."""


class Turned(QObject):
    """The turned screen of one patient.

    Signals:
        ended: the screen was not turned after all.
    """

    ended = Signal()
    tab = ""
    """The tab of the chart that is shown when the screen is given back; nothing for the usual one."""

    def __init__(self, context: Context, patient: PatientId, stage: Stage) -> None:
        super().__init__()
        self._context, self._patient, self._stage = context, patient, stage
        self._turned: TurnedScreen | None = None
        self._speaking: Speaking | None = None
        self._look: theme.Look | None = None
        self._outcome = Outcome.LEFT
        self._then: Callable[[], None] | None = None

    def start(self) -> None:
        """Read what is asked; then turn the screen, or say why it stays."""
        raise TypeError(type(self).__name__)

    def not_opened(self, error: Exception) -> None:
        """Say why the screen stays where it is."""
        if isinstance(error, LunaError):
            self.stay(shown(error.message))
        else:
            self._context.incidents.report(error)
            self._give_up()

    def stay(self, why: str) -> None:
        """Say why the screen is not turned."""
        self._context.prompts.tell(_("The screen was not turned"), why)
        self._give_up()

    def _give_up(self) -> None:
        self.ended.emit()
        self.deleteLater()

    def dress_first(self, speaking: Speaking) -> None:
        """Remember the look of the work, and put on the patient's, before the screen is made."""
        self._speaking = speaking
        self._look = theme.current()
        self.dress()

    def show_screen(self, screen: TurnedScreen) -> None:
        """Turn a screen that was made."""
        self._turned = screen
        screen.language_chosen.connect(self._speak)
        screen.size_chosen.connect(self._resize)
        screen.password_given.connect(self._take_back)
        screen.lock_wanted.connect(self._stage.lock)
        self._stage.show_turned(screen)
        screen.start()

    def dress(self) -> None:
        """Show the screen in light colours, or in high contrast where the staff chose it."""
        app, before = QApplication.instance(), self._look
        if isinstance(app, QApplication) and before is not None and self._speaking is not None:
            theme.apply(app, theme.for_patient(before, self._speaking.text_size))

    def stop(self) -> None:
        """Give the window its own look back; the screen itself goes with the window's page."""
        app, look = QApplication.instance(), self._look
        self._look, self._turned = None, None
        if isinstance(app, QApplication) and look is not None:
            theme.apply(app, look)
        self.deleteLater()

    def keep(self) -> None:
        """Keep what was answered so far, as before a lock; screens that keep nothing do nothing."""

    def is_turned(self) -> bool:
        """Tell whether the screen is turned to the patient now."""
        return self._turned is not None

    def spoken(self) -> Translator:
        """Return the language that is shown to the patient."""
        return Translator(self._speaking.language if self._speaking is not None else "en")

    def _speak(self, language: str) -> None:
        if self._speaking is not None:
            self._speaking.language = language
        self._build()

    def _resize(self, size: int) -> None:
        if self._speaking is not None:
            self._speaking.text_size = size
        self.dress()
        self._build()

    def _build(self) -> None:
        if self._turned is not None:
            self._turned.build()

    def say_not_me(self) -> None:
        """Note that somebody else sits before the screen, and end it; what was answered is dropped by the caller."""
        note = self._context.job(note_not_me, self._patient)
        self._context.lane.run(self, note, lambda _none: None, self._context.incidents.report)
        self.end(Outcome.NOT_ME, endings.not_me(self.spoken()))

    def end(self, outcome: Outcome, ending: Ending) -> None:
        """Ask for the screen back."""
        self._outcome = outcome
        if self._turned is not None:
            self._turned.show_ending(ending)

    def ask_before_close(self, then: Callable[[], None]) -> None:
        """Ask for the password before the window is closed; then go on."""
        self._then = then
        screen = self._turned
        if screen is not None and screen.hand_back() is None:
            self.end(Outcome.LEFT, self.left())

    def left(self) -> Ending:
        """Return the ending of a screen whose window somebody wants to close."""
        return endings.left(self.spoken())

    def _take_back(self, password: str) -> None:
        taking = TakingBack(self._patient, self._outcome, password)
        self._context.lane.run(self, self._context.job(take_screen_back, taking), self._taken_back, self._refused)

    def _taken_back(self, answer: TakenBack) -> None:
        page = self._turned.hand_back() if self._turned is not None else None
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
        page = self._turned.hand_back() if self._turned is not None else None
        if page is not None and isinstance(error, LunaError):
            page.show_refused(shown(error.message))
        elif page is not None:
            page.show_refused(_("The password could not be checked. Lock instead, then sign in."))
