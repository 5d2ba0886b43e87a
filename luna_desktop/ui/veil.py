"""What lies over a sensitive part of the window while discreet mode is on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import fonts, icons, theme
from luna_desktop.ui.discreet import KEYS, discreet
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.naming import named

_GRAIN = 22
"""Pixels of a page that become one spot."""


class Veil(QWidget):
    """Lies over a widget while the mode is on: its colours stay, its words and pictures go.

    What lies under it takes no key and no click; nothing typed there is lost.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over.parentWidget())
        self._over = over
        self._ground = QImage()
        self._was_enabled = True
        named(self, "discreetVeil", _("Hidden while discreet mode is on"))
        self.again = Button(_("Show it again"), "discreetShowButton", icon="eye", tip=KEYS)
        self.again.clicked.connect(lambda: discreet().turn(False))
        column = QVBoxLayout(self)
        column.addStretch(5)
        column.addSpacing(theme.px(112))
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(6)
        over.installEventFilter(self)
        over.destroyed.connect(self.deleteLater)
        discreet().changed.connect(self._follow)
        self.hide()
        self._follow(discreet().is_on)

    def _follow(self, on: bool) -> None:
        around = self._over.parentWidget()
        covers = on and around is not None and self._over.isVisibleTo(around)
        if covers and self.isHidden():
            self._cover()
        elif not covers and not self.isHidden():
            self._uncover()

    def _cover(self) -> None:
        self.setParent(self._over.parentWidget())
        self._grab()
        now = QApplication.focusWidget()
        had_keyboard = now is not None and (now is self._over or self._over.isAncestorOf(now))
        self._was_enabled = self._over.isEnabled()
        self._over.setEnabled(False)
        self.setGeometry(self._over.geometry())
        self.show()
        self.raise_()
        if had_keyboard:
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _uncover(self) -> None:
        self.hide()
        self._ground = QImage()
        self._over.setEnabled(self._was_enabled)

    def _grab(self) -> None:
        """Keep the colours of what lies below, far too coarse to be read."""
        size = self._over.size()
        if size.width() < _GRAIN or size.height() < _GRAIN:
            return
        picture = self._over.grab().toImage()
        spots = QSize(size.width() // _GRAIN, size.height() // _GRAIN)
        smooth = Qt.TransformationMode.SmoothTransformation
        self._ground = picture.scaled(spots, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget's place, and come and go with it."""
        if watched is self._over:
            if event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
                self.setGeometry(self._over.geometry())
            elif event.type() == QEvent.Type.Show:
                self._follow(discreet().is_on)
            elif event.type() == QEvent.Type.Hide and not self.isHidden():
                self._uncover()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the colours, and say what this is."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), theme.col("app"))
        if not self._ground.isNull():
            painter.setOpacity(0.55)
            painter.drawImage(self.rect(), self._ground)
            painter.setOpacity(1.0)
        middle = self.rect().center()
        icons.paint(painter, QRectF(middle.x() - 14, middle.y() - 96, 28, 28), "eye-off", theme.col("priv"))
        painter.setFont(fonts.font(theme.px(15), QFont.Weight.DemiBold))
        painter.setPen(theme.col("text"))
        box = QRectF(0, middle.y() - 60, self.width(), 24)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _("Hidden while discreet mode is on"))
        painter.setFont(fonts.font(theme.px(13)))
        painter.setPen(theme.col("text2"))
        box = QRectF(12, middle.y() - 36, self.width() - 24, 44)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(box, flags, _("F9 shows it again. Nothing that was typed is lost."))
