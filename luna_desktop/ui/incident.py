"""What nobody foresaw: a log entry without values, and a dialog with a number that the person can quote."""

from __future__ import annotations

import logging
import secrets
import sys
import traceback
from types import TracebackType

from PySide6.QtWidgets import QWidget

from luna_desktop.texts import _
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.overlay import Dialog

_LOG = logging.getLogger(__name__)
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


def new_number() -> str:
    """Return a number such as K7M-3QX, short enough to read out on the telephone."""
    letters = "".join(secrets.choice(_LETTERS) for _place in range(6))
    return f"{letters[:3]}-{letters[3:]}"


def places_of(error: BaseException) -> str:
    """Return where an error came from: kinds and lines of code, never the sentence of the error nor any value."""
    lines = [type(error).__name__]
    for frame in traceback.extract_tb(error.__traceback__):
        lines.append(f"  {frame.filename}:{frame.lineno} {frame.name}")
    cause = error.__cause__ or error.__context__
    return "\n".join(lines) + (f"\ncaused by {places_of(cause)}" if cause is not None else "")


class IncidentDesk:
    """Logs what nobody foresaw and tells the person; at most one dialog is open at a time."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._open: Dialog | None = None

    def report(self, error: BaseException) -> None:
        """Log the error under a number and show the incident dialog."""
        number = new_number()
        _LOG.error("incident %s\n%s", number, places_of(error))
        if self._open is None:
            self._show(number)

    def catch_all(self) -> None:
        """Report whatever Python would otherwise print, from now on."""

        def hook(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
            self.report(error)

        sys.excepthook = hook

    def _show(self, number: str) -> None:
        body = _(
            "Luna met something it was not built for, so this was not done. What was saved before is safe. "
            "If it happens again, give the number {number} to the person who looks after Luna.",
            number=number,
        )
        dialog = Dialog(self._window, "incidentDialog", _("Something went wrong: {number}", number=number), body)
        close = dialog.add_button(Button(_("Close"), "closeButton", kind=Kind.PRIMARY))
        self._open = dialog

        def put_away() -> None:
            if self._open is dialog:
                self._open = None
                dialog.put_away()

        close.clicked.connect(put_away)
        dialog.dismissed.connect(put_away)
        dialog.open_on(close)
