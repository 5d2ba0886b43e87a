"""What a day's work leaves in memory: many charts opened, every tab of each, beside the first ten."""

from __future__ import annotations

import psutil

from luna_desktop.bench.crowd import scratch_folder
from luna_desktop.bench.figures import Figure
from luna_desktop.bench.inhabited import Inhabited, inhabited
from luna_desktop.bench.processes import run_apart

CHARTS, EARLY, PATIENTS = 500, 10, 12
TABS = ("summary", "details", "history", "lifestyle", "allergies", "photos", "privacy")
MOST = 1.3
_APART = """
import json, sys
from luna_desktop.bench import memory
print(json.dumps(memory.opened(int(sys.argv[1]))))
"""


def measure(_patients: int, *, charts: int = CHARTS) -> list[Figure]:
    """Open so many charts in a process of its own."""
    found = run_apart(_APART, charts)
    ratio = found["late"] / found["early"]
    name, beside = f"memory after {charts} charts, all tabs", f"after {EARLY}; times as much (goal {MOST})"
    return [Figure(name, found["late"], "MB", f"{MOST} times", beside, found["early"], ratio, met=ratio <= MOST)]


def opened(charts: int) -> dict[str, float]:
    """Open charts by turns, tab after tab, and return the memory in MB after the first ten and at the end."""
    found = {}
    with scratch_folder() as folder, inhabited(folder / "clinic", count=PATIENTS, charts=PATIENTS) as window:
        for number in range(1, charts + 1):
            _open(window, number)
            if number == EARLY:
                found["early"] = _resident()
        found["late"] = _resident()
        found["widgets"] = float(len(window.app.allWidgets()))
    return found


def _open(window: Inhabited, number: int) -> None:
    patient = window.patients[number % len(window.patients)]
    for tab in TABS:
        window.workspace.open_patient(patient, tab)
        window.settle()


def _resident() -> float:
    return float(psutil.Process().memory_info().rss) / 1e6
