"""The Privacy tab as it looks: consents and what is held at the left; notice and further sections at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.measures import show_day
from luna_desktop.reports.record_content import UseRow
from luna_desktop.services.privacy.consent_lines import ConsentLine
from luna_desktop.services.privacy.consents import NoticeText, PrivacyPage
from luna_desktop.texts import Message, _, current, shown
from luna_desktop.ui import theme
from luna_desktop.ui.notices.wording import language_name
from luna_desktop.ui.privacy.answer_panel import Asking
from luna_desktop.ui.privacy.consent_list import Allowed, ConsentList
from luna_desktop.ui.privacy.wording import how_words, line_name, moment, state_chip
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.reading_text import ReadingText
from luna_desktop.ui.widgets.states import StateStack, failed, loading
from luna_desktop.ui.widgets.tables import Column, RowsTable

NARROW = 1000


class PrivacyView(QWidget):
    """The tab.

    Signals:
        answered: a TypedAnswer to be recorded.
        retry_wanted: read again.
    """

    answered = Signal(object)
    retry_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "privacyTab", _("Privacy"))
        self.banner = Banner("info", "", name="privacyBanner")
        self.consents = ConsentList()
        self.consents.answered.connect(self.answered)
        self.consents.opened.connect(lambda: QTimer.singleShot(0, self, self._show_fields))
        body = self._body()
        self._area = named(QScrollArea(), "privacyScroll", _("Privacy"))
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(body)
        self.stack = StateStack(self._area, "privacyStack")
        self.stack.show_state(loading(_("Opening the privacy page…")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def _body(self) -> QWidget:
        body = styled(QWidget(), cls="body")
        whole = QVBoxLayout(body)
        whole.setContentsMargins(24, 14, 20, 18)
        whole.setSpacing(12)
        whole.addWidget(self.banner)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(12)
        left, right = self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(12)
            side.addStretch(1)
        for widget in (self.consents, self._held(), self._history()):
            self.add_left(widget)
        self.add_right(self._notice())
        self._columns.addLayout(left, 62)
        self._columns.addLayout(right, 38)
        whole.addLayout(self._columns)
        whole.addStretch(1)
        return body

    def _show_fields(self) -> None:
        """Scroll so far that the fields of the answer are seen whole."""
        self._area.ensureWidgetVisible(self.consents.panel, 0, theme.px(12))

    def add_below_consents(self, widget: QWidget) -> None:
        """Put a section right under the consents; it brings its own presenter."""
        self._left.insertWidget(1, widget)

    def add_left(self, widget: QWidget, *, first: bool = False) -> None:
        """Put a section under those that stand at the left, or above them; it brings its own presenter."""
        self._left.insertWidget(0 if first else self._left.count() - 1, widget)

    def add_right(self, widget: QWidget) -> None:
        """Put a section under those that stand at the right; it brings its own presenter."""
        self._right.insertWidget(self._right.count() - 1, widget)

    def _held(self) -> Card:
        card = Card(_("What we hold and why"), "heldCard", icon="database")
        self.held = QGridLayout()
        self.held.setHorizontalSpacing(20)
        self.held.setVerticalSpacing(8)
        for column, share in enumerate((10, 10, 8)):
            self.held.setColumnStretch(column, share)
        card.add(self.held)
        return card

    def _history(self) -> Card:
        card = Card(_("History of answers"), "historyCard", icon="history")
        self.history: RowsTable[ConsentLine] = RowsTable(
            "historyTable",
            _("History of answers"),
            (
                Column(_("When"), lambda line: Cell(moment(line.at) if line.at else ""), width=180),
                Column(_("Purpose"), lambda line: Cell(line_name(line), how_words(line)), stretch=True),
                Column(_("Answer"), lambda line: Cell(chips=(state_chip(line.state),)), width=150),
                Column(_("Taken by"), lambda line: Cell(line.taken_by), width=140),
            ),
            key=lambda line: line.sequence,
        )
        self._no_history = words(_("No answers yet."), "body2")
        card.add(self._no_history)
        card.add(self.history)
        return card

    def _notice(self) -> Card:
        card = Card(_("Notice in force"), "noticeCard", icon="file-text")
        self.notice_note = words("", "caption", wrap=True)
        self.notice_text = ReadingText("noticeText", _("Text of the notice"))
        self.notice_text.setMinimumHeight(theme.px(420))
        card.add(self.notice_note)
        card.add(self.notice_text)
        return card

    def show_page(
        self, page: PrivacyPage, allowed: Mapping[Purpose, Allowed], asking: Mapping[Purpose, Asking]
    ) -> None:
        """Show notice, consents and history."""
        self.consents.show_lines(page.consents, allowed, asking, notice_missing=page.notice is None)
        self.consents.show_stopped([shown(sentence) for sentence in page.stopped])
        self.history.show_rows(page.history)
        self.history.fit_height()
        self.history.setVisible(bool(page.history))
        self._no_history.setVisible(not page.history)
        self._show_notice(page.notice)
        self.banner.say("info", "")
        self.stack.show_content()

    def _show_notice(self, notice: NoticeText | None) -> None:
        self.notice_text.setVisible(notice is not None)
        if notice is None:
            self.notice_note.setText(
                _("No notice is published. The owner publishes one before consents are asked for.")
            )
            return
        self.notice_note.setText(
            _(
                "Version {version} of {date}, language {language}, seal {seal}",
                version=notice.version,
                date=show_day(notice.revised_on, current()),
                language=language_name(notice.language),
                seal=notice.sha256[:8],
            )
        )
        self.notice_text.show_markdown(notice.text)

    def show_held(self, rows: Sequence[UseRow]) -> None:
        """Show what is held and why."""
        if self.held.count():
            return
        for column, title in enumerate((_("What"), _("Why"), _("Kept"))):
            self.held.addWidget(words(title, "thead"), 0, column)
        for at, row in enumerate(rows):
            self.held.addWidget(hairline(), 2 * at + 1, 0, 1, 3)
            cells = ((row.category, row.held), (row.purpose, row.basis), (row.kept_until, ""))
            for column, (first, second) in enumerate(cells):
                self.held.addLayout(_two_lines(_text(first), _text(second), strong=column == 0), 2 * at + 2, column)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong at the answer that is being entered."""
        if self.consents.panel.is_answering():
            self.consents.panel.show_problems(problems)
        else:
            self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show bad news above everything; empty takes it away."""
        self.consents.panel.record.set_busy(False)
        self.banner.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody recorded an answer meanwhile."""
        del theirs
        self.show_trouble(text, tone="warn")

    def show_failed(self, text: str) -> None:
        """Say instead of the page that it could not be read."""
        page = failed(text, name="privacyFailed")
        page.acted.connect(self.retry_wanted)
        self.stack.show_state(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put one column under the other where the window is narrow."""
        super().resizeEvent(event)
        wide = self.width() >= theme.px(NARROW)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)


def _two_lines(first: str, second: str, *, strong: bool) -> QVBoxLayout:
    lines = QVBoxLayout()
    lines.setSpacing(1)
    lines.addWidget(words(first, "strong" if strong else "body", wrap=True))
    if second:
        lines.addWidget(words(second, "caption", wrap=True))
    lines.addStretch(1)
    return lines


def _text(text: str | Message) -> str:
    return shown(text) if isinstance(text, Message) else text
