"""A decoded photograph in halving sizes, so that any part at any zoom is drawn within a frame.

Nothing of the picture is changed: no tint, no filter, no correction. Building one is work for the pool.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from luna_desktop.domain.clinical.photo_alignment import Similarity
from luna_desktop.ui.discreet import discreet, veiled

SMALLEST = 256
"""The longer side of the smallest level, in pixels."""
_BLOCKS = 9
"""So many blocks are left of the longer side of what is blurred; no face can be told from them."""


@dataclass(frozen=True)
class Pyramid:
    """The levels of one photograph, largest first; `size` is that of its full copy, in which places are told."""

    size: QSize
    levels: tuple[QImage, ...] = field(default=(), repr=False)

    @property
    def is_full(self) -> bool:
        """Tell whether the largest level is the full copy."""
        return bool(self.levels) and self.levels[0].width() >= self.size.width()

    def level_for(self, scale: float) -> QImage:
        """Return the smallest level that has a pixel for each of the screen, at screen pixels per picture pixel."""
        for level in reversed(self.levels):
            if level.width() >= self.size.width() * scale:
                return level
        return self.levels[0]

    def draw(self, painter: QPainter, placed: Similarity, ratio: float) -> None:
        """Draw the picture where the transform puts it, on a screen of that ratio, within the painter's clip."""
        if not self.levels:
            return
        level = veiled(self.levels[-1]) if discreet().is_on else self.level_for(placed.size * ratio)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setTransform(transform_of(placed), combine=True)
        painter.scale(self.size.width() / level.width(), self.size.height() / level.height())
        painter.drawImage(0, 0, level)
        painter.restore()

    def blocks(self, place: QRectF) -> QImage:
        """Return a part of the picture, told in full-size pixels, as a few large blocks."""
        if not self.levels:
            return QImage()
        level = self.levels[-1]
        across = level.width() / self.size.width()
        part = QRect(
            int(place.left() * across),
            int(place.top() * across),
            max(1, round(place.width() * across)),
            max(1, round(place.height() * across)),
        ).intersected(level.rect())
        if part.isEmpty():
            return QImage()
        longer = max(part.width(), part.height())
        small = QSize(max(1, round(part.width() * _BLOCKS / longer)), max(1, round(part.height() * _BLOCKS / longer)))
        keep, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        return level.copy(part).scaled(small, keep, smooth)


def pyramid_of(jpeg: bytes, size: QSize) -> Pyramid:
    """Decode a copy of a photograph and halve it again and again; a copy that cannot be read gives no levels."""
    image = QImage.fromData(jpeg).convertToFormat(QImage.Format.Format_RGB32)
    if image.isNull():
        return Pyramid(size)
    keep, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    levels = [image]
    while max(levels[-1].width(), levels[-1].height()) > SMALLEST:
        last = levels[-1]
        levels.append(last.scaled(max(1, last.width() // 2), max(1, last.height() // 2), keep, smooth))
    return Pyramid(size, tuple(levels))


def transform_of(placed: Similarity) -> QTransform:
    """Return a similarity as Qt draws by it."""
    a, b = placed.a, placed.b
    return QTransform(a.real, a.imag, -a.imag, a.real, b.real, b.imag)
