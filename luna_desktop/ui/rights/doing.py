"""What is done with the case that is shown: its steps with their forms, and what stands beside the steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from luna_desktop.domain.access import UserId
from luna_desktop.domain.errors import StaleRecord
from luna_desktop.domain.rights.cases import Case, CaseKind, RequesterRelation
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.rights.steps import Step
from luna_desktop.services.rights.cases import (
    Assignment,
    CaseNote,
    CasePage,
    StepAsked,
    advance_case,
    assign_case,
    extend_case,
    note_on_case,
    pause_case,
    resume_case,
)
from luna_desktop.services.rights.queue import read_handlers
from luna_desktop.services.rights.seconds import Seconding, propose_step, second_step
from luna_desktop.services.rights.staff_choices import StaffChoice, read_staff_choices
from luna_desktop.services.use_cases import UseCase
from luna_desktop.texts import _, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.corrections.from_desk import take_step
from luna_desktop.ui.erasure.entry import is_taken_here, open_erasure
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question
from luna_desktop.ui.rights import actions
from luna_desktop.ui.rights.actions import act_of
from luna_desktop.ui.rights.case_reading import SECOND, step_to
from luna_desktop.ui.rights.case_words import whose
from luna_desktop.ui.rights.papers import CasePapers
from luna_desktop.ui.rights.proofs import authority_ask, identity_ask
from luna_desktop.ui.rights.step_dialog import Asking
from luna_desktop.ui.rights.step_fields import Offered, fields_for
from luna_desktop.ui.rights.step_presenter import StepAsk, ask_step
from luna_desktop.ui.rights.view import PrivacyDeskView
from luna_desktop.ui.widgets.inputs import ChoiceField, Option


class CaseDoing(Presenter):
    """Carries out what the panel of a case wants; `changed` reads everything again."""

    def __init__(self, view: PrivacyDeskView, context: Context, changed: Callable[[], None]) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._changed = view, context, changed
        self._page: CasePage | None = None
        self._people: tuple[StaffChoice, ...] = ()
        self.papers = CasePapers(view, view, context, changed)
        view.panel.acted.connect(self.do)
        view.panel.assign_wanted.connect(self.assign)
        view.panel.letter_wanted.connect(lambda letter: self._with(self.papers.show_letter, letter))
        view.panel.paper_wanted.connect(lambda paper: self._with(self.papers.show_paper, paper))

    def complain(self, error: Exception) -> None:
        """Show an error; where somebody else was faster, read what they did."""
        if isinstance(error, StaleRecord):
            self._changed()
        super().complain(error)

    def start(self) -> None:
        """Read who can be chosen in the forms."""
        self.ask("people", self._context.job(read_staff_choices, None), self._take_people)

    def _take_people(self, people: tuple[StaffChoice, ...]) -> None:
        self._people = people

    def take(self, page: CasePage | None) -> None:
        """Take the case that is shown now; None while none is."""
        self._page = page

    def do(self, key: str) -> None:
        """Do what a button of the panel says."""
        page = self._page
        if page is None:
            return
        beside: Mapping[str, Callable[[CasePage], None]] = {
            actions.IDENTITY: self._prove,
            actions.LETTER: self.papers.write,
            actions.ATTACH: self.papers.attach,
            actions.GROUPS: self._groups,
            actions.NOTE: self._note,
            actions.PAUSE: self._pause,
            actions.RESUME: self._resume,
            actions.EXTEND: self._extend,
            actions.ASK: lambda page: self._context.navigation.open_patient(page.case.patient_id, "messages/note"),
            actions.CHART: lambda page: self._context.navigation.open_patient(page.case.patient_id),
            actions.COPY: lambda page: self._context.navigation.open_record_copy(page.case.patient_id),
        }
        step = step_to(page, key)
        if key in beside:
            beside[key](page)
        elif key.startswith(SECOND):
            self._agree(page, CaseState(key.removeprefix(SECOND)))
        elif step is not None:
            self._step(page, step)

    def _with(self, act: Callable[[CasePage, int], None], key: int) -> None:
        if self._page is not None:
            act(self._page, key)

    def _prove(self, page: CasePage) -> None:
        """Ask for what is not proven yet: identity first, then the right to ask."""
        if page.case.is_proven:
            return
        if page.case.identity_passed and page.case.requester.relation is RequesterRelation.SELF:
            self._context.prompts.tell(
                _("Somebody else asks for this patient"),
                _(
                    "The patient is under 18, or has died. Log the request again for the parent, guardian, nominee or "
                    "heir who asks, and note this one as withdrawn."
                ),
            )
            return
        make = authority_ask if page.case.identity_passed else identity_ask
        ask_step(self._view, self._context, page.case, make(self._context, page), self._done)

    def _groups(self, page: CasePage) -> None:
        open_erasure(self._view, self._context, page.case.patient_id, page.case.case_id, self._changed)

    def _step(self, page: CasePage, step: Step) -> None:
        case, act = page.case, act_of(page.case.kind, step.target, step.source)
        if is_taken_here(case.kind, step.target):
            self._groups(page)
            return
        if take_step(self._context, self._view.window(), case, step.target, self._changed):
            return
        if not step.required and not act.is_grave:
            self.act(self._step_job(case, step, {}, ""), partial(self._taken, case, step))
            return
        title = shown(act.text).rstrip("…")
        ask = StepAsk(
            step.target.value,
            Asking(title, whose(page), title, is_grave=act.is_grave),
            fields_for(step.required, Offered(case.kind, self._people)),
            partial(self._step_job, case, step),
            needs_second=partial(self._offer_second, case, step.target),
        )
        ask_step(self._view, self._context, case, ask, partial(self._taken, case, step))

    def _step_job(self, case: Case, step: Step, fields: Mapping[str, object], note: str) -> Callable[[], object]:
        asked = StepAsked(case.patient_id, case.case_id, step.target, dict(fields), note, case.revision)
        return self._context.job(advance_case, asked)

    def _taken(self, case: Case, step: Step, _answer: object) -> None:
        if case.kind is CaseKind.ACCESS and step.target is CaseState.PREPARING:
            self._context.navigation.open_record_copy(case.patient_id)
            return
        self._done(None)

    def _done(self, _answer: object) -> None:
        self._context.navigation.saved(_("The case is up to date."))
        self._changed()

    def _offer_second(self, case: Case, to: CaseState) -> None:
        question = Question(
            _("Propose this step?"),
            _("It is taken once a second person has agreed. Where nobody else could, it rests for 72 hours instead."),
            _("Propose"),
        )
        job = self._context.job(propose_step, Seconding(case.patient_id, case.case_id, to))
        self._context.prompts.confirm(question, lambda sure: self.act(job, self._done) if sure else None)

    def _agree(self, page: CasePage, to: CaseState) -> None:
        case = page.case
        question = Question(
            _("Agree to this step?"),
            _("Your name stands in the case as the second person. Then it can be taken."),
            _("Agree"),
        )
        job = self._context.job(second_step, Seconding(case.patient_id, case.case_id, to))
        self._context.prompts.confirm(question, lambda sure: self.act(job, self._done) if sure else None)

    def assign(self) -> None:
        """Give the case to somebody."""
        page = self._page
        if page is not None:
            self.ask("handlers", self._context.job(read_handlers, None), partial(self._assign, page))

    def _assign(self, page: CasePage, handlers: tuple[tuple[UserId, str], ...]) -> None:
        case = page.case
        who = ChoiceField(
            "user", _("Who handles it"), [Option(int(user), name) for user, name in handlers], required=True
        )

        def job(fields: Mapping[str, object], note: str) -> Callable[[], object]:
            user = fields["user"]
            chosen = UserId(user if isinstance(user, int) else 0)
            return self._context.job(assign_case, Assignment(case.patient_id, case.case_id, chosen, note))

        asking = Asking(
            _("Assign the request"),
            whose(page),
            _("Assign"),
            _("The record opens for this person for as long as the request is open and theirs."),
        )
        owner = int(case.owner_id) if case.owner_id is not None else int(self._context.actor.user_id)
        ask = StepAsk("assign", asking, [who], job, {"user": owner})
        ask_step(self._view, self._context, case, ask, self._done)

    def _note(self, page: CasePage) -> None:
        asking = Asking(_("Note for the case"), whose(page), _("Keep the note"), note_label=_("Note"))
        self._ask_note(page, "note", asking, note_on_case)

    def _pause(self, page: CasePage) -> None:
        asking = Asking(
            _("Pause the clock"),
            whose(page),
            _("Pause"),
            _("Only while identity or the right to ask is not proven, and after the letter that says what is missing."),
        )
        self._ask_note(page, "pause", asking, pause_case)

    def _resume(self, page: CasePage) -> None:
        asking = Asking(_("Let the clock run"), whose(page), _("Let it run"))
        self._ask_note(page, "resume", asking, resume_case)

    def _extend(self, page: CasePage) -> None:
        count = page.case.clock.limit.extension
        asking = Asking(
            _("Extend the time"),
            whose(page),
            _("Extend"),
            _("Once, by {count} days. The letter to the patient gives the reason.", count=count),
            note_label=_("Reason, as the patient will read it"),
        )
        self._ask_note(page, "extend", asking, extend_case)

    def _ask_note(self, page: CasePage, key: str, asking: Asking, use: UseCase[CaseNote, Case]) -> None:
        case = page.case

        def job(_fields: Mapping[str, object], note: str) -> Callable[[], object]:
            return self._context.job(use, CaseNote(case.patient_id, case.case_id, note, case.revision))

        ask_step(self._view, self._context, case, StepAsk(key, asking, (), job), self._done)
