"""The Review page: the lists at the left with their counts, and the rows of the one that is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.measures import show_day
from luna_desktop.services.care.review import ReviewItem
from luna_desktop.texts import Message, _, current, shown
from luna_desktop.ui import theme
from luna_desktop.ui.entries.side_list import SideItem, SideList
from luna_desktop.ui.review.sections import Section
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.inputs import LineEdit
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.states import StatePage, StateStack, failed, loading
from luna_desktop.ui.widgets.tables import Column, RowsTable

SIDE_WIDTH = 248


class ReviewView(QWidget):
    """Shows what waits; says what is wanted.

    Signals:
        open_wanted: the key of a section, and the row to open.
        retry_wanted: the lists are to be read again.
    """

    open_wanted = Signal(str, object)
    retry_wanted = Signal()

    def __init__(self, sections: Sequence[Section]) -> None:
        super().__init__()
        styled(named(self, "reviewPage", _("Review")), cls="page")
        self._sections = {each.key: each for each in sections}
        self._rows: dict[str, list[ReviewItem]] = {}
        self._troubles: dict[str, str] = {}
        self._today = date.min
        self.summary = words(" ", "body2")
        self.banner = Banner("warn", "", name="reviewTrouble")
        self.side = SideList("reviewSections", _("What waits"))
        self.side.picked.connect(lambda _key: self._refresh())
        self.heading = words("", "strong")
        self.explains = words("", "body2", wrap=True)
        self.search = named(LineEdit(lead="search", example=_("Name or record number")), "reviewSearch", _("Find"))
        self.search.setFixedWidth(theme.px(230))
        self.search.textChanged.connect(lambda _text: self._refresh())
        self.open_button = Button(_("Open"), "openReview", icon="arrow-right")
        self.open_button.clicked.connect(self._open_current)
        self.table: RowsTable[ReviewItem] = self._new_table()
        self.stack = StateStack(self.table, "reviewStack")
        self._build()
        self._show_counts()
        self.side.choose(next(iter(self._sections), ""))
        self.stack.show_state(loading(_("Reading what waits…"), name="reviewLoading"))

    def _new_table(self) -> RowsTable[ReviewItem]:
        table: RowsTable[ReviewItem] = RowsTable(
            "reviewTable", _("What waits"), self._columns(), key=lambda row: (row.card.patient_id, row.item_id)
        )
        table.opened.connect(lambda row: self.open_wanted.emit(self.side.key(), row))
        table.selected.connect(lambda row: self.open_button.setEnabled(row is not None))
        table.installEventFilter(self)
        return table

    def _columns(self) -> list[Column[ReviewItem]]:
        return [
            Column(
                _("Patient"),
                lambda row: Cell(row.card.name, row.card.mrn, strong=True, face=row.card.name),
                250,
                sort=lambda row: row.card.name.casefold(),
            ),
            Column(_("What"), lambda row: Cell(_said(row.what), _said(row.note)), 260, stretch=True),
            Column(_("Since"), self._day_cell, 190, sort=lambda row: row.day.isoformat()),
        ]

    def _day_cell(self, row: ReviewItem) -> Cell:
        late = (ChipSpec(_("Late"), "warn", "clock"),) if row.is_late else ()
        return Cell(show_day(row.day, current()), self._ago(row.day), chips=late)

    def _ago(self, day: date) -> str:
        days = (self._today - day).days
        if days == 0:
            return _("today")
        if days < 0:
            return _("in 1 day") if days == -1 else _("in {count} days", count=-days)
        return _("1 day ago") if days == 1 else _("{count} days ago", count=days)

    def _build(self) -> None:
        side = styled(QFrame(), cls="sidelist")
        side.setFixedWidth(theme.px(SIDE_WIDTH))
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 18, 12, 12)
        column.setSpacing(8)
        column.addWidget(words(_("Review"), "title"))
        column.addWidget(self.summary)
        column.addSpacing(6)
        column.addWidget(self.side, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addLayout(self._main(), 1)

    def _main(self) -> QVBoxLayout:
        card = styled(QFrame(), cls="card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(5, 12, 5, 5)
        inside.setSpacing(10)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 0, 12, 0)
        bar.setSpacing(12)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self.heading)
        said.addWidget(self.explains)
        bar.addLayout(said, 1)
        bar.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        bar.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(bar)
        inside.addWidget(self.stack, 1)
        main = QVBoxLayout()
        main.setContentsMargins(20, 16, 20, 16)
        main.setSpacing(12)
        main.addWidget(self.banner)
        main.addWidget(card, 1)
        return main

    def show_today(self, today: date) -> None:
        """Count days from here."""
        self._today = today

    def show_rows(self, key: str, rows: Sequence[ReviewItem]) -> None:
        """Show what one list holds; what was chosen stays chosen."""
        self._rows[key] = list(rows)
        self._troubles.pop(key, None)
        self._show_counts()
        if key == self.side.key():
            self._refresh()

    def show_failed(self, key: str, text: str) -> None:
        """Say that one list could not be read; the others stay."""
        self._troubles[key] = text
        self._show_counts()
        if key == self.side.key():
            self._refresh()

    def choose_section(self, key: str) -> None:
        """Go to a list by its key."""
        self.side.choose(key)
        self._refresh()

    def forget(self) -> None:
        """Show nobody any more."""
        self._rows.clear()
        self.table.show_rows([])
        self._show_counts()

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence over the list."""
        self.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong over the list."""
        self.banner.say("warn", " ".join(problems.values()))

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody else was faster."""
        del theirs
        self.show_trouble(text, tone="warn")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the rows back to the lists on Left."""
        is_left = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Left
        if watched is self.table and event.type() == QEvent.Type.KeyPress and is_left:
            self.side.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the lists into the rows on Right or Enter."""
        keys = {Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if self.side.hasFocus() and event.key() in keys and self.table.current() is not None:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def _open_current(self) -> None:
        row = self.table.current()
        if row is not None:
            self.open_wanted.emit(self.side.key(), row)

    def _show_counts(self) -> None:
        self.side.show_items([self._side_item(each) for each in self._sections.values()])
        total = sum(len(rows) for rows in self._rows.values())
        if not self._sections or (self._rows and not total):
            self.summary.setText(_("Nothing waits for you."))
        elif total:
            self.summary.setText(_("1 thing waits") if total == 1 else _("{count} things wait", count=total))

    def _side_item(self, section: Section) -> SideItem:
        if section.key in self._troubles:
            return SideItem(
                section.key, shown(section.title), icon=section.icon, mark="circle-alert", mark_tone="danger"
            )
        count = len(self._rows.get(section.key, ()))
        late = any(row.is_late for row in self._rows.get(section.key, ()))
        tone = "text3" if not count else ("warn_text" if late else "accent_text")
        counted = str(count) if section.key in self._rows else ""
        return SideItem(
            section.key, shown(section.title), icon=section.icon, mark_words=counted, mark_tone=tone, is_count=True
        )

    def _refresh(self) -> None:
        section = self._sections.get(self.side.key())
        if section is None:
            self.stack.show_state(StatePage("circle-check", _("Nothing waits for you."), name="reviewEmpty"))
            return
        self.heading.setText(shown(section.title))
        self.explains.setText(shown(section.explains))
        self.table.setAccessibleName(shown(section.title))
        self.table.rows_model().rename(2, shown(section.day))
        rows = self._rows.get(section.key)
        wanted = self.search.text().strip().casefold()
        found = [row for row in rows or [] if wanted in _findable(row)]
        self.table.show_rows(found)
        self.search.setVisible(bool(rows))
        self.open_button.setVisible(bool(rows))
        self.open_button.setEnabled(self.table.current() is not None)
        self._show_state(section, rows, found)

    def _show_state(self, section: Section, rows: Sequence[ReviewItem] | None, found: Sequence[ReviewItem]) -> None:
        if section.key in self._troubles:
            page = failed(self._troubles[section.key], name="reviewFailed")
            page.acted.connect(self.retry_wanted)
            self.stack.show_state(page)
        elif rows is None:
            self.stack.show_state(loading(_("Reading what waits…"), name="reviewLoading"))
        elif found:
            self.stack.show_content()
            if self.table.current() is None:
                self.table.setCurrentIndex(self.table.model().index(0, 0))
        elif rows:
            self.stack.show_state(StatePage("search", _("Nothing matches"), _("Clear the search."), name="reviewEmpty"))
        else:
            self.stack.show_state(
                StatePage("circle-check", _("Nothing waits here"), shown(section.nothing), name="reviewEmpty")
            )


def _said(text: str | Message) -> str:
    return text if isinstance(text, str) else shown(text)


def _findable(row: ReviewItem) -> str:
    return f"{row.card.name} {row.card.mrn} {_said(row.what)}".casefold()
