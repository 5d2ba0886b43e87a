"""The keys of the canvas: what each does to the stage, or asks of the screen around."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from luna_desktop.ui.compare.stage import Mode, Stage

if TYPE_CHECKING:
    from luna_desktop.ui.compare.canvas import CompareCanvas

STEP, FAR = 0.02, 0.1
PAN = 40.0
ZOOM_STEP = 1.25
_ASKED = {
    Qt.Key.Key_G: "grid",
    Qt.Key.Key_M: "marks",
    Qt.Key.Key_L: "lock",
    Qt.Key.Key_S: Mode.SLIDER.value,
    Qt.Key.Key_D: Mode.SIDES.value,
    Qt.Key.Key_O: Mode.OVERLAY.value,
    Qt.Key.Key_B: Mode.BLINK.value,
    Qt.Key.Key_Space: "swap",
    Qt.Key.Key_Escape: "close",
    Qt.Key.Key_Delete: "remove",
    Qt.Key.Key_1: "pixels",
    Qt.Key.Key_P: "panel",
}
_WAYS = {
    Qt.Key.Key_Left: QPointF(1, 0),
    Qt.Key.Key_Right: QPointF(-1, 0),
    Qt.Key.Key_Up: QPointF(0, 1),
    Qt.Key.Key_Down: QPointF(0, -1),
}
_ZOOMS = {Qt.Key.Key_Plus: ZOOM_STEP, Qt.Key.Key_Equal: ZOOM_STEP, Qt.Key.Key_Minus: 1 / ZOOM_STEP}


class Keys:
    """Reads keys for a canvas."""

    def __init__(self, canvas: CompareCanvas) -> None:
        self._canvas = canvas

    def read(self, event: QKeyEvent) -> bool:
        """Do what a key means; tell whether it meant something."""
        canvas, key = self._canvas, Qt.Key(event.key())
        held = event.modifiers()
        is_pan = bool(held & Qt.KeyboardModifier.ControlModifier)
        if key in _WAYS:
            changed = None if is_pan else self._slid(key, far=bool(held & Qt.KeyboardModifier.ShiftModifier))
            side = canvas.active_side()
            canvas.change(changed or canvas.stage.moved(_WAYS[key] * PAN, side, canvas.area()))
        elif is_pan:
            return False
        elif key in _ZOOMS:
            canvas.change(canvas.stage.zoomed(_ZOOMS[key], canvas.active_side(), canvas.area()))
        elif key is Qt.Key.Key_0:
            canvas.change(canvas.stage.fitted())
        elif key in _ASKED:
            canvas.asked.emit(_ASKED[key])
        else:
            return False
        return True

    def _slid(self, key: Qt.Key, *, far: bool) -> Stage | None:
        """Return the stage with slider or opacity moved; None where arrows left and right mean something else."""
        stage = self._canvas.stage
        step = (FAR if far else STEP) * {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        if not step:
            return None
        if stage.mode is Mode.SLIDER:
            return replace(stage, position=round(min(1.0, max(0.0, stage.position + step)), 4))
        if stage.mode is Mode.OVERLAY:
            return replace(stage, opacity=round(min(1.0, max(0.0, stage.opacity + step)), 4))
        if stage.mode is Mode.BLINK:
            return replace(stage, front=stage.front.other)
        return None
