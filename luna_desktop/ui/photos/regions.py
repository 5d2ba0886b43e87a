"""The list of body regions beside the timeline, each with how many photographs it has."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import fonts, theme
from luna_desktop.ui.widgets.naming import named

EVERY = "*"
"""Stands for all regions; the empty key is the region that was not noted."""


class _Region(QAbstractButton):
    def __init__(self, key: str, text: str, count: int) -> None:
        super().__init__()
        named(self, f"region_{key}", _("{region}, {count}", region=text, count=count))
        self.setText(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)  # the group excludes already; this tells screen readers
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._count = str(count)

    def sizeHint(self) -> QSize:
        return QSize(120, theme.px(31))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.col("selected" if self.isChecked() else "hover"))
            painter.drawRoundedRect(box, 8, 8)
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal
        inner = box.adjusted(10, 0, -10, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(fonts.font(theme.px(14), weight))
        painter.setPen(theme.col("text" if self._count != "0" or self.isChecked() else "text3"))
        painter.drawText(inner.adjusted(0, 0, -30, 0), middle | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.setFont(fonts.font(theme.px(12)))
        painter.setPen(theme.col("text2"))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, self._count)


class RegionList(QWidget):
    """One region is chosen at a time; arrows move within the list.

    Signals:
        chosen: the key of the region that the person chose.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        named(self, "regionList", _("Body region"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._buttons: dict[str, _Region] = {}
        self._group = QButtonGroup(self)

    def show_regions(self, regions: Sequence[tuple[str, str, int]], chosen: str) -> None:
        """Show regions as key, words and count."""
        for button in self._buttons.values():
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        for key, text, count in regions:
            button = _Region(key, text, count)
            button.setChecked(key == chosen)
            button.clicked.connect(lambda _on=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            self._column.addWidget(button)
            self._buttons[key] = button

    def button(self, key: str) -> QAbstractButton:
        """Return the button of a region, for tests."""
        return self._buttons[key]
