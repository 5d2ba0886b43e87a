"""The list of a patient's visits, newest first: when, what about, with whom, and in which state the note is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.services.care.visit_lists import VisitPart
from luna_desktop.services.care.visits import VisitHeader
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.entries.fitting import ColumnFit
from luna_desktop.ui.visits.come_again_card import ComeAgainCard
from luna_desktop.ui.visits.courses_card import CoursesCard
from luna_desktop.ui.visits.wording import day_of, kind_words, note_chip, time_of, what_of
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.states import StatePage, StateStack, failed
from luna_desktop.ui.widgets.tables import Column, RowsTable


def _columns() -> list[Column[VisitHeader]]:
    return [
        Column(_("When"), lambda row: Cell(day_of(row.started_at), time_of(row.started_at), strong=True), 132),
        Column(_("Visit"), lambda row: Cell(what_of(row), kind_words(row)), 320, stretch=True),
        Column(_("With"), lambda row: Cell(row.practitioner, row.elsewhere), 190),
        Column(_("Note"), lambda row: Cell(chips=(note_chip(row),)), 190),
    ]


class VisitList(QWidget):
    """The page of the list.

    Signals:
        opened: the header of the visit to open.
        more_wanted: read the visits before those that are shown.
        retry_wanted: read again after a failure.
        start_wanted: begin a visit now.
        earlier_wanted: write down a visit that was held before.
    """

    opened = Signal(object)
    more_wanted = Signal()
    retry_wanted = Signal()
    start_wanted = Signal()
    earlier_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "visitList", _("Visits"))
        self.trouble = Banner("danger", "", name="visitListTrouble")
        self.table: RowsTable[VisitHeader] = RowsTable(
            "visitTable", _("Visits, newest first"), _columns(), key=lambda row: (row.elsewhere, row.visit_id)
        )
        ColumnFit(self.table, order=(2, 3), least=260)
        self.unsigned = Chip("", "warn", "pencil", name="unsignedChip")
        self.count = words("", "caption")
        self.more = Button(_("Show earlier visits"), "earlierVisitsButton", icon="history")
        self.courses, self.again = CoursesCard(), ComeAgainCard()
        self._can_start = False
        self.card = Card(_("Visits"), "visitsCard", icon="clipboard-list")
        self.states = StateStack(self._page(), "visitListStates")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.states)
        self.table.opened.connect(self.opened)
        self.more.clicked.connect(self.more_wanted)

    def _page(self) -> QWidget:
        content = styled(QWidget(), cls="body")
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 14, 20, 18)
        column.setSpacing(12)
        column.addWidget(self.trouble)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(self.card, 1, Qt.AlignmentFlag.AlignTop)
        cards = QVBoxLayout()
        cards.setSpacing(12)
        cards.addWidget(self.courses)
        cards.addWidget(self.again)
        cards.addStretch(1)
        beside.addLayout(cards)
        column.addLayout(beside)
        column.addStretch(1)
        self.card.add_beside_title(self.count)
        self.card.add_beside_title(self.unsigned)
        self.card.add(self.table)
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addStretch(1)
        self.earlier = self._earlier_button("earlierVisitButton")
        foot.addWidget(self.earlier)
        self.card.add(foot)
        area = named(QScrollArea(), "visitListScroll", _("Visits"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(content)
        return area

    def show_visits(self, headers: Sequence[VisitHeader], part: VisitPart) -> None:
        """Show visits, how many there are in all, and whether there are earlier ones."""
        if not part.total:
            self.states.show_state(self.empty_page())
            return
        self.states.show_content()
        self.table.show_rows(headers)
        self.table.fit_height()
        shown = len(headers)
        self.count.setText(
            _("{count} in all", count=part.total)
            if shown == part.total
            else _("{shown} of {count} shown", shown=shown, count=part.total)
        )
        self.more.setVisible(shown < part.total)
        one = part.unsigned == 1
        text = _("1 not signed") if one else _("{count} not signed", count=part.unsigned)
        self.unsigned.show_chip(ChipSpec(text, "warn", "pencil"))
        self.unsigned.setVisible(part.unsigned > 0)

    def empty_page(self) -> StatePage:
        """Return what stands there while there is no visit."""
        text = _("What was found, concluded, planned and done will stand here, visit by visit.")
        action = _("Start visit") if self._can_start else ""
        page = StatePage("clipboard-list", _("No visits yet"), text, action=action, name="noVisits")
        page.acted.connect(self.start_wanted)
        if self._can_start:
            page.add_quieter(self._earlier_button("firstEarlierVisitButton"))
        return page

    def _earlier_button(self, name: str) -> Button:
        button = Button(_("Write down a visit afterwards…"), name, kind=Kind.GHOST, icon="calendar-plus", size="small")
        button.clicked.connect(self.earlier_wanted)
        return button

    def set_can_start(self, can_start: bool) -> None:
        """Offer to begin a visit while there is none, or not."""
        self._can_start = can_start
        self.earlier.setVisible(can_start)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give narrow windows narrower cards at the right."""
        super().resizeEvent(event)
        for card in (self.courses, self.again):
            card.setFixedWidth(theme.px(344 if self.width() >= 1280 else 316))

    def show_failed(self, text: str) -> None:
        """Say that the visits could not be read."""
        page = failed(text, name="visitsFailed")
        page.acted.connect(self.retry_wanted)
        self.states.show_state(page)
