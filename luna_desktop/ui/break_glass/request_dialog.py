"""The question of the Review place about somebody who asks to be let into a record: yes or no, with a note."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from luna_desktop.services.care.review import ReviewItem
from luna_desktop.services.rights.access_requests import AccessAnswerGiven, answer_access
from luna_desktop.texts import Message, _, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.inputs import LinesField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.overlay import Dialog


class RequestDialog(Dialog):
    """Names who asks for whose record and why, and takes the answer.

    Signals:
        answered: True for yes, False for no.
    """

    answered = Signal(bool)

    def __init__(self, window: QWidget, row: ReviewItem) -> None:
        super().__init__(
            window,
            "requestDialog",
            _("Let somebody into this record?"),
            _("{patient}, {number}", patient=row.card.name, number=row.card.mrn),
            width=540,
        )
        self.trouble = Banner("warn", "", name="requestTrouble")
        self.note = LinesField("note", _("Why"), required=True, lines=2, help_text=_("The person who asked reads it."))
        note = shown(row.note) if isinstance(row.note, Message) else row.note
        for widget in (words(_text(row), "strong", wrap=True), words(note, "body2", wrap=True)):
            self.add(widget)
        self.add(self.trouble)
        self.add(self.note)
        self.later = self.add_left_button(Button(_("Later"), "requestLater", kind=Kind.GHOST))
        self.no = self.add_button(Button(_("Say no"), "requestNo"))
        self.yes = self.add_button(Button(_("Let in"), "requestYes", kind=Kind.PRIMARY, icon="user-check"))
        self.later.clicked.connect(self.dismissed)
        self.dismissed.connect(self.put_away)
        self.no.clicked.connect(lambda: self.answered.emit(False))
        self.yes.clicked.connect(lambda: self.answered.emit(True))

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at the field."""
        self.note.show_problem(problems.get("note", ""))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence over the field."""
        self.trouble.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - nothing is kept here
        """Say that somebody answered meanwhile."""
        self.show_trouble(text, tone="warn")


class RequestPresenter(Presenter):
    """Stands between the dialog and the answer; lives as long as the dialog."""

    def __init__(self, dialog: RequestDialog, context: Context, row: ReviewItem) -> None:
        super().__init__(dialog, dialog, context.lane, context.incidents)
        self._dialog, self._context, self._row = dialog, context, row
        dialog.answered.connect(self._answer)
        context.announcements.locked.connect(dialog.put_away)

    def _answer(self, is_granted: bool) -> None:
        self._dialog.show_problems({})
        answer = AccessAnswerGiven(self._row.card.patient_id, self._row.item_id, is_granted, self._dialog.note.value())
        self.act(self._context.job(answer_access, answer), self._done)

    def _done(self, _none: None) -> None:
        self._dialog.put_away()
        self._context.navigation.saved(_("The answer is kept."))


def ask_about_access(context: Context, window: QWidget, row: ReviewItem) -> None:
    """Ask about a row of the list."""
    dialog = RequestDialog(window, row)
    RequestPresenter(dialog, context, row)
    dialog.open_on(dialog.note.control)


def _text(row: ReviewItem) -> str:
    return shown(row.what) if isinstance(row.what, Message) else row.what
