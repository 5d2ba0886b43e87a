"""Puts somebody on the waiting list from its dialog."""

from __future__ import annotations

from collections.abc import Callable

from luna_desktop.domain.book.set_up import SetUp, in_order
from luna_desktop.services.front.waiting_list import put_on_waiting_list
from luna_desktop.texts import _
from luna_desktop.ui.booking.patient_presenter import PatientPresenter
from luna_desktop.ui.booking.waiting_dialog import WaitingDialog
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter


class WaitingPresenter(Presenter):
    """Stands between the dialog and the list; `added` is called once the entry stands."""

    def __init__(self, dialog: WaitingDialog, context: Context, set_up: SetUp, added: Callable[[], None]) -> None:
        super().__init__(dialog, dialog, context.lane, context.incidents)
        self._dialog, self._context, self._added = dialog, context, added
        self._people = PatientPresenter(dialog.patient, dialog, context, self._chosen)
        people = in_order(set_up.people.values())
        dialog.offer(
            [(key, each.desk_name) for key, each in set_up.services.items()],
            [(each.user, each.name) for each in people],
        )
        dialog.wanted.connect(self._add)
        dialog.dismissed.connect(self._leave)
        self._people.start()
        self._chosen()

    def _chosen(self) -> None:
        is_chosen = self._people.patient_id is not None
        self._dialog.go_on.setEnabled(is_chosen)
        if is_chosen:
            self._dialog.service.control.setFocus()

    def _add(self) -> None:
        patient = self._people.patient_id
        if patient is None or not (self._dialog.first_day.check() and self._dialog.last_day.check()):
            return
        self._dialog.go_on.set_busy(True)
        wish = self._dialog.wish(int(patient))
        self.act(self._context.job(put_on_waiting_list, wish), lambda _entry: self._done(), self._refused)

    def _done(self) -> None:
        name = self._people.name()
        self._context.navigation.saved(_("{name} is on the waiting list", name=name))
        self._leave()
        self._added()

    def _refused(self, error: Exception) -> None:
        self._dialog.go_on.set_busy(False)
        self.complain(error)

    def _leave(self) -> None:
        self._people.leave()
        self._dialog.put_away()
