"""What the shapes of the body map mean, and its keys in one line."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from luna_desktop.domain.clinical.markers import Marking
from luna_desktop.texts import _
from luna_desktop.ui import fonts, theme
from luna_desktop.ui.body_map.pins import paint_pin
from luna_desktop.ui.widgets.naming import named


def _shapes() -> dict[Marking, str]:
    return {
        Marking.LESION: _("Lesion (circle)"),
        Marking.TREATMENT: _("Treatment (square)"),
        Marking.BIOPSY: _("Biopsy (diamond)"),
    }


class Legend(QWidget):
    """Shapes at the left, keys at the right where there is room for them."""

    def __init__(self) -> None:
        super().__init__()
        self._keys = _("Click or M marks · arrows move it · Delete strikes out")
        named(self, "bodyMapLegend", ". ".join((*_shapes().values(), self._keys)))
        self.setToolTip(self._keys)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        return QSize(420, theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = fonts.font(theme.px(12))
        metrics = QFontMetrics(font)
        left, middle = 7.0, self.height() / 2
        for marking, text in _shapes().items():
            paint_pin(painter, QPointF(left, middle), marking, "", radius=6)
            painter.setFont(font)
            painter.setPen(theme.col("text2"))
            wide = metrics.horizontalAdvance(text)
            painter.drawText(QRectF(left + 12, 0, wide + 4, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
            left += wide + 34
        room = self.width() - left
        if metrics.horizontalAdvance(self._keys) <= room:
            painter.setPen(theme.col("text3"))
            line = QRectF(left, 0, room - 8, self.height())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._keys)
