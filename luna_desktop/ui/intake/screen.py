"""The turned screen on which a patient fills in history and lifestyle, page by page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.clinical.intake import Answer
from luna_desktop.texts import Translator
from luna_desktop.ui.intake.filling import Filling, Whom
from luna_desktop.ui.intake.page import IntakePage
from luna_desktop.ui.patient_mode.turned_screen import Around, TurnedScreen


class IntakeScreen(TurnedScreen):
    """What the patient sees.

    Signals:
        changed: an answer was given or taken back.
        turned_page: another page is shown.
        not_me, later_wanted, save_wanted: from the page.
    """

    changed = Signal()
    turned_page = Signal()
    not_me = Signal()
    later_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, around: Around, whom: Whom, filling: Filling) -> None:
        super().__init__(around, filling)
        self._whom, self._filling = whom, filling
        self.build()

    def add_pages(self, _: Translator) -> None:
        """Put the open page in."""
        page = self.page = IntakePage(self._whom, self._filling, _)
        page.answered.connect(self._take)
        page.page_wanted.connect(self.go_to)
        for signal, onward in (
            (page.not_me, self.not_me),
            (page.later_wanted, self.later_wanted),
            (page.save_wanted, self.save_wanted),
        ):
            signal.connect(onward)
        self.pages.addWidget(page)

    def main_page(self) -> QWidget:
        """Return the open page."""
        return self.page

    def start(self) -> None:
        """Put the keyboard on the first question of the page."""
        self.page.start()

    def go_to(self, number: int) -> None:
        """Show another page; the one after the last hands in."""
        self._filling.page = max(0, min(number, len(self._filling.pages)))
        self.build()
        self.start()
        self.turned_page.emit()

    def _take(self, answer: object) -> None:
        if isinstance(answer, Answer):
            self._filling.answer(answer)
            self.page.show_progress()
            self.changed.emit()
