"""Signs: the least sure of what must all hold, the surest of what is enough, and what cannot be is left out."""

from __future__ import annotations

from luna_desktop.domain.clinical.rules.signs import PlannedItem, RuleChart, Sign, Truth, strongest, weakest
from tests.domain.clinical.rules.charts import TODAY


def test_all_that_must_hold_is_as_sure_as_its_weakest() -> None:
    assert weakest(Truth.YES, Truth.MAYBE) is Truth.MAYBE
    assert weakest(Truth.MAYBE, Truth.NO, Truth.YES) is Truth.NO
    assert weakest() is Truth.YES


def test_one_of_several_is_as_sure_as_its_surest() -> None:
    assert strongest([Truth.NO, Truth.MAYBE]) is Truth.MAYBE
    assert strongest([]) is Truth.NO


def test_a_chart_finds_its_signs_and_forgets_what_is_not() -> None:
    known = RuleChart(TODAY, (Sign("flag", "hsv"), Sign("flag", "hsv", Truth.MAYBE), Sign("cond", "x", Truth.NO)))
    assert len(known.by_key["flag", "hsv"]) == 2
    assert ("cond", "x") not in known.by_key
    assert known.truth_of("flag", "hsv") is Truth.YES
    assert known.truth_of("cond", "x") is Truth.NO


def test_a_column_that_holds_several_is_divided_at_commas_and_strokes() -> None:
    planned = PlannedItem("treatments", "led", "LED", {"energy": "led/laser, ipl"})
    assert planned.parts("energy") == {"led", "laser", "ipl"}
    assert planned.parts("rule_class") == frozenset()
