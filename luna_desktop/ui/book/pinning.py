"""The pinboard at work: what is shown on it, free times for the chosen appointment, carrying it onto the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from luna_desktop.services.front.book_days import BookPage, BookRow
from luna_desktop.texts import _
from luna_desktop.ui.book.changes import pin_proposal
from luna_desktop.ui.book.dates_said import short_day
from luna_desktop.ui.book.opening import Opening
from luna_desktop.ui.book.picture import Spot
from luna_desktop.ui.book.pins import PinRow
from luna_desktop.ui.book.reading import last_time

if TYPE_CHECKING:
    from luna_desktop.ui.book.presenter import BookPresenter


class Pinning:
    """Keeps the pinboard of one page in step with the book."""

    def __init__(self, presenter: BookPresenter) -> None:
        self._on = presenter
        board, canvas = presenter.view.pinboard, presenter.view.canvas
        board.place_wanted.connect(self._place)
        board.time_wanted.connect(self._choose_time)
        board.call_wanted.connect(self._call)
        board.carried.connect(self._carry)
        board.let_down.connect(self._let_down)
        canvas.paste_wanted.connect(presenter.changes.paste)
        canvas.proposed.connect(lambda proposal: board.show_carried(proposal.key))
        canvas.put_away.connect(lambda: board.show_carried(0))

    def show(self, page: BookPage) -> None:
        """Show what is off the book."""
        rows = [self._pin(page, row) for row in page.pinned if not row.is_hidden]
        self._on.view.pinboard.show_pins(rows, self._note(page))
        self._on.view.bar.show_pins(len(rows))
        self._on.changes.show_done()

    def _pin(self, page: BookPage, row: BookRow) -> PinRow:
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
