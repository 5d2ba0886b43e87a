"""What a hand at the keyboard waits for: a letter in the palette, another tab, another theme, the list of patients."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import cycle

from PySide6.QtWidgets import QLineEdit

from luna_desktop.bench.crowd import scratch_folder
from luna_desktop.bench.figures import Figure, middle, milliseconds, p99
from luna_desktop.bench.inhabited import Inhabited, inhabited
from luna_desktop.bench.memory import TABS
from luna_desktop.bench.processes import run_apart
from luna_desktop.options import Options, Theme
from luna_desktop.ui import theme
from luna_desktop.ui.widgets.tabs import ChartTabs

PATIENTS, CHARTS, ROUNDS = 60, 3, 40
FRAME_MS, THEME_MS = 16, 200
_TYPED = ("s", "sh", "sha", "shar", "sharm", "sharma", "k", "ku", "kum", "kuma", "kumar", "98", "981", "a", "an", "ana")
_APART = """
import json, sys
from luna_desktop.bench import window
print(json.dumps(window.taken(int(sys.argv[1]))))
"""


def measure(_patients: int, *, rounds: int = ROUNDS) -> list[Figure]:
    """Measure in a process of its own, off the screen, from the event to the last paint that it causes."""
    found: dict[str, list[float]] = run_apart(_APART, rounds)
    return [figure for name, times in found.items() for figure in _figures(name, times)]


def taken(rounds: int) -> dict[str, list[float]]:
    """Return the milliseconds of each repetition, by what was done."""
    with scratch_folder() as folder, inhabited(folder / "clinic", count=PATIENTS, charts=CHARTS) as window:
        return {
            "palette keystroke to rows painted": _keystrokes(window, rounds),
            "list of 50 patients shown": _list(window, rounds),
            "tab switch": _tabs(window, rounds),
            "theme switch": _themes(window, max(3, rounds // 4)),
        }


def _figures(name: str, times: Sequence[float]) -> list[Figure]:
    goal = THEME_MS if name == "theme switch" else FRAME_MS
    median, worst = middle(times), p99(times)
    first = Figure(f"{name}, median", median, "ms", f"{goal} ms", met=median <= goal)
    return [first, Figure(f"{name}, p99", worst, "ms")]


def _keystrokes(window: Inhabited, rounds: int) -> list[float]:
    window.shell.search_wanted.emit()
    window.settle()
    box = window.shell.findChild(QLineEdit, "paletteEdit")
    if box is None:
        raise LookupError("paletteEdit")
    lines = cycle(_TYPED)
    times = _repeated(window, rounds * 2, lambda: box.setText(next(lines)))
    window.workspace.close_palette()
    window.settle()
    return times


def _list(window: Inhabited, rounds: int) -> list[float]:
    places = cycle(("patients", "settings"))

    def go() -> None:
        window.workspace.go(next(places))

    return _repeated(window, rounds * 2, go)[::2]


def _tabs(window: Inhabited, rounds: int) -> list[float]:
    """Switch among tabs that were built once; the first visit of each is not counted."""
    window.workspace.open_patient(window.patients[0])
    window.settle()
    bar = window.shell.findChild(ChartTabs)
    if bar is None:
        raise LookupError("tabs")
    keys = cycle(TABS)
    return _repeated(window, len(TABS) + rounds, lambda: bar.chosen.emit(next(keys)))[len(TABS) :]


def _themes(window: Inhabited, rounds: int) -> list[float]:
    wanted = cycle((Theme.DARK, Theme.LIGHT))

    def change() -> None:
        look = theme.look_of(Options(theme=next(wanted)), system_dark=False, system_contrast=False)
        theme.apply(window.app, look)

    return _repeated(window, rounds * 2, change)


def _repeated(window: Inhabited, times: int, act: Callable[[], None]) -> list[float]:
    def acted() -> None:
        act()
        window.app.processEvents()

    found = []
    for _ in range(times):
        found.append(milliseconds(acted))
        window.settle()
    return found
