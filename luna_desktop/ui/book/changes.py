"""What the book writes: moves, lengths, the pinboard, cancelling, stamps, and the way back from each of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.book.clashes import BookingConflict
from luna_desktop.domain.book.states import Step, problem_with
from luna_desktop.domain.errors import LunaError
from luna_desktop.services.front.book import cancel_booking, move_booking, pin_booking, stretch_booking, undo_booking
from luna_desktop.services.front.book_days import BookPage, BookRow
from luna_desktop.services.front.booking_requests import BookingAsked, Cancel, Move, Stretch, Undo
from luna_desktop.services.front.bookings import KnownBooking
from luna_desktop.services.front.series import SeriesCancelled, UndoTogether, cancel_series, undo_together
from luna_desktop.services.front.states import Stamping, stamp_booking
from luna_desktop.texts import _, say_n, shown
from luna_desktop.ui.book.acts import CANCEL, CANCEL_SERIES, CHART, CHOOSE, PIN, PRINT, UNDO_PIN, day_and_time
from luna_desktop.ui.book.cancel_dialog import Cancelling, CancelQuestion
from luna_desktop.ui.book.dates_said import short_day
from luna_desktop.ui.book.opening import Opening
from luna_desktop.ui.book.paper_ways import print_for
from luna_desktop.ui.book.picture import Doing, Proposal, Spot
from luna_desktop.ui.book.reading import last_time
from luna_desktop.ui.book.undoing import Steps
from luna_desktop.ui.book.verdicts import landing
from luna_desktop.ui.booking.confirming import MOVED, confirm
from luna_desktop.ui.front.check_in_presenter import check_in

if TYPE_CHECKING:
    from luna_desktop.ui.book.presenter import BookPresenter

_STEPS = {f"step {step.value}": step for step in Step}


class Changes:
    """Writes for one page of the book; what it writes is announced, and the page reads again."""

    def __init__(self, presenter: BookPresenter) -> None:
        self._on = presenter
        self.steps = Steps()
        view = presenter.view
        canvas, board = view.canvas, view.pinboard
        for pins in (canvas.pin_wanted, view.list.pin_wanted, view.pin_carried):
            pins.connect(self.pin)
        for cancels in (canvas.cancel_wanted, view.list.cancel_wanted):
            cancels.connect(self.cancel)
        for arrivals in (canvas.check_in_wanted, view.list.check_in_wanted):
            arrivals.connect(self.check_in)
        for undoes in (canvas.undo_wanted, view.list.undo_wanted, board.undo_wanted):
            undoes.connect(self.undo)

    def drop(self, proposal: Proposal) -> None:
        """Carry out what was dropped on the book; on a place that is not free only say why."""
        on, page, row = self._on, self._on.page, self._on.row(proposal.key)
        verdict = on.view.canvas.last_verdict
        if page is None or row is None:
            return
        if verdict.is_free is False:
            on.view.show_trouble(_("Nothing was moved. {why}", why=verdict.words))
            return
        on.view.show_trouble("")
        if proposal.doing is Doing.STRETCH:
            job = on.context.job(stretch_booking, Stretch(self._asked(row), proposal.minutes))
            self._write(job, lambda known: self._told_length(page, known, row))
            return
        wanted = landing(page, row, on.view.canvas.picture.columns[proposal.column], proposal)
        move = Move(
            self._asked(row),
            wanted.starts,
            practitioner=wanted.practitioner if wanted.practitioner != row.practitioner else None,
            room=wanted.room if wanted.room != row.room else None,
            devices=wanted.devices if wanted.devices != row.devices else None,
        )
        self.move(move, row)

    def move(self, move: Move, row: BookRow) -> None:
        """Move a booking, or put a pinned one back into the book."""
        page = self._on.page
        if page is not None:
            self._write(self._on.context.job(move_booking, move), lambda known: self._told_move(page, known, row))

    def pin(self, booking_id: int) -> None:
        """Take a booking off the book, not cancelled."""
        row = self._on.row(booking_id)
        if row is None or not self._may() or row.pinned:
            return
        where = self._when(row)

        def told(known: KnownBooking) -> None:
            self.steps.add(known, _("Pinned {name}", name=row.name), _("Was {time}", time=where))
            self._on.view.pinboard.expect(booking_id)

        self._write(self._on.context.job(pin_booking, self._asked(row)), told)

    def cancel_series(self, row: BookRow) -> None:
        """Ask by whom and why, then call off all that is still to come of a booking's series."""
        on, page = self._on, self._on.page
        if page is None or not self._may():
            return
        asked = self._asked(row)

        def done(gone: tuple[KnownBooking, ...]) -> None:
            told = say_n("Cancelled {count} appointment", "Cancelled {count} appointments", len(gone))
            self.steps.add_together(gone, _("Cancelled the series of {name}", name=row.name), shown(told))
            self._show_done()
            on.find_again(gone[0])

        def answered(answer: Cancelling | None) -> None:
            if answer is not None:
                wanted = SeriesCancelled(Cancel(asked, answer.by, answer.reason, answer.words))
                on.act(on.context.job(cancel_series, wanted), done, self._refused)

        on.context.prompts.ask_cancel(CancelQuestion(row.name, day_and_time(page, row), is_series=True), answered)

    def cancel(self, booking_id: int) -> None:
        """Ask by whom and why, then call a booking off."""
        on, row, page = self._on, self._on.row(booking_id), self._on.page
        if row is None or page is None or not self._may():
            return
        asked = self._asked(row)

        def told(known: KnownBooking) -> None:
            self.steps.add(known, _("Cancelled {name}", name=row.name), self._when(row))

        def answered(answer: Cancelling | None) -> None:
            if answer is not None:
                wanted = Cancel(asked, answer.by, answer.reason, answer.words)
                self._write(on.context.job(cancel_booking, wanted), told)

        on.context.prompts.ask_cancel(CancelQuestion(row.name, day_and_time(page, row)), answered)

    def undo(self) -> None:
        """Take the last step of this page back."""
        on, newest = self._on, self.steps.newest()
        if newest is None or not self._may():
            on.context.navigation.saved(_("There is nothing to take back"))
            return

        def undone(*known: KnownBooking) -> None:
            on.view.show_trouble("")
            self.steps.taken_back(*known)
            self._show_done()
            on.context.navigation.saved(_("Taken back: {what}", what=newest.row.text))
            on.find_again(next(each for each in known if each.booking_id == newest.asked.booking_id))

        def refused(error: Exception) -> None:
            self.steps.drop(newest.asked.booking_id)
            self._show_done()
            self._refused(error)

        if newest.others:
            both = UndoTogether(newest.asked.patient_id, (newest.asked, *newest.others))
            on.act(on.context.job(undo_together, both), lambda back: undone(*back), refused)
        else:
            on.act(on.context.job(undo_booking, Undo(newest.asked, back_to=newest.back_to)), undone, refused)

    def act_on(self, booking_id: int, what: str) -> None:
        """Do what a button of the details asks for."""
        row = self._on.row(booking_id)
        if row is None:
            return
        if what in _STEPS:
            self._stamp(row, _STEPS[what])
            return
        opening = Opening(patient_id=row.patient_id, booking_id=row.booking_id)
        acts: dict[str, Callable[[], None]] = {
            CHART: lambda: self._on.context.navigation.open_patient(row.patient_id),
            CHOOSE: lambda: self._on.open_booking(opening),
            PIN: lambda: self.pin(booking_id),
            UNDO_PIN: lambda: self.put_back(row),
            CANCEL: lambda: self.cancel(booking_id),
            CANCEL_SERIES: lambda: self.cancel_series(row),
            PRINT: lambda: print_for(self._on, row),
        }
        acts[what]()

    def check_in(self, booking_id: int) -> None:
        """Open the check-in of somebody who is here, or say why it cannot be."""
        row, page = self._on.row(booking_id), self._on.page
        if row is None or page is None or row.is_hidden:
            return
        problem = problem_with(row.state, Step.ARRIVE, row.span.starts, page.now, page.set_up.zone)
        if problem is None:
            self._stamp(row, Step.ARRIVE)
        else:
            self._on.view.show_trouble(shown(problem))

    def put_back(self, row: BookRow) -> None:
        """Put a pinned booking back where it was."""
        self.move(Move(self._asked(row), row.span.starts), row)

    def paste(self, spot: Spot) -> None:
        """Put the chosen pin at the cell that the keyboard is on: as a ghost first, which Enter lets down."""
        canvas, row = self._on.view.canvas, self._on.row(self._on.view.pinboard.current())
        if row is None:
            self._on.context.navigation.saved(_("The pinboard is empty. Press Ctrl+X on an appointment first."))
        elif self._may():
            canvas.keys.carry(pin_proposal(row, self._when(row), spot))

    def show_done(self) -> None:
        """Show the last step beside the book."""
        self._show_done()

    def forget(self) -> None:
        """Forget every step, as before a lock."""
        self.steps.clear()

    def _stamp(self, row: BookRow, step: Step) -> None:
        on = self._on
        if step is Step.ARRIVE:
            check_in(on.view.window(), on.context, self._asked(row), row.name, lambda known: self._stamped(known, row))
            return
        wanted = Stamping(row.patient_id, row.booking_id, step, row.number)
        self._write(on.context.job(stamp_booking, wanted), lambda known: self._stamped(known, row))

    def _stamped(self, known: KnownBooking, row: BookRow) -> None:
        words = {
            "confirmed": _("{name}: confirmed", name=row.name),
            "arrived": _("{name} is in the waiting room", name=row.name),
            "in_room": _("{name} was sent in", name=row.name),
            "done": _("{name}: done", name=row.name),
            "did_not_attend": _("{name} did not attend", name=row.name),
        }
        self.steps.add(known, words.get(known.booking.state.value, row.name))
        self._show_done()

    def _write(self, job: Callable[[], KnownBooking], told: Callable[[KnownBooking], None]) -> None:
        def done(known: KnownBooking) -> None:
            self._on.view.show_trouble("")
            told(known)
            self._show_done()
            self._on.find_again(known)

        self._on.act(job, done, self._refused)

    def _refused(self, error: Exception) -> None:
        """Say why nothing was written, and show how things stand now."""
        if isinstance(error, BookingConflict) and error.found:
            self._on.view.show_trouble(_("Nothing was moved. {why}", why=shown(error.found[0].sentence)))
        else:
            self._on.complain(error)
        if isinstance(error, LunaError):
            self._on.read()

    def _told_move(self, page: BookPage, known: KnownBooking, row: BookRow) -> None:
        local = known.booking.starts.astimezone(page.set_up.zone)
        time = last_time(known.booking.starts, page.set_up.zone)
        now = _("Now {day}, {time}", day=short_day(local.date()), time=time)
        self.steps.add(known, _("Moved {name}", name=row.name), now)
        if known.booking.starts != row.span.starts:
            confirm(self._on.context, known, MOVED)

    def _told_length(self, page: BookPage, known: KnownBooking, row: BookRow) -> None:
        until = last_time(known.booking.ends, page.set_up.zone)
        self.steps.add(known, _("Changed the length for {name}", name=row.name), _("Now until {time}", time=until))

    def _show_done(self) -> None:
        newest = self.steps.newest()
        self._on.view.pinboard.show_done(newest.row if newest else None)
        if newest is not None:
            self._on.context.navigation.saved(newest.row.text)

    def _when(self, row: BookRow) -> str:
        page = self._on.page
        if page is None:
            return ""
        local = row.span.starts.astimezone(page.set_up.zone)
        return _("{day}, {time}", day=short_day(local.date()), time=last_time(row.span.starts, page.set_up.zone))

    def _may(self) -> bool:
        return self._on.view.canvas.can_change

    @staticmethod
    def _asked(row: BookRow) -> BookingAsked:
        return BookingAsked(PatientId(row.patient_id), row.booking_id, row.number)


def pin_proposal(row: BookRow, was: str, spot: Spot) -> Proposal:
    """Return a pinned booking as it is carried to a place of the book."""
    line = _("{service} · was {time}", service=row.desk_name, time=was)
    return Proposal(Doing.PUT_BACK, spot.column, spot.minute, row.span.minutes, row.booking_id, row.name, line)
