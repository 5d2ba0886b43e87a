"""Opening hours: whose at the left, their week as a picture or a list at the right, and from which day it counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.book.hours import WeekHours
from luna_desktop.domain.book.resources import CLINIC, RESOURCE_NAMES, Resource, ResourceKind
from luna_desktop.domain.measures import show_day
from luna_desktop.services.front.hours import HoursPage, OwnerOfHours, WeekKept, WeekLine
from luna_desktop.texts import Message, _, current, shown
from luna_desktop.ui import theme
from luna_desktop.ui.edit_frame import EditFrame
from luna_desktop.ui.recipients.wording import whole_day
from luna_desktop.ui.setup_book.week_editing import whole_week
from luna_desktop.ui.setup_book.week_field import WeekField, lines_of
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.choice_fields import TickField
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StateStack, failed, loading
from luna_desktop.ui.widgets.tables import Column, RowsTable

WIDTH = 268


class HoursForm(EditFrame):
    """The week of one owner."""

    def __init__(self) -> None:
        super().__init__("hoursForm", _("Opening hours"), save_text=_("Save hours"))
        self.owner: OwnerOfHours | None = None
        self._clinic: OwnerOfHours | None = None
        self._today = date.min
        self.week_line: WeekLine | None = None
        self.title = words("", "title", wrap=True)
        self.lead = words("", "body2", wrap=True)
        self.weeks = Segmented("plannedWeeks", _("Which hours"), [])
        self.drop = Button(_("Take these back…"), "dropWeekButton", icon="undo-2", size="small")
        self._bar = QHBoxLayout()
        self._bar.setSpacing(10)
        self.follows = TickField("follows", _("The same hours as the clinic"), switch=True)
        self.since = PartialDateField("since", _("Counts from"), required=True, example="01-12-2026")
        self.week = WeekField("week", _("The week"))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 14, 20, 18)
        column.setSpacing(10)
        head = QHBoxLayout()
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.lead)
        head.addLayout(names, 1)
        self.since.setFixedWidth(theme.px(190))
        head.addWidget(self.since, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self._bar.addWidget(self.weeks)
        self._bar.addWidget(self.follows)
        self._bar.addStretch(1)
        self._bar.addWidget(self.drop)
        column.addLayout(self._bar)
        column.addWidget(self.week)
        column.addStretch(1)
        self.add_page(page, "hoursPage")
        self.track(self.since, self.follows, self.week)
        self.follows.edited.connect(self._fit)
        toggle = QShortcut(QKeySequence("Alt+L"), self)
        toggle.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        toggle.activated.connect(self.week.toggle)

    def show_owner(self, owner: OwnerOfHours, clinic: OwnerOfHours | None, today: date) -> None:
        """Show the hours that count today, and offer those that are planned."""
        self.owner, self._clinic, self._today = owner, clinic, today
        self.title.setText(name_words(owner.name))
        self.follows.setVisible(owner.of != CLINIC)
        planned = owner.planned(today)
        options = [Option(None, _("Now")), *(Option(each, _starts(each.hours)) for each in planned)]
        fresh = Segmented("plannedWeeks", _("Which hours"), options)
        fresh.chosen.connect(lambda line: self._choose(line if isinstance(line, WeekLine) else None))
        self._bar.replaceWidget(self.weeks, fresh)
        self.weeks.hide()
        self.weeks.deleteLater()
        self.weeks = fresh
        self.weeks.setVisible(bool(planned))
        self.show_week(None)

    def show_week(self, planned: WeekLine | None) -> None:
        """Show a week that is planned, or the one that counts today."""
        if self.owner is None:
            return
        self.week_line = planned or self.owner.on(self._today)
        usual = self._clinic.on(self._today) if self._clinic is not None else None
        own = self.week_line.hours if self.week_line is not None else None
        follows = self.owner.of != CLINIC and (own is None or own.follows)
        days = usual.hours.days if follows and usual is not None else (own.days if own is not None else ())
        since = own.since if planned is not None and own is not None and own.since is not None else self._today
        self.weeks.show_value(planned)
        self.drop.setVisible(planned is not None)
        self.since.set_read_only(planned is not None)
        self.lead.setText(_lead(self.owner.of, own))
        self.show_values({"since": since.isoformat(), "follows": follows, "week": lines_of(days)})
        self._fit()

    def planned_week(self) -> WeekLine | None:
        """Return the planned week that is shown, or None for the one that counts."""
        line = self.weeks.value()
        return line if isinstance(line, WeekLine) else None

    def _choose(self, line: WeekLine | None) -> None:
        if self.is_dirty():
            self.weeks.show_value(self.week_line if self.drop.isVisibleTo(self) else None)
            self.banner.say("warn", _("Save these hours first, or discard them."))
        else:
            self.banner.say("warn", "")
            self.show_week(line)

    def kept(self, seen: frozenset[int]) -> WeekKept:
        """Return what was entered; a day that cannot be read is told apart before."""
        day = whole_day(self.since.value()) or date.min
        of = self.owner.of if self.owner is not None else CLINIC
        follows = bool(self.follows.value()) and of != CLINIC
        same = self.week_line is not None and self.week_line.hours.since == day
        number = self.week_line.number if same and self.week_line is not None else 0
        return WeekKept(of, self.week.days() or whole_week(()), day, follows, number, seen)

    def _fit(self) -> None:
        """Let the week of the clinic be seen and not changed where it counts."""
        self.week.set_read_only(bool(self.follows.value()) and not self.follows.isHidden())


def name_words(name: str | Message) -> str:
    """Return a name of the book as it is shown."""
    return shown(name) if isinstance(name, Message) else name


def _lead(of: Resource, week: WeekHours | None) -> str:
    if week is None:
        if of == CLINIC:
            return _("No hours yet: nothing can be booked.")
        is_person = of.kind is ResourceKind.PRACTITIONER
        return _("Keeps the hours of the clinic.") if is_person else _("Free whenever somebody treats.")
    if week.since is None:
        return _("These hours count now.")
    if week.follows:
        return _("From {day}: the hours of the clinic.", day=show_day(week.since, current()))
    return _("These hours count from {day}.", day=show_day(week.since, current()))


def _starts(week: WeekHours) -> str:
    return _("From {day}", day=show_day(week.since, current())) if week.since is not None else _("Now")


class HoursTab(QWidget):
    """Shows whose hours there are, and one week.

    Signals:
        chosen: the `OwnerOfHours` whose week is to be shown.
        retry_wanted: the hours are to be read again.
    """

    chosen = Signal(object)
    retry_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "hoursTab", _("Opening hours"))
        self.page: HoursPage | None = None
        self.owners: RowsTable[OwnerOfHours] = RowsTable(
            "hoursOwners", _("Whose hours"), _columns(self), key=lambda row: row.of, row_height=48
        )
        self.form = HoursForm()
        side = styled(QFrame(), cls="card")
        side.setFixedWidth(theme.px(WIDTH))
        inside = QVBoxLayout(side)
        inside.setContentsMargins(5, 5, 5, 5)
        inside.addWidget(self.owners)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(24, 12, 0, 0)
        row.setSpacing(0)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 16)
        column.addWidget(side)
        row.addLayout(column)
        row.addWidget(self.form, 1)
        self.stack = StateStack(content, "hoursStack")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self.owners.selected.connect(lambda owner: self.chosen.emit(owner) if owner is not None else None)
        self.owners.opened.connect(lambda _owner: self.form.go_to("week"))

    def show_page(self, page: HoursPage) -> None:
        """Show whose hours there are; the one that was chosen stays chosen."""
        self.page = page
        self.stack.show_content()
        before = self.owners.current()
        self.owners.show_rows(page.owners)
        if self.owners.current() is None and page.owners:
            self.owners.choose(before.of if before is not None else CLINIC)

    def show_owner(self, owner: OwnerOfHours) -> None:
        """Show the week of an owner."""
        if self.page is not None:
            clinic = next((each for each in self.page.owners if each.of == CLINIC), None)
            self.form.show_owner(owner, clinic, self.page.today)

    def show_loading(self) -> None:
        """Say that the hours are being read."""
        if self.page is None:
            self.stack.show_state(loading(_("Reading…"), name="hoursLoading"))

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at the fields."""
        self.form.set_saving(False)
        left = self.form.show_problems(problems)
        self.form.banner.say("warn", " ".join(problems[name] for name in left))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence over the week; before anything was read, instead of it."""
        self.form.set_saving(False)
        if self.page is None and text:
            page = failed(text, name="hoursFailed")
            page.acted.connect(self.retry_wanted)
            self.stack.show_state(page)
        else:
            self.form.banner.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody else changed these hours meanwhile; what was drawn stays."""
        del theirs
        self.show_trouble(text, tone="warn")


def _columns(tab: HoursTab) -> list[Column[OwnerOfHours]]:
    def cell(row: OwnerOfHours) -> Cell:
        own = tab.page is not None and row.on(tab.page.today) is not None
        kind = shown(RESOURCE_NAMES[row.of.kind])
        if row.of == CLINIC:
            return Cell(name_words(row.name), _("For everybody without hours of their own"), strong=True)
        note = _("{kind} · own hours", kind=kind) if own else kind
        return Cell(name_words(row.name), note)

    return [Column(_("Whose hours"), cell, 200, stretch=True)]
