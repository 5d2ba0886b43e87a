"""What the check-in does: reads what is due, writes what was done about it, and stamps the arrival."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.book.clashes import BookingConflict
from luna_desktop.domain.book.states import Step
from luna_desktop.domain.errors import StaleRecord
from luna_desktop.domain.notices import Document, Outcome
from luna_desktop.services.front.booking_requests import BookingAsked
from luna_desktop.services.front.bookings import KnownBooking
from luna_desktop.services.front.check_in import (
    CheckIn,
    CheckInAsked,
    DetailsRight,
    confirm_details,
    open_check_in,
    read_check_in,
)
from luna_desktop.services.front.dues import Due, DueLine
from luna_desktop.services.front.states import Stamping, stamp_booking
from luna_desktop.services.privacy.receipts import Receipt, record_receipt
from luna_desktop.texts import _, shown
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.front.check_in_dialog import Asked, CheckInDialog
from luna_desktop.ui.front.due_words import Act
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question

PRIVACY, DETAILS = "privacy", "details"


class CheckInPresenter(Presenter):
    """Stands between the check-in of one booking and its use cases; `arrived` is called with the stamped booking."""

    def __init__(
        self, dialog: CheckInDialog, context: Context, asked: BookingAsked, arrived: Callable[[KnownBooking], None]
    ) -> None:
        super().__init__(dialog, dialog, context.lane, context.incidents)
        self._dialog, self._context, self._arrived = dialog, context, arrived
        self._asked = CheckInAsked(asked.patient_id, asked.booking_id)
        self._found: CheckIn | None = None
        dialog.asked.connect(self._act)
        dialog.arrived_wanted.connect(self.stamp)
        dialog.details_wanted.connect(lambda: self._leave_for(DETAILS))
        dialog.dismissed.connect(dialog.put_away)
        context.announcements.locked.connect(dialog.put_away)

    def start(self) -> None:
        """Show the dialog and read what is due."""
        self._dialog.start()
        self.ask("check-in", self._context.job(open_check_in, self._asked), self._show)

    def _show(self, found: CheckIn) -> None:
        self._found = found
        self._dialog.show_check_in(found, self._context.actor, today_in(self._context))

    def _act(self, asked: Asked) -> None:
        acts: dict[Act, Callable[[], None]] = {
            Act.RIGHT: self._details_right,
            Act.GIVEN: partial(self._given, asked.due),
            Act.SEEN: partial(self._dialog.show_done, Due.NAME_ALERT, _("The date of birth was compared")),
            Act.TURN: self._turn,
            Act.CHANGE: partial(self._leave_for, DETAILS),
            Act.PHOTO: partial(self._leave_for, DETAILS),
            Act.PRIVACY: partial(self._leave_for, PRIVACY),
        }
        self._dialog.show_trouble("")
        acts[asked.act]()

    def _details_right(self) -> None:
        job = self._context.job(confirm_details, DetailsRight(self._asked.patient_id))
        self.act(job, lambda _day: self._done(Due.DETAILS, _("Confirmed today")))

    def _given(self, due: DueLine) -> None:
        language = self._found.card.language if self._found is not None else ""
        receipts = [self._receipt(document, language or "en") for document, _version in due.documents]

        def give(at: int = 0) -> None:
            if at == len(receipts):
                self._done(Due.NOTICE, _("Noted: it was given"))
            else:
                self.act(self._context.job(record_receipt, receipts[at]), lambda _lines: give(at + 1))

        give()

    def _receipt(self, document: Document, language: str) -> Receipt:
        return Receipt(self._asked.patient_id, Outcome.ACKNOWLEDGED, document, language=language)

    def _done(self, what: Due, text: str) -> None:
        self._dialog.show_done(what, text)
        self.ask("check-in", self._context.job(read_check_in, self._asked), self._show)

    def _turn(self) -> None:
        """Turn the screen to the patient; an open question would stand over it, so the check-in closes first."""
        self._dialog.put_away()
        self._context.navigation.turn_to_patient(self._asked.patient_id)

    def _leave_for(self, tab: str) -> None:
        self._dialog.put_away()
        self._context.navigation.open_patient(self._asked.patient_id, tab)

    def stamp(self, override: str = "") -> None:
        """Stamp the arrival, with how much was left for later."""
        if self._found is None or self._dialog.arrived.is_busy():
            return
        self._dialog.arrived.set_busy(True)
        line = self._found.line
        asked = Stamping(
            line.patient_id, line.booking_id, Step.ARRIVE, line.number, left=self._dialog.left(), override=override
        )
        self.act(self._context.job(stamp_booking, asked), self._stamped, self._refused)

    def _stamped(self, known: KnownBooking) -> None:
        self._dialog.put_away()
        self._arrived(known)

    def _refused(self, error: Exception) -> None:
        self._dialog.arrived.set_busy(False)
        if not isinstance(error, BookingConflict):
            self.complain(error)
            if isinstance(error, StaleRecord):
                self.ask("check-in", self._context.job(read_check_in, self._asked), self._show)
            return
        said = " ".join(shown(each.sentence) for each in error.found)
        question = Question(_("The time was given to somebody else"), said, _("Check in all the same"))
        self._context.prompts.ask_reason(question, lambda reason: self.stamp(reason) if reason else None, shortest=3)


def check_in(
    window: QWidget, context: Context, asked: BookingAsked, name: str, arrived: Callable[[KnownBooking], None]
) -> None:
    """Open the check-in of a booking over a window."""
    dialog = CheckInDialog(window, name)
    CheckInPresenter(dialog, context, asked, arrived).start()
