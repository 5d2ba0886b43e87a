"""Reads the records kept past their time when somebody wants them, and leads to the record that is chosen."""

from __future__ import annotations

from functools import partial

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.errors import LunaError
from luna_desktop.services.rights.retention_due import RetentionDue, read_retention_due
from luna_desktop.texts import shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.rights.retention_card import DueRow
from luna_desktop.ui.rights.view import PrivacyDeskView


class RetentionPresenter(Presenter):
    """Stands between the list and its use case."""

    def __init__(self, view: PrivacyDeskView, context: Context) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context = view, context
        self._card = view.retention
        view.queue.retention_button.setVisible(context.actor.may(Permission.ERASE_DATA))
        view.retention_wanted.connect(self.show)
        self._card.more_wanted.connect(self._read)
        self._card.retry_wanted.connect(self.show)
        self._card.opened.connect(self._open)
        context.announcements.locked.connect(self._forget)

    def show(self) -> None:
        """Show the list instead of the queue, read anew."""
        self._card.forget()
        self._card.show_reading()
        self._view.show_retention()
        self._read(0)

    def _read(self, after: int) -> None:
        job = self._context.job(read_retention_due, after)
        self.ask("retention", job, partial(self._show, goes_on=bool(after)), self._failed)

    def _show(self, due: RetentionDue, *, goes_on: bool) -> None:
        self._card.show_due(due, goes_on=goes_on)
        if self._view.lists.currentWidget() is self._card:
            self._card.take_keyboard()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, LunaError):
            self._card.show_failed(shown(error.message))
        else:
            self.complain(error)

    def _open(self, row: DueRow) -> None:
        self._context.navigation.open_patient(PatientId(row.patient_id), "privacy")

    def _forget(self) -> None:
        self.forget("retention")
        self._card.forget()
