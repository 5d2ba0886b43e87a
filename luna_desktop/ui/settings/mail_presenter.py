"""What the mail account's form does: saves, takes away, and sends a test that tells every failure in a sentence."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from luna_desktop.domain.access import Permission
from luna_desktop.domain.contact import parse_email
from luna_desktop.domain.errors import LunaError
from luna_desktop.interop.mail import Letter, Outcome, Verdict, connected
from luna_desktop.services.drafts import DraftPlace
from luna_desktop.services.messages.mail_settings import (
    MailSettings,
    OpenedAccount,
    TestDone,
    begin_mail_test,
    change_mail_settings,
    note_mail_test,
    read_mail_settings,
    switch_mail_off,
)
from luna_desktop.services.messages.sending import Transport
from luna_desktop.texts import Message, _, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.presenter import Complaints, Presenter
from luna_desktop.ui.prompts import Question
from luna_desktop.ui.settings.mail_form import MailForm


@dataclass(frozen=True)
class _Tried:
    """What came of a test; None as a message means that the server took it."""

    message: Message | None


class MailPresenter(Presenter):
    """Stands between the form and the mail account; `transport` opens the line for a test."""

    def __init__(
        self, form: MailForm, complaints: Complaints, context: Context, transport: Transport = connected
    ) -> None:
        super().__init__(form, complaints, context.lane, context.incidents)
        self._form, self._context, self._transport, self._says = form, context, transport, complaints
        self._may_change = context.actor.may(Permission.CHANGE_SETTINGS)
        self._read = MailSettings()
        self._drafts = DraftKeeper(form, context, DraftPlace("settings mailForm"))
        form.set_read_only(not self._may_change)
        form.save_wanted.connect(lambda _values: self._save())
        form.discard_wanted.connect(self._ask_to_discard)
        form.test_wanted.connect(self._test)
        form.off_wanted.connect(self._ask_to_switch_off)

    def start(self) -> None:
        """Read the account, then bring a kept draft back."""
        self.ask("mail", self._context.job(read_mail_settings, None), self._show_first)

    def _show_first(self, read: MailSettings) -> None:
        self._show(read)
        if self._may_change:
            self._drafts.offer(lambda draft: self._form.show_draft(typed_values(draft)))

    def _show(self, read: MailSettings) -> None:
        self._read = read
        self._form.show_settings(read)

    def _save(self) -> None:
        self._form.set_saving(True)
        self.act(self._context.job(change_mail_settings, self._form.account()), self._saved)

    def _saved(self, read: MailSettings) -> None:
        self._form.set_saving(False)
        self._show(read)
        self._form.mark_saved()
        self._drafts.done()
        self._says.show_trouble("")
        self._context.navigation.saved(_("The mail account is saved."))

    def _ask_to_discard(self, count: int) -> None:
        question = Question(
            _("Discard what you typed here?"),
            _("Changed fields: {count}. The settings stay as they were saved last.", count=count),
            _("Discard changes"),
            danger=True,
        )

        def answered(sure: bool) -> None:
            if sure:
                self._form.show_settings(self._read)
                self._drafts.done()

        self._context.prompts.confirm(question, answered)

    def _ask_to_switch_off(self) -> None:
        question = Question(
            _("Take the mail account away?"),
            _("Server and password are forgotten. E-mails wait in the outbox until there is an account again."),
            _("Take away"),
            danger=True,
        )

        def answered(sure: bool) -> None:
            if sure:
                self.act(self._context.job(switch_mail_off, None), self._saved)

        self._context.prompts.confirm(question, answered)

    def _test(self, typed: str) -> None:
        to = parse_email(typed)
        if isinstance(to, Message):
            self._form.to.show_problem(_("Enter the address to which the test goes."))
            return
        self._form.to.show_problem("")
        self._form.show_testing()
        job = self._context.job(begin_mail_test, self._form.account())
        self.act(job, lambda opened: self._try(opened, to), self._not_begun)

    def _not_begun(self, error: Exception) -> None:
        self._form.show_test(worked=False, text=_("Mend the marked fields first."))
        self.complain(error)

    def _try(self, opened: OpenedAccount, to: str) -> None:
        letter = Letter(
            to,
            _("A test from the clinic’s records"),
            _("This is a test. E-mails of the clinic can leave."),
            secrets.token_hex(16),
            self._context.desk.premises.clock(),
        )
        self._context.pool.run(self, lambda: self._tried(opened, letter), self._show_outcome, self.complain)

    def _tried(self, opened: OpenedAccount, letter: Letter) -> _Tried:
        """Send the test; off the GUI thread and away from the database."""
        try:
            with self._transport(opened.account, opened.password) as session:
                outcome: Outcome = session.address(letter) or session.give(letter)
        except LunaError as trouble:
            return _Tried(trouble.message)
        return _Tried(None if outcome.verdict is Verdict.TAKEN else outcome.message)

    def _show_outcome(self, tried: _Tried) -> None:
        worked = tried.message is None
        said = _("The server took the test. Look into your mailbox, and into the folder for unwanted mail.")
        self._form.show_test(worked=worked, text=said if tried.message is None else shown(tried.message))
        self.act(self._context.job(note_mail_test, TestDone(worked)), lambda _none: None)
