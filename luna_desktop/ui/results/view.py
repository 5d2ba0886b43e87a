"""The view Results: the list with its parts and its panel, the form over it, and the pages of a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.services.care.documents import DocumentLine, of_result
from luna_desktop.services.facts import Known
from luna_desktop.texts import _
from luna_desktop.ui.entries.frame import DraftBanner
from luna_desktop.ui.results.form_page import FormPage
from luna_desktop.ui.results.panel import ResultPanel
from luna_desktop.ui.results.viewer import DocumentViewer
from luna_desktop.ui.results.wording import (
    Line,
    Part,
    day_text,
    kind_icon,
    lines_of,
    pages_words,
    part_of,
    source_words,
    state_chips,
    title_of,
    values_chips,
    values_line,
)
from luna_desktop.ui.visits.whole_view import WholeView
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.inputs import LineEdit, Option
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.states import StatePage, StateStack, failed, loading
from luna_desktop.ui.widgets.tables import Column, RowsTable

LIST, FORM, VIEWER = range(3)


class ResultsView(WholeView):
    """Shows investigations and documents; says what is wanted.

    Signals:
        order_wanted, enter_wanted, add_wanted: order, enter a result without an order, add a document.
        chosen: the `Line` that is now current, or None.
        opened: the `Line` on which Enter fell.
        files_dropped: the paths that were dropped.
        retry_wanted: read again.
    """

    order_wanted = Signal()
    enter_wanted = Signal()
    add_wanted = Signal()
    chosen = Signal(object)
    opened = Signal(object)
    files_dropped = Signal(list)
    retry_wanted = Signal()

    def __init__(self, today: date, *, may_change: bool, may_review: bool) -> None:
        super().__init__()
        named(self, "resultsView", _("Results and documents"))
        self.today, self.may_change, self.may_review = today, may_change, may_review
        self._known: tuple[Known, ...] = ()
        self._papers: tuple[DocumentLine, ...] = ()
        self.marks: Mapping[int, str] = {}
        """The marks on the body map in words, by the id of their fact."""
        self._lines: list[Line] = []
        self._has_read = False
        self.banner = Banner("warn", "", name="resultsTrouble")
        self.draft_banner = DraftBanner()
        self.parts = self._new_parts()
        self.search = named(LineEdit(lead="search", example=_("Find")), "resultsSearch", _("Find in this list"))
        self.search.setFixedWidth(180)
        self.search.textChanged.connect(lambda _text: self._refresh())
        self.table: RowsTable[Line] = RowsTable(
            "resultsTable", _("Results and documents"), self._columns(), key=lambda line: line.key
        )
        self.table.selected.connect(self._show_chosen)
        self.table.opened.connect(self.opened)
        self.stack = StateStack(self.table, "resultsStack")
        self.panel = ResultPanel()
        self.form_page = FormPage()
        self.viewer = DocumentViewer()
        self._make_buttons()
        self._build()
        self.stack.show_state(loading(_("Reading results and documents…"), name="resultsLoading"))
        self.setAcceptDrops(may_change)

    def _make_buttons(self) -> None:
        self.order = Button(_("Order…"), "orderInvestigation", kind=Kind.PRIMARY, icon="plus", tip=_("Insert"))
        self.enter = Button(_("Enter result…"), "enterNewResult", icon="flask-conical", tip=_("Ctrl+Shift+R"))
        self.add = Button(_("Add document…"), "addDocument", icon="upload", tip=_("Ctrl+Shift+D"))
        if not self.may_review:
            self.order.hide()
        for button, signal, keys in (
            (self.order, self.order_wanted, "Ins"),
            (self.enter, self.enter_wanted, "Ctrl+Shift+R"),
            (self.add, self.add_wanted, "Ctrl+Shift+D"),
        ):
            button.clicked.connect(signal)
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda button=button: button.click() if button.isVisible() else None)
        for button in (self.enter, self.add):
            if not self.may_change:
                button.hide()

    def _new_parts(self) -> Segmented:
        parts = Segmented("resultParts", _("Show"), _part_options(self._lines))
        parts.show_value(Part.ALL)
        parts.chosen.connect(lambda _part: self._refresh())
        return parts

    def _columns(self) -> list[Column[Line]]:
        return [
            Column(
                _("Result or document"),
                lambda line: Cell(title_of(line), source_words(line), strong=True, icon=kind_icon(line), wraps=True),
                220,
                stretch=True,
                sort=lambda line: title_of(line).casefold(),
                grows=True,
            ),
            Column(_("Values"), _values_cell, 222, grows=True),
            Column(_("Where it stands"), self._state_cell, 136),
            Column(_("Day"), lambda line: Cell(day_text(line.day)), 126, sort=lambda line: line.day.isoformat()),
        ]

    def _state_cell(self, line: Line) -> Cell:
        if line.result is not None:
            return Cell(chips=state_chips(line.result.body, self.today)[:1])
        return Cell(chips=(ChipSpec(pages_words(line.document), "neutral", "file-text"),) if line.document else ())

    def _build(self) -> None:
        card = styled(QFrame(), cls="card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(5, 10, 5, 5)
        inside.setSpacing(8)
        self._bar = QHBoxLayout()
        self._bar.setContentsMargins(8, 0, 8, 0)
        self._bar.setSpacing(10)
        self._bar.addWidget(self.parts)
        self._bar.addStretch(1)
        self._bar.addWidget(self.search)
        inside.addLayout(self._bar)
        inside.addWidget(self.stack, 1)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for button in (self.order, self.enter, self.add):
            acts.addWidget(button)
        acts.addStretch(1)
        left = QVBoxLayout()
        left.setContentsMargins(24, 12, 20, 16)
        left.setSpacing(10)
        left.addLayout(acts)
        left.addWidget(self.banner)
        left.addWidget(self.draft_banner)
        left.addWidget(card, 1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.panel)
        self.pages = named(QStackedWidget(), "resultsPages")
        for page in (whole, self.form_page, self.viewer):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)

    def show_all(self, known: Sequence[Known], papers: Sequence[DocumentLine]) -> None:
        """Show what was read; what was chosen stays chosen."""
        self._known, self._papers = tuple(known), tuple(papers)
        self._lines, self._has_read = lines_of(known, papers), True
        before = self.parts.value()
        fresh = self._new_parts()
        fresh.show_value(before)
        self._bar.replaceWidget(self.parts, fresh)
        self.parts.hide()
        self.parts.deleteLater()
        self.parts = fresh
        self._refresh()

    def choose(self, key: tuple[str, int]) -> bool:
        """Choose a row by its key, in the part that holds it, and tell whether it is there."""
        if not any(line.key == key for line in self._lines):
            return False
        self.search.clear()
        if not self.table.choose(key):
            self.parts.show_value(Part.ALL)
            self._refresh()
        return self.table.choose(key)

    def show_part(self, part: Part) -> None:
        """Show one part of the list."""
        self.parts.show_value(part)
        self._refresh()

    def lines(self) -> list[Line]:
        """Return every row that was read."""
        return list(self._lines)

    def known(self) -> tuple[Known, ...]:
        """Return the investigations that were read."""
        return self._known

    def papers_of(self, line: Line) -> tuple[DocumentLine, ...]:
        """Return the documents that belong to a row."""
        return of_result(self._papers, line.result.fact_id) if line.result is not None else ()

    def show_page(self, page: int) -> None:
        """Show the list, the form or the pages of a document."""
        self.pages.setCurrentIndex(page)
        self.want_whole(page != LIST)
        if page == LIST:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_on(self, panel: ResultPanel, line: Line | None) -> None:
        """Show a row in a panel, with what belongs to it."""
        papers = self.papers_of(line) if line is not None else ()
        marker = line.result.body.marker_id if line is not None and line.result is not None else 0
        panel.show_line(
            line,
            self._known,
            papers,
            self.today,
            may_change=self.may_change,
            may_review=self.may_review,
            mark=self.marks.get(marker, ""),
        )

    def show_failed(self, text: str) -> None:
        """Say instead of the list that it could not be read."""
        page = failed(text, name="resultsFailed")
        page.acted.connect(self.retry_wanted)
        self.stack.show_state(page)

    def forget(self) -> None:
        """Show nobody's any more."""
        self._known, self._papers, self._lines = (), (), []
        self.table.show_rows([])
        self.viewer.forget()

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence over what is shown."""
        banner = self.form_page.frame.banner if self.pages.currentIndex() == FORM else self.banner
        banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at the fields of the open form, the rest as a sentence."""
        if self.pages.currentIndex() != FORM:
            self.show_trouble(" ".join(problems.values()), tone="warn")
            return
        left = self.form_page.show_problems(problems)
        self.show_trouble(" ".join(problems[name] for name in left), tone="warn")

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody else took a step meanwhile; what is typed stays."""
        del theirs
        self.show_trouble(text, tone="warn")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files from elsewhere on this computer."""
        if self.pages.currentIndex() == LIST and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files that were dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    def _show_chosen(self, line: Line | None) -> None:
        self.show_on(self.panel, line)
        self.chosen.emit(line)

    def _refresh(self) -> None:
        part = self.parts.value()
        wanted = self.search.text().strip().casefold()
        rows = [
            line
            for line in part_of(self._lines, part if isinstance(part, Part) else Part.ALL)
            if wanted in f"{title_of(line)} {source_words(line)}".casefold()
        ]
        self.table.show_rows(rows)
        if rows:
            self.stack.show_content()
            if self.table.current() is None:
                self.table.choose(rows[0].key)
            else:
                self._show_chosen(self.table.current())
        elif self._has_read:
            self._show_chosen(None)
            self.stack.show_state(_nothing(has_any=bool(self._lines), may_order=self.may_review))


