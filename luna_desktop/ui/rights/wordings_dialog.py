"""The letters in a translation, read whole, and approved in one's own name before any is sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.rights.steps import LETTER_NAMES
from luna_desktop.services.rights.letter_approvals import (
    LetterLanguage,
    approve_letter_language,
    read_letter_language,
)
from luna_desktop.texts import OWN_NAMES, _, shown
from luna_desktop.ui import theme
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Complaints, Presenter
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.overlay import Dialog
from luna_desktop.ui.widgets.reading_text import ReadingText

WIDTH, HEIGHT = 720, 460


class WordingsDialog(Dialog):
    """Shows every letter of a language.

    Signals:
        approved: the person approves them.
    """

    approved = Signal()

    def __init__(self, window: QWidget, letters: LetterLanguage) -> None:
        super().__init__(
            window,
            "wordingsDialog",
            _("Letters in {language}", language=OWN_NAMES[letters.language]),
            _("Read them to the end. No letter is issued in this language before a named person has approved them."),
            width=WIDTH,
        )
        self.trouble = Banner("warn", "", name="wordingsTrouble")
        self.text = ReadingText("wordingsText", _("Letters"))
        self.text.setFixedHeight(min(theme.px(HEIGHT), max(180, window.height() - 260)))
        self.text.show_markdown(as_text(letters))
        for widget in (self.trouble, self.text):
            self.add(widget)
        self.cancel = self.add_button(Button(_("Close"), "wordingsClose"))
        self.approve = self.add_button(
            Button(_("Approve in my name"), "approveLetters", kind=Kind.PRIMARY, icon="badge-check")
        )
        self.cancel.clicked.connect(self.dismissed)
        self.dismissed.connect(self.put_away)
        self.approve.clicked.connect(self.approved)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong on top."""
        self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence on top."""
        self.trouble.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - nothing is kept here
        """Say that things changed meanwhile."""
        self.show_trouble(text, tone="warn")


class WordingsPresenter(Presenter):
    """Reads the letters of a language, shows them over a window, and notes the approval."""

    def __init__(self, view: QWidget, complaints: Complaints, context: Context, done: Callable[[], None]) -> None:
        super().__init__(view, complaints, context.lane, context.incidents)
        self._view, self._context, self._done = view, context, done

    def open(self, language: str) -> None:
        """Show the letters of a language."""
        self.ask("letters", self._context.job(read_letter_language, language), self._show)

    def _show(self, letters: LetterLanguage) -> None:
        dialog = WordingsDialog(self._view.window(), letters)
        dialog.approved.connect(lambda: self._approve(dialog, letters.language))
        self._context.announcements.locked.connect(dialog.put_away)
        dialog.open_on(dialog.text)

    def _approve(self, dialog: WordingsDialog, language: str) -> None:
        def approved(_letters: LetterLanguage) -> None:
            dialog.put_away()
            self._context.navigation.saved(_("The letters are approved in your name."))
            self._done()

        self.act(self._context.job(approve_letter_language, language), approved)


def as_text(letters: LetterLanguage) -> str:
    """Return every letter one after the other, as Markdown."""
    parts = []
    for each in letters.wordings:
        text = each.text
        parts.append(f"## {shown(LETTER_NAMES[each.kind])}: {text.subject}")
        parts += [*text.paragraphs, f"**{text.ask_heading}**", f"**{text.complain_heading}**", *text.complain]
    return "\n\n".join(parts)
