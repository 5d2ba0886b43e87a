"""How smoothly the timeline of 2,000 photographs scrolls, pictures being decoded on other threads meanwhile.

Painted off the screen at the size of the design, by wheel steps without a pause, which is more than a hand does.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial

from PIL import Image, ImageFilter
from PySide6.QtWidgets import QApplication, QScrollArea

from luna_desktop.bench.figures import Figure, middle, p99
from luna_desktop.bench.inhabited import painted
from luna_desktop.bench.processes import run_apart
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.domain.facts import FactStatus, Source
from luna_desktop.options import Options, Theme
from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.services.facts import Known
from luna_desktop.ui import fonts, theme
from luna_desktop.ui.lane import CpuPool
from luna_desktop.ui.photos.grid import TILE
from luna_desktop.ui.photos.tile_pictures import TilePictures
from luna_desktop.ui.photos.view import PhotosView

COUNT = 2_000
WIDTH, HEIGHT = 1360, 720
STEP = 120
ROUNDS = 300
FRAME_MS = 1000 / 60
VIEWS = ("face_front", "face_oblique_l", "face_oblique_r", "cheek_close_l")
_NOW = datetime(2026, 11, 2, 11, 0, tzinfo=UTC)
_APART = """
import json, sys
from luna_desktop.bench import photos_scroll
print(json.dumps(photos_scroll.taken(int(sys.argv[1]), int(sys.argv[2]))))
"""


def measure(_patients: int, *, rounds: int = ROUNDS, count: int = COUNT) -> list[Figure]:
    """Measure in a process of its own, off the screen."""
    found: dict[str, list[tuple[float, float]]] = run_apart(_APART, rounds, count)
    return [figure for name, times in found.items() for figure in _figures(name, times)]


def taken(rounds: int, count: int) -> dict[str, list[tuple[float, float]]]:
    """Return the milliseconds of each frame, as waited for and of the window's own thread, and of showing them all."""
    app = QApplication.instance() or QApplication(["luna-bench", "-platform", "offscreen"])
    if not isinstance(app, QApplication):
        raise TypeError(type(app))
    fonts.load(app)
    theme.apply(app, theme.look_of(Options(theme=Theme.LIGHT, reduced_motion=False)))
    pool, tiles = CpuPool(), made_tiles(count)
    view = PhotosView()
    pictures = TilePictures(pool, view)
    view.grid.wanted.connect(lambda wanted: pictures.want(wanted, TILE, 1.0))
    pictures.ready.connect(view.show_images)
    view.resize(WIDTH, HEIGHT)
    view.show()
    try:
        return {
            f"{count:,} photographs shown": [_both(partial(_show, app, view, tiles))],
            f"frame of a scroll over {count:,} photographs": [
                _both(_scroll(app, view, turn)) for turn in range(rounds)
            ],
        }
    finally:
        pool.stop()
        view.hide()


def made_tiles(count: int) -> list[PhotographTile]:
    """Return so many photographs over the days, four a day, with pictures of the size that the vault keeps."""
    pictures = [_jpeg(seed) for seed in range(16)]
    return [_tile(key, pictures[key % len(pictures)]) for key in range(count)]


def _tile(key: int, jpeg: bytes) -> PhotographTile:
    taken_at = datetime(2026, 11, 2, 11, 46 + key % 4) - timedelta(days=key // 4)  # noqa: DTZ001 - a camera's own time
    facts = PhotographFacts(taken_at, "face", VIEWS[key % 4])
    known = Known(key, "photograph", 1, FactStatus.CURRENT, facts, Source.STAFF, "", _NOW, "Dr Nandini Rao")
    return PhotographTile(key + 1, known, jpeg, 3000, 4000, "ab" * 32)


def _jpeg(seed: int) -> bytes:
    """Return a picture of 320 points with as much detail as skin has."""
    noise = Image.effect_noise((256, 320), 60 + seed).filter(ImageFilter.GaussianBlur(1.2))
    picture = Image.merge(
        "RGB", (noise, noise.point(lambda light: light * 3 // 4), noise.point(lambda light: light // 2))
    )
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=82)
    return buffer.getvalue()


def _both(action: Callable[[], object]) -> tuple[float, float]:
    """Return how long an action takes, and how much processor time of this thread, in milliseconds.

    Decoding goes on beside it: its time belongs to other threads and holds no frame up where there is a core for it.
    """
    cost, start = time.thread_time_ns(), time.perf_counter_ns()
    action()
    return (time.perf_counter_ns() - start) / 1e6, (time.thread_time_ns() - cost) / 1e6


def _show(app: QApplication, view: PhotosView, tiles: Sequence[PhotographTile]) -> None:
    view.show_tiles(tiles)
    painted(app)


def _scroll(app: QApplication, view: PhotosView, turn: int) -> Callable[[], None]:
    area = view.findChild(QScrollArea, "photoScroll")
    if area is None:
        raise ValueError("no timeline is shown")
    bar = area.verticalScrollBar()

    def step() -> None:
        bar.setValue((turn + 1) * STEP % max(1, bar.maximum()))
        painted(app)

    return step


def _figures(name: str, times: Sequence[tuple[float, float]]) -> list[Figure]:
    waited, cost = [each[0] for each in times], [each[1] for each in times]
    if len(times) == 1:
        return [Figure(name, waited[0], "ms"), Figure(f"{name}, the window’s thread", cost[0], "ms")]
    goal = f"{FRAME_MS:.1f} ms"
    return [
        Figure(f"{name}, median", middle(waited), "ms", goal, met=middle(waited) <= FRAME_MS),
        Figure(f"{name}, p99", p99(waited), "ms"),
        Figure(f"{name}, the window’s thread, p99", p99(cost), "ms", goal, met=p99(cost) <= FRAME_MS),
    ]
