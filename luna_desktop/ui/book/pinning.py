"""The pinboard at work: what is shown on it, free times for the chosen appointment, carrying it onto the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from luna_desktop.domain.book.free_times import FreeTime
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.services.front.book_days import BookPage, BookRow
from luna_desktop.services.front.booking_requests import BookingAsked, Move
from luna_desktop.services.front.free_times import FreeTimesAsked, find_free_times
from luna_desktop.texts import _
from luna_desktop.ui.book.changes import pin_proposal
from luna_desktop.ui.book.dates_said import short_day
from luna_desktop.ui.book.opening import Opening
from luna_desktop.ui.book.picture import Spot
from luna_desktop.ui.book.pins import FreeRow, PinRow
from luna_desktop.ui.book.reading import last_time
from luna_desktop.ui.book.view import PINBOARD

if TYPE_CHECKING:
    from luna_desktop.ui.book.presenter import BookPresenter


DAYS_AHEAD, MOST_FREE = 28, 4


class Pinning:
    """Keeps the pinboard of one page in step with the book."""

    def __init__(self, presenter: BookPresenter) -> None:
        self._on = presenter
        self._free: tuple[FreeTime, ...] = ()
        board, canvas = presenter.view.pinboard, presenter.view.canvas
        board.place_wanted.connect(self._place)
        board.time_wanted.connect(self._choose_time)
        board.call_wanted.connect(self._call)
        board.carried.connect(self._carry)
        board.let_down.connect(self._let_down)
        board.chosen.connect(lambda _key: self._look_for_free())
        board.use_wanted.connect(self._use)
        presenter.view.side_turned.connect(lambda _name: self._look_for_free())
        canvas.paste_wanted.connect(presenter.changes.paste)
        canvas.proposed.connect(lambda proposal: board.show_carried(proposal.key))
        canvas.put_away.connect(lambda: board.show_carried(0))

    def show(self, page: BookPage) -> None:
        """Show what is off the book."""
        rows = [self._pin(page, row) for row in page.pinned if not row.is_hidden]
        self._on.view.pinboard.show_pins(rows, self._note(page))
        self._on.view.bar.show_pins(len(rows))
        self._on.changes.show_done()
        self._look_for_free()

    def _pin(self, page: BookPage, row: BookRow) -> PinRow:
        about = f"{row.mrn} · {row.desk_name}"
        if str(row.span.minutes) not in row.desk_name:  # some services carry their length in their name
            about = _("{mrn} · {service}, {minutes} min", mrn=row.mrn, service=row.desk_name, minutes=row.span.minutes)
        by = _("Pinned {time} by {name}", time=last_time(row.changed_at, page.set_up.zone), name=row.changed_by)
        return PinRow(
            row.booking_id,
            row.name,
            about,
            _("Was {time}", time=self._was(page, row)),
            by,
            row.phone,
            row.span.minutes,
            row.desk_name,
        )

    def _was(self, page: BookPage, row: BookRow) -> str:
        local = row.span.starts.astimezone(page.set_up.zone)
        return _("{day}, {time}", day=short_day(local.date()), time=last_time(row.span.starts, page.set_up.zone))

    def _note(self, page: BookPage) -> str:
        return _("What is left here at the end of the day becomes a desk task.") if page.pinned else ""

    def _look_for_free(self) -> None:
        """Look for the next free times of the chosen pin with the same practitioner, where the pinboard is seen."""
        on, view = self._on, self._on.view
        row = on.row(view.pinboard.current())
        if row is None or not row.pinned or view.side.current() != PINBOARD:
            on.forget("free")
            self._free = ()
            view.pinboard.show_free("", "", ())
            return
        asked = FreeTimesAsked(
            row.service,
            row.patient_id,
            minutes=row.span.minutes,
            practitioner=row.practitioner,
            days=DAYS_AHEAD,
            limit=MOST_FREE,
            per_day=1,
            booking_id=row.booking_id,
        )
        on.ask("free", on.context.job(find_free_times, asked), lambda found: self._show_free(row, found), self._no_free)

    def _show_free(self, row: BookRow, found: tuple[FreeTime, ...]) -> None:
        page = self._on.page
        if page is None:
            return
        self._free = found
        who = next((each.name for each in page.people if each.user == row.practitioner), "")
        title = _("Next free, {minutes} min", minutes=row.span.minutes)
        rows = [self._free_row(page, key, free) for key, free in enumerate(found)]
        empty = _("No free time in {days} days. Choose another practitioner.", days=DAYS_AHEAD)
        self._on.view.pinboard.show_free(title, who, rows, empty=empty)

    def _no_free(self, error: Exception) -> None:
        """A service that is not offered any more has no free times; anything else is said."""
        self._free = ()
        self._on.view.pinboard.show_free("", "", ())
        if not isinstance(error, InvalidInput):
            self._on.complain(error)

    @staticmethod
    def _free_row(page: BookPage, key: int, free: FreeTime) -> FreeRow:
        local = free.starts.astimezone(page.set_up.zone)
        where = page.set_up.rooms[free.room].name if free.room in page.set_up.rooms else ""
        return FreeRow(key, short_day(local.date()), where, last_time(free.starts, page.set_up.zone))

    def _use(self, key: int) -> None:
        row = self._on.row(self._on.view.pinboard.current())
        if row is None or not 0 <= key < len(self._free) or not self._on.view.canvas.can_change:
            return
        free = self._free[key]
        asked = BookingAsked(row.patient_id, row.booking_id, row.number)
        move = Move(asked, free.starts, practitioner=free.practitioner, room=free.room, devices=free.devices)
        self._on.changes.move(move, row)

    def _place(self, key: int) -> None:
        """Carry a pin by keys to the cell of the book."""
        view = self._on.view
        view.pinboard.choose(key)
        if view.is_list():
            self._choose_time(key)
            return
        view.take_keyboard()
        self._on.changes.paste(view.canvas.spot)

    def _choose_time(self, key: int) -> None:
        row = self._on.row(key)
        if row is not None:
            self._on.open_booking(Opening(patient_id=row.patient_id, booking_id=row.booking_id))

    def _call(self, key: int) -> None:
        row = self._on.row(key)
        if row is not None:
            self._on.context.prompts.tell(_("Call {name}", name=row.name), row.phone)

    def _carry(self, key: int, point: QPoint) -> None:
        row, page = self._on.row(key), self._on.page
        if row is not None and page is not None:
            self._on.view.carry(pin_proposal(row, self._was(page, row), Spot()), point)

    def _let_down(self, _key: int, point: QPoint) -> None:
        canvas = self._on.view.canvas
        if canvas.on_sheet(self._on.view.canvas_point(point)) and canvas.proposal is not None:
            canvas.hand.let_down()
        else:
            canvas.propose(None)
