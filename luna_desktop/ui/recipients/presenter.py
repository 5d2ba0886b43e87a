"""What the Recipients page does: reads the register, enters, changes and retires, and enters and ends agreements."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import Permission
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.services.sharing.agreements import AgreementLine, add_agreement, end_agreement, read_agreements
from luna_desktop.services.sharing.recipients import (
    Entry,
    LikeName,
    RecipientChange,
    RecipientLine,
    add_recipient,
    change_recipient,
    find_like_named,
    list_recipients,
)
from luna_desktop.services.work import Change
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question
from luna_desktop.ui.recipients.forms import RegisterForm
from luna_desktop.ui.recipients.panel import Shown
from luna_desktop.ui.recipients.scan_presenter import ScanPresenter
from luna_desktop.ui.recipients.tasks_presenter import TasksPresenter
from luna_desktop.ui.recipients.view import TASKS, RecipientsView


def build_page(context: Context, part: str = "") -> QWidget:
    """Make the Recipients page; `part` "tasks" shows who is to be told at once."""
    view = RecipientsView()
    RecipientsPresenter(view, context).start()
    TasksPresenter(view, context).start()
    ScanPresenter(view, context)
    if part == TASKS:
        view.show_tab(TASKS)
    return view


Result = TypeVar("Result")


class RecipientsPresenter(Presenter):
    """Stands between the register and its use cases."""

    def __init__(self, view: RecipientsView, context: Context) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context = view, context
        self._may_manage = context.actor.may(Permission.MANAGE_RECIPIENTS)
        self._changing: RecipientLine | None = None
        self._wanted = 0
        self._ending = 0
        self._agreements: dict[int, tuple[AgreementLine, ...]] = {}
        forms: tuple[RegisterForm, ...] = (view.form, view.agreement_form)
        self._drafts = {form: DraftKeeper(form, context, DraftPlace(form.objectName())) for form in forms}
        self._connect()

    def _connect(self) -> None:
        view, panel = self._view, self._view.panel
        view.chosen.connect(self._show_recipient)
        view.add_wanted.connect(self._start_adding)
        view.retry_wanted.connect(self.start)
        panel.details.change_wanted.connect(self._start_changing)
        panel.details.agreement_wanted.connect(self._start_agreement)
        panel.details.retire_wanted.connect(self._ask_to_retire)
        panel.details.end_wanted.connect(self._start_ending)
        panel.end_form.submitted.connect(lambda _values: self._end())
        panel.end_form.closed.connect(self._leave_ending)
        view.form.name_left.connect(self._compare)
        view.form.save_wanted.connect(lambda _values: self._save())
        view.agreement_form.save_wanted.connect(lambda _values: self._save_agreement())
        for form in self._drafts:
            form.back_wanted.connect(partial(self._go_back, form))
            form.closed.connect(partial(self._leave, form))
            form.discard_wanted.connect(partial(self._ask_to_discard, form))
        self._context.announcements.changed.connect(self._hear)

    def start(self) -> None:
        """Read the register."""
        if not self._context.actor.may(Permission.READ_RECIPIENTS):
            self._view.show_closed(_("Ask the owner or the privacy officer of the clinic."))
            return
        if not self._view.table.rows_model().rowCount():
            self._view.show_loading()
        self.ask("register", self._context.job(list_recipients, None), self._show_lines)

    def _show_lines(self, lines: tuple[RecipientLine, ...]) -> None:
        self._agreements.clear()
        self._view.show_lines(lines)
        if self._wanted:
            self._view.table.choose(self._wanted)
            self._wanted = 0
        elif self._view.table.current() is None and lines:
            self._view.table.choose(lines[0].recipient_id)
        self._show_recipient(self._view.table.current())

    def _show_recipient(self, line: RecipientLine | None) -> None:
        self.forget("agreements")
        if line is None:
            self._view.show_recipient(None)
            return
        known = self._agreements.get(line.recipient_id)
        self._view.show_recipient(Shown(line, known, self._may_manage))
        if known is None:
            job = self._context.job(read_agreements, line.recipient_id)
            self.ask("agreements", job, partial(self._took_agreements, line))

    def _took_agreements(self, line: RecipientLine, agreements: tuple[AgreementLine, ...]) -> None:
        self._agreements[line.recipient_id] = agreements
        self._view.show_recipient(Shown(line, agreements, self._may_manage))

    def _start_adding(self) -> None:
        self._changing = None
        self._view.form.show_entry(None)
        self._view.show_form(self._view.form)
        self._drafts[self._view.form].set_base_version(0)
        self._drafts[self._view.form].offer(self._show_new_draft)

    def _show_new_draft(self, draft: KeptDraft) -> None:
        if draft.base_version == 0 and self._changing is None:
            self._view.form.show_draft(typed_values(draft))

    def _start_changing(self) -> None:
        line = self._view.table.current()
        if line is not None:
            self._changing = line
            self._view.form.show_entry(line.entry)
            self._view.show_form(self._view.form)
            self._drafts[self._view.form].set_base_version(line.recipient_id)
            self._drafts[self._view.form].offer(self._show_changed_draft)

    def _show_changed_draft(self, draft: KeptDraft) -> None:
        """Bring typing back only where it was typed about the recipient that is open."""
        if self._changing is not None and draft.base_version == self._changing.recipient_id:
            self._view.form.show_draft(typed_values(draft))

    def _compare(self, name: str) -> None:
        of = self._changing.recipient_id if self._changing else 0
        job = self._context.job(find_like_named, LikeName(name, of))
        self.ask("near", job, lambda lines: self._view.form.show_near([line.entry.name for line in lines]))

    def _save(self) -> None:
        form, changing = self._view.form, self._changing
        entry = form.entry(is_active=changing.entry.is_active if changing else True)
        form.set_saving(True)
        if changing is not None:
            change = RecipientChange(changing.recipient_id, changing.number, entry)
            self.act(self._context.job(change_recipient, change), partial(self._saved, changing.recipient_id, entry))
            return
        self.act(self._context.job(find_like_named, LikeName(entry.name)), partial(self._ask_whether_new, entry))

    def _ask_whether_new(self, entry: Entry, near: tuple[RecipientLine, ...]) -> None:
        if not near:
            self._add(entry, sure=True)
            return
        question = Question(
            _("Is {name} somebody new?", name=entry.name.strip()),
            _("In the register already: {names}.", names=", ".join(line.entry.name for line in near)),
            _("Enter as new"),
        )
        self._context.prompts.confirm(question, lambda sure: self._add(entry, sure=sure))

    def _add(self, entry: Entry, *, sure: bool) -> None:
        if not sure:
            self._view.form.set_saving(False)
            return
        self.act(self._context.job(add_recipient, entry), lambda recipient: self._saved(recipient, entry, recipient))

    def _saved(self, recipient: int, entry: Entry, _number: int) -> None:
        self._wanted = recipient
        self._close(self._view.form)
        self._context.navigation.saved(_("{name} is saved in the register.", name=entry.name.strip()))
        self.start()

    def _ask_to_retire(self) -> None:
        line = self._view.table.current()
        if line is None:
            return
        change = RecipientChange(
            line.recipient_id, line.number, replace(line.entry, is_active=not line.entry.is_active)
        )
        if not line.entry.is_active:
            self._retire(change, sure=True)
            return
        question = Question(
            _("Retire {name}?", name=line.entry.name),
            _("Nothing goes there any more. What was shared before stays in the books."),
            _("Retire"),
            danger=True,
        )
        self._context.prompts.confirm(question, lambda sure: self._retire(change, sure=sure))

    def _retire(self, change: RecipientChange, *, sure: bool) -> None:
        if sure:
            name = change.entry.name
            said = (
                _("{name} is in use again.", name=name)
                if change.entry.is_active
                else _("{name} is retired.", name=name)
            )
            self._do(self._context.job(change_recipient, change), said)

    def _start_agreement(self) -> None:
        line = self._view.table.current()
        if line is not None:
            form = self._view.agreement_form
            form.begin(line.entry.name)
            self._view.show_form(form)
            self._drafts[form].set_base_version(line.recipient_id)
            self._drafts[form].offer(partial(self._show_agreement_draft, line.recipient_id))

    def _show_agreement_draft(self, recipient: int, draft: KeptDraft) -> None:
        if draft.base_version == recipient:
            self._view.agreement_form.show_draft(typed_values(draft))

    def _save_agreement(self) -> None:
        line, form = self._view.table.current(), self._view.agreement_form
        half = form.half_days()
        if half:
            form.show_problems(half)
            return
        if line is None:
            return

        def saved(_agreement: int) -> None:
            self._wanted = line.recipient_id
            self._close(form)
            self._context.navigation.saved(_("The agreement with {name} is saved.", name=line.entry.name))
            self.start()

        form.set_saving(True)
        self.act(self._context.job(add_agreement, form.agreement(line.recipient_id)), saved)

    def _start_ending(self, agreement: int) -> None:
        self._ending = agreement
        self._view.panel.show_page(self._view.panel.end_form)
        self._view.panel.end_form.start({})

    def _end(self) -> None:
        ending = self._view.panel.end_form.ending(self._ending)
        self._do(self._context.job(end_agreement, ending), _("The agreement ends early."))

    def _leave_ending(self) -> None:
        self._ending = 0
        self._view.panel.show_page(self._view.panel.details)
        self._view.table.setFocus()

    def _do(self, job: Callable[[], Result], said: str) -> None:
        def done(_result: Result) -> None:
            self._context.navigation.saved(said)
            self._leave_ending()
            self.start()

        self.act(job, done)

    def _go_back(self, form: RegisterForm) -> None:
        if form.is_dirty():
            self._ask_to_discard(form, form.change_count())
        else:
            self._leave(form)

    def _ask_to_discard(self, form: RegisterForm, count: int) -> None:
        question = Question(
            _("Discard what you typed here?"),
            _("Changed fields: {count}. The register stays as it is.", count=count),
            _("Discard changes"),
            danger=True,
        )
        self._context.prompts.confirm(question, lambda sure: self._close(form) if sure else None)

    def _leave(self, form: RegisterForm) -> None:
        if self._view.open_form() is form:
            self._view.show_form(None)

    def _close(self, form: RegisterForm) -> None:
        """Throw the draft away and show the register."""
        form.set_saving(False)
        form.show_values({})
        form.banner.say("warn", "")
        self._drafts[form].done()
        self._leave(form)

    def _hear(self, changes: Iterable[Change]) -> None:
        if any(change.entity == "recipient" for change in changes) and self._view.open_form() is None:
            self.start()
