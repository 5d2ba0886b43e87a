"""What is measured is the reading of real charts and the asking of every approved rule."""

from __future__ import annotations

from luna_desktop.bench import rules


def test_rules_are_asked_over_charts_on_disk(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(rules, "DAY_LIST", 2)
    one, worst, cost, day, worst_day, day_cost = rules.measure(1, rounds=4)
    assert one.name.startswith("363 rules")
    assert worst.value >= one.value > 0
    assert worst_day.value >= day.value > 0
    assert cost.value > 0
    assert day_cost.value > 0
