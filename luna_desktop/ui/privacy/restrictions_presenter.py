"""What the section on restrictions does: reads what the role may see, writes requests down, decides and ends."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.restrictions import RestrictionKind
from luna_desktop.services.care.payers import read_paid
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.services.privacy.restriction_rules import RestrictionRequest
from luna_desktop.services.privacy.restrictions import (
    Choices,
    RestrictionLine,
    decide_restriction,
    end_restriction,
    read_desk_notes,
    read_restriction_choices,
    read_restrictions,
    request_restriction,
)
from luna_desktop.services.work import Change
from luna_desktop.texts import Message, _, shown
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.privacy.restrictions_forms import SectionForm
from luna_desktop.ui.privacy.restrictions_view import RestrictionsView
from luna_desktop.ui.privacy.wording import moment


def build_restrictions(context: Context, patient: PatientId, hub: ChartHub) -> QWidget:
    """Build the section for one patient and begin to read."""
    del hub
    view = RestrictionsView()
    RestrictionsPresenter(view, context, patient).load()
    return view


class RestrictionsPresenter(Presenter):
    """Stands between the section and the use cases of one patient."""

    def __init__(self, view: RestrictionsView, context: Context, patient: PatientId) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._patient = view, context, patient
        self._chosen: RestrictionLine | None = None
        self._keeper: DraftKeeper | None = None
        actor = context.actor
        self._may_read = actor.may(Permission.READ_RESTRICTIONS)
        self._may_decide = actor.may(Permission.DECIDE_RESTRICTION)
        view.write.setVisible(actor.may(Permission.REQUEST_RESTRICTION))
        view.request_wanted.connect(self._start_request)
        view.decide_wanted.connect(self._start_decision)
        view.end_wanted.connect(self._start_ending)
        view.request_form.wanted.connect(self._request)
        view.decide_form.agreed.connect(lambda: self._decide(agrees=True))
        view.decide_form.declined.connect(lambda: self._decide(agrees=False))
        view.end_form.wanted.connect(self._end)
        for form in view.forms():
            form.closed.connect(self._leave)
            form.afresh.connect(self._forget_typing)
        context.announcements.changed.connect(self._hear)

    def load(self) -> None:
        """Read the restrictions, or what the desk keeps to."""
        if self._may_read:
            job = self._context.job(read_restrictions, self._patient)
            self.ask("restrictions", job, lambda lines: self._view.show_lines(lines, may_decide=self._may_decide))
        else:
            self.ask("restrictions", self._context.job(read_desk_notes, self._patient), self._view.show_notes)

    def _start_request(self) -> None:
        form = self._view.request_form
        form.begin({})
        self._view.show_form(form)
        form.kind.control.setFocus()
        self.ask("choices", self._context.job(read_restriction_choices, None), self._offer)

    def _offer(self, choices: Choices) -> None:
        self._view.request_form.offer(choices)
        if self._view.open_form() is self._view.request_form:
            self._keep_typing(self._view.request_form, "restriction")

    def _keep_typing(self, form: SectionForm, name: str) -> None:
        """Keep what is typed into the open form, and bring back what was typed before."""
        if self._keeper is not None:
            self._keeper.deleteLater()
        keeper = self._keeper = DraftKeeper(form, self._context, DraftPlace(name, int(self._patient)))

        def found(draft: KeptDraft) -> None:
            if self._keeper is keeper and not form.isHidden() and not form.changed_names():
                when = moment(draft.saved_at) if draft.saved_at is not None else ""
                form.bring_back(typed_values(draft), when)

        keeper.offer(found)

    def _forget_typing(self) -> None:
        form = self._view.open_form()
        if form is None or self._keeper is None:
            return
        self._keeper.done()
        if form is self._view.request_form:
            form.begin({})
        elif self._chosen is not None:
            (self._view.decide_form if form is self._view.decide_form else self._view.end_form).begin_with(self._chosen)

    def _request(self) -> None:
        form = self._view.request_form
        request: RestrictionRequest | None = form.request(self._patient)
        if request is None:
            form.show_problems({"kind": _("Choose what the patient asks for.")})
            return

        def written(_restriction: int) -> None:
            self._done(_("The request is written down."))

        form.set_busy(True)
        self.act(self._context.job(request_restriction, request), written)

    def _start_decision(self, line: RestrictionLine) -> None:
        self._chosen = line
        self._view.show_form(self._view.decide_form)
        self._view.decide_form.begin_with(line)
        self._keep_typing(self._view.decide_form, f"decision {line.restriction_id}")
        if line.terms.kind is RestrictionKind.INSURER:
            self.ask("paid", self._context.job(read_paid, self._patient), self._view.decide_form.show_paid)

    def _decide(self, *, agrees: bool) -> None:
        form = self._view.decide_form
        half = form.half_days()
        if half or self._chosen is None:
            form.show_problems(half)
            return
        decision = form.decision(self._patient, self._chosen.restriction_id, agrees=agrees)

        def decided(said: tuple[Message, ...]) -> None:
            self._done(" ".join([_("The decision is kept."), *(shown(each) for each in said)]))

        form.set_busy(True)
        self.act(self._context.job(decide_restriction, decision), decided)

    def _start_ending(self, line: RestrictionLine) -> None:
        self._chosen = line
        self._view.show_form(self._view.end_form)
        self._view.end_form.begin_with(line)
        self._keep_typing(self._view.end_form, f"decision end {line.restriction_id}")

    def _end(self) -> None:
        if self._chosen is None:
            return
        form = self._view.end_form
        ending = form.ending(self._patient, self._chosen.restriction_id)

        def ended(_none: None) -> None:
            self._done(_("The restriction is ended."))

        form.set_busy(True)
        self.act(self._context.job(end_restriction, ending), ended)

    def _done(self, said: str) -> None:
        self._context.navigation.saved(said)
        if self._keeper is not None:
            self._keeper.done()
        self._leave()
        self.load()

    def _leave(self) -> None:
        self._chosen = None
        for form in self._view.forms():
            form.flush_draft()
        if self._keeper is not None:
            self._keeper.deleteLater()
            self._keeper = None
        for form in self._view.forms():
            form.set_busy(False)
        self._view.show_form(None)
        self._view.write.setFocus()

    def _hear(self, changes: Iterable[Change]) -> None:
        mine = any(change.entity == "restriction" and change.patient_id == self._patient for change in changes)
        if mine and self._view.open_form() is None:
            self.load()
