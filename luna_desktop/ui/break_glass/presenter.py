"""What the dialog before a closed record does: opens it, or asks to be let in; nothing of the chart is read."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from luna_desktop.services.rights.access_requests import request_access
from luna_desktop.services.rights.break_glass import (
    ClosedRecord,
    Opened,
    OpeningTerms,
    open_closed_record,
    read_opening_terms,
)
from luna_desktop.texts import _, shown
from luna_desktop.ui.break_glass.dialog import GlassDialog
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.privacy.wording import moment


class GlassPresenter(Presenter):
    """Stands between the dialog and the opening; lives as long as the dialog."""

    def __init__(self, dialog: GlassDialog, context: Context, closed: ClosedRecord | None) -> None:
        super().__init__(dialog, dialog, context.lane, context.incidents)
        self._dialog, self._context, self._closed = dialog, context, closed
        dialog.wanted.connect(self._open)
        dialog.request_wanted.connect(self._request)
        context.announcements.locked.connect(dialog.put_away)

    def _open(self) -> None:
        wanted = self._dialog.wanted_opening()
        self._dialog.show_problems({})
        self._dialog.show_busy(True)
        self.act(self._context.job(open_closed_record, wanted), self._opened)

    def _opened(self, opened: Opened) -> None:
        if opened.until is None:
            self._dialog.show_refused(shown(opened.refusal) if opened.refusal else "")
            return
        navigation = self._context.navigation
        self._dialog.put_away()
        navigation.open_patient(opened.patient_id)
        navigation.saved(_("The record is open to you until {time}.", time=moment(opened.until)))

    def _request(self) -> None:
        if self._closed is not None:
            self._dialog.show_problems({})
            self._dialog.show_busy(True)
            request = self._dialog.wanted_request(self._closed.patient_id)
            self.act(self._context.job(request_access, request), self._requested)

    def _requested(self, _none: None) -> None:
        self._dialog.put_away()
        self._context.navigation.saved(_("Your request is sent. Whoever may let you in answers it."))


def ask_to_open(window: QWidget, context: Context, closed: ClosedRecord) -> GlassDialog:
    """Show the dialog for a record that is closed to the person."""
    return _ask(window, context, closed, closed.terms)


def open_any(window: QWidget, context: Context | None) -> None:
    """Ask which closed record must be opened, and why; nothing happens while nobody is signed in."""
    if context is not None:
        job = context.job(read_opening_terms, None)

        def terms_read(terms: OpeningTerms) -> None:
            _ask(window, context, None, terms)

        context.lane.run(window, job, terms_read, context.incidents.report)


def _ask(window: QWidget, context: Context, closed: ClosedRecord | None, terms: OpeningTerms) -> GlassDialog:
    dialog = GlassDialog(window, closed, today_in(context), terms)
    GlassPresenter(dialog, context, closed)
    dialog.start()
    return dialog
