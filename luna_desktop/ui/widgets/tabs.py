"""The tabs of a chart: painted, with counts and state icons, reached by Alt+1 to Alt+9."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import fonts, icons, theme
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.one_of import OneOf


@dataclass(frozen=True)
class Tab:
    """One tab: its key, its words, how many entries it holds, and the icon of a state."""

    key: str
    text: str
    count: int | None = None
    icon: str = ""
    icon_colour: str = "text2"
    to_fix: int = 0


class _TabButton(OneOf):
    def __init__(self, tab: Tab, place: int) -> None:
        super().__init__()
        self.tab = tab
        self._place = place
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_tab(tab)

    def show_tab(self, tab: Tab) -> None:
        self.tab = tab
        spoken = tab.text
        if tab.count is not None:
            spoken = _("{tab}, {count}", tab=tab.text, count=tab.count)
        if tab.to_fix:
            spoken = _("{tab}, {count} to fix", tab=tab.text, count=tab.to_fix)
        named(self, f"{tab.key}Tab", spoken)
        self.setToolTip(_("Alt+{number}", number=self._place) if self._place <= 9 else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        across = QFontMetricsF(_font()).horizontalAdvance(self.tab.text) + 20
        if self._badge():
            across += self._badge_width() + 8
        if self._icon():
            across += 22
        return QSize(round(across) + 2, theme.px(44))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        painter.setFont(_font())
        painter.setPen(theme.col("accent_text" if on else ("text" if self.underMouse() else "text2")))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(10, 0, self.width() - 10, self.height()), flags, self.tab.text)
        left = 10 + QFontMetricsF(_font()).horizontalAdvance(self.tab.text) + 8
        if self._badge():
            left = self._paint_badge(painter, left, on)
        icon, token = self._icon(), "danger" if self.tab.to_fix else self.tab.icon_colour
        if icon:
            icons.paint(painter, QRectF(left - 1, self.height() / 2 - 7, 14, 14), icon, theme.col(token))
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.col("accent"))
            painter.drawRoundedRect(QRectF(6, self.height() - 3, self.width() - 12, 3), 1.5, 1.5)

    def _badge(self) -> str:
        if self.tab.to_fix:
            return _("{count} to fix", count=self.tab.to_fix)
        return "" if self.tab.count is None else str(self.tab.count)

    def _badge_width(self) -> float:
        return max(20.0, QFontMetricsF(_badge_font()).horizontalAdvance(self._badge()) + 12)

    def _icon(self) -> str:
        return "circle-alert" if self.tab.to_fix else self.tab.icon

    def _paint_badge(self, painter: QPainter, left: float, on: bool) -> float:
        box = QRectF(left, self.height() / 2 - 9, self._badge_width(), 18)
        fill, ink = ("accent_soft", "accent_text") if on else ("sunken", "text2")
        if self.tab.to_fix:
            fill, ink = "danger_bg", "danger_text"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.col(fill))
        painter.drawRoundedRect(box, 9, 9)
        painter.setPen(theme.col(ink))
        painter.setFont(_badge_font())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._badge())
        return box.right() + 8


def _font() -> QFont:
    return fonts.font(theme.px(14), QFont.Weight.Medium)


def _badge_font() -> QFont:
    return fonts.font(theme.px(12), QFont.Weight.DemiBold)


class ChartTabs(QWidget):
    """A row of tabs. Arrows move within it; Alt and a number reach a tab from anywhere in the window.

    Signals:
        chosen: the key of the tab that the person chose.
    """

    chosen = Signal(str)

    def __init__(self, name: str, accessible: str, tabs: Sequence[Tab]) -> None:
        super().__init__()
        named(self, name, accessible)
        self._buttons: dict[str, _TabButton] = {}
        self._current = ""
        self._offered = [tab.key for tab in tabs]
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 0, 12, 0)
        self._row.setSpacing(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for place, tab in enumerate(tabs, start=1):
            self._add(tab, place)
        self._row.addStretch(1)
        if tabs:
            self.show_current(tabs[0].key)

    def _add(self, tab: Tab, place: int) -> None:
        button = _TabButton(tab, place)
        self._buttons[tab.key] = button
        button.clicked.connect(lambda: self._choose(tab.key))
        self._row.addWidget(button)
        if place <= 9:
            shortcut = QShortcut(QKeySequence(f"Alt+{place}"), self)
            shortcut.activated.connect(lambda: self._choose_place(place))

    def offer(self, keys: Collection[str]) -> None:
        """Show only these tabs; arrows and Alt with a number count only them."""
        self._offered = [key for key in self._buttons if key in keys]
        for key, button in self._buttons.items():
            button.setVisible(key in self._offered)

    def _choose_place(self, place: int) -> None:
        if place <= len(self._offered):
            self._choose(self._offered[place - 1])

    def current(self) -> str:
        """Return the key of the current tab."""
        return self._current

    def show_current(self, key: str) -> None:
        """Show a tab as current without counting it as the person's choice."""
        self._current = key
        for other, button in self._buttons.items():
            button.show_checked(other == key)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == key else Qt.FocusPolicy.ClickFocus)

    def show_tab(self, tab: Tab) -> None:
        """Change the count, the icon or the words of a tab."""
        self._buttons[tab.key].show_tab(tab)

    def show_to_fix(self, key: str, count: int) -> None:
        """Put “n to fix” on a tab, or take it away."""
        self._buttons[key].show_tab(replace(self._buttons[key].tab, to_fix=count))

    def tab_widget(self, key: str) -> QAbstractButton:
        """Return a tab's button, for tests."""
        return self._buttons[key]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move to the neighbour on an arrow."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        keys = self._offered
        if step and keys:
            here = keys.index(self.current()) if self.current() in keys else 0
            key = keys[(here + step) % len(keys)]
            self._choose(key)
            self._buttons[key].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def _choose(self, key: str) -> None:
        changed = key != self.current()
        self.show_current(key)
        if changed:
            self.chosen.emit(key)
