"""The timeline on the screen: filters at the left, a plot, and one list of everything, newest first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.timeline import Moment, Timeline, TimelineChoice
from luna_desktop.texts import _
from luna_desktop.ui.timeline.filters import FilterPanel, Wanted
from luna_desktop.ui.timeline.plot_card import PlotCard
from luna_desktop.ui.timeline.rows import MomentDelegate, TimelineModel, spoken
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StatePage, StateStack, failed, loading

PLOT_FROM = 560
"""From this height (px) of the view on, the plot stands over the list; a lower window shows one of them."""


class TimelineView(QWidget):
    """Shows the timeline. J and K go to the next and the last moment, / to the search, Enter opens what is chosen.

    Signals:
        open_wanted: the tab, and the part of it, where the chosen moment stands.
        retry_wanted: it is to be read again.
        print_wanted: what is shown is wanted on paper; a `TimelineChoice`.
    """

    open_wanted = Signal(str)
    retry_wanted = Signal()
    print_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "timelineView", _("Timeline")), cls="page")
        self._line = Timeline()
        self._today = date.min
        self._has_read = False
        self._plot_alone = False
        self.filters = FilterPanel()
        self.banner = Banner("warn", "", name="timelineTrouble")
        self.plot = PlotCard()
        self.model = TimelineModel(self)
        self.list = named(QListView(), "timelineList", _("What happened, newest first"))
        self.count = words("", "caption")
        self.turn = Button(_("Show the plot"), "timelineTurn", kind=Kind.GHOST, size="small")
        self.turn.clicked.connect(self._turn)
        self.print = Button(_("Print…"), "timelinePrint", icon="printer", size="small")
        self.print.clicked.connect(lambda: self.print_wanted.emit(self.choice()))
        self.print.hide()
        self.stack = StateStack(self._card(), "timelineStack")
        self._spacer = QWidget()
        self._build()
        self.filters.changed.connect(lambda _wanted: self._refresh())
        self.list.activated.connect(self._open)
        self.list.installEventFilter(self)
        self.stack.show_state(loading(_("Reading the record…"), name="timelineLoading"))

    def _card(self) -> QFrame:
        view = self.list
        view.setModel(self.model)
        view.setItemDelegate(MomentDelegate(view))
        styled(view, cls="plain")
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        card = styled(QFrame(), cls="card")
        column = QVBoxLayout(card)
        column.setContentsMargins(4, 6, 4, 6)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setContentsMargins(14, 0, 10, 0)
        row.setSpacing(10)
        row.addStretch(1)
        row.addWidget(self.count)
        row.addWidget(self.print)
        column.addLayout(row)
        column.addWidget(view, 1)
        return card

    def _turn(self) -> None:
        """Show the plot in place of the list, or the list again, where there is no room for both."""
        self._plot_alone = not self._plot_alone
        self._fit_plot()

    def _build(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(18, 12, 20, 14)
        right.setSpacing(12)
        right.addWidget(self.banner)
        right.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignRight)
        right.addWidget(self.plot)
        right.addWidget(self.stack, 1)
        right.addWidget(self._spacer, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.filters)
        row.addLayout(right, 1)

    def show_timeline(self, line: Timeline, today: date) -> None:
        """Show what was read; filters stay."""
        self._line, self._today, self._has_read = line, today, True
        self.filters.show_counts(line.counts())
        self.filters.show_people(line.people())
        self.plot.show_series(line.series, line.spans, today)
        self._fit_plot()
        self._refresh()

    def show_failed(self, text: str) -> None:
        """Say that it could not be read, with the way to try again."""
        if self._has_read:
            self.show_trouble(text)
            return
        page = failed(text, name="timelineFailed")
        page.acted.connect(self.retry_wanted)
        self.stack.show_state(page)

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence over the list; empty takes it away."""
        self.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems as sentences; there are no fields."""
        self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - nothing is edited here
        """Say that something newer was saved."""
        self.show_trouble(text, tone="warn")

    def shown_moments(self) -> list[Moment]:
        """Return the moments that the filters let through."""
        rows = (self.model.row_at(at) for at in range(self.model.rowCount()))
        return [row for row in rows if isinstance(row, Moment)]

    def choice(self) -> TimelineChoice:
        """Return what of the timeline goes on paper: what the filters say, and the series that is plotted."""
        wanted, series = self.filters.wanted(), self.plot.shown_series()
        key = series.key if series is not None else ""
        return TimelineChoice(wanted.strands, wanted.since(self._today), wanted.who, wanted.text, key)

    def offer_print(self) -> None:
        """Let whoever may hand papers over print what is shown; Ctrl+P does too."""
        self.print.show()
        shortcut = QShortcut(QKeySequence("Ctrl+P"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.print.click)

    def go(self, step: int) -> None:
        """Go to the next moment in a direction."""
        at = self.model.next_moment(self.list.currentIndex().row(), step)
        if at >= 0:
            self.list.setCurrentIndex(self.model.index(at))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take J, K, / and Enter in the list."""
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the plot where there is room for it."""
        super().resizeEvent(event)
        self._fit_plot()

    def _key(self, event: QKeyEvent) -> bool:
        if event.text() == "/":
            self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_J, Qt.Key.Key_K} and not event.modifiers():
            self.go(1 if key == Qt.Key.Key_J else -1)
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.list.currentIndex())
            return True
        return False

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row_at(index.row())
        if isinstance(row, Moment) and row.tab:
            self.open_wanted.emit(row.tab)

    def _fit_plot(self) -> None:
        """Show plot and list, or one of them where the window is low."""
        has_plot, has_room = bool(self._line.series), self.height() >= PLOT_FROM
        alone = self._plot_alone and has_plot and not has_room
        self.turn.setVisible(has_plot and not has_room)
        self.turn.setText(_("Show the list") if alone else _("Show the plot"))
        self.plot.setVisible(has_plot and (has_room or alone))
        self.stack.setVisible(not alone)
        self._spacer.setVisible(alone)

    def _refresh(self) -> None:
        if not self._has_read:
            return
        wanted = self.filters.wanted()
        moments = [moment for moment in self._line.moments if self._lets_through(moment, wanted)]
        self.model.show_moments(moments)
        total = len(self._line.moments)
        self.count.setText(_("{shown} of {count} shown", shown=len(moments), count=total))
        if moments:
            self.stack.show_content()
            self.go(1)
        else:
            self.stack.show_state(self._nothing(total))

    def _lets_through(self, moment: Moment, wanted: Wanted) -> bool:
        since = wanted.since(self._today)
        if not moment.matches(strands=wanted.strands, since=since, who=wanted.who):
            return False
        return not wanted.text or wanted.text.casefold() in spoken(moment).casefold()

    def _nothing(self, total: int) -> StatePage:
        if not total:
            text = _("What is written into the chart will stand here by its day.")
            return StatePage("history", _("Nothing has happened yet"), text, name="timelineEmpty")
        page = StatePage(
            "filter",
            _("Nothing matches"),
            _("Other filters may find it."),
            action=_("Clear filters"),
            name="timelineNothing",
        )
        page.acted.connect(lambda: self.filters.show_wanted(Wanted()))
        return page
