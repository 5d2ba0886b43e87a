"""The chart's measurement among a few patients: it reads what it says it reads."""

from __future__ import annotations

import pytest

from luna_desktop.bench import chart


def test_every_figure_stands_beside_its_goal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLD_ROUNDS", "ORM_ROUNDS"):
        monkeypatch.setattr(chart, name, 1)
    figures = chart.measure(201, rounds=2)
    assert all(figure.value > 0 for figure in figures)
    assert sum(bool(figure.goal) for figure in figures) == 4
