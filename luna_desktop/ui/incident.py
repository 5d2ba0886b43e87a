"""What nobody foresaw: a log entry without values, and a dialog with a number that the person can quote."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from luna_desktop import logs
from luna_desktop.texts import _
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.overlay import Dialog


class IncidentDesk(QObject):
    """Logs what nobody foresaw and tells the person; at most one dialog is open at a time."""

    _happened = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._open: Dialog | None = None
        self._happened.connect(self._show, Qt.ConnectionType.AutoConnection)

    def report(self, error: Exception) -> None:
        """Log the error under a new number and show the incident dialog."""
        self.show_number(logs.record_incident(error))

    def show_number(self, number: str) -> None:
        """Show the incident dialog for an error that is logged already; may be called from any thread."""
        self._happened.emit(number)

    def catch_all(self) -> Callable[[], None]:
        """Log and show whatever nobody caught, in any thread, from now on; return what undoes it."""
        return logs.install_crash_hook(self.show_number)

    @Slot(str)
    def _show(self, number: str) -> None:
        if self._open is not None:
            return
        body = _(
            "Luna met something it was not built for, so this was not done. What was saved before is safe. "
            "If it happens again, give the number {number} to the person who looks after Luna.",
            number=number,
        )
        dialog = Dialog(self._window, "incidentDialog", _("Something went wrong: {number}", number=number), body)
        close = dialog.add_button(Button(_("Close"), "closeButton", kind=Kind.PRIMARY))
        self._open = dialog
        close.clicked.connect(self._put_away)
        dialog.dismissed.connect(self._put_away)
        dialog.open_on(close)

    def _put_away(self) -> None:
        dialog, self._open = self._open, None
        if dialog is not None:
            dialog.put_away()
