"""Discreet mode: one key blurs every photograph and veils the sensitive parts of the chart, until it is pressed again.

There is one such state for the window. Whatever draws a photograph draws `veiled(image)` and repaints on `changed`;
whatever is sensitive as a whole gets a `veil.Veil`. It decides nothing about who may see what: it is for eyes over a
shoulder.
"""

from __future__ import annotations

from collections import OrderedDict
from functools import cache

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

KEYS = "F9"
COARSE = 7
"""So many spots across are left of a photograph: enough for its colours, too few for anybody's face."""
_KEPT = 128


class Discreet(QObject):
    """Whether the mode is on.

    Signals:
        changed: it was switched; True where it is on now.
    """

    changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._is_on = False
        self._veiled: OrderedDict[int, QImage] = OrderedDict()

    @property
    def is_on(self) -> bool:
        """Tell whether photographs are blurred now."""
        return self._is_on

    def turn(self, on: bool) -> None:
        """Switch the mode on or off; nothing is told where it stands so already."""
        if on != self._is_on:
            self._is_on = on
            self._veiled.clear()
            self.changed.emit(on)

    def toggle(self) -> None:
        """Switch the mode."""
        self.turn(not self._is_on)

    def veiled(self, image: QImage) -> QImage:
        """Return a picture as it may be drawn now: itself, or a blurred one of the same shape."""
        if not self._is_on or image.isNull():
            return image
        known = self._veiled.get(image.cacheKey())
        if known is None:
            known = _blurred(image)
            self._veiled[image.cacheKey()] = known
            if len(self._veiled) > _KEPT:
                self._veiled.popitem(last=False)
        return known


@cache
def discreet() -> Discreet:
    """Return the one state of the window."""
    return Discreet()


def veiled(image: QImage) -> QImage:
    """Return a photograph as it may be drawn now."""
    return discreet().veiled(image)


def _blurred(image: QImage) -> QImage:
    smooth = Qt.TransformationMode.SmoothTransformation
    size = image.size()
    spots = QSize(COARSE, max(2, round(COARSE * size.height() / max(1, size.width()))))
    coarse = image.scaled(spots, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    for across in (32, 128):
        middle = QSize(across, max(2, round(across * size.height() / max(1, size.width()))))
        coarse = coarse.scaled(middle, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    drawn = coarse.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    drawn.setDevicePixelRatio(image.devicePixelRatio())
    return drawn
