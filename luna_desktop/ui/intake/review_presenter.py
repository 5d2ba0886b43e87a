"""Stands between the view of filled-in forms and their use cases."""

from __future__ import annotations

from PySide6.QtCore import Signal

from luna_desktop.domain.access import Permission
from luna_desktop.domain.clinical.stops import Overriding
from luna_desktop.domain.errors import SafetyStop
from luna_desktop.services.care.chart import Chart
from luna_desktop.services.care.intake_review import (
    IntakeDecisions,
    Submission,
    read_intakes,
    review_intake,
)
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.texts import _
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.intake.review_view import ReviewView
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question, Unsaved
from luna_desktop.ui.safety.dialog import ask

KEY = "lifestyle"


class ReviewPresenter(Presenter):
    """The presenter of the forms of one patient.

    Signals:
        waiting: how many answers wait; sent after each reading.
    """

    waiting = Signal(int)

    def __init__(self, view: ReviewView, context: Context, hub: ChartHub) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._hub = view, context, hub
        self._found: tuple[Submission, ...] = ()
        self._draft: KeptDraft | None = None
        self._keeper = DraftKeeper(view.frame, context, DraftPlace("intake", int(hub.patient)))
        self._may = context.actor.may(Permission.REVIEW_INTAKE)
        view.picked.connect(self._picked)
        view.frame.save_wanted.connect(lambda _values: self.save())
        view.frame.discard_wanted.connect(self._ask_discard)
        view.frame.draft_banner.kept.connect(self._keep_draft)
        view.frame.draft_banner.thrown.connect(self._throw_draft)
        hub.watch_typing("intake", view.frame.is_dirty, view.frame.flush_draft)
        self.load()
        if self._may:
            self._keeper.offer(self._offer)

    def load(self) -> None:
        """Read the forms of the patient."""
        self.ask("forms", self._context.job(read_intakes, self._hub.patient), self._show)

    def _show(self, found: tuple[Submission, ...]) -> None:
        self._found = found
        self._view.show_list(found)
        before = self._view.shown.submission_id if self._view.shown is not None else 0
        waits = [each for each in found if each.waiting]
        wanted = next((each for each in found if each.submission_id == before), None)
        if found and not self._view.frame.is_dirty():
            self._open(wanted or (waits or list(found))[-1 if waits else 0])
        self.waiting.emit(sum(len(each.waiting) for each in found))

    def _open(self, submission: Submission) -> None:
        self._view.show_submission(submission, can_decide=self._may)
        self._keeper.set_base_version(submission.submission_id)

    def _picked(self, number: int) -> None:
        wanted = next((each for each in self._found if each.submission_id == number), None)
        if wanted is None:
            return
        if not self._view.frame.is_dirty():
            self._open(wanted)
            return

        def answered(answer: Unsaved) -> None:
            if answer is Unsaved.DISCARD:
                self._keeper.done()
                self._open(wanted)
            elif answer is Unsaved.SAVE:
                self.save()
            elif self._view.shown is not None:
                self._view.submissions.choose(str(self._view.shown.submission_id))

        self._context.prompts.about_unsaved(self._view.frame.change_count(), answered)

    def save(self, overriding: Overriding | None = None) -> None:
        """Write down what is decided."""
        shown = self._view.shown
        decisions = self._view.decisions()
        if shown is None or not decisions:
            return
        self._view.show_trouble("")
        self._view.frame.set_saving(True)
        wanted = IntakeDecisions(self._hub.patient, shown.submission_id, decisions, overriding)
        self.act(self._context.job(review_intake, wanted), self._saved, self._not_saved)

    def _saved(self, chart: Chart) -> None:
        self._view.frame.set_saving(False)
        self._view.frame.mark_saved()
        self._keeper.done()
        self._context.navigation.saved(_("Decisions saved."))
        self._hub.take_chart(chart)
        self.load()

    def _not_saved(self, error: Exception) -> None:
        self._view.frame.set_saving(False)
        if isinstance(error, SafetyStop):
            ask(self._context, error, self.save)
            return
        self.complain(error)

    def _ask_discard(self, count: int) -> None:
        title = _("Discard 1 decision?") if count == 1 else _("Discard {count} decisions?", count=count)
        body = _("What you decided and did not save is thrown away. The form stays as it is.")
        question = Question(title, body, _("Discard"), True)
        self._context.prompts.confirm(question, lambda yes: self._discard() if yes else None)

    def _discard(self) -> None:
        self._keeper.done()
        if self._view.shown is not None:
            self._open(self._view.shown)

    def _offer(self, draft: KeptDraft) -> None:
        self._draft = draft
        self._view.frame.draft_banner.offer(draft.saved_at)

    def _keep_draft(self) -> None:
        draft, self._draft = self._draft, None
        self._view.frame.draft_banner.hide()
        wanted = next((each for each in self._found if draft and each.submission_id == draft.base_version), None)
        if draft is None or wanted is None:
            self._keeper.done()
            return
        self._open(wanted)
        self._view.frame.show_draft(typed_values(draft))

    def _throw_draft(self) -> None:
        self._draft = None
        self._view.frame.draft_banner.hide()
        self._keeper.done()
