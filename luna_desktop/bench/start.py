"""How long it takes from the start of the process to the first painted window, beside a window with nothing in it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from luna_desktop.bench.crowd import scratch_folder
from luna_desktop.bench.figures import Figure, middle, p99
from luna_desktop.bench.processes import run_apart
from luna_desktop.bench.small_clinic import made_clinic

LAUNCHES = 8
# The window counts as painted when something else happens after its paint: whatever was put off until then is not in.
_WATCH = """
import json, os, sys, time
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow

class Watch(QObject):
    has_painted = False

    def eventFilter(self, seen, event):
        if event.type() == QEvent.Type.Paint:
            self.has_painted = self.has_painted or isinstance(seen, QMainWindow)
        elif self.has_painted:
            print(json.dumps({"at": time.time(), "peak": peak()}), flush=True)
            os._exit(0)
        return False

application = QApplication(sys.argv[:1])
watch = Watch()
application.installEventFilter(watch)
"""
_BARE = f"""{_WATCH}
window = QMainWindow()
window.resize(1440, 900)
window.show()
application.exec()
"""
_OURS = f"""{_WATCH}
sys.argv = ["luna-desktop"]
from luna_desktop.__main__ import main
main()
"""


def measure(_patients: int, *, launches: int = LAUNCHES) -> list[Figure]:
    """Start the program on a clinic, to its unlock screen, by turns with a bare window, after one start of each."""
    with scratch_folder() as folder:
        made_clinic(folder / "clinic").close()
        launch(_OURS, folder)
        launch(_BARE, folder)
        pairs = [(launch(_OURS, folder), launch(_BARE, folder)) for _ in range(launches)]
    ours, bare = [mine["ms"] for mine, _ in pairs], [other["ms"] for _, other in pairs]
    memory, bare_memory = (max(each[side]["peak"] for each in pairs) for side in (0, 1))
    ratio = middle(ours) / middle(bare)
    beside = "a bare PySide6 window; times as long (goal 1.3)"
    return [
        Figure(
            "start to the first painted window, median",
            middle(ours),
            "ms",
            "350 ms",
            beside,
            middle(bare),
            ratio,
            met=middle(ours) <= 350 and ratio <= 1.3,
        ),
        Figure("start to the first painted window, p99", p99(ours), "ms", "", "bare", p99(bare), p99(ours) / p99(bare)),
        Figure(
            "start, memory at the first paint",
            memory,
            "MB",
            "70 MB",
            "a bare PySide6 window; times as much",
            bare_memory,
            memory / bare_memory,
            met=memory <= 70,
        ),
    ]


def launch(script: str, folder: Path) -> dict[str, Any]:
    """Start once and return the milliseconds to the first paint and the memory then.

    The compiled modules are kept in the scratch folder, whatever the surroundings say: a program that is installed
    has them, and a start that compiles each module again would measure the compiler.
    """
    own = {
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "LUNA_CONFIG": str(folder / "options"),
        "LUNA_LOGS": str(folder / "logs"),
        "LUNA_DATA": str(folder / "clinic"),
    }
    began = time.time()
    found = run_apart(script, environment=own)
    return {"ms": (found["at"] - began) * 1000, "peak": found["peak"]}
