"""Which treatments wait, from which day until which: only what is surely stopped or delayed, and not of the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from luna_desktop.domain.clinical.rules.holds import (
    AHEAD_DAYS,
    Hold,
    can_be_held,
    days_of_change,
    holding_rules,
    holds,
    treatment_items,
)
from luna_desktop.domain.clinical.rules.signs import RuleChart
from luna_desktop.domain.clinical.rules.table import Level, RuleBook
from luna_desktop.domain.clinical.skin import Fitzpatrick, SkinProfile
from luna_desktop.domain.measures import PartialDate
from tests.domain.clinical.rules.charts import ASKED, TODAY, books, chart, healthy, rules, without

ITEMS = treatment_items(books()["treatments"])
BOOK = holding_rules(rules())


def worked_out(*bodies: object) -> tuple[Hold, ...]:
    def on(day: date) -> RuleChart:
        return chart(bodies, today=day)

    return holds(BOOK, ITEMS, on, days_of_change(on(TODAY), BOOK, ()), TODAY)


def test_a_healthy_chart_holds_nothing_today() -> None:
    assert [each for each in worked_out(*healthy()) if each.begins_on == TODAY] == []


def test_a_tan_holds_until_it_has_faded() -> None:
    tanned = SkinProfile(Fitzpatrick.II, last_tan=PartialDate.of(TODAY), asked=ASKED)
    found = [each for each in worked_out(*without(SkinProfile, healthy()), tanned) if each.treatment == "ipl_rejuv"]
    assert found == [Hold("ipl_rejuv", TODAY, TODAY + timedelta(days=15))]


def test_what_nobody_recorded_holds_light_without_an_end() -> None:
    found = worked_out(*without(SkinProfile, healthy()))
    assert Hold("ipl_rejuv", TODAY) in found
    assert "peel_superficial" not in {each.treatment for each in found}


def test_only_rules_that_stop_or_delay_hold_and_none_about_the_room() -> None:
    assert {rule.level for rule in BOOK.rules} == {Level.CONTRAINDICATED, Level.DEFER}
    assert not {rule.trigger_kind for rule in BOOK.rules} & {"stock", "plan", "consent", "device", "ingredient"}
    assert holds(RuleBook("", (), {}), ITEMS, lambda _day: RuleChart(TODAY), (), TODAY) == ()


def test_days_far_ahead_are_left_out_and_what_can_be_held_is_known() -> None:
    far = TODAY + timedelta(days=AHEAD_DAYS + 1)
    asked: list[date] = []

    def on(day: date) -> RuleChart:
        asked.append(day)
        return chart(healthy(), today=day)

    holds(BOOK, ITEMS, on, (far, TODAY - timedelta(days=1)), TODAY)
    assert asked == [TODAY]
    able = can_be_held(BOOK, ITEMS)
    assert "ipl_rejuv" in able
    assert "counselling" not in able


def test_another_version_of_the_rules_is_another_book() -> None:
    assert holding_rules(replace(rules(), version="2027-1")).version == "2027-1"
