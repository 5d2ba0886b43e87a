"""What a finding dialog does: runs the use case with what was written, and closes once it is kept."""

from __future__ import annotations

from collections.abc import Callable

from luna_desktop.ui.break_glass.finding_dialog import FindingDialog
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter


class FindingPresenter(Presenter):
    """Stands between a finding dialog and its use case; lives as long as the dialog.

    `job` makes the work of note and incident; `done` is called once it is kept.
    """

    def __init__(
        self,
        dialog: FindingDialog,
        context: Context,
        job: Callable[[str, str], Callable[[], object]],
        done: Callable[[], None],
    ) -> None:
        super().__init__(dialog, dialog, context.lane, context.incidents)
        self._dialog, self._job, self._done = dialog, job, done
        dialog.wanted.connect(self._keep)
        context.announcements.locked.connect(dialog.put_away)

    def _keep(self) -> None:
        self._dialog.show_problems({})
        self._dialog.keep.set_busy(True)
        self.act(self._job(self._dialog.note.value(), self._dialog.incident.value()), self._kept)

    def _kept(self, _result: object) -> None:
        self._dialog.put_away()
        self._done()
