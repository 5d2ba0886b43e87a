"""The counts page of the owner: numbers of the whole time, a plot over the weeks with its table, and practitioners."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.domain.book.counting import week_of
from luna_desktop.domain.measures import show_day
from luna_desktop.services.front.counts import USUAL_WEEKS, Counts, CountsAsked, PersonCount, WeekCount
from luna_desktop.services.front.counts_words import (
    MEASURES,
    Measure,
    number_words,
    person_name,
    week_name,
    with_unit,
)
from luna_desktop.texts import _, current, shown
from luna_desktop.ui import theme
from luna_desktop.ui.entries.fitting import fit_headings
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.inputs import ComboBox
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.plots import Plot, PlotPoint, TrendPlot
from luna_desktop.ui.widgets.states import StatePage, StateStack, failed, loading
from luna_desktop.ui.widgets.tables import Column, RowsTable

WEEKS = (4, USUAL_WEEKS, 26, 52)
TILES = ("booked", "kept", "missed_share", "cancelled", "lead_days", "wait_median", "wait_p90")
ROW_HIGH = 36
NUMBER_WIDE = 104
"""Pixels of a column of numbers whose heading is short."""
_Count = TypeVar("_Count", WeekCount, PersonCount)


class CountsView(QWidget):
    """Shows counts; says what is wanted.

    Signals:
        asked: other days or another practitioner are wanted; a `CountsAsked`.
        export_wanted, print_wanted: what is shown is wanted as a file, on paper.
        retry_wanted: the counts are to be read again.
    """

    asked = Signal(object)
    export_wanted = Signal()
    print_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        styled(named(self, "countsPage", _("Counts")), cls="page")
        self._today = today
        self._counts: Counts | None = None
        self.banner = Banner("info", "", name="countsBanner")
        self.span = words(" ", "body2", wrap=True)
        self.period = named(ComboBox(), "countsPeriod", _("How many weeks"))
        for count in WEEKS:
            self.period.addItem(_("Last {count} weeks", count=count), count)
        self.period.setCurrentIndex(WEEKS.index(USUAL_WEEKS))
        self.person = named(ComboBox(), "countsPerson", _("Practitioner"))
        self.person.addItem(_("All practitioners"), 0)
        for box in (self.period, self.person):
            box.activated.connect(lambda _at: self.asked.emit(self.wanted()))
        self.person.setMinimumWidth(theme.px(190))
        self.period.setMinimumWidth(theme.px(150))
        self.csv = Button(_("Save as file…"), "exportCounts", icon="download")
        self.print = Button(_("Print…"), "printCounts", icon="printer")
        self.csv.clicked.connect(self.export_wanted)
        self.print.clicked.connect(self.print_wanted)
        shortcut = QShortcut(QKeySequence("Ctrl+P"), self)
        shortcut.activated.connect(self.print.click)
        self._tiles = {key: words("–", "title") for key in TILES}
        self.measure = named(ComboBox(), "countsMeasure", _("What is plotted"))
        self.measure.setMinimumWidth(theme.px(190))
        for each in MEASURES:
            self.measure.addItem(shown(each.name), each.key)
        self.measure.setCurrentIndex([each.key for each in MEASURES].index("missed_share"))
        self.measure.activated.connect(lambda _at: self._draw())
        self.toggle = Button(_("Table view"), "countsTable", kind=Kind.GHOST, size="small", tip=_("Alt+L"))
        self.toggle.clicked.connect(self._turn)
        turn = QShortcut(QKeySequence("Alt+L"), self)
        turn.activated.connect(self.toggle.click)
        self.plot = TrendPlot("countsTrend")
        self.explains = words("", "caption", wrap=True)
        self.weeks: RowsTable[WeekCount] = RowsTable(
            "countsWeeks",
            _("By week"),
            _columns(
                Column(_("Week from"), lambda row: Cell(week_name(row, current()), strong=True), 130, stretch=True)
            ),
            key=lambda row: row.monday,
            row_height=ROW_HIGH,
        )
        self.people: RowsTable[PersonCount] = RowsTable(
            "countsPeople",
            _("By practitioner"),
            _columns(
                Column(
                    _("Practitioner"),
                    lambda row: Cell(person_name(row, current()), strong=True, face=row.name),
                    200,
                    stretch=True,
                )
            ),
            key=lambda row: row.practitioner,
            row_height=44,
        )
        fit_headings(self.weeks, theme.px(NUMBER_WIDE))
        fit_headings(self.people, theme.px(NUMBER_WIDE))
        self.pages = named(QStackedWidget(), "countsPlotPages")
        self.pages.addWidget(self.plot)
        self.pages.addWidget(self.weeks)
        self.stack = StateStack(self._content(), "countsStack")
        self._build()
        self.stack.show_state(loading(_("Counting…"), name="countsLoading"))

    def _build(self) -> None:
        bar = styled(QFrame(), cls="bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(24, 10, 20, 10)
        row.setSpacing(10)
        said = QVBoxLayout()
        said.setSpacing(1)
        said.addWidget(words(_("Counts of the front desk"), "title"))
        said.addWidget(self.span)
        row.addLayout(said, 1)
        for widget in (self.person, self.period, self.csv, self.print):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.stack, 1)

    def _content(self) -> QScrollArea:
        body = styled(QWidget(), cls="body")
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 16, 20, 18)
        column.setSpacing(12)
        column.addWidget(self.banner)
        column.addLayout(self._tile_row())
        column.addWidget(self._plot_card())
        card = Card(_("By practitioner"), "countsPeopleCard", icon="users")
        card.add(self.people)
        column.addWidget(card)
        column.addStretch(1)
        area = named(QScrollArea(), "countsScroll")
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _tile_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for each in MEASURES:
            if each.key in self._tiles:
                row.addWidget(_tile(each, self._tiles[each.key]), 1)
        return row

    def _plot_card(self) -> Card:
        card = Card(_("Over the weeks"), "countsPlotCard", icon="gauge")
        card.add_beside_title(self.measure)
        card.add_action(self.toggle)
        card.add(self.pages)
        card.add(self.explains)
        self.pages.setFixedHeight(theme.px(260))
        return card

    def wanted(self) -> CountsAsked:
        """Return which days and whom the person chose."""
        weeks = int(self.period.currentData())
        since = week_of(self._today) - timedelta(weeks=weeks - 1)
        return CountsAsked(since, self._today, int(self.person.currentData() or 0))

    def show_counts(self, counts: Counts) -> None:
        """Show counts; who is among them can be chosen from then on."""
        self._counts = counts
        asked = counts.asked
        if not asked.practitioner:
            self._offer_people(counts)
        day = show_day(asked.since, current()), show_day(asked.until, current())
        self.span.setText(_("{first} to {last}. No patient is named.", first=day[0], last=day[1]))
        for each in MEASURES:
            if each.key in self._tiles:
                self._tiles[each.key].setText(with_unit(each, each.of(counts.whole), current()))
        self.weeks.show_rows(counts.weeks[::-1])
        self.people.show_rows(counts.people)
        self.people.setFixedHeight(theme.px(44) * max(1, len(counts.people)) + theme.px(46))
        for button in (self.csv, self.print):
            button.setEnabled(bool(counts.whole.booked))
        self._draw()
        if counts.whole.booked:
            self.stack.show_content()
        else:
            self.stack.show_state(
                StatePage("calendar", _("Nothing was booked in these weeks."), _("Choose more weeks."), name="noCounts")
            )

    def show_failed(self, text: str) -> None:
        """Say that the counts could not be read."""
        page = failed(text, name="countsFailed")
        page.acted.connect(self.retry_wanted)
        self.stack.show_state(page)

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence over the counts; empty takes it away."""
        self.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems as sentences."""
        self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_stale(self, text: str, theirs: object) -> None:
        """Show a sentence; counts keep no versions."""
        del theirs
        self.show_trouble(text, tone="warn")

    def _offer_people(self, counts: Counts) -> None:
        known = [(each.practitioner, each.name) for each in counts.people if each.name]
        self.person.clear()
        self.person.addItem(_("All practitioners"), 0)
        for user, name in known:
            self.person.addItem(name, user)

    def _measure(self) -> Measure:
        key = self.measure.currentData()
        return next(each for each in MEASURES if each.key == key)

    def _draw(self) -> None:
        if self._counts is not None:
            measure = self._measure()
            self.plot.show_plot(plot_of(self._counts, measure))
            self.explains.setText(shown(measure.explains))

    def _turn(self) -> None:
        to_table = self.pages.currentWidget() is self.plot
        self.pages.setCurrentWidget(self.weeks if to_table else self.plot)
        self.toggle.setText(_("Plot view") if to_table else _("Table view"))
        self.measure.setEnabled(not to_table)


def plot_of(counts: Counts, measure: Measure) -> Plot:
    """Return a number over the weeks; weeks without it have no dot."""
    name = shown(measure.name)
    points = [
        PlotPoint(
            each.monday,
            value,
            number_words(value),
            _(
                "{name}, week from {day}: {value}",
                name=name,
                day=show_day(each.monday, current()),
                value=with_unit(measure, value, current()),
            ),
        )
        for each in counts.weeks
        if (value := measure.of(each.tally)) is not None
    ]
    highest = max((point.value for point in points), default=1.0)
    return Plot(name, tuple(points), 0.0, max(1.0, highest * 2))


def _tile(measure: Measure, number: QLabel) -> QFrame:
    tile = styled(named(QFrame(), f"tile_{measure.key}", shown(measure.name)), cls="card")
    column = QVBoxLayout(tile)
    column.setContentsMargins(14, 10, 14, 12)
    column.setSpacing(2)
    caption = words(shown(measure.name), "caption", wrap=True)
    caption.setMinimumHeight(theme.px(30))
    caption.setAlignment(Qt.AlignmentFlag.AlignTop)
    column.addWidget(caption)
    column.addWidget(number)
    tile.setToolTip(shown(measure.explains))
    return tile


def _columns(first: Column[_Count]) -> list[Column[_Count]]:
    columns = [first]
    for each in MEASURES:
        columns.append(_column(each))
    return columns


def _column(measure: Measure) -> Column[_Count]:
    def sort(row: _Count) -> str:
        value = measure.of(row.tally)
        return "" if value is None else f"{value:012.3f}"

    return Column(
        shown(measure.name),
        lambda row: Cell(with_unit(measure, measure.of(row.tally), current())),
        NUMBER_WIDE,
        sort=sort,
    )
