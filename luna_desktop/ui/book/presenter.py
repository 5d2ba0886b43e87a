"""What the book does when it is looked at: reads days, notices what others wrote, goes on and back, opens a booking.

Changes are made by `Changes`; whatever they write is announced, and the page reads again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from PySide6.QtCore import QTimer

from luna_desktop.domain.access import Permission
from luna_desktop.domain.book.bookings import STILL_TO_COME, BookingState
from luna_desktop.domain.book.zone import local_day
from luna_desktop.domain.errors import LunaError
from luna_desktop.services.front.book_days import BookAsked, BookPage, BookRow, note_book_read, read_day, read_revisions
from luna_desktop.services.front.book_flags import read_forms_to_sign
from luna_desktop.services.front.bookings import KnownBooking
from luna_desktop.services.work import Change
from luna_desktop.texts import _, shown
from luna_desktop.ui.book.acts import shown_booking
from luna_desktop.ui.book.bar import DAY, WEEK
from luna_desktop.ui.book.changes import Changes
from luna_desktop.ui.book.dates_said import day_in_short, day_title, week_in_short, week_note, week_title
from luna_desktop.ui.book.opening import Opening
from luna_desktop.ui.book.paper_ways import offer_printing, print_shown
from luna_desktop.ui.book.picture import BookPicture, Doing, Proposal
from luna_desktop.ui.book.pinning import Pinning
from luna_desktop.ui.book.reading import counts_of, days_shown, last_time, minute_of, picture_of
from luna_desktop.ui.book.remembered import Remembered
from luna_desktop.ui.book.verdicts import judged, judged_span
from luna_desktop.ui.book.view import DETAILS, BookView
from luna_desktop.ui.book.whose import Whose, choices, settled
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter

LOOK_AGAIN_MS = 5_000
"""So often the days shown are compared with what stands in the database, and the time of day is drawn anew."""
SLOW_MS = 300
TOUCHING = frozenset({"booking", "book entry", "patient", "identity", "phone", "restriction", "merge", "import"})
"""What is written elsewhere in the program and changes what stands here."""


class BookPresenter(Presenter):
    """Stands between the page and the book."""

    def __init__(
        self, view: BookView, context: Context, remembered: Remembered, open_booking: Callable[[Opening], None]
    ) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self.view, self.context = view, context
        self.page: BookPage | None = None
        self._kept = remembered
        self._kept.belong_to(context.actor.user_id)
        self._open_booking = open_booking
        self._noted: set[date] = set()
        self._to_sign: frozenset[int] = frozenset()
        self._goes_to = 0
        self.changes = Changes(self)
        self._pinning = Pinning(self)
        self._watch = QTimer(self)
        self._watch.setInterval(LOOK_AGAIN_MS)
        self._watch.timeout.connect(self.look_again)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(view.show_loading)
        self._listen()
        self._begin()

    @property
    def is_week(self) -> bool:
        """Tell whether the page shows a week."""
        return self.view.mode == WEEK

    def _listen(self) -> None:
        view, canvas = self.view, self.view.canvas
        view.put_up.connect(self._watch.start)
        view.put_down.connect(self._rest)
        view.retry_wanted.connect(self.read)
        view.bar.step_wanted.connect(self.step)
        view.bar.mode_wanted.connect(self._change_mode)
        view.bar.whose_wanted.connect(self._change_whose)
        view.bar.find_wanted.connect(self._find)
        offer_printing(view, lambda: print_shown(self, self._kept.whose.get(view.mode)))
        for steps in (canvas.step_wanted, view.list.table.step_wanted):
            steps.connect(self.step)
        canvas.create_wanted.connect(self._create)
        canvas.proposed.connect(self._judge)
        canvas.dropped.connect(self.changes.drop)
        canvas.row_changed.connect(self._keep_row)
        view.list.create_wanted.connect(lambda: self.open_booking(Opening(day=self.day())))
        for opened in (canvas.opened, view.list.opened):
            opened.connect(self.open_details)
        view.details.act_wanted.connect(self.changes.act_on)
        self.context.announcements.changed.connect(self._hear)
        self.context.announcements.locked.connect(self._forget)

    def _begin(self) -> None:
        self.view.may_change = self.view.canvas.can_change = self.may_change()
        if self._kept.row != self.view.canvas.row():
            self.view.canvas.show_row(self._kept.row)
        if self._kept.is_list:
            self.view.turn_view()
        self.view.legend.list_wanted.connect(self._keep_list)

    def may_change(self) -> bool:
        """Tell whether the person may change the book."""
        return self.context.actor.may(Permission.CHANGE_BOOK)

    def start(self) -> None:
        """Read the day that was looked at last, or today."""
        self.read()

    def today(self) -> date:
        """Return today on the clinic's clock."""
        now = self.context.desk.premises.clock()
        return local_day(now, self.page.set_up.zone) if self.page is not None else now.astimezone().date()

    def day(self) -> date:
        """Return the day that is shown; in a week the one that the keyboard is on."""
        if self.is_week and self.view.canvas.picture.columns:
            return self.view.canvas.picture.columns[self.view.canvas.spot.column].key.day
        return self._kept.day or self.today()

    def read(self) -> None:
        """Read the days shown."""
        first, count = days_shown(self._kept.day or self.today(), week=self.is_week)
        asked = BookAsked(first, count)
        if self.page is None:
            self._slow.start()
        self.ask("book", self.context.job(read_day, asked), lambda page: self._arrived(page, asked), self._failed)

    def _arrived(self, page: BookPage, asked: BookAsked) -> None:
        self._show(page)
        self._note(asked)
        coming = tuple(
            row.booking_id
            for day in page.days
            for row in day.rows
            if row.state in STILL_TO_COME | {BookingState.ARRIVED}
        )
        if coming:
            self.ask("forms", self.context.job(read_forms_to_sign, coming), self._show_forms)

    def _show_forms(self, found: frozenset[int]) -> None:
        """Mark the appointments for which a form waits to be signed."""
        if found != self._to_sign and self.page is not None:
            self._to_sign = found
            self._show(self.page)

    def _note(self, asked: BookAsked) -> None:
        """Have the audit log say once that these days were read."""
        if asked.day not in self._noted:
            self._noted.add(asked.day)
            self.act(self.context.job(note_book_read, asked), lambda _none: None)

    def _show(self, page: BookPage) -> None:
        self._slow.stop()
        self.page = page
        whose = settled(page, self._kept.whose.get(self.view.mode), self.context.actor, week=self.is_week)
        self._kept.whose[self.view.mode] = whose
        self.view.bar.show_whose(choices(page, week=self.is_week), whose)
        picture = picture_of(page, whose, week=self.is_week, to_sign=self._to_sign)
        self._show_title(page, picture)
        self.view.show_out_of_date("")
        self.view.show_picture(picture, counts_of(page, picture.columns, week=self.is_week), self._notice(picture))
        self._pinning.show(page)
        if self._goes_to and self.view.canvas.go_to_card(self._goes_to):
            self._goes_to = 0
        self._show_details()

    def _show_title(self, page: BookPage, picture: BookPicture) -> None:
        first, last = page.days[0].day, page.days[-1].day
        if not self.is_week:
            self.view.bar.show_title(day_title(first), short=day_in_short(first))
            return
        columns = picture.columns
        last = columns[-1].key.day if columns else last
        self.view.bar.show_title(week_title(first, last), week_note(first), week_in_short(first, last))

    def _notice(self, picture: BookPicture) -> str:
        if any(column.cards for column in picture.columns):
            return ""
        if not picture.columns:
            return _("Nobody stands in the book yet. An owner adds practitioners and rooms in the book’s set-up.")
        return _("Nothing booked this week") if self.is_week else _("Nothing booked on this day")

    def _failed(self, error: Exception) -> None:
        self._slow.stop()
        if not isinstance(error, LunaError):
            self._incidents.report(error)
            return
        if self.page is None:
            self.view.show_failed(shown(error.message))
            return
        time = last_time(self.page.now, self.page.set_up.zone)
        self.view.show_out_of_date(_("Book not up to date since {time}. Nothing can be changed here.", time=time))

    def look_again(self) -> None:
        """Draw the time anew, and read again where somebody wrote one of the days shown."""
        page = self.page
        if page is None:
            return
        self._draw_now(page)
        days = {day.day: day.revision for day in page.days}
        pinned = {local_day(row.span.starts, page.set_up.zone) for row in page.pinned} - set(days)
        asked = (*days, *sorted(pinned))

        def compare(found: dict[date, int]) -> None:
            if self.page is page and any(found.get(day, 0) != revision for day, revision in days.items()):
                self.read()
            elif self.page is page:
                self._heal()

        self.ask("revisions", self.context.job(read_revisions, asked), compare, self._failed)

    def _heal(self) -> None:
        """Take the bar away once the database answers again."""
        if self.may_change() and not self.view.canvas.can_change:
            self.read()

    def _draw_now(self, page: BookPage) -> None:
        now, zone = self.context.desk.premises.clock(), page.set_up.zone
        picture = self.view.canvas.picture
        minute = minute_of(now, zone) if any(day.day == local_day(now, zone) for day in page.days) else None
        if minute != picture.now:
            self.view.canvas.show_now(minute)

    def step(self, steps: int) -> None:
        """Go so many days or weeks on; 0 goes to today."""
        if steps == 0:
            self._kept.day = None
        else:
            first = self._kept.day or self.today()
            self._kept.day = first + timedelta(days=steps * (7 if self.is_week else 1))
        self.view.show_trouble("")
        self.read()

    def go_to_day(self, day: date, booking_id: int = 0) -> None:
        """Show a day, and put the keyboard on a booking of it."""
        self._kept.day, self._goes_to = day, booking_id
        self.read()

    def find_again(self, known: KnownBooking) -> None:
        """Keep the keyboard on a booking that was just written, once the page is read again."""
        self._goes_to = 0 if known.booking.pinned else known.booking_id

    def _change_mode(self, mode: str) -> None:
        if mode == self.view.mode:
            return
        if self.is_week:
            self._kept.day = self.day()
        self.context.navigation.go("week" if mode != DAY else "today")

    def _change_whose(self, whose: object) -> None:
        if isinstance(whose, Whose):
            self._kept.whose[self.view.mode] = whose
            if self.page is not None:
                self._show(self.page)

    def _keep_row(self, row: int) -> None:
        self._kept.row = row

    def _keep_list(self) -> None:
        self._kept.is_list = self.view.is_list()

    def _find(self) -> None:
        self.open_booking(Opening(day=self.day(), practitioner=self._kept.whose[self.view.mode].id))

    def _create(self, proposal: Proposal) -> None:
        column = self.view.canvas.picture.columns[proposal.column]
        minutes = proposal.minutes if self.view.canvas.hand.spanned else 0
        key = column.key
        self.open_booking(Opening(key.day, proposal.starts, minutes, key.practitioner, key.room))

    def open_booking(self, opening: Opening) -> None:
        """Open the booking dialog with what is known."""
        if self.may_change():
            self._open_booking(opening)

    def row(self, booking_id: int) -> BookRow | None:
        """Return a booking of the page, also one on the pinboard."""
        if self.page is None:
            return None
        rows = (*(row for day in self.page.days for row in day.rows), *self.page.pinned)
        return next((row for row in rows if row.booking_id == booking_id), None)

    def _judge(self, proposal: Proposal) -> None:
        if self.page is None:
            return
        column = self.view.canvas.picture.columns[proposal.column]
        if proposal.doing is Doing.CREATE:
            self.view.canvas.show_verdict(proposal, judged_span(self.page, column, proposal))
            return
        row = self.row(proposal.key)
        if row is not None:
            self.view.canvas.show_verdict(proposal, judged(self.page, row, column, proposal))

    def open_details(self, booking_id: int) -> None:
        """Show one appointment at the right."""
        row = self.row(booking_id)
        if row is None or self.page is None or row.is_hidden:
            return
        self.view.details.show_booking(shown_booking(self.page, row, self.context.actor))
        self.view.open_details()

    def _show_details(self) -> None:
        if self.view.side.chosen() != DETAILS or self.page is None:
            return
        row = self.row(self.view.details.key)
        if row is None:
            self.view.close_details()
        else:
            self.view.details.show_booking(shown_booking(self.page, row, self.context.actor))

    def _hear(self, changes: Iterable[Change]) -> None:
        if any(change.entity in TOUCHING for change in changes):
            self.read()

    def _rest(self) -> None:
        self._watch.stop()
        self._slow.stop()

    def _forget(self) -> None:
        self._rest()
        self.page = None
        self.changes.forget()
        self.view.forget()
