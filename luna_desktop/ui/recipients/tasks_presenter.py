"""What the two lists of the Recipients page do: settle stop tasks, and review emergency openings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.services.privacy.overrides import OverrideLine, Review, list_overrides, review_override
from luna_desktop.services.sharing.stop_tasks import Settled, StopLine, list_stop_tasks, settle_stop_task
from luna_desktop.services.work import Change
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question
from luna_desktop.ui.recipients.view import OVERRIDES, REGISTER, TASKS, RecipientsView


class TasksPresenter(Presenter):
    """Stands between the two lists and their use cases."""

    def __init__(self, view: RecipientsView, context: Context) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context = view, context
        actor = context.actor
        self._may_settle = actor.may(Permission.SETTLE_STOP_TASKS)
        self._may_review = actor.may(Permission.DECIDE_RESTRICTION)
        view.allow(
            may_manage=actor.may(Permission.MANAGE_RECIPIENTS),
            may_settle=self._may_settle,
            may_review=self._may_review,
        )
        view.show_tab(REGISTER)
        view.tab_chosen.connect(view.show_tab)
        view.tasks.chosen.connect(view.tasks.show_chosen)
        view.tasks.settle_wanted.connect(self._ask_how_settled)
        view.tasks.open_wanted.connect(lambda: self._open(view.tasks.table.current()))
        view.overrides.chosen.connect(view.overrides.show_chosen)
        view.overrides.justified.connect(lambda: self._ask_what_was_found(is_justified=True))
        view.overrides.unjustified.connect(lambda: self._ask_what_was_found(is_justified=False))
        view.overrides.open_wanted.connect(lambda: self._open(view.overrides.table.current()))
        context.announcements.changed.connect(self._hear)

    def start(self) -> None:
        """Read both lists, where the person may."""
        if self._may_settle:
            self.ask("tasks", self._context.job(list_stop_tasks, None), self._show_tasks)
        if self._may_review:
            self.ask("overrides", self._context.job(list_overrides, None), self._show_overrides)

    def _show_tasks(self, lines: tuple[StopLine, ...]) -> None:
        self._view.tasks.show_lines(lines)
        self._view.tasks.show_chosen(self._view.tasks.table.current())
        self._view.show_counts({TASKS: sum(line.done_at is None for line in lines)})

    def _show_overrides(self, lines: tuple[OverrideLine, ...]) -> None:
        self._view.overrides.show_lines(lines)
        self._view.overrides.show_chosen(self._view.overrides.table.current())
        self._view.show_counts({OVERRIDES: sum(line.is_justified is None for line in lines)})

    def _open(self, line: StopLine | OverrideLine | None) -> None:
        if line is not None:
            self._context.navigation.open_patient(PatientId(line.patient_id), "privacy")

    def _ask_how_settled(self) -> None:
        line = self._view.tasks.table.current()
        if line is None or line.done_at is not None:
            return
        question = Question(
            _("How was {recipient} told?", recipient=line.recipient),
            _("Note by which way and when, or what it confirmed. The note stays with the task."),
            _("Note as done"),
        )

        def answered(note: str | None) -> None:
            if note is not None:
                settled = Settled(line.patient_id, line.task_id, note)
                self._do(self._context.job(settle_stop_task, settled), _("The task is settled."))

        self._context.prompts.ask_reason(question, answered)

    def _ask_what_was_found(self, *, is_justified: bool) -> None:
        line = self._view.overrides.table.current()
        if line is None or line.is_justified is not None:
            return
        title = _("Why was the opening justified?") if is_justified else _("Why was the opening not justified?")
        question = Question(
            title, _("The finding stays with the opening."), _("Keep the finding"), danger=not is_justified
        )

        def answered(note: str | None) -> None:
            if note is not None:
                review = Review(line.patient_id, line.event_id, is_justified, note)
                self._do(self._context.job(review_override, review), _("The review is kept."))

        self._context.prompts.ask_reason(question, answered)

    def _do(self, job: Callable[[], None], said: str) -> None:
        def done(_none: None) -> None:
            self._context.navigation.saved(said)
            self.start()

        self.act(job, done)

    def _hear(self, changes: Iterable[Change]) -> None:
        if any(change.entity in {"stop task", "restriction"} for change in changes):
            self.start()
