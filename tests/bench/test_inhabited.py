"""The window that is measured is the real one, with a chart that has something in its tabs."""

from __future__ import annotations

from luna_desktop.bench.processes import run_apart

SCRIPT = """
import json
from luna_desktop.bench.crowd import scratch_folder
from luna_desktop.bench.inhabited import inhabited
with scratch_folder() as folder, inhabited(folder / "clinic", count=2, charts=1) as window:
    window.workspace.open_patient(window.patients[0], "photos")
    window.settle()
    page = window.workspace.page()
    print(json.dumps({"charts": len(window.patients), "page": type(page).__name__}))
"""


def test_a_chart_is_open_in_it() -> None:
    assert run_apart(SCRIPT) == {"charts": 1, "page": "ChartPage"}
