"""The place at the right of a page: one of several panels beside it, or in a drawer over it on a narrow window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.widgets.fading import fade_in
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import paint_shadow

SHADOW = 14


class Side(QWidget):
    """Holds the panels by name; `None` puts it away."""

    def __init__(self, host: QWidget, name: str = "bookSidePlace", accessible: str = "") -> None:
        super().__init__(host)
        named(self, name, accessible or _("Beside the book"))
        self._host = host
        self._widths: dict[str, int] = {}
        self._names: dict[str, QWidget] = {}
        self._now = ""
        self._is_drawer = False
        self.stack = QStackedWidget()
        ground = styled(QFrame(), cls="panel")
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.stack, 1)
        self._outer = QHBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(ground)
        host.installEventFilter(self)

    def add(self, name: str, panel: QWidget, width: int) -> None:
        """Take a panel of a width (pixels at 100 per cent)."""
        self._names[name], self._widths[name] = panel, width
        self.stack.addWidget(panel)

    def show_panel(self, name: str) -> None:
        """Show a panel; an empty name puts the whole place away."""
        self._now = name
        if name in self._names:
            self.stack.setCurrentWidget(self._names[name])
            self.setFixedWidth(theme.px(self._widths[name]) + (SHADOW if self._is_drawer else 0))
        self.setVisible(name in self._names)
        self._place()

    def current(self) -> str:
        """Return the name of the panel that is shown; empty where none is."""
        return self._now if not self.isHidden() else ""

    def chosen(self) -> str:
        """Return the name of the panel that was shown last."""
        return self._now

    def set_drawer(self, is_drawer: bool) -> None:
        """Lie over the page, or stand beside it."""
        self._is_drawer = is_drawer
        self._outer.setContentsMargins(SHADOW if is_drawer else 0, 0, 0, 0)
        self.show_panel(self._now)

    def is_drawer(self) -> bool:
        """Tell whether it lies over the page."""
        return self._is_drawer

    def slide_in(self) -> None:
        """Fade in, as a drawer does."""
        if self._is_drawer:
            fade_in(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the right edge as a drawer."""
        if event.type() == QEvent.Type.Resize and watched is self._host:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the shadow of a drawer."""
        if self._is_drawer:
            box = QRectF(self.rect()).adjusted(SHADOW, -SHADOW, SHADOW, SHADOW)
            paint_shadow(QPainter(self), box, 0, depth=SHADOW)

    def _place(self) -> None:
        if self._is_drawer:
            size = QSize(self.width(), self._host.height())
            self.setGeometry(self._host.width() - size.width(), 0, size.width(), size.height())
            self.raise_()
