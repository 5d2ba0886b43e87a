"""Plans and books several dates in one go: each is checked, left out, or given another time of its day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.book.free_times import FreeTime
from luna_desktop.services.front.booking_requests import Wanted
from luna_desktop.services.front.free_times import FreeTimesAsked, find_free_times
from luna_desktop.services.front.series import PlannedDate, SeriesConflict, SeriesWanted, book_series, plan_series
from luna_desktop.services.front.series_previews import plan_first_series
from luna_desktop.texts import _, shown
from luna_desktop.ui.booking.days import day_words
from luna_desktop.ui.booking.dialog import BookingDialog
from luna_desktop.ui.booking.shown import DateShown, Outcome
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter

Asked = Callable[[], Wanted | None]


class SeriesPresenter(Presenter):
    """Stands between the panel of dates and the book. `first` gives the first appointment as it is typed now."""

    def __init__(self, view: BookingDialog, context: Context, first: Asked, told: Callable[[], None]) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._panel, self._context = view, view.series, context
        self._first, self._told = first, told
        self._zone: ZoneInfo | None = None
        self._is_open = False
        self._left_out: set[date] = set()
        self._moved: dict[date, datetime] = {}
        self._dates: tuple[PlannedDate, ...] = ()
        self._panel.asked.connect(self._begin)
        self._panel.kept.connect(self._keep)
        self._panel.other_wanted.connect(self._look_for_other)
        self._panel.closed.connect(self.close)

    def is_open(self) -> bool:
        """Tell whether several dates are booked."""
        return self._is_open

    def open(self, zone: ZoneInfo) -> None:
        """Show the dates at the right and plan them."""
        self._zone, self._is_open = zone, True
        self._view.show_side(self._panel)
        self._panel.every.control.setFocus(Qt.FocusReason.TabFocusReason)
        self._begin()
        self._told()

    def close(self) -> None:
        """Go back to one appointment and the free times."""
        self._is_open = False
        self.forget("series")
        self._view.show_side(self._view.slots)
        self._told()

    def plan(self) -> None:
        """Check every date again, as after a change of the first one."""
        if not self._is_open:
            return
        rule, first = self._panel.series(), self._first()
        self._dates = ()
        if rule is None or first is None:
            self.forget("series")
            self._show()
            return
        self._panel.show_waiting()
        wanted = SeriesWanted(first, rule, frozenset(self._left_out), tuple(self._moved.items()))
        case = plan_series if first.patient_id else plan_first_series
        self.ask("series", self._context.job(case, wanted), self._planned)

    def book(self, first: Wanted, done: Callable[[PatientId, int], None], failed: Callable[[Exception], None]) -> None:
        """Book every date that is kept, or none."""
        rule = self._panel.series()
        if rule is None:
            return
        wanted = SeriesWanted(first, rule, frozenset(self._left_out), tuple(self._moved.items()))

        def refused(error: Exception) -> None:
            if isinstance(error, SeriesConflict):
                self.plan()
            failed(error)

        job = self._context.job(book_series, wanted)
        self.act(job, lambda known: done(first.patient_id, len(known)), refused)

    def outcome(self, one: Outcome) -> Outcome:
        """Return what the foot says: of one appointment as it is, of several how many of them can be booked."""
        if not self._is_open:
            return one
        kept = [each for each in self._dates if not each.is_left_out]
        wrong = [each for each in kept if not each.is_free]
        verb = _("Book {count} appointments", count=len(kept))
        if not kept:
            return Outcome(_("Choose the first date; the others follow from it."), "info", verb, False)
        if wrong:
            said = _("1 date is not free. Leave it out, or choose another time.")
            if len(wrong) > 1:
                said = _("{count} dates are not free. Leave them out, or choose other times.", count=len(wrong))
            return Outcome(said, "danger", verb, False)
        return Outcome(_("Every date is free."), "ok", verb, True)

    def _begin(self) -> None:
        self._left_out.clear()
        self._moved.clear()
        self.plan()

    def _planned(self, dates: tuple[PlannedDate, ...]) -> None:
        self._dates = dates
        self._show()

    def _show(self) -> None:
        self._panel.show_dates([self._shown(at, each) for at, each in enumerate(self._dates)])
        self._told()

    def _shown(self, at: int, each: PlannedDate) -> DateShown:
        problem = "" if each.problem is None else shown(each.problem)
        if each.found:
            problem = shown(each.found[0].sentence)
        when = _("Left out")
        if each.booking is not None and self._zone is not None:
            starts, ends = (moment.astimezone(self._zone) for moment in (each.booking.starts, each.booking.ends))
            when = _("{start} to {end}", start=f"{starts:%H:%M}", end=f"{ends:%H:%M}")
        return DateShown(at, day_words(each.day), when, problem, not each.is_left_out, bool(each.found))

    def _keep(self, key: int, kept: bool) -> None:
        day = self._dates[key].day
        (self._left_out.discard if kept else self._left_out.add)(day)
        self.plan()

    def _look_for_other(self, key: int) -> None:
        """Look for another time of a date that is not free, with the same practitioner."""
        day, first = self._dates[key].day, self._first()
        if first is None:
            return
        asked = FreeTimesAsked(
            first.service, first.patient_id, first.minutes, first.practitioner, first=day, days=1, limit=1
        )

        def found(times: tuple[FreeTime, ...]) -> None:
            if times:
                self._moved[day] = times[0].starts
            else:
                self._view.show_trouble(_("Nothing else is free on {day}.", day=day_words(day)), tone="warn")
            self.plan()

        self.ask("other", self._context.job(find_free_times, asked), found)
