"""What the list of stop tasks on the Recipients page does."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.services.sharing.stop_tasks import Settled, StopLine, list_stop_tasks, settle_stop_task
from luna_desktop.services.work import Change
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.printing import Paper
from luna_desktop.ui.prompts import Question
from luna_desktop.ui.recipients.letter_presenter import TaskLetters
from luna_desktop.ui.recipients.view import REGISTER, TASKS, RecipientsView


class TasksPresenter(Presenter):
    """Stands between the list and its use cases."""

    def __init__(self, view: RecipientsView, context: Context, paper: Paper | None = None) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._letters = TaskLetters(view, view, context, paper)
        self._view, self._context = view, context
        actor = context.actor
        self._may_settle = actor.may(Permission.SETTLE_STOP_TASKS)
        view.allow(
            may_manage=actor.may(Permission.MANAGE_RECIPIENTS),
            may_settle=self._may_settle,
        )
        view.show_tab(REGISTER)
        view.tab_chosen.connect(view.show_tab)
        view.tasks.chosen.connect(view.tasks.show_chosen)
        view.tasks.settle_wanted.connect(self._ask_how_settled)
        view.tasks.letter_wanted.connect(self._open_letter)
        view.tasks.open_wanted.connect(lambda: self._open(view.tasks.table.current()))
        context.announcements.changed.connect(self._hear)

    def start(self) -> None:
        """Read the list, where the person may."""
        if self._may_settle:
            self.ask("tasks", self._context.job(list_stop_tasks, None), self._show_tasks)

    def _show_tasks(self, lines: tuple[StopLine, ...]) -> None:
        self._view.tasks.show_lines(lines)
        self._view.tasks.show_chosen(self._view.tasks.table.current())
        self._view.show_counts({TASKS: sum(line.done_at is None for line in lines)})

    def _open(self, line: StopLine | None) -> None:
        if line is not None:
            self._context.navigation.open_patient(PatientId(line.patient_id), "privacy")

    def _open_letter(self) -> None:
        line = self._view.tasks.table.current()
        if line is not None and line.has_letter:
            self._letters.open(line)

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

    def _do(self, job: Callable[[], None], said: str) -> None:
        def done(_none: None) -> None:
            self._context.navigation.saved(said)
            self.start()

        self.act(job, done)

    def _hear(self, changes: Iterable[Change]) -> None:
        if any(change.entity in {"stop task", "restriction"} for change in changes):
            self.start()
