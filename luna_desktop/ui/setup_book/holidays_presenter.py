"""What public holidays do: read a year, take its list over, keep days, change state and zone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from luna_desktop.services.front.entries import Kept, Retiring
from luna_desktop.services.front.holidays import (
    HolidayLine,
    Taking,
    change_where,
    keep_holiday,
    read_holidays,
    retire_holiday,
    take_holidays,
)
from luna_desktop.texts import _
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.recipients.wording import whole_day
from luna_desktop.ui.setup_book.holidays_tab import HolidaysTab, switched
from luna_desktop.ui.setup_book.presenting import SetUpPresenter


class HolidaysPresenter(SetUpPresenter):
    """Stands between the holidays and their use cases."""

    def __init__(self, view: HolidaysTab, context: Context) -> None:
        super().__init__(view, view, context)
        self._view = view
        self._year = today_in(context).year
        view.retry_wanted.connect(self.load)
        view.year_wanted.connect(self._show_year)
        view.take_wanted.connect(self._take)
        view.picked.connect(lambda line: view.open_line(line) if line is not None else None)
        view.opened.connect(self._switch)
        view.form.submitted.connect(lambda _values: self._save())
        view.form.remove_wanted.connect(self._remove)
        view.where.submitted.connect(lambda _values: self._move())
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), view.table)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(lambda: self._switch(view.table.current()))

    def load(self) -> None:
        """Read the year that is shown."""
        self._view.show_loading()
        self.ask("holidays", self._context.job(read_holidays, self._year), self._view.show_holidays)

    def _show_year(self, year: int) -> None:
        self._year = year
        self.load()

    def _take(self) -> None:
        def taken(count: int) -> None:
            self.said(_("Public holidays taken into the book: {count}.", count=count))
            self.load()

        self.change(take_holidays, lambda seen: Taking(self._year, seen), taken)

    def _switch(self, line: HolidayLine | None) -> None:
        if line is None:
            return
        text = _("The clinic opens on this day.") if line.holiday.kept else _("The clinic is closed on this day.")
        self.change(keep_holiday, lambda seen: switched(line, seen), lambda kept: self.said(text, kept.moved))

    def _save(self) -> None:
        form = self._view.form
        if whole_day(form.day.value()) is None:
            form.show_problems({"day": _("Enter a whole date, such as 14-03-2026.")})
            return

        def saved(kept: Kept) -> None:
            self._view.close_form()
            self._view.table.choose(kept.entry.entry_id)
            self.said(_("It is saved."), kept.moved)

        self.change(keep_holiday, form.kept, saved)

    def _remove(self) -> None:
        line = self._view.form.line
        if line is None:
            return

        def removed(kept: Kept) -> None:
            self._view.close_form()
            self.said(_("It is out of the list."), kept.moved)

        self.change(retire_holiday, lambda seen: Retiring(line.entry_id, line.number, "", seen), removed)

    def _move(self) -> None:
        def moved(count: int) -> None:
            self._view.close_form()
            self.said(_("State and time zone are saved."), count)
            self.load()

        self.change(change_where, self._view.where.kept, moved)
