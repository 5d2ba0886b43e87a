"""Two photographs compared: bars above and below, tools at the left, the canvas, and what belongs to them at the right.

Alt+L shows a table of what is drawn in place of the canvas.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.compare.bars import FootBar, HeadBar
from luna_desktop.ui.compare.canvas import CompareCanvas
from luna_desktop.ui.compare.marks_list import MarksList
from luna_desktop.ui.compare.panel import ComparePanel
from luna_desktop.ui.compare.tools import ToolRail, ToolStrip
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.labels import hairline
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.states import StateStack, failed, loading

WIDE = 1300
"""Width of the view from which the panel has its full width and the keys stand in the bar."""
PICTURES, LIST = 0, 1


class CompareView(QWidget):
    """The page.

    Signals:
        closed: back to the timeline.
        list_shown: the table of marks is shown.
        retry_wanted: read again.
        save_wanted, print_wanted: what Ctrl+S and Ctrl+P ask for.
    """

    closed = Signal()
    list_shown = Signal()
    retry_wanted = Signal()
    save_wanted = Signal()
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "compareView", _("Compare photographs"))
        self.head, self.foot = HeadBar(), FootBar()
        self.tools, self.strip = ToolRail(), ToolStrip()
        self.canvas, self.list = CompareCanvas(), MarksList()
        self.panel = ComparePanel()
        self.trouble = Banner("danger", "", name="compareTrouble")
        self.warning = Banner("warn", "", name="compareWarning")
        self._is_pointing = False
        self.pages = named(QStackedWidget(), "comparePages")
        self.pages.addWidget(self.canvas)
        self.pages.addWidget(self.list)
        self.stack = StateStack(self._middle(), "compareStack")
        self._build()
        self._wire()

    def _middle(self) -> QWidget:
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.tools)
        row.addWidget(self.pages, 1)
        return middle

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.head)
        self._banners = QWidget()
        lines = QVBoxLayout(self._banners)
        lines.setContentsMargins(12, 8, 12, 8)
        lines.setSpacing(6)
        lines.addWidget(self.trouble)
        lines.addWidget(self.warning)
        self._fit_banners()
        left.addWidget(self._banners)
        left.addWidget(self.strip)
        left.addWidget(self.stack, 1)
        left.addWidget(self.foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        self._line: QFrame = hairline(upright=True)
        row.addWidget(self._line)
        row.addWidget(self.panel)

    def _wire(self) -> None:
        self.head.closed.connect(self.closed)
        self.head.panel_wanted.connect(self.toggle_panel)
        self.panel.note.save_wanted.connect(self.save_wanted)
        self.panel.print_wanted.connect(self.print_wanted)
        self.tools.list_wanted.connect(self.toggle_list)
        self.list.left.connect(self.toggle_list)
        for keys, act in (
            ("Alt+L", self.toggle_list),
            ("Ctrl+S", self.save_wanted.emit),
            ("Ctrl+P", self.print_wanted.emit),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def toggle_list(self) -> None:
        """Show the table in place of the canvas, or the canvas again."""
        to_list = self.pages.currentIndex() == PICTURES
        self.pages.setCurrentIndex(LIST if to_list else PICTURES)
        self.foot.setEnabled(not to_list)
        if to_list:
            self.list.start()
            self.list_shown.emit()
        else:
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_pictures(self) -> None:
        """Show the canvas, with the keyboard on it."""
        if self.pages.currentIndex() != PICTURES:
            self.toggle_list()
        self.stack.show_content()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_loading(self) -> None:
        """Say that the photographs are being opened."""
        self.stack.show_state(loading(_("Opening the photographs…")))

    def show_failed(self, text: str) -> None:
        """Say in place of the pictures why they could not be opened."""
        page = failed(text, name="compareFailed")
        page.acted.connect(self.retry_wanted)
        self.stack.show_state(page)

    def show_warning(self, text: str) -> None:
        """Say what differs between the photographs; empty takes it away."""
        self.warning.say("warn", text)
        self._fit_banners()

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence above the pictures; empty takes it away."""
        self.panel.note.save.set_busy(False)
        self.trouble.say(tone, text)
        self._fit_banners()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong beside what was typed."""
        self.panel.note.save.set_busy(False)
        self.panel.note.note.show_problem(problems.get("note", ""))
        rest = [text for name, text in problems.items() if name != "note"]
        if self.strip.is_asking():
            self.strip.show_problem(" ".join(rest))
        else:
            self.show_trouble(" ".join(rest), tone="warn")

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - the presenter shows what stands now
        """Say that somebody saved meanwhile."""
        self.show_trouble(text, tone="warn")

    def set_pointing(self, pointing: bool) -> None:
        """Leave the room of the warning to the pictures while points are set in them."""
        self._is_pointing = pointing
        self._fit_banners()

    def _fit_banners(self) -> None:
        """Take no room where there is nothing to say."""
        warns = bool(self.warning.text()) and not self._is_pointing
        self.warning.setVisible(warns)
        self._banners.setVisible(bool(self.trouble.text()) or warns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pictures more room where the window is narrow."""
        super().resizeEvent(event)
        is_wide = self.width() >= theme.px(WIDE)
        self.panel.set_narrow(not is_wide)
        self.foot.show_hint(is_wide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the timeline, from whichever part of the page it is pressed in."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def toggle_panel(self) -> None:
        """Give the whole width to the pictures, or show the panel again."""
        shown = self.panel.isHidden()
        self.panel.setVisible(shown)
        self._line.setVisible(shown)
        self.head.show_panel_state(shown)
