"""The plot over the timeline: one series at a time, with medicines as lanes and pregnancies behind, and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from luna_desktop.domain.clinical.timeline import Reading, Series, Span, in_lanes
from luna_desktop.domain.measures import show_day
from luna_desktop.texts import _, current
from luna_desktop.ui.timeline.rows import said
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.inputs import ComboBox
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.plots import Plot, PlotPoint, PlotSpan, TrendPlot
from luna_desktop.ui.widgets.tables import Column, RowsTable

MOST_LANES = 3
"""So many lines of medicines are drawn under a plot; the newest are kept."""


class PlotCard(Card):
    """Shows a series that the person chooses, as a plot or as a table."""

    def __init__(self) -> None:
        super().__init__(_("Over time"), "timelinePlot", icon="gauge")
        self._series: tuple[Series, ...] = ()
        self._spans: tuple[Span, ...] = ()
        self._today = date.min
        self.choice = named(ComboBox(), "timelineSeries", _("What is plotted"))
        self.choice.setMinimumWidth(180)
        self.choice.activated.connect(lambda _at: self._refresh())
        self.change = Chip("")
        self.toggle = Button(_("Table view"), "timelineTable", kind=Kind.GHOST, size="small")
        self.toggle.clicked.connect(self._turn)
        self.plot = TrendPlot("timelineTrend")
        self.table: RowsTable[Reading] = RowsTable(
            "timelineReadings",
            _("Values, newest first"),
            [
                Column(_("Day"), lambda row: Cell(show_day(row.on, current())), 150),
                Column(_("Value"), lambda row: Cell(row.shown, strong=True), 200, stretch=True),
            ],
            key=lambda row: row.on,
        )
        self.pages = named(QStackedWidget(), "timelinePlotPages")
        self.pages.addWidget(self.plot)
        self.pages.addWidget(self.table)
        self.add_beside_title(self.choice)
        self.add_beside_title(self.change)
        self.add_action(self.toggle)
        self.add(self.pages)
        self.hide()

    def show_series(self, series: Sequence[Series], spans: Sequence[Span], today: date) -> None:
        """Offer these series; the chosen one stays, and without any the card is away."""
        chosen = self.choice.currentData(Qt.ItemDataRole.UserRole)
        self._series, self._spans, self._today = tuple(series), tuple(spans), today
        self.choice.clear()
        for each in series:
            self.choice.addItem(_range_words(each), each.key)
        keys = [each.key for each in series]
        self.choice.setCurrentIndex(keys.index(chosen) if chosen in keys else min(0, len(keys) - 1))
        self.setVisible(bool(series))
        self._refresh()

    def shown_series(self) -> Series | None:
        """Return the series that is plotted."""
        at = self.choice.currentIndex()
        return self._series[at] if 0 <= at < len(self._series) else None

    def _turn(self) -> None:
        to_table = self.pages.currentWidget() is self.plot
        self.pages.setCurrentWidget(self.table if to_table else self.plot)
        self.toggle.setText(_("Plot view") if to_table else _("Table view"))
        self._fit()

    def _refresh(self) -> None:
        series = self.shown_series()
        if series is None:
            return
        self.plot.show_plot(plot_of(series, self._spans, self._today))
        self.table.show_rows(series.readings[::-1])
        spec = change_chip(series)
        self.change.setVisible(spec is not None)
        if spec is not None:
            self.change.show_chip(spec)
        self._fit()

    def _fit(self) -> None:
        self.pages.setFixedHeight(self.plot.sizeHint().height())


def plot_of(series: Series, spans: Sequence[Span], today: date) -> Plot:
    """Return what the plot shows of a series: its values, and what lasted during its time."""
    first = series.readings[0].on
    last = max(today, series.readings[-1].on)
    seen = [span for span in spans if (span.end or last) >= first and span.begin <= last]
    lanes = [
        PlotSpan(max(span.begin, first), min(span.end or last, last), said(span.name), span.tone)
        for lane in in_lanes(seen, last)[-MOST_LANES:]
        for span in lane[-1:]
    ]
    shades = [
        PlotSpan(max(span.begin, first), min(span.end or last, last), said(span.name), span.tone)
        for span in seen
        if span.is_shade
    ]
    highest = max(reading.value for reading in series.readings)
    return Plot(
        said(series.name),
        tuple(PlotPoint(each.on, each.value, each.shown, _reading_words(series, each)) for each in series.readings),
        series.least if series.least is not None else 0.0,
        series.most if series.most is not None else highest * 1.2 or 1.0,
        spans=tuple(shades),
        lanes=tuple(lanes),
    )


def change_chip(series: Series) -> ChipSpec | None:
    """Return the last value and how far it is from the first in words; None for a single one."""
    if len(series.readings) < 2:
        return None
    first, last = series.readings[0], series.readings[-1]
    day = show_day(first.on, current())
    if last.value == first.value:
        return ChipSpec(_("{value}, as on {day}", value=last.shown, day=day), "neutral", "minus")
    values = {"value": last.shown, "before": first.shown, "day": day}
    if last.value < first.value:
        return ChipSpec(_("{value}, down from {before} on {day}", **values), "accent", "chevron-down")
    return ChipSpec(_("{value}, up from {before} on {day}", **values), "accent", "chevron-up")


def _reading_words(series: Series, reading: Reading) -> str:
    value = f"{reading.shown} {series.unit}".strip()
    return _("{name}, {day}: {value}", name=said(series.name), day=show_day(reading.on, current()), value=value)


def _range_words(series: Series) -> str:
    if series.least is None or series.most is None:
        return said(series.name)
    return _("{name}, {least} to {most}", name=said(series.name), least=f"{series.least:g}", most=f"{series.most:g}")
