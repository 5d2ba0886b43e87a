"""The booking dialog on the tour: found, free, in conflict, held, a course, and somebody new."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId
from luna_desktop.ui.booking.dialog import BookingDialog
from luna_desktop.ui.booking.prefill import Prefill
from luna_desktop.ui.workspace import Workspace

Step = Callable[[], None]
SERVICE = "treatment_45"
AT_LUNCH = time(13)


class BookingTour:
    """Yields the steps; `picture` makes the step that takes one."""

    def __init__(
        self, window: QWidget, workspace: Workspace, patient: PatientId, picture: Callable[[str], Step]
    ) -> None:
        self._window, self._workspace = window, workspace
        self._patient, self._picture = patient, picture

    def steps(self, today: date) -> Iterator[Step]:
        """Open the dialog in each of its states, take a picture, and close it again."""
        monday = today + timedelta(days=7 - today.weekday())
        known = Prefill(self._patient, service=SERVICE)
        yield from self._shown("booking-find", Prefill(), self._find)
        yield from self._shown("booking", known, self._soonest)
        yield from self._shown("booking-conflict", Prefill(self._patient, 0, SERVICE, day=monday, start=AT_LUNCH))
        yield from self._shown("booking-series", known, self._soonest, self._repeat)
        yield from self._shown("booking-new", Prefill(), self._new)

    def _shown(self, name: str, prefill: Prefill, *acts: Step) -> Iterator[Step]:
        yield lambda: self._workspace.book(prefill)
        yield _nothing
        for act in acts:
            yield act
            yield _nothing
        yield self._picture(name)
        yield self._close

    def _dialog(self) -> BookingDialog | None:
        open_ones = [each for each in self._window.findChildren(BookingDialog) if not each.isHidden()]
        return open_ones[0] if open_ones else None

    def _find(self) -> None:
        dialog = self._dialog()
        if dialog is not None:
            dialog.form.patient.finder.edit.setText("an")

    def _soonest(self) -> None:
        dialog = self._dialog()
        if dialog is not None:
            dialog.enter_slots()

    def _repeat(self) -> None:
        dialog = self._dialog()
        if dialog is not None:
            dialog.form.repeat_wanted.emit()

    def _new(self) -> None:
        dialog = self._dialog()
        if dialog is not None:
            new = dialog.form.patient.new
            dialog.form.patient.finder.new_wanted.emit("Ritu Chauhan")
            new.phone.show_value("+91 90080 55317")
            new.birth.show_value("32")
            new.edited.emit()

    def _close(self) -> None:
        dialog = self._dialog()
        if dialog is not None:
            dialog.form.show_values({})
            dialog.close_wanted.emit()


def _nothing() -> None:
    return None
