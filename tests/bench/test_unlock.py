"""Unlocking is measured without the password's own time."""

from __future__ import annotations

from luna_desktop.bench import unlock


def test_a_short_measurement_gives_one_figure() -> None:
    (figure,) = unlock.measure(0, rounds=2)
    assert figure.unit == "ms"
    assert figure.met is (figure.value <= 70)
