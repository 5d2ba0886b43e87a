"""A request for erasure as one dialog: every group with law and day, and the steps from decision to the last page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.rights.erasure import GroupDecision
from luna_desktop.domain.rights.states import STATE_WORDS
from luna_desktop.services.rights.erasure_book import ErasurePage
from luna_desktop.texts import _, shown
from luna_desktop.ui import theme
from luna_desktop.ui.erasure.group_row import GroupRow
from luna_desktop.ui.erasure.next_step import NextStep
from luna_desktop.ui.erasure.wording import past_words, summary_words
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.fitted_overlay import FittedOverlay
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named, styled

WIDTH = 860
HEIGHT = 760


class ErasureDialog(FittedOverlay):
    """Shows a request for erasure and takes what is decided.

    Signals:
        decided: the decisions about every group.
        close_wanted: Esc, or the button.
    """

    decided = Signal(object)
    close_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "erasureDialog", _("Request for erasure"), width=WIDTH)
        self._rows: list[GroupRow] = []
        self.banner = Banner("warn", "", name="erasureBanner")
        self.step = NextStep()
        self._title = words(_("Request for erasure"), "title", wrap=True)
        self._whose = words("", "caption", wrap=True)
        self._state = Chip("", "info")
        self._summary = words("", "body2", wrap=True)
        self.close_button = Button(_("Close"), "erasureClose")
        self.decide = Button(_("Decide"), "erasureDecide", kind=Kind.PRIMARY, icon="list-checks", tip=_("Ctrl+Enter"))
        self.close_button.clicked.connect(self.close_wanted)
        self.dismissed.connect(self.close_wanted)
        self.decide.clicked.connect(self._decide)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: self._decide() if self.decide.isVisibleTo(self) else None)
        self._build()
        self.fit()

    def _build(self) -> None:
        close = icon_button("x", "erasureCross", _("Close"))
        close.clicked.connect(self.close_wanted)
        head = QHBoxLayout()
        head.setContentsMargins(24, 14, 14, 10)
        head.setSpacing(10)
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(self._title)
        lines.addWidget(self._whose)
        head.addLayout(lines, 1)
        head.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._body = styled(QWidget(), cls="body")
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(24, 4, 24, 14)
        self._column.setSpacing(0)
        area = named(QScrollArea(), "erasureScroll", _("Request for erasure"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._body)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 11, 18, 12)
        foot.setSpacing(8)
        foot.addWidget(self._summary, 1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.decide)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addWidget(area, 1)
        column.addWidget(hairline())
        column.addLayout(foot)

    def show_page(self, page: ErasurePage, today: date) -> None:
        """Show the request as it stands."""
        self.banner.say("warn", "")
        name = page.name or _("Erased")
        self._whose.setText(_("{name} · MRN {mrn} · {number}", name=name, mrn=page.mrn or "—", number=page.case.number))
        self._state.show_chip(self.step.chip_of(page, shown(STATE_WORDS[page.case.state])))
        self._clear()
        self._column.addWidget(self.banner)
        self._column.addWidget(self.step)
        self.step.show_page(page, today)
        taken = {each.group: each for each in page.decided}
        for each in page.groups:
            if self._rows:
                self._column.addWidget(hairline())
            row = GroupRow(each, today)
            row.changed.connect(self._sum_up)
            if taken:
                row.show_decision(taken.get(each.group, row.decision()))
            self._rows.append(row)
            self._column.addWidget(row)
        for past in page.erased:
            self._column.addWidget(words(past_words(past), "caption", wrap=True))
        self._column.addStretch(1)
        self.decide.setVisible(not taken)
        self.decide.set_busy(False)
        self.decide.setEnabled(page.case.is_proven)
        self._sum_up()

    def decisions(self) -> tuple[GroupDecision, ...]:
        """Return what is chosen for every group."""
        return tuple(row.decision() for row in self._rows)

    def row(self, name: str) -> GroupRow:
        """Return the row of a group by the group's value."""
        return next(row for row in self._rows if row.stand.group.value == name)

    def first(self) -> QWidget:
        """Return what takes the keyboard first."""
        wanted = [row.first() for row in self._rows if row.is_open and self.decide.isVisibleTo(self)]
        return wanted[0] if wanted else self.close_button

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their groups, at the step, or above everything."""
        self._ready()
        names = {row.stand.group.value for row in self._rows}
        for row in self._rows:
            if row.stand.group.value in problems:
                row.show_problem(problems[row.stand.group.value])
        rest = {name: text for name, text in problems.items() if name not in names}
        left = self.step.show_problems(rest)
        self.banner.say("warn", " ".join(left.values()))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence above everything; empty takes it away."""
        self._ready()
        self.banner.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody took a step meanwhile."""
        del theirs
        self.show_trouble(text, tone="warn")

    def _ready(self) -> None:
        self.decide.set_busy(False)
        self.step.set_busy(busy=False)

    def _decide(self) -> None:
        if self.decide.isEnabled() and not self.decide.is_busy():
            self.decided.emit(self.decisions())

    def _sum_up(self) -> None:
        if not self.decide.isHidden():
            self._summary.setText(summary_words(list(self.decisions()), tuple(row.stand for row in self._rows)))
        else:
            self._summary.setText("")

    def _clear(self) -> None:
        self._rows = []
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is None or widget in {self.banner, self.step}:
                continue
            widget.hide()
            widget.deleteLater()

    def wanted_height(self) -> int:
        """Return the height of the page as it was drawn."""
        return theme.px(HEIGHT)
