"""Edits that are measured are saved ones."""

from __future__ import annotations

from luna_desktop.bench import save


def test_every_edit_is_a_new_version() -> None:
    p99, median = save.measure(0, count=2, edits=5)
    assert p99.value >= median.value > 0
