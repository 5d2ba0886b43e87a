"""What a list of what was said does, in the log and in a chart: opens a line, takes back, notes, strikes out."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId
from luna_desktop.services.messages.contacts import Said, Strike, strike_contact
from luna_desktop.services.messages.outbox import MessageStep, cancel_message, note_bounce, note_sent, send_again
from luna_desktop.services.messages.outbox_pages import MessageAsked, read_message
from luna_desktop.services.use_cases import UseCase
from luna_desktop.services.work import Change
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.messages.message_panel import MessagePanel
from luna_desktop.ui.presenter import Complaints, Presenter
from luna_desktop.ui.prompts import Question

ENTITIES = frozenset({"message", "contact"})


class SaidPresenter(Presenter):
    """Stands between a panel and the use cases; subclasses say which list is read."""

    def __init__(self, view: QWidget, complaints: Complaints, panel: MessagePanel, context: Context) -> None:
        super().__init__(view, complaints, context.lane, context.incidents)
        self._says, self._panel, self._context = complaints, panel, context
        self._said: Said | None = None
        panel.cancel_wanted.connect(lambda: self._do(cancel_message, _("The message is taken back.")))
        panel.again_wanted.connect(lambda: self._do(send_again, _("The message waits to be sent again.")))
        panel.sent_wanted.connect(lambda: self._do(note_sent, _("Noted that it was sent.")))
        panel.bounce_wanted.connect(self._ask_about_bounce)
        panel.strike_wanted.connect(self._ask_to_strike)
        panel.chart_wanted.connect(self._open_chart)
        context.announcements.changed.connect(self._hear)

    def load(self) -> None:
        """Read the list; each kind of list says which one."""

    def choose(self, said: Said | None) -> None:
        """Show a line in the panel."""
        self._said = said
        self.forget("message")
        if said is None:
            self._panel.show_nothing()
        elif said.message is None:
            self._panel.show_contact(said)
        else:
            asked = MessageAsked(PatientId(said.card.patient_id), said.message.message_id)
            self.ask("message", self._context.job(read_message, asked), self._panel.show_message)

    def _do(self, case: UseCase[MessageStep, Any], done: str) -> None:
        said = self._said
        if said is not None and said.message is not None:
            step = MessageStep(PatientId(said.card.patient_id), said.message.message_id)
            self.act(self._context.job(case, step), lambda _done: self._done(done))

    def _done(self, said: str) -> None:
        self._says.show_trouble("")
        self._context.navigation.saved(said)
        self.load()

    def _ask_about_bounce(self) -> None:
        question = Question(
            _("Did this message come back?"),
            _("The number or address then counts as failed once more. After two failures nothing goes to it."),
            _("It came back"),
        )

        def answered(yes: bool) -> None:
            if yes:
                self._do(note_bounce, _("Noted that it came back."))

        self._context.prompts.confirm(question, answered)

    def _ask_to_strike(self) -> None:
        said = self._said
        if said is None or not said.entry_id:
            return
        question = Question(
            _("Strike this entry out?"),
            _("It stays to be read, marked as entered in error."),
            _("Strike out"),
            danger=True,
        )

        def answered(reason: str | None) -> None:
            if reason is not None:
                strike = Strike(PatientId(said.card.patient_id), said.entry_id, reason)
                self.act(
                    self._context.job(strike_contact, strike), lambda _none: self._done(_("The entry is struck out."))
                )

        self._context.prompts.ask_reason(question, answered, shortest=3)

    def _open_chart(self) -> None:
        if self._said is not None:
            self._context.navigation.open_patient(PatientId(self._said.card.patient_id), "messages")

    def _hear(self, changes: frozenset[Change]) -> None:
        if any(change.entity in ENTITIES and self.concerns(change) for change in changes):
            self.load()

    def concerns(self, change: Change) -> bool:
        """Tell whether a change is about this list; every one is, where it is everybody's."""
        del change
        return True
