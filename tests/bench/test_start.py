"""The start that is measured ends with a painted window of the program."""

from __future__ import annotations

from luna_desktop.bench import start


def test_one_launch_is_measured_beside_a_bare_window() -> None:
    median, p99, memory = start.measure(0, launches=1)
    assert median.value == p99.value
    assert median.value > 0
    assert (median.beside_value or 0) > 0
    assert memory.value > (memory.beside_value or 0) > 10
