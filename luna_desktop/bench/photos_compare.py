"""What the eye waits for when two photographs of 12 million pixels are compared: the slider, zoom, overlay, alignment.

Painted off the screen at the size of the design, from the change to the last paint that it causes. Beside it stands
drawing the whole full-size picture scaled by Qt each time, as a viewer without smaller levels does.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

from PIL import Image
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from luna_desktop.bench.figures import Figure, both_times, middle, p99
from luna_desktop.bench.inhabited import painted
from luna_desktop.bench.processes import run_apart
from luna_desktop.domain.clinical.photo_alignment import AlignBy, Alignment, Spot
from luna_desktop.options import Options, Theme
from luna_desktop.ui import fonts, theme
from luna_desktop.ui.compare.canvas import CompareCanvas
from luna_desktop.ui.compare.pyramid import Pyramid, pyramid_of
from luna_desktop.ui.compare.stage import Mode, Side, Stage

PIXELS = (4000, 3000)
WIDE, HIGH = 1000, 600
ROUNDS, FRAME_MS, OPEN_MS = 120, 16.0, 700.0
_NOISE_SIDE = 250
_FREELY, _SMOOTH = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
_EYES = Alignment(AlignBy.EYES, (Spot(1500, 1200), Spot(2500, 1260)), (Spot(1460, 1300), Spot(2440, 1180)))
_APART = """
import json, sys
from luna_desktop.bench import photos_compare
print(json.dumps(photos_compare.taken(*(int(each) for each in sys.argv[1:4]))))
"""


def measure(_patients: int, *, rounds: int = ROUNDS, size: tuple[int, int] = PIXELS) -> list[Figure]:
    """Measure in a process of its own, off the screen."""
    found: dict[str, list[tuple[float, float]]] = run_apart(_APART, rounds, *size)
    plain = middle([each[0] for each in found.pop(_PLAIN)])
    opened = found.pop(_OPENED)
    figures = [figure for name, times in found.items() for figure in _figures(name, times, plain)]
    waited = middle([each[0] for each in opened])
    return [*figures, Figure(_OPENED, waited, "ms", f"{OPEN_MS:.0f} ms", met=waited <= OPEN_MS)]


_PLAIN = "whole picture scaled by Qt"
_OPENED = "full copy of 12 MP decoded into levels, in the pool"


def taken(rounds: int, wide: int, high: int) -> dict[str, list[tuple[float, float]]]:
    """Return the milliseconds of each repetition, by what was done: as waited for, and of processor time."""
    app = QApplication.instance() or QApplication(["luna-bench", "-platform", "offscreen"])
    if not isinstance(app, QApplication):
        raise TypeError(type(app))
    fonts.load(app)
    theme.apply(app, theme.look_of(Options(theme=Theme.LIGHT, reduced_motion=True)))
    jpegs, size = [noisy(seed, (wide, high)) for seed in (1, 2)], QSize(wide, high)
    opened = [both_times(lambda: pyramid_of(jpegs[0], size)) for _ in range(3)]
    before, after = (pyramid_of(jpeg, size) for jpeg in jpegs)
    canvas = _canvas(app, before, after)
    start = canvas.stage
    close = start.zoomed(high / HIGH, Side.BEFORE, canvas.area())
    moves = {
        "frame of the slider over 2 x 12 MP": lambda at: replace(start, position=at),
        "frame of the slider, aligned by the eyes": lambda at: replace(start.aligned(_EYES), position=at),
        "frame of a pan at full resolution": lambda at: close.aligned(_EYES).moved(
            QPointF(400 * at, 200 * at), Side.BEFORE, canvas.area()
        ),
        "frame of a zoom, side by side": lambda at: replace(start, mode=Mode.SIDES).zoomed_to(
            1 + 9 * at, Side.BEFORE, canvas.area()
        ),
        "frame of an overlay": lambda at: replace(start.aligned(_EYES), mode=Mode.OVERLAY, opacity=at),
    }
    found = {name: _frames(app, canvas, change, rounds) for name, change in moves.items()}
    found[_PLAIN] = [both_times(lambda: _scaled(before.levels[0])) for _ in range(max(3, rounds // 12))]
    found[_OPENED] = opened
    canvas.hide()
    canvas.deleteLater()
    painted(app)
    return found


def noisy(seed: int, size: tuple[int, int] = PIXELS) -> bytes:
    """Return a JPEG of this size with as much detail as skin has, the same for the same seed."""
    grain = Image.effect_noise((_NOISE_SIDE, _NOISE_SIDE), 40 + seed).resize(size)
    shades = (grain, grain.point(lambda value: value * 3 // 4), grain.point(lambda value: value // 2))
    picture = Image.merge("RGB", shades)
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=90)
    return written.getvalue()


def _canvas(app: QApplication, before: Pyramid, after: Pyramid) -> CompareCanvas:
    canvas = CompareCanvas()
    canvas.resize(WIDE, HIGH)
    canvas.show_pictures({Side.BEFORE: before, Side.AFTER: after})
    size = (before.size.width(), before.size.height())
    canvas.show_stage(Stage().with_pictures(size, size, None))
    canvas.show()
    painted(app)
    return canvas


def _frames(
    app: QApplication, canvas: CompareCanvas, change: Callable[[float], Stage], rounds: int
) -> list[tuple[float, float]]:
    def frame(turn: int) -> Callable[[], None]:
        stage = change(0.1 + 0.8 * (turn % 40) / 40)

        def show() -> None:
            canvas.change(stage)
            painted(app)

        return show

    times = [both_times(frame(turn)) for turn in range(rounds + 1)]
    return times[1:]  # the first frame of a mode warms the caches


def _scaled(image: QImage) -> None:
    """Draw a whole picture into the room there is, with all its pixels looked at."""
    made = QImage(WIDE, HIGH, QImage.Format.Format_RGB32)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(0, 0, WIDE, HIGH), image.scaled(WIDE, HIGH, _FREELY, _SMOOTH))
    painter.end()


def _figures(name: str, times: list[tuple[float, float]], plain: float) -> list[Figure]:
    waited, cost = [each[0] for each in times], [each[1] for each in times]
    usual = middle(waited)
    return [
        Figure(f"{name}, median", usual, "ms", f"{FRAME_MS:.0f} ms", _PLAIN, plain, plain / usual, usual <= FRAME_MS),
        Figure(f"{name}, p99", p99(waited), "ms"),
        Figure(f"{name}, processor, p99", p99(cost), "ms", f"{FRAME_MS:.0f} ms", met=p99(cost) <= FRAME_MS),
    ]
