"""The measurement of imports runs on a short list and names every step."""

from __future__ import annotations

from luna_desktop.bench import imports
from luna_desktop.bench.registry import BENCHES


def test_every_step_is_measured() -> None:
    figures = imports.measure(0, rows=40)
    assert [figure.unit for figure in figures] == ["s"] * 5
    assert figures[2].goal == "20 s"
    assert figures[2].met is not None
    assert BENCHES["import"] is imports.measure
