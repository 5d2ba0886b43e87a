"""The chart's page: banner and tabs that never scroll away, and one tab's content under them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.chart.banner import BannerContent, PatientBanner
from luna_desktop.ui.veil import Veil
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.overlay import Overlay
from luna_desktop.ui.widgets.tabs import ChartTabs, Tab

FULL_ON = "summary"
"""The tab on which the banner may have its full form."""
ROOMY = QSize(1320, 760)
"""From this size of the page (px) on, the summary has the banner in its full form."""


class ChartPage(QWidget):
    """One patient's chart.

    Signals:
        tab_chosen: the key of the tab that the person chose.
        left: the page is no longer seen.
        visit_wanted: Ctrl+Shift+V, begin a visit.
    """

    tab_chosen = Signal(str)
    visit_wanted = Signal()
    left = Signal()

    def __init__(self, tabs: Sequence[Tab]) -> None:
        super().__init__()
        styled(named(self, "chartPage", _("Chart")), cls="page")
        self._tab_states = {tab.key: tab for tab in tabs}
        self._contents: dict[str, QWidget] = {}
        self.banner = PatientBanner()
        self.opening = Banner("priv", "", name="openingBanner", icon="key-round")
        self.trouble = Banner("warn", "", name="chartTrouble")
        self.tabs = ChartTabs("chartTabs", _("Parts of the chart"), tabs)
        self.tabs.chosen.connect(self.tab_chosen)
        self.stack = named(QStackedWidget(), "chartStack")
        self._build()
        start = QShortcut(QKeySequence("Ctrl+Shift+V"), self)
        start.activated.connect(self._want_visit)  # anywhere in the window: after a search nothing has the keyboard

    def _build(self) -> None:
        bar = self._bar = styled(QFrame(), cls="bar")
        tab_row = QHBoxLayout(bar)
        tab_row.setContentsMargins(0, 0, 0, 0)
        tab_row.addWidget(self.tabs)
        self._opened = QWidget()
        opening = QVBoxLayout(self._opened)
        opening.setContentsMargins(24, 8, 20, 8)
        opening.addWidget(self.opening)
        self._opened.hide()
        trouble = QVBoxLayout()
        trouble.setContentsMargins(24, 0, 20, 0)
        trouble.addWidget(self.trouble)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self._opened)
        column.addWidget(bar)
        column.addLayout(trouble)
        column.addWidget(self.stack, 1)

    def _want_visit(self) -> None:
        """Begin a visit, unless a question stands over the chart."""
        if all(question.isHidden() for question in self.window().findChildren(Overlay)):
            self.visit_wanted.emit()

    def show_banner(self, content: BannerContent) -> None:
        """Show who is open."""
        self.banner.show_content(content)

    def show_opening(self, text: str, action: str = "") -> None:
        """Say under the banner that the record is open for a time; empty takes it away."""
        self.opening.say("priv", text, action=action, icon="key-round")
        self._opened.setVisible(bool(text))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence over the tab; empty takes it away."""
        self.trouble.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems as one sentence each; the frame has no fields."""
        self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - the frame keeps no versions
        """Say that something newer was saved."""
        self.show_trouble(text, tone="warn")

    def put_content(self, key: str, content: QWidget, *, sensitive: bool = False) -> None:
        """Set what a tab shows, instead of what it showed before; discreet mode veils a sensitive one."""
        before = self._contents.pop(key, None)
        self._contents[key] = content
        self.stack.addWidget(content)
        if sensitive:
            Veil(content)
        if before is not None:
            if self.stack.currentWidget() is before:
                self.stack.setCurrentWidget(content)
            self.stack.removeWidget(before)
            before.hide()
            before.deleteLater()

    def show_shut(self, page: QWidget) -> None:
        """Show one page instead of banner and tabs: this record does not open to the person."""
        for part in (self.banner, self._opened, self._bar, self.trouble):
            part.hide()
        while self.stack.count():
            before = self.stack.widget(0)
            if before is None:
                break
            self.stack.removeWidget(before)
            before.hide()
            before.deleteLater()
        self._contents.clear()
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)

    def content(self, key: str) -> QWidget | None:
        """Return what a tab shows, or None while it has nothing."""
        return self._contents.get(key)

    def show_tab(self, key: str) -> None:
        """Bring a tab to the front; its content must be there."""
        self.tabs.show_current(key)
        self.stack.setCurrentWidget(self._contents[key])
        self._fit_banner()

    def show_badge(self, key: str, count: int) -> None:
        """Show how many entries a tab holds."""
        self._change(key, count=count)

    def show_typing(self, key: str, typing: bool) -> None:
        """Mark a tab that has unsaved typing with a pencil."""
        self._change(key, icon="pencil" if typing else "", icon_colour="accent_text")

    def show_to_fix(self, key: str, count: int) -> None:
        """Mark a tab that has fields to fix."""
        self._change(key, to_fix=count)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give a small window the lower banner."""
        super().resizeEvent(event)
        self._fit_banner()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the person went elsewhere."""
        super().hideEvent(event)
        self.left.emit()

    def _fit_banner(self) -> None:
        roomy = self.width() >= ROOMY.width() and self.height() >= ROOMY.height()
        self.banner.show_full(roomy and self.tabs.current() == FULL_ON)

    def _change(self, key: str, **values: object) -> None:
        if key in self._tab_states:
            self._tab_states[key] = replace(self._tab_states[key], **values)  # type: ignore[arg-type]  # fields of Tab
            self.tabs.show_tab(self._tab_states[key])
