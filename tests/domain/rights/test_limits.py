"""Limits: the stricter regime wins, and no setting goes past the law."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.clocks import Unit
from luna_desktop.domain.rights.limits import DEFAULTS, REGIMES, ClockRules, Wanted, rule_problems

TODAY, LATER = date(2026, 11, 30), date(2027, 6, 1)


def test_access_takes_72_hours_at_the_most_and_is_never_extended() -> None:
    limit = ClockRules().limit(CaseKind.ACCESS, TODAY)
    assert (limit.unit, limit.amount, limit.ceiling, limit.extension) == (Unit.HOURS, 72, 72, 0)
    longer = ClockRules({**DEFAULTS, CaseKind.ACCESS: Wanted(96, 24, 24)})
    assert longer.limit(CaseKind.ACCESS, TODAY).amount == 72
    assert set(rule_problems(longer, TODAY)) == {"access"}


def test_a_grievance_has_a_month_until_the_dpdp_rules_count_and_90_days_with_an_extension_after() -> None:
    rules = ClockRules()
    assert rules.ceiling(CaseKind.GRIEVANCE, TODAY) == 30
    assert rules.limit(CaseKind.GRIEVANCE, TODAY).extension == 0
    assert rules.ceiling(CaseKind.GRIEVANCE, LATER) == 90
    assert rules.limit(CaseKind.GRIEVANCE, LATER).extension == 30


def test_an_earlier_day_of_the_dpdp_rules_ends_the_older_one_that_day() -> None:
    rules = ClockRules(since={"grievance dpdp": date(2026, 11, 13)})
    assert rules.ceiling(CaseKind.GRIEVANCE, date(2026, 11, 12)) == 30
    assert rules.ceiling(CaseKind.GRIEVANCE, date(2026, 11, 13)) == 90


def test_while_two_regimes_count_the_stricter_one_wins() -> None:
    both = [replace(each, until=None) for each in REGIMES if each.kind is CaseKind.GRIEVANCE]
    assert [each.most for each in both if each.counts_on(LATER)] == [30, 90]
    assert min(each.most for each in both) == 30


@pytest.mark.parametrize("kind", list(CaseKind))
def test_every_kind_has_a_rule_with_a_source_at_any_time(kind: CaseKind) -> None:
    for day in (date(2026, 1, 1), TODAY, LATER, date(2030, 1, 1)):
        counting = [each for each in ClockRules().regimes(kind) if each.counts_on(day)]
        assert counting, (kind, day)
        assert all(each.source.text for each in counting)
        assert ClockRules().limit(kind, day).amount == DEFAULTS[kind].amount


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        (Wanted(0, 0, 24), "correction"),
        (Wanted(91, 0, 24), "correction"),
        (Wanted(30, 91, 24), "correction extension"),
        (Wanted(30, 30, 73), "correction acknowledge"),
        (Wanted(30, 30, 0), "correction acknowledge"),
    ],
)
def test_a_choice_beyond_the_law_is_refused_at_its_field(wanted: Wanted, field: str) -> None:
    assert set(rule_problems(ClockRules({**DEFAULTS, CaseKind.CORRECTION: wanted}), TODAY)) == {field}
    assert rule_problems(ClockRules(), TODAY) == {}
