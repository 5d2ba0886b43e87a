"""What a day's work leaves in memory: many charts opened, every tab of each, beside the first ten."""

from __future__ import annotations

import psutil

from luna_desktop.bench.crowd import scratch_folder
from luna_desktop.bench.figures import Figure
from luna_desktop.bench.inhabited import Inhabited, inhabited
from luna_desktop.bench.processes import run_apart
from luna_desktop.ui.screens import chart_tabs

CHARTS, EARLY = 500, 10
TABS = tuple(tab.key for tab in chart_tabs())
MOST = 1.3
_APART = """
import json, sys
from luna_desktop.bench import memory
print(json.dumps(memory.opened(int(sys.argv[1]), early=int(sys.argv[2]))))
"""


def measure(_patients: int, *, charts: int = CHARTS) -> list[Figure]:
    """Open so many charts in a process of its own."""
    found = in_own_process(charts, early=EARLY)
    ratio = found["late"] / found["early"]
    name, beside = f"memory after {charts} charts, all tabs", f"after {EARLY}; times as much (goal {MOST})"
    return [Figure(name, found["late"], "MB", f"{MOST} times", beside, found["early"], ratio, met=ratio <= MOST)]


def in_own_process(charts: int, *, early: int) -> dict[str, float]:
    """Run `opened` apart, so that nothing else is in that memory."""
    return run_apart(_APART, charts, early)


def opened(charts: int, *, early: int) -> dict[str, float]:
    """Open charts by turns, tab after tab; return MB of memory and the widgets alive after `early` and at the end.

    By `early` each chart was open twice, for the first opening shows less: only from then on does the Privacy tab
    list that somebody read it.
    """
    found: dict[str, float] = {}
    many = early // 2
    with scratch_folder() as folder, inhabited(folder / "clinic", count=many, charts=many) as window:
        for number in range(1, charts + 1):
            _open(window, number)
            if number == early:
                found.update(early=_resident(), early_widgets=float(len(window.app.allWidgets())))
        found.update(late=_resident(), late_widgets=float(len(window.app.allWidgets())))
    return found


def _open(window: Inhabited, number: int) -> None:
    patient = window.patients[number % len(window.patients)]
    for tab in TABS:
        window.workspace.open_patient(patient, tab)
        window.settle()


def _resident() -> float:
    return float(psutil.Process().memory_info().rss) / 1e6
