"""Asks what a step of a case needs, keeps what is typed as a draft, and takes the step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.errors import InvalidInput, StaleRecord
from luna_desktop.domain.rights.cases import Case
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.services.work import Change
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.rights.step_dialog import Asking, StepDialog
from luna_desktop.ui.widgets.fields import Field

Taken = Callable[[Mapping[str, object], str], Callable[[], object]]
"""Makes the job of a step from its fields and the note."""


@dataclass(frozen=True)
class StepAsk:
    """One step to be asked for: its key in drafts, the dialog, the fields with what they begin with, and the job.

    `needs_second` is called where the step has to be proposed to a second person first, `fit` whenever values were
    shown, so that fields hang on each other.
    """

    key: str
    asking: Asking
    fields: Sequence[Field]
    job: Taken
    begin: Mapping[str, object] | None = None
    needs_second: Callable[[], None] | None = None
    fit: Callable[[], None] | None = None


def ask_step(view: QWidget, context: Context, case: Case, ask: StepAsk, done: Callable[[object], None]) -> StepDialog:
    """Open the dialog of a step over the window of a view."""
    dialog = StepDialog(view.window(), ask.asking, ask.fields)
    StepPresenter(dialog, context, case, ask, done).start()
    dialog.open_on(dialog.first())
    return dialog


class StepPresenter(Presenter):
    """Stands between the dialog and one step; lives as long as the dialog."""

    def __init__(
        self, dialog: StepDialog, context: Context, case: Case, ask: StepAsk, done: Callable[[object], None]
    ) -> None:
        super().__init__(dialog, dialog, context.lane, context.incidents)
        self._dialog, self._ask, self._done, self._context = dialog, ask, done, context
        self._drafts = DraftKeeper(
            dialog.form, context, DraftPlace(f"case {case.case_id} {ask.key}", case.patient_id), only_changes=True
        )
        dialog.done.connect(self._take)
        dialog.close_wanted.connect(self._leave)
        context.announcements.locked.connect(self._leave)

    def start(self) -> None:
        """Begin with what the fields begin with, and what was typed before over it."""
        form = self._dialog.form
        form.show_values({**form.values(), **(self._ask.begin or {})})
        self._fit()
        self._drafts.offer(self._show_draft)

    def _fit(self) -> None:
        if self._ask.fit is not None:
            self._ask.fit()

    def _show_draft(self, draft: KeptDraft) -> None:
        form = self._dialog.form
        form.show_draft({**form.values(), **typed_values(draft)})
        self._fit()
        form.show_draft_kept(_("This is what you typed and did not save."))

    def _take(self) -> None:
        form = self._dialog.form
        self._dialog.act.set_busy(True)
        self.act(self._ask.job(form.field_values(), str(form.note.value())), self._taken)

    def _taken(self, answer: object) -> None:
        self._drafts.done()
        self._dialog.form.show_values(self._dialog.form.values())
        self._dialog.put_away()
        self._done(answer)

    def complain(self, error: Exception) -> None:
        """Show an error; where a second person is needed, offer to propose the step."""
        if isinstance(error, InvalidInput) and set(error.problems) == {"second"} and self._ask.needs_second:
            self._dialog.form.flush_draft()
            super().complain(error)
            self._ask.needs_second()
            return
        super().complain(error)
        if isinstance(error, StaleRecord):
            self._context.announcements.announce([Change("case")])  # the page behind reads what the other person did

    def _leave(self) -> None:
        self._dialog.form.flush_draft()
        self._dialog.put_away()
