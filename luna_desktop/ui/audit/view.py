"""The audit log's page: the check of the chain, the filters, the entries, and one entry in full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.measures import grouped
from luna_desktop.services.clinic.audit_log import COUNTED_TO, AuditLine, AuditOutcome
from luna_desktop.texts import _, shown
from luna_desktop.ui.audit.check_card import CheckCard
from luna_desktop.ui.audit.entry_panel import EntryPanel
from luna_desktop.ui.audit.filters import NO_FILTERS, FilterBar
from luna_desktop.ui.audit.wording import chip_of, roles_of, short_time, why_of
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StatePage, StateStack, failed, loading, not_allowed
from luna_desktop.ui.widgets.tables import Column, RowsTable

LOADING_MS = 300
ROOM_FOR_ALL = 1240
"""From this width of the page (px) on, the entry's number has a column of its own; the panel always has it."""
ENTRY = 1


class AuditView(QWidget):
    """The page.

    Signals:
        reload_wanted: F5, Read again or Try again.
        filters_changed: an `AuditFilters`.
        more_wanted: older entries.
        chosen: the `AuditLine` that is shown in full, or None.
        check_wanted: check the whole log.
        break_wanted: the number of the first entry that does not hold.
    """

    reload_wanted = Signal()
    filters_changed = Signal(object)
    more_wanted = Signal()
    chosen = Signal(object)
    check_wanted = Signal()
    break_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "auditPage", _("Audit log")), cls="page")
        self.check, self.filters, self.panel = CheckCard(), FilterBar(), EntryPanel()
        self.banner = Banner("warn", "", name="auditTrouble")
        self.reload = Button(_("Read again"), "reloadLog", kind=Kind.QUIET, icon="rotate-cw", tip=_("F5"))
        self.more = Button(_("Older entries"), "olderEntries", kind=Kind.GHOST, size="small")
        self.foot = words("", "caption")
        self.table: RowsTable[AuditLine] = RowsTable(
            "auditTable", _("Entries, newest first"), _columns(), key=lambda line: line.seq, row_height=46
        )
        self.stack = StateStack(self.table, "auditStack")
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(LOADING_MS)
        self._late.timeout.connect(lambda: self.stack.show_state(loading(_("Reading the log…"), name="auditLoading")))
        self._build()
        self._wire()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(words(_("Audit log"), "title"))
        head.addStretch(1)
        head.addWidget(words(_("Read only"), "caption"))
        head.addWidget(self.reload)
        card = styled(named(QFrame(), "auditCard"), cls="card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 4, 1, 4)
        inside.setSpacing(0)
        inside.addWidget(self.stack, 1)
        self._foot_row = QWidget()
        foot = QHBoxLayout(self._foot_row)
        foot.setContentsMargins(13, 4, 8, 0)
        foot.addWidget(self.foot)
        foot.addStretch(1)
        foot.addWidget(self.more)
        inside.addWidget(self._foot_row)
        left = QVBoxLayout()
        left.setContentsMargins(24, 12, 20, 14)
        left.setSpacing(10)
        for part in (self.banner, self.check, self.filters):
            left.addWidget(part)
        left.insertLayout(0, head)
        left.addWidget(card, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.panel)

    def _wire(self) -> None:
        again = QShortcut(QKeySequence("F5"), self)
        again.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        again.activated.connect(self.reload_wanted)
        self.reload.clicked.connect(self.reload_wanted)
        self.filters.changed.connect(self.filters_changed)
        self.more.clicked.connect(self.more_wanted)
        self.table.selected.connect(self._chosen)
        self.table.opened.connect(lambda _line: self.panel.body.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.table.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.panel.left.connect(lambda: self.table.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.check.check_wanted.connect(self.check_wanted)
        self.check.break_wanted.connect(self.break_wanted)

    def show_reading(self) -> None:
        """Say after a moment that the log is being read."""
        self._late.start()

    def show_lines(self, lines: Sequence[AuditLine], *, matching: int, entries: int, more: bool) -> None:
        """Show entries; a chosen one stays chosen, else the newest is."""
        self._late.stop()
        self.banner.say("warn", "")
        scrolled = self.table.verticalScrollBar().value()
        self.table.show_rows(lines)
        self.table.verticalScrollBar().setValue(scrolled)
        if self.table.current() is None and lines:
            self.table.choose(lines[0].seq)
        self.filters.show_count(_count_words(matching, entries))
        self.foot.setText(_("{shown} shown", shown=grouped(len(lines))) if more else "")
        self._foot_row.setVisible(more)
        self.more.setEnabled(True)
        if lines:
            self.stack.show_content()
            return
        self.panel.show_nothing()
        self.stack.show_state(self._nothing(entries))

    def show_closed(self, whom: str) -> None:
        """Say that this role cannot read the log."""
        self._late.stop()
        for part in (self.check, self.filters, self.reload, self.panel, self._foot_row):
            part.hide()
        self.stack.show_state(not_allowed(whom, name="auditClosed"))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence over the list, and a way to try again where nothing is listed."""
        self._late.stop()
        self.check.stop_checking()
        if self.table.rows_model().rowCount():
            self.stack.show_content()
            self.banner.say(tone, text)
            return
        page = failed(text, name="auditFailed")
        page.acted.connect(self.reload_wanted)
        self.stack.show_state(page)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems as sentences."""
        self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - nothing is edited here
        """Say that something newer was saved."""
        self.show_trouble(text, tone="warn")

    def start(self) -> None:
        """Put the keyboard on the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the column of numbers give way in a narrow window."""
        super().resizeEvent(event)
        self.table.setColumnHidden(ENTRY, self.width() < ROOM_FOR_ALL)

    def hideEvent(self, event: QHideEvent) -> None:
        """Wait for nothing while unseen."""
        super().hideEvent(event)
        self._late.stop()

    def _chosen(self, line: AuditLine | None) -> None:
        if line is not None:
            self.panel.show_line(line)
            self.chosen.emit(line)

    def _scrolled(self, value: int) -> None:
        bar = self.table.verticalScrollBar()
        if value and value == bar.maximum() and self._foot_row.isVisible() and self.more.isEnabled():
            self.more.setEnabled(False)
            self.more_wanted.emit()

    def _nothing(self, entries: int) -> StatePage:
        if self.filters.filters() == NO_FILTERS or not entries:
            text = _("Every opening and every change is entered here from the clinic’s first day on.")
            return StatePage("scroll-text", _("No entries yet"), text, name="noEntries")
        text = _("Take a filter off, or look at more days.")
        page = StatePage("search", _("No entry matches these filters"), text, action=_("Clear all"), name="noMatch")
        page.acted.connect(lambda: self.filters.show_filters(NO_FILTERS))
        return page


def _columns() -> list[Column[AuditLine]]:
    return [
        Column(_("Time and place"), lambda line: _tinted(line, short_time(line.at), line.station), 150),
        Column(_("Entry"), lambda line: _tinted(line, grouped(line.seq)), 76),
        Column(_("Who"), lambda line: _tinted(line, line.name, roles_of(line)), 154),
        Column(_("Act"), lambda line: Cell(chips=(chip_of(line),), ground=_ground(line)), 112),
        Column(_("What and why"), lambda line: _tinted(line, shown(line.sentence), why_of(line)), 220, stretch=True),
        Column(_("Patient"), lambda line: _tinted(line, line.mrn or "–"), 122),
    ]


def _tinted(line: AuditLine, text: str, note: str = "") -> Cell:
    return Cell(text, note, ground=_ground(line))


def _ground(line: AuditLine) -> str:
    return {AuditOutcome.REFUSED: "danger_bg", AuditOutcome.FAILED: "warn_bg"}.get(line.outcome, "")


def _count_words(matching: int, entries: int) -> str:
    if matching >= entries:
        return _("{count} entries", count=grouped(entries))
    if matching > COUNTED_TO:
        return _("Over {count} of {entries} entries", count=grouped(COUNTED_TO), entries=grouped(entries))
    return _("{count} of {entries} entries", count=grouped(matching), entries=grouped(entries))
