"""What the dialog of a request for erasure does: reads it, decides, and takes each step after that."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.rights.erasure import GroupDecision
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.rights.erasure_book import ErasurePage
from luna_desktop.services.rights.erasure_runs import Erased
from luna_desktop.services.rights.erasures import (
    DayChosen,
    Decided,
    ErasureAsked,
    Execution,
    RecipientsTold,
    announce_erasure,
    confirm_recipients,
    decide_erasure,
    execute_erasure,
    read_erasure,
    schedule_erasure,
)
from luna_desktop.services.rights.seconds import Seconding, propose_step, second_step
from luna_desktop.texts import _
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.erasure.dialog import ErasureDialog
from luna_desktop.ui.erasure.wording import day_words
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question


class ErasurePresenter(Presenter):
    """Stands between the dialog and the use cases of one request; `done` is called after every step."""

    def __init__(
        self, view: ErasureDialog, context: Context, patient: PatientId, case_id: int, done: Callable[[], None]
    ) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._done = view, context, done
        self._patient, self._case_id = patient, case_id
        self._revision = 0
        self._is_first = True
        view.decided.connect(self._decide)
        view.close_wanted.connect(view.put_away)
        step = view.step
        step.announced.connect(self._announce)
        step.scheduled.connect(self._schedule)
        step.proposed.connect(self._propose)
        step.agreed.connect(self._agree)
        step.executed.connect(self._execute)
        step.told.connect(self._tell)

    def load(self) -> None:
        """Read the request."""
        asked = ErasureAsked(self._patient, self._case_id)
        self.ask("erasure", self._context.job(read_erasure, asked), self._show)

    def _show(self, page: ErasurePage) -> None:
        self._revision = page.case.revision
        self._view.show_page(page, today_in(self._context))
        if self._is_first:
            self._is_first = False
            self._view.first().setFocus()

    def _asked(self) -> ErasureAsked:
        return ErasureAsked(self._patient, self._case_id, self._revision)

    def _decide(self, decisions: tuple[GroupDecision, ...]) -> None:
        self._view.decide.set_busy(True)
        job = self._context.job(decide_erasure, Decided(self._asked(), decisions))
        self.act(job, lambda _case: self._after(_("The decision is kept.")))

    def _announce(self, day: date) -> None:
        self._view.step.set_busy(busy=True)
        job = self._context.job(announce_erasure, DayChosen(self._asked(), day))
        self.act(job, lambda _letter: self._after(_("The notice is issued. It lies with the letters of the request.")))

    def _schedule(self, day: date) -> None:
        self._view.step.set_busy(busy=True)
        job = self._context.job(schedule_erasure, DayChosen(self._asked(), day))
        self.act(job, lambda _case: self._after(_("The day is set: {day}.", day=day_words(day))))

    def _propose(self) -> None:
        self._view.step.set_busy(busy=True)
        job = self._context.job(propose_step, self._second())
        self.act(job, lambda _proposal: self._after(_("The erasure is proposed. A second person has to agree.")))

    def _agree(self) -> None:
        question = Question(
            _("Agree to this erasure?"),
            _("Your name stands in the request as the second person. On the day that is set it can be carried out."),
            _("Agree"),
        )

        def answered(sure: bool) -> None:
            if sure:
                job = self._context.job(second_step, self._second())
                self.act(job, lambda _proposal: self._after(_("You agreed to the erasure.")))

        self._context.prompts.confirm(question, answered)

    def _second(self) -> Seconding:
        return Seconding(self._patient, self._case_id, CaseState.EXECUTED)

    def _execute(self) -> None:
        title = _("Erase now")
        body = _(
            "What was decided is erased for good: rows are emptied, keys of sealed files destroyed, and the database "
            "is written anew. This may take a minute."
        )

        def given(password: str | None) -> None:
            if password is None:
                return
            self._view.step.set_busy(busy=True)
            job = self._context.job(execute_erasure, Execution(self._asked(), password))
            self.act(job, self._erased)

        self._context.prompts.ask_password(title, body, given)

    def _erased(self, erased: Erased) -> None:
        self._after(
            _(
                "Erased: {rows} rows and {files} sealed files. Older backups hold it until {day}.",
                rows=erased.rows,
                files=erased.files,
                day=day_words(erased.backups_until),
            )
        )

    def _tell(self) -> None:
        question = Question(
            _("Note who was told"),
            _("Write down who was told to erase what they had received, and what they confirmed."),
            _("Confirm"),
        )

        def given(note: str | None) -> None:
            if note is not None:
                job = self._context.job(confirm_recipients, RecipientsTold(self._asked(), note))
                self.act(job, lambda _case: self._after(_("It is noted that everybody was told.")))

        self._context.prompts.ask_reason(question, given)

    def _after(self, said: str) -> None:
        self._context.navigation.saved(said)
        self.load()
        self._done()
