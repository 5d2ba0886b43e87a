"""The Catalogues page: five lists with sources and basis, what waits for a doctor, and the entry or the approvals."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.catalogue_search import find
from luna_desktop.domain.clinical.catalogues import Entry
from luna_desktop.services.care.catalogue_pages import CataloguePage, RowState
from luna_desktop.texts import _, shown
from luna_desktop.ui import theme
from luna_desktop.ui.catalogues.form import OwnRowForm
from luna_desktop.ui.catalogues.panel import WIDTH, Approvals, EntryDetails
from luna_desktop.ui.catalogues.wording import CATALOGUE_NAMES, advice_chip, said_words, state_chip, summary
from luna_desktop.ui.entries.fitting import ColumnFit
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.catalogue_field import code_words
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.inputs import LineEdit, Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StatePage, StateStack, failed, loading, not_allowed
from luna_desktop.ui.widgets.tables import Column, RowsTable
from luna_desktop.ui.widgets.tabs import ChartTabs, Tab


class Seen(Enum):
    """Which rows are listed."""

    ALL = "all"
    WAITING = "waiting"
    OWN = "own"
    OFF = "off"


class CataloguesView(QWidget):
    """Shows a catalogue; says what is wanted.

    Signals:
        catalogue_chosen: the name of the catalogue to show.
        add_wanted: add an entry of the clinic's own.
        change_wanted, switch_wanted: the `RowState` to change, or to switch off or on.
        copy_wanted: the `RowState` that a new one starts as.
        row_approval_wanted: the `RowState`, and True to approve or False to take back.
        retry_wanted: read again.
    """

    catalogue_chosen = Signal(str)
    add_wanted = Signal()
    change_wanted = Signal(object)
    copy_wanted = Signal(object)
    switch_wanted = Signal(object)
    row_approval_wanted = Signal(object, bool)
    retry_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "cataloguesPage", _("Catalogues")), cls="page")
        self._page: CataloguePage | None = None
        self._may_change = False
        self.form: OwnRowForm | None = None
        self.summary = words("", "body2", wrap=True)
        self.banner = Banner("warn", "", name="cataloguesTrouble")
        self.refused = Banner("danger", "", name="catalogueRefused")
        self.add = Button(_("Add an entry"), "addRowButton", kind=Kind.PRIMARY, icon="plus", tip=_("Insert"))
        tabs = [Tab(key, shown(name)) for key, name in CATALOGUE_NAMES.items()]
        self.tabs = ChartTabs("cataloguesTabs", _("Catalogues"), tabs)
        options = [
            Option(Seen.ALL, _("All")),
            Option(Seen.WAITING, _("Waiting for a doctor")),
            Option(Seen.OWN, _("The clinic’s own")),
            Option(Seen.OFF, _("Switched off")),
        ]
        self.seen = Segmented("catalogueSeen", _("Show"), options)
        self.seen.show_value(Seen.ALL)
        self.search = named(LineEdit(lead="search", example=_("Find by name, code or slip")), "catalogueSearch", "")
        self.search.setAccessibleName(_("Find an entry"))
        self.table: RowsTable[RowState] = RowsTable(
            "catalogueTable", _("Entries"), _columns(), key=lambda row: row.entry.id, row_height=46
        )
        ColumnFit(self.table, order=(3, 1), least=230)
        self.stack = StateStack(self.table, "catalogueStack")
        self.details, self.approvals = EntryDetails(), Approvals()
        self.approval_button = Button(_("Approval"), "showApprovalsButton", icon="badge-check", tip=_("Ctrl+Shift+A"))
        self.panel = QStackedWidget()
        self.pages = QStackedWidget()
        self._build()
        self._wire()

    def _build(self) -> None:
        self.panel.setFixedWidth(theme.px(WIDTH))
        for page in (self.approvals, self.details):
            self.panel.addWidget(page)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(words(_("Catalogues"), "title"))
        names.addWidget(self.summary)
        head = QHBoxLayout()
        head.setContentsMargins(24, 14, 20, 0)
        head.setSpacing(8)
        head.addLayout(names, 1)
        head.addWidget(self.approval_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setContentsMargins(14, 0, 20, 0)
        row.addWidget(self.tabs, 1)
        troubles = QVBoxLayout()
        troubles.setContentsMargins(24, 6, 20, 0)
        troubles.addWidget(self.refused)
        troubles.addWidget(self.banner)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(4)
        left.addLayout(head)
        left.addLayout(row)
        left.addLayout(troubles)
        left.addWidget(self._list(), 1)
        whole = QWidget()
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addLayout(left, 1)
        across.addWidget(self.panel)
        self._whole = whole
        self.pages.addWidget(whole)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)

    def _list(self) -> QWidget:
        holder = QWidget()
        outside = QVBoxLayout(holder)
        outside.setContentsMargins(24, 6, 20, 16)
        card = styled(QFrame(), cls="card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(5, 10, 5, 5)
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 0, 8, 0)
        bar.setSpacing(10)
        bar.addWidget(self.seen)
        bar.addWidget(self.search, 1)
        inside.addLayout(bar)
        inside.addWidget(self.stack, 1)
        outside.addWidget(card, 1)
        return holder

    def _wire(self) -> None:
        self.add.clicked.connect(self.add_wanted)
        self.tabs.chosen.connect(self.catalogue_chosen)
        self.seen.chosen.connect(lambda _seen: self._refresh())
        self.search.textChanged.connect(lambda _text: self._refresh())
        self.table.selected.connect(self._show_row)
        self.table.opened.connect(lambda row: self.change_wanted.emit(row) if row.entry.is_own else None)
        self.approval_button.clicked.connect(self.show_approvals)
        details = self.details
        details.change_wanted.connect(lambda: self.change_wanted.emit(self.table.current()))
        details.copy_wanted.connect(lambda: self.copy_wanted.emit(self.table.current()))
        details.switch_wanted.connect(lambda: self.switch_wanted.emit(self.table.current()))
        details.approve_wanted.connect(lambda yes: self.row_approval_wanted.emit(self.table.current(), yes))
        keys = (
            ("Insert", self.add.click),
            ("Ctrl+F", self.search.setFocus),
            ("Ctrl+Shift+A", self.show_approvals),
        )
        for text, act in keys:
            shortcut = QShortcut(QKeySequence(text), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def allow(self, *, may_change: bool, may_approve: bool) -> None:
        """Show only what the person may do."""
        self._may_change = may_change
        self.add.setVisible(may_change)
        self.details.allow(may_change=may_change, may_approve=may_approve)
        self.approvals.may_approve = may_approve

    def show_page(self, page: CataloguePage) -> None:
        """Show a catalogue; the row that was chosen stays chosen."""
        same = self._page is not None and self._page.name == page.name
        chosen = self.table.current() if same else None
        self._page = page
        self.tabs.show_current(page.name)
        self.summary.setText(summary(page))
        self.refused.say("danger", shown(page.refused) if page.refused else "")
        self.banner.say("warn", "")
        self.approvals.show_page(page)
        self._refresh()
        if chosen is not None:
            self.table.choose(chosen.entry.id)
            self._show_row(self.table.current())
        if not same:
            self.show_approvals()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show on the tabs how much of each catalogue waits."""
        for key, name in CATALOGUE_NAMES.items():
            self.tabs.show_tab(Tab(key, shown(name), count=counts.get(key) or None))

    def show_approvals(self) -> None:
        """Show who approved what in place of the chosen entry."""
        self.panel.setCurrentWidget(self.approvals)

    def show_form(self, form: OwnRowForm | None) -> None:
        """Show a form in place of the list, or the list again."""
        old, self.form = self.form, form
        if old is not None:
            self.pages.removeWidget(old)
            old.hide()
            old.deleteLater()
        if form is not None:
            self.pages.addWidget(form)
            self.pages.setCurrentWidget(form)
            form.go_to(form.first())
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_loading(self) -> None:
        """Say that a catalogue is being read."""
        self.stack.show_state(loading(_("Reading the catalogue…"), name="catalogueLoading"))

    def show_closed(self, text: str) -> None:
        """Say that this role may not open the catalogues."""
        self.stack.show_state(not_allowed(text, name="catalogueClosed"))
        for part in (self.add, self.approval_button, self.panel, self.tabs):
            part.hide()

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence in the open form, else over the list; without any list, instead of it."""
        if self.form is not None:
            self.form.set_saving(False)
            self.form.banner.say(tone, text)
        elif self._page is None and text:
            page = failed(text, name="catalogueFailed")
            page.acted.connect(self.retry_wanted)
            self.stack.show_state(page)
        else:
            self.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at the fields of the open form, else over the list."""
        if self.form is None:
            self.banner.say("warn", " ".join(problems.values()))
            return
        self.form.set_saving(False)
        left = self.form.show_problems(problems)
        self.form.banner.say("warn", " ".join(problems[name] for name in left))

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody else changed the row or that the file has a new version."""
        del theirs
        self.show_trouble(text, tone="warn")

    def _show_row(self, row: RowState | None) -> None:
        if row is None:
            return
        self.details.show_row(row)
        self.panel.setCurrentWidget(self.details)

    def _refresh(self) -> None:
        rows = list(self._page.rows) if self._page else []
        seen = self.seen.value()
        rows = [row for row in rows if _is_seen(row, seen)]
        typed = self.search.text().strip()
        if typed:
            found = find([row.entry for row in rows], typed, len(rows))
            by_id = {row.entry.id: row for row in rows}
            said = [name for name, row in by_id.items() if typed.casefold() in said_words(row.entry).casefold()]
            rows = [by_id[name] for name in dict.fromkeys((*(each.id for each in found), *said))]
        self.table.show_rows(rows)
        if rows:
            self.stack.show_content()
        elif self._page is not None:
            text = _("Clear the search, or look under “All”.")
            self.stack.show_state(StatePage("search", _("Nothing to show here"), text, name="catalogueNothing"))


def _is_seen(row: RowState, seen: object) -> bool:
    if seen is Seen.WAITING:
        return bool(row.waiting)
    if seen is Seen.OWN:
        return row.entry.is_own
    return row.is_off if seen is Seen.OFF else True


def _beneath(entry: Entry) -> str:
    return said_words(entry) or code_words(entry.code, entry.system) or ", ".join(entry.synonyms[:3])


def _columns() -> list[Column[RowState]]:
    return [
        Column(
            _("Name"),
            lambda row: Cell(
                row.entry.name,
                _beneath(row.entry),
                strong=True,
                tone="text3" if row.is_off else "",
            ),
            260,
            stretch=True,
            sort=lambda row: row.entry.name.casefold(),
        ),
        Column(_("Group"), lambda row: Cell(row.entry.group.replace("_", " ")), 140, sort=lambda row: row.entry.group),
        Column(_("Advice"), lambda row: Cell(chips=tuple(filter(None, [advice_chip(row)]))), 118),
        Column(_("Source"), lambda row: Cell(row.entry.source.replace(";", "; "), row.entry.basis), 150),
        Column(_("State"), lambda row: Cell(chips=(state_chip(row),)), 110),
    ]
