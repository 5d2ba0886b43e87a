"""What is measured is the gate's own answer over the books on disk."""

from __future__ import annotations

from luna_desktop.bench import gate


def test_the_gate_is_asked_from_disk() -> None:
    median, worst, listed, cost, worst_cost, listed_cost = gate.measure(20, questions=10)
    assert worst.value >= median.value > 0
    assert worst_cost.value >= cost.value > 0
    assert listed.value > 0
    assert listed_cost.value > 0
    assert "20 patients with 10 consents" in median.name
