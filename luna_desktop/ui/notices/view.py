"""The Notices page: versions with their panel, and the two lists of patients to be told or asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.domain.notices import DOCUMENT_NAMES, Document, TextState
from luna_desktop.services.privacy.notice_texts import ORIGINAL, VersionLine
from luna_desktop.services.privacy.receipts import GivenCount
from luna_desktop.texts import _, shown
from luna_desktop.ui.notices.draft_form import DraftForm
from luna_desktop.ui.notices.panel import Shown, VersionPanel
from luna_desktop.ui.notices.reading import ComparePage, VersionPage
from luna_desktop.ui.notices.wording import given_words, language_chip, revised_words, state_chip, summary_words
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StatePage, StateStack, failed, loading, not_allowed
from luna_desktop.ui.widgets.tables import Column, RowsTable
from luna_desktop.ui.widgets.tabs import ChartTabs, Tab

VERSIONS = "versions"


class NoticesView(QWidget):
    """Shows the versions; says what is wanted.

    Signals:
        chosen: the row that is now current, or None.
        document_chosen: the notice or the policy is to be shown.
        new_wanted, import_wanted, poster_wanted: a version is to be begun, a text taken in, the poster made.
        retry_wanted: the versions are to be read again.
        tab_chosen: the key of the tab that the person chose.
    """

    chosen = Signal(object)
    document_chosen = Signal(object)
    new_wanted = Signal()
    import_wanted = Signal()
    poster_wanted = Signal()
    retry_wanted = Signal()
    tab_chosen = Signal(str)

    def __init__(self, *, with_versions: bool = True) -> None:
        super().__init__()
        self._with_versions = with_versions
        styled(named(self, "noticesPage", _("Notices")), cls="page")
        self._lines: list[VersionLine] = []
        self._given: Mapping[int, tuple[GivenCount, ...]] = {}
        self._lists: dict[str, tuple[str, QWidget]] = {}
        self.summary = words("", "body2", wrap=True)
        self.banner = Banner("warn", "", name="noticesTrouble")
        self.new = Button(_("Write a new version"), "newVersionButton", kind=Kind.PRIMARY, icon="plus", tip=_("Insert"))
        self.take_in = Button(_("Import a text…"), "importTextButton", icon="upload")
        self.poster = Button(_("Rights poster…"), "posterButton", icon="image")
        for button, signal in (
            (self.new, self.new_wanted),
            (self.take_in, self.import_wanted),
            (self.poster, self.poster_wanted),
        ):
            button.clicked.connect(signal)
        self.tabs = self._new_tabs()
        options = [Option(each, shown(DOCUMENT_NAMES[each])) for each in Document]
        self.documents = Segmented("noticeDocuments", _("Document"), options)
        self.documents.show_value(Document.NOTICE)
        self.documents.chosen.connect(self.document_chosen)
        self.table: RowsTable[VersionLine] = RowsTable(
            "versionsTable", _("Versions"), self._columns(), key=lambda line: line.version, row_height=52
        )
        self.table.selected.connect(self.chosen)
        self.stack = StateStack(self.table, "versionsStack")
        self.panel = VersionPanel()
        self.table.opened.connect(lambda _row: self.panel.details.read_wanted.emit(ORIGINAL))
        self.version_page, self.compare_page = VersionPage(), ComparePage()
        self.inner, self.pages = QStackedWidget(), QStackedWidget()
        self._build()

    def _new_tabs(self, *more: Tab) -> ChartTabs:
        first = [Tab(VERSIONS, _("Versions"))] if self._with_versions else []
        tabs = ChartTabs("noticesTabs", _("Notices"), [*first, *more])
        tabs.chosen.connect(self.show_tab)
        return tabs

    def _build(self) -> None:
        self._list = QWidget()
        head = QHBoxLayout()
        head.setContentsMargins(24, 14, 20, 0)
        head.setSpacing(8)
        head.addWidget(words(_("Notices") if self._with_versions else _("To be given"), "title"), 1)
        for button in (self.poster, self.take_in, self.new):
            head.addWidget(button)
        self._tab_row = QHBoxLayout()
        self._tab_row.setContentsMargins(14, 0, 20, 0)
        self._tab_row.addWidget(self.tabs, 1)
        below = QVBoxLayout()
        below.setContentsMargins(24, 0, 20, 0)
        below.addWidget(self.summary)
        troubles = QVBoxLayout()
        troubles.setContentsMargins(24, 0, 20, 0)
        troubles.addWidget(self.banner)
        self.inner.addWidget(self._versions())
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(6)
        left.addLayout(head)
        left.addLayout(below)
        left.addLayout(self._tab_row)
        left.addLayout(troubles)
        left.addWidget(self.inner, 1)
        row = QHBoxLayout(self._list)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.panel)
        for page in (self._list, self.version_page, self.compare_page):
            self.pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)

    def _versions(self) -> QWidget:
        holder = QWidget()
        outside = QVBoxLayout(holder)
        outside.setContentsMargins(24, 6, 20, 16)
        card = styled(QFrame(), cls="card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(5, 10, 5, 5)
        inside.setSpacing(8)
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 0, 8, 0)
        bar.addWidget(self.documents)
        bar.addStretch(1)
        inside.addLayout(bar)
        inside.addWidget(self.stack, 1)
        outside.addWidget(card, 1)
        return holder

    def _columns(self) -> list[Column[VersionLine]]:
        return [
            Column(
                _("Version"),
                lambda line: Cell(
                    _("Version {number}", number=line.version), line.summary, strong=True, icon="file-text"
                ),
                130,
                stretch=True,
            ),
            Column(_("State"), lambda line: Cell(chips=(state_chip(line),)), 166),
            Column(_("Revised"), lambda line: Cell(revised_words(line)), 124),
            Column(
                _("Languages"),
                lambda line: Cell(
                    chips=tuple(
                        language_chip(each, is_original=each.language == ORIGINAL, short=True)
                        for each in line.languages
                    )
                ),
                206,
            ),
            Column(_("Given to"), lambda line: Cell(self._given_words(line)), 112),
        ]

    def _given_words(self, line: VersionLine) -> str:
        given = self._given.get(line.version, ())
        return given_words(given) if given or line.state is TextState.PUBLISHED else ""

    def allow(self, *, may_draft: bool, may_print: bool) -> None:
        """Show only what the person may do."""
        self.new.setVisible(may_draft)
        self.take_in.setVisible(may_draft)
        self.poster.setVisible(may_print)

    def show_lines(self, lines: Sequence[VersionLine], given: Mapping[int, tuple[GivenCount, ...]]) -> None:
        """Show the versions of the document; which was chosen stays chosen."""
        self._lines, self._given = list(lines), given
        document = self.document()
        self.summary.setText(summary_words(lines, document))
        self.banner.say("warn", "")
        self.table.show_rows(lines)
        if lines:
            self.stack.show_content()
            return
        empty = StatePage(
            "file-text",
            _("There is no version yet."),
            _("Write the first one, or import the clinic’s own text from a file."),
            name="noVersions",
        )
        self.stack.show_state(empty)

    def document(self) -> Document:
        """Return which document is shown."""
        value = self.documents.value()
        return value if isinstance(value, Document) else Document.NOTICE

    def show_version(self, about: Shown | None) -> None:
        """Show a version in the panel, unless a form is open there."""
        if about is not None:
            self.panel.details.show_version(about)
        if self.panel.open_form() is None:
            self.panel.show_page(self.panel.details if about is not None else self.panel.nothing)

    def add_list(self, key: str, title: str, page: QWidget) -> None:
        """Put a list of patients in as a tab of its own."""
        self._lists[key] = (title, page)
        self.inner.addWidget(page)
        fresh = self._new_tabs(*(Tab(each, text) for each, (text, _page) in self._lists.items()))
        self._tab_row.replaceWidget(self.tabs, fresh)
        self.tabs.hide()
        self.tabs.deleteLater()
        self.tabs = fresh
        self.show_tab(VERSIONS if self._with_versions else next(iter(self._lists)))

    def show_count(self, key: str, title: str, count: int) -> None:
        """Show on a tab how many patients its list has."""
        self.tabs.show_tab(Tab(key, title, count=count or None))

    def show_tab(self, key: str) -> None:
        """Show the versions or a list of patients."""
        self.tabs.show_current(key)
        self.inner.setCurrentIndex(0 if key == VERSIONS else self.inner.indexOf(self._lists[key][1]))
        self.panel.setVisible(key == VERSIONS)
        if key != VERSIONS:
            self.tab_chosen.emit(key)

    def open_page(self, page: QWidget | None) -> None:
        """Show a page in place of the list, or the list again; a form that was left is taken away."""
        before = self.pages.currentWidget()
        if page is not None and self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page if page is not None else self._list)
        if isinstance(before, DraftForm) and before is not page:
            self.pages.removeWidget(before)
            before.hide()
            before.deleteLater()
        if page is None:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def draft_form(self) -> DraftForm | None:
        """Return the form in which a text is written, or None."""
        page = self.pages.currentWidget()
        return page if isinstance(page, DraftForm) else None

    def show_loading(self) -> None:
        """Say that the versions are being read."""
        self.stack.show_state(loading(_("Reading the versions…"), name="versionsLoading"))

    def show_closed(self, text: str) -> None:
        """Say that this role may not read the versions."""
        self.stack.show_state(not_allowed(text, name="versionsClosed"))
        self.panel.hide()

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence in the open form, else over the list; without any list, instead of it."""
        form, short = self.draft_form(), self.panel.open_form()
        if form is not None:
            form.set_saving(False)
            form.banner.say(tone, text)
        elif short is not None and text:
            short.show_trouble(text, tone=tone)
        elif not self._lines and text and tone == "danger":
            page = failed(text, name="versionsFailed")
            page.acted.connect(self.retry_wanted)
            self.stack.show_state(page)
        else:
            self.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at the fields of the open form; what no field answers to stands over them."""
        form, short = self.draft_form(), self.panel.open_form()
        if form is not None:
            form.set_saving(False)
            left = form.show_problems(problems)
            form.banner.say("warn", " ".join(problems[name] for name in left))
        elif short is not None:
            short.show_problems(problems)
        else:
            self.panel.details.banner.say("warn", " ".join(problems.values()))

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - the versions are read again
        """Say that somebody else changed a version."""
        self.show_trouble(text, tone="warn")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert begins a version."""
        if event.key() == Qt.Key.Key_Insert and self.pages.currentWidget() is self._list and not self.new.isHidden():
            self.new_wanted.emit()
        else:
            super().keyPressEvent(event)
