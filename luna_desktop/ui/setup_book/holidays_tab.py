"""Public holidays of the book, and where the clinic is: its state and its time zone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from zoneinfo import available_timezones

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from luna_desktop.domain.book.hours import WEEKDAY_NAMES, Holiday
from luna_desktop.domain.measures import show_day
from luna_desktop.services.front.holidays import HolidayKept, HolidayLine, HolidaysPage, Where
from luna_desktop.texts import _, current, shown
from luna_desktop.ui import theme
from luna_desktop.ui.recipients.wording import whole_day
from luna_desktop.ui.setup_book.list_tab import ListTab, Wording
from luna_desktop.ui.staff.forms import PanelForm
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.choice_fields import TickField
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.tables import Column


class HolidayForm(PanelForm):
    """A day of the list.

    Signals:
        remove_wanted: take the day out of the list.
    """

    remove_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("holidayForm", _("Holiday"), _("Save"))
        self.line: HolidayLine | None = None
        self.day = PartialDateField("day", _("Day"), required=True, example="07-12-2026")
        self.name_field = TextField("name", _("Name"), required=True, longest=100)
        self.kept_field = TickField("kept", _("The clinic is closed on this day"), switch=True)
        self.add(self.day, self.name_field, self.kept_field)
        self.remove = Button(_("Take it out of the list"), "removeHolidayButton", kind=Kind.DANGER_LINE)
        self.remove.clicked.connect(self.remove_wanted)
        row = QHBoxLayout()
        row.addWidget(self.remove)
        row.addStretch(1)
        self.inside.addLayout(row)
        self.finish()

    def begin(self, line: HolidayLine | None) -> dict[str, object]:
        """Return what the form starts with."""
        self.line = line
        self.remove.setVisible(line is not None)
        self.day.set_read_only(line is not None)
        if line is None:
            return {"kept": True}
        holiday = line.holiday
        return {"day": holiday.day.isoformat(), "name": holiday.name, "kept": holiday.kept}

    def kept(self, seen: frozenset[int]) -> HolidayKept:
        """Return what was entered."""
        line = self.line
        holiday = Holiday(
            whole_day(self.day.value()) or date.min, str(self.name_field.value()), bool(self.kept_field.value())
        )
        return HolidayKept(holiday, line.entry_id if line else 0, line.number if line else 0, seen)


class WhereForm(PanelForm):
    """The state whose holidays are proposed, and the time zone of the clinic."""

    def __init__(self) -> None:
        super().__init__(
            "whereForm",
            _("State and time zone"),
            _("Save"),
            _("Appointments keep their moment when the zone changes; opening hours keep their time on the clock."),
        )
        self.state = ChoiceField("state", _("State"), [])
        self.zone = ChoiceField("zone", _("Time zone"), [Option(name, name.replace("_", " ")) for name in zones()])
        self.add(self.state, self.zone)
        self.finish()

    def begin(self, page: HolidaysPage) -> dict[str, object]:
        """Offer the states, and return what the form starts with."""
        states = [Option("", _("All of India")), *(Option(code, name) for code, name in page.states.items())]
        self.state.offer(states)
        return {"state": page.state, "zone": page.zone}

    def kept(self, seen: frozenset[int]) -> Where:
        """Return what was chosen."""
        return Where(str(self.zone.value() or ""), str(self.state.value() or ""), seen)


@cache
def zones() -> tuple[str, ...]:
    """Return the zones to choose from: those of India first, then all that are named after a place."""
    named = sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "posix/")))
    return ("Asia/Kolkata", *(name for name in named if name != "Asia/Kolkata"))


class HolidaysTab(ListTab[HolidayLine]):
    """Shows the holidays of a year.

    Signals:
        year_wanted: the year to show.
        take_wanted: take the public list of the year over.
        switch_wanted: the `HolidayLine` to keep or not to keep.
    """

    year_wanted = Signal(int)
    take_wanted = Signal()
    switch_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(_wording(), _columns(), key=lambda row: row.entry_id)
        self.page: HolidaysPage | None = None
        self.form, self.where = HolidayForm(), WhereForm()
        for form in (self.form, self.where):
            self.add_form(form)
        self.year = words("", "strong")
        self.year.setMinimumWidth(theme.px(44))
        self.bar.insertWidget(0, self._years())
        self.take = self.add_button("", "takeHolidaysButton", self.take_wanted.emit, icon="download")
        self.add = self.add_button(_("Add a day"), "addHolidayButton", self.open_empty, key="Insert")
        self.place = self.add_button(_("State and zone…"), "whereButton", self.open_where, icon="map-pin")
        self.notice.acted.connect(lambda: self.year_wanted.emit(self._shown_year() + 1))

    def _years(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(6)
        self.before = icon_button("chevron-left", "yearBefore", _("The year before"), size="small")
        self.after = icon_button("chevron-right", "yearAfter", _("The year after"), size="small")
        self.before.clicked.connect(lambda: self.year_wanted.emit(self._shown_year() - 1))
        self.after.clicked.connect(lambda: self.year_wanted.emit(self._shown_year() + 1))
        for widget in (self.before, self.year, self.after):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        return holder

    def _shown_year(self) -> int:
        return self.page.year if self.page is not None else 0

    def show_holidays(self, page: HolidaysPage) -> None:
        """Show the holidays of a year, and how many of the public list are missing."""
        self.page = page
        self.year.setText(str(page.year))
        self.take.setText(_("Take over {count} days", count=page.missing))
        self.take.setAccessibleName(self.take.text())
        self.take.setVisible(page.missing > 0)
        wanted = page.missing_next and page.year == page.today.year
        text = _("The public holidays of {year} are not in the book yet.", year=page.today.year + 1) if wanted else ""
        self.notice.say("info", text, action=_("Show that year") if wanted else "", icon="calendar-days")
        self.show_rows(page.lines)

    def open_line(self, line: HolidayLine) -> None:
        """Open a day in the panel."""
        self.show_form(self.form, self.form.begin(line))

    def open_empty(self) -> None:
        """Open an empty form."""
        self.show_form(self.form, self.form.begin(None))

    def open_where(self) -> None:
        """Open state and zone."""
        if self.page is not None:
            self.show_form(self.where, self.where.begin(self.page))


def switched(line: HolidayLine, seen: frozenset[int]) -> HolidayKept:
    """Return a day of the list, kept where it was not, or the other way round."""
    return HolidayKept(replace(line.holiday, kept=not line.holiday.kept), line.entry_id, line.number, seen)


def _wording() -> Wording:
    return Wording(
        "holidays",
        _("Public holidays"),
        _("The public list of the state. Days by the moon are estimates."),
        _("No holiday of this year is in the book"),
        _("Choose the state of the clinic, then take the public list over and switch off the days on which you open."),
        _("Choose a day"),
        "calendar-days",
    )


def _columns() -> list[Column[HolidayLine]]:
    def day(row: HolidayLine) -> Cell:
        when = row.holiday.day
        return Cell(show_day(when, current()), shown(WEEKDAY_NAMES[when.weekday()]), strong=True)

    def chip(row: HolidayLine) -> Cell:
        closed = ChipSpec(_("Closed"), "neutral", "ban")
        return Cell(chips=(closed if row.holiday.kept else ChipSpec(_("Open all the same"), "ok", "check"),))

    return [
        Column(_("Day"), day, 150),
        Column(_("Holiday"), lambda row: Cell(row.holiday.name, wraps=True), 240, stretch=True, grows=True),
        Column(_("The clinic"), chip, 170),
    ]
