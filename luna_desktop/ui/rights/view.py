"""The page of the privacy desk: counts, the queue, and one request at the right, in a drawer where it is narrow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.book.side import Side
from luna_desktop.ui.book.view import DRAWER_BELOW
from luna_desktop.ui.rights.closed_view import ClosedCard
from luna_desktop.ui.rights.panel import WIDTH, CasePanel
from luna_desktop.ui.rights.queue import QueueCard
from luna_desktop.ui.rights.retention_card import RetentionCard
from luna_desktop.ui.rights.shown import ShownCase, ShownRow, ShownTile, Tab
from luna_desktop.ui.rights.tiles import Tiles
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.labels import ElidedLabel, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.overlay import Overlay
from luna_desktop.ui.widgets.states import failed, not_allowed

MINUTE_MS = 60_000
"""How often the clocks on the page are drawn anew."""
CASE = "case"


class PrivacyDeskView(QWidget):
    """The page.

    Signals:
        log_wanted: log a request.
        chosen: the row whose case is to be shown, or None.
        closed_wanted: show the closed ones.
        retention_wanted: show the records that are kept past their time.
        tile_chosen: the key of a count.
        retry_wanted: read everything again.
        clocks_wanted: change how long requests may take.
        minute_passed: a minute went by while the page was seen.
    """

    log_wanted = Signal()
    chosen = Signal(object)
    closed_wanted = Signal()
    retention_wanted = Signal()
    tile_chosen = Signal(str)
    retry_wanted = Signal()
    clocks_wanted = Signal()
    minute_passed = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "privacyDeskPage", _("Privacy desk")), cls="page")
        self.limits = ElidedLabel("", "caption")
        self.limits.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.log = Button(_("Log a request"), "logRequest", kind=Kind.PRIMARY, icon="plus", tip=_("Insert"))
        self.clocks = icon_button("settings", "privacyClocks", _("How long requests may take…"))
        self.tiles, self.queue, self.panel = Tiles(), QueueCard(), CasePanel()
        self.closed, self.retention = ClosedCard(), RetentionCard()
        self.lists = named(QStackedWidget(), "privacyLists")
        self.lists.addWidget(self.queue)
        self.lists.addWidget(self.closed)
        self.lists.addWidget(self.retention)
        self.trouble = Banner("warn", "", name="privacyTrouble")
        self.side = Side(self, "privacySide", _("Request"))
        self.side.add(CASE, self.panel, WIDTH)
        self.side.show_panel(CASE)
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self.minute_passed)
        self._build()
        self._wire()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(words(_("Privacy desk"), "title"))
        head.addWidget(self.limits, 1)
        head.addWidget(self.clocks)
        head.addWidget(self.log)
        left = QVBoxLayout()
        left.setContentsMargins(24, 14, 20, 14)
        left.setSpacing(12)
        left.addLayout(head)
        left.addWidget(self.trouble)
        left.addWidget(self.tiles)
        left.addWidget(self.lists, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addLayout(left, 1)
        self._row.addWidget(self.side)

    def _wire(self) -> None:
        self.log.clicked.connect(self.log_wanted)
        self.clocks.clicked.connect(self.clocks_wanted)
        self.queue.first_wanted.connect(self.log_wanted)
        self.queue.chosen.connect(self.chosen)
        self.queue.opened.connect(lambda _row: self.open_panel())
        self.queue.closed_wanted.connect(self.closed_wanted)
        self.closed.chosen.connect(self.chosen)
        self.closed.opened.connect(lambda _row: self.open_panel())
        self.closed.back_wanted.connect(self.show_open)
        self.queue.retention_button.clicked.connect(self.retention_wanted)
        self.retention.back_wanted.connect(self.show_open)
        self.tiles.chosen.connect(self.tile_chosen)
        self.panel.close_wanted.connect(self.close_panel)
        self.trouble.acted.connect(self.retry_wanted)
        for keys, act in (("Insert", self.log_wanted.emit), ("F5", self.retry_wanted.emit)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def show_limits(self, text: str) -> None:
        """Say within which times requests are answered here."""
        self.limits.show_text(text)

    def show_tiles(self, tiles: Sequence[ShownTile]) -> None:
        """Show the counts."""
        self.tiles.show_tiles(tiles)

    def show_rows(self, rows: Sequence[ShownRow]) -> None:
        """Show the queue; what was chosen stays chosen."""
        self.trouble.say("warn", "")
        self.queue.show_rows(rows)

    def choose(self, case_id: int) -> bool:
        """Choose a case in the queue, whichever part is shown, with the keyboard on it; tell whether it is there."""
        self.lists.setCurrentWidget(self.queue)
        self.queue.show_tab(Tab.ALL)
        found = self.queue.table.choose(case_id)
        over = [each for each in self.window().findChildren(Overlay) if not each.isHidden()]
        for each in over:
            each.give_back_to(self.queue.table)
        if not over:
            self.queue.take_keyboard()
        return found

    def show_closed(self) -> None:
        """Show the closed ones instead of the queue."""
        self.closed.show_reading()
        self.lists.setCurrentWidget(self.closed)

    def show_open(self) -> None:
        """Show the queue again, with the row that was chosen there."""
        self.lists.setCurrentWidget(self.queue)
        self.chosen.emit(self.queue.table.current())
        self.queue.take_keyboard()

    def show_retention(self) -> None:
        """Show the records that are kept past their time instead of the queue."""
        self.chosen.emit(None)
        self.lists.setCurrentWidget(self.retention)

    def is_closed(self) -> bool:
        """Tell whether the closed ones are shown."""
        return self.lists.currentWidget() is self.closed

    def show_case(self, case: ShownCase | None) -> None:
        """Show a case at the right, or the hint to choose one."""
        if case is None:
            self.panel.show_nothing()
        else:
            self.panel.show_case(case)

    def show_not_allowed(self, whom: str) -> None:
        """Say that this role cannot read the queue."""
        for part in (self.tiles, self.side, self.queue.tabs, self.queue.sort):
            part.hide()
        self.queue.show_state(not_allowed(whom, name="privacyClosed"))

    def open_panel(self) -> None:
        """Bring the case to the fore and give it the keyboard."""
        self.side.show_panel(CASE)
        self.side.slide_in()
        self.panel.take_keyboard()

    def close_panel(self) -> None:
        """Give the keyboard back to the queue; a drawer goes away."""
        if self.side.is_drawer():
            self.side.show_panel("")
        if self.is_closed():
            self.closed.take_keyboard()
        else:
            self.queue.take_keyboard()

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence: beside the case it is about, over the queue, or instead of it where nothing was read."""
        if not self.queue.has_read() and text:
            page = failed(text, name="privacyFailed")
            page.acted.connect(self.retry_wanted)
            self.queue.show_state(page)
        elif self.panel.case() is not None and self.side.current() == CASE:
            self.panel.say_trouble(tone, text)
        else:
            self.trouble.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong where no form is open."""
        self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody else was faster."""
        del theirs
        self.show_trouble(text, tone="warn")

    def forget(self) -> None:
        """Show nobody any more, as before a lock."""
        self.panel.show_nothing()
        self.queue.show_rows(())

    def showEvent(self, event: QShowEvent) -> None:
        """Let the clocks go on."""
        super().showEvent(event)
        self._fit()
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let nothing run while the page is not seen."""
        super().hideEvent(event)
        self._minute.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the panel into a drawer where the window is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_drawer = self.window().width() < DRAWER_BELOW + 120
        if is_drawer == self.side.is_drawer():
            return
        self.panel.set_drawer(is_drawer)
        if is_drawer:
            self._row.removeWidget(self.side)
            self.side.set_drawer(True)
            self.side.show_panel("")
        else:
            self.side.set_drawer(False)
            self._row.addWidget(self.side)
            self.side.show_panel(CASE)
