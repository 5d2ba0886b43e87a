"""The way into the booking dialog: from a key anywhere, a free place in the book, a patient, or a list."""

from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import Actor, Permission
from luna_desktop.texts import _
from luna_desktop.ui.booking.dialog import BookingDialog
from luna_desktop.ui.booking.prefill import Prefill
from luna_desktop.ui.booking.presenter import BookingPresenter
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.shell import TopAction
from luna_desktop.ui.widgets.overlay import Overlay

BOOK = "booking"
"""The key of the top bar's button and of the palette's command."""
NOTHING_KNOWN = Prefill()


def may_book(actor: Actor) -> bool:
    """Tell whether somebody may book appointments."""
    return actor.may(Permission.CHANGE_BOOK)


def open_booking(context: Context, prefill: Prefill = NOTHING_KNOWN) -> None:
    """Open the booking dialog over the window, filled in with what is known; who may not book is passed over."""
    if may_book(context.actor):
        context.navigation.book(prefill)


def book_action() -> TopAction:
    """Return the button of the top bar."""
    return TopAction(BOOK, _("Book"), "calendar-plus", "Ctrl+B", primary=True)


class BookingDesk:
    """Keeps the one booking dialog of a window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._dialog: BookingDialog | None = None

    def open(self, context: Context, prefill: Prefill) -> None:
        """Open the dialog; one that is open comes forward, and any other question goes first."""
        dialog = self.dialog()
        if dialog is not None:
            dialog.take_keyboard()
            return
        if any(not each.isHidden() for each in self._window.findChildren(Overlay)):
            return
        actor = context.actor
        made = BookingDialog(
            self._window,
            today_in(context),
            shows_alerts=actor.may(Permission.READ_ALERT_FLAG),
            may_register=actor.may(Permission.REGISTER_PATIENT),
        )
        self._dialog = made
        presenter = BookingPresenter(made, context, prefill, self.close)
        made.open_on(made.first())
        presenter.start()

    def dialog(self) -> BookingDialog | None:
        """Return the dialog that is open, or None."""
        dialog = self._dialog
        return dialog if dialog is not None and shiboken6.isValid(dialog) and not dialog.isHidden() else None

    def close(self) -> None:
        """Put the dialog away and give the keyboard back."""
        dialog, self._dialog = self.dialog(), None
        if dialog is not None:
            dialog.put_away()