def _values_cell(line: Line) -> Cell:
    if line.result is None:
        note = line.document.fact.body.note if line.document is not None else ""
        return Cell(note.splitlines()[0] if note else "", tone="text2")
    body = line.result.body
    return Cell(values_line(body), wraps=True, chips=values_chips(body))


def _part_options(lines: Sequence[Line]) -> list[Option]:
    def option(part: Part, text: str) -> Option:
        return Option(part, text)

    count = {part: len(part_of(lines, part)) for part in Part}
    return [
        option(Part.ALL, _("All {count}", count=count[Part.ALL])),
        option(Part.RECEIVED, _("To review {count}", count=count[Part.RECEIVED])),
        option(Part.REVIEWED, _("To tell {count}", count=count[Part.REVIEWED])),
        option(Part.ORDERED, _("Ordered {count}", count=count[Part.ORDERED])),
        option(Part.DOCUMENTS, _("Documents {count}", count=count[Part.DOCUMENTS])),
    ]


def _nothing(*, has_any: bool, may_order: bool) -> StatePage:
    if has_any:
        return StatePage(
            "search", _("Nothing matches"), _("Look under “All”, or clear the search."), name="resultsEmpty"
        )
    text = _("Order an investigation, enter a result, or add a letter or report as a file.")
    if not may_order:
        text = _("Enter a result, or add a letter or report as a file. A clinician orders investigations.")
    return StatePage("flask-conical", _("No results and no documents yet"), text, name="resultsEmpty")
