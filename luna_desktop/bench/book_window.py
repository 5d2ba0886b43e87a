"""What the eye waits for in the book: 400 appointments painted, a drag over them, a scroll, a zoom.

Painted off the screen at the size of the design, from the event to the last paint that it causes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QApplication

from luna_desktop.bench.figures import Figure, both_times, middle, p99
from luna_desktop.bench.inhabited import painted
from luna_desktop.bench.processes import run_apart
from luna_desktop.options import Options, Theme
from luna_desktop.ui import fonts, theme
from luna_desktop.ui.book.canvas import BookCanvas
from luna_desktop.ui.book.picture import BookPicture, Card, Column, ColumnKey, Doing, Proposal, Verdict

COLUMNS, EACH = 8, 50
OPENS, CLOSES, LENGTH = 8 * 60, 20 * 60, 14
WIDTH, HEIGHT = 1024, 755
FULL_WIDTH, FULL_HEIGHT = 1920, 1000
ROUNDS, FRAME_MS = 120, 1000 / 60
PAINT_MS = 16
_DAY = date(2026, 11, 23)
_STATES = ("booked", "confirmed", "arrived", "in_room", "done")
_APART = """
import json, sys
from luna_desktop.bench import book_window
print(json.dumps(book_window.taken(int(sys.argv[1]))))
"""


def measure(_patients: int, *, rounds: int = ROUNDS) -> list[Figure]:
    """Measure in a process of its own, off the screen."""
    found: dict[str, list[tuple[float, float]]] = run_apart(_APART, rounds)
    return [figure for name, times in found.items() for figure in _figures(name, times)]


def taken(rounds: int) -> dict[str, list[tuple[float, float]]]:
    """Return the milliseconds of each repetition, by what was done: as waited for, and of processor time."""
    app = QApplication.instance() or QApplication(["luna-bench", "-platform", "offscreen"])
    if not isinstance(app, QApplication):
        raise TypeError(type(app))
    fonts.load(app)
    theme.apply(app, theme.look_of(Options(theme=Theme.LIGHT, reduced_motion=False)))
    return {
        "400 appointments painted": _painted(app, WIDTH, HEIGHT, rounds // 3),
        "400 appointments painted, all in view": _painted(app, FULL_WIDTH, FULL_HEIGHT, rounds // 3),
        "frame of a drag over 400 appointments": _dragged(app, rounds),
        "frame of a scroll": _scrolled(app, rounds),
    }


def crowded() -> BookPicture:
    """Return a day of 8 practitioners with 50 appointments each, all states among them."""
    columns = []
    for at in range(COLUMNS):
        cards = tuple(
            Card(
                at * 1000 + turn + 1,
                f"Person {at + 1} {turn + 1}",
                "Follow-up",
                OPENS + turn * LENGTH,
                LENGTH,
                _STATES[(at + turn) % len(_STATES)],
            )
            for turn in range(EACH)
        )
        name = f"Dr Number {at + 1}"
        columns.append(Column(ColumnKey(_DAY, at + 1), name, "Room 1", name, None, True, (), cards, name))
    return BookPicture(tuple(columns), OPENS, CLOSES, now=OPENS + 166)


def _figures(name: str, times: Sequence[tuple[float, float]]) -> list[Figure]:
    goal = PAINT_MS if "painted" in name else FRAME_MS
    waited, cost = [each[0] for each in times], [each[1] for each in times]
    return [
        Figure(f"{name}, median", middle(waited), "ms", f"{goal:.1f} ms", met=middle(waited) <= goal),
        Figure(f"{name}, p99", p99(waited), "ms"),
        Figure(f"{name}, processor, p99", p99(cost), "ms", f"{goal:.1f} ms", met=p99(cost) <= goal),
    ]


def _canvas(app: QApplication, wide: int, high: int) -> BookCanvas:
    canvas = BookCanvas()
    canvas.resize(wide, high)
    canvas.show()
    canvas.show_picture(crowded())
    painted(app)
    return canvas


def _painted(app: QApplication, wide: int, high: int, rounds: int) -> list[tuple[float, float]]:
    canvas = _canvas(app, wide, high)

    def paint() -> None:
        canvas.show_now(OPENS + 166)  # what stands is painted anew
        canvas.viewport().repaint()

    return _ended(app, canvas, [both_times(paint) for _ in range(rounds)])


def _dragged(app: QApplication, rounds: int) -> list[tuple[float, float]]:
    canvas = _canvas(app, WIDTH, HEIGHT)
    words = Verdict("Free for practitioner, room, patient", is_free=True)
    canvas.proposed.connect(lambda proposal: canvas.show_verdict(proposal, words))
    key = canvas.placed_cards()[10].card.key
    times = []
    for turn in range(rounds + 1):
        point = QPointF(200 + turn % 60 * 10, 150 + turn % 50 * 10)
        spot = point - QPointF(canvas.shift())
        scale = canvas.scale()
        starts = scale.snapped(scale.minute_at(spot.y()))
        proposal = Proposal(Doing.MOVE, scale.column_at(spot.x()), starts, LENGTH, key, "Person 1 11", "Follow-up")

        def carry(proposal: Proposal = proposal, point: QPointF = point) -> None:
            canvas.propose(proposal, point)
            painted(app)

        times.append(both_times(carry))
    canvas.propose(None)
    return _ended(app, canvas, times[1:])  # the first lifts the card, and paints what stands once


def _scrolled(app: QApplication, rounds: int) -> list[tuple[float, float]]:
    canvas = _canvas(app, WIDTH, HEIGHT)
    bars = (canvas.verticalScrollBar(), canvas.horizontalScrollBar())
    canvas.show_row(15)

    def step(turn: int) -> Callable[[], None]:
        def scroll() -> None:
            bars[turn % 2].setValue((turn * 23) % max(1, bars[turn % 2].maximum()))
            painted(app)

        return scroll

    return _ended(app, canvas, [both_times(step(turn)) for turn in range(rounds)])


def _ended(app: QApplication, canvas: BookCanvas, times: list[tuple[float, float]]) -> list[tuple[float, float]]:
    if canvas.scrolled() == QPoint(-1, -1):
        raise ValueError("no book was painted")
    canvas.hide()
    canvas.deleteLater()
    painted(app)
    return times
