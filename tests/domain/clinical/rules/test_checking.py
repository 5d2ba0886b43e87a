"""Every row of the tables can be used, and a row of the clinic's own is refused by what is wrong with it."""

from __future__ import annotations

import pytest

from luna_desktop.domain.clinical.rules.checking import rule_problems, suggestion_problems
from tests.domain.clinical.rules.charts import books


def test_every_shipped_row_names_things_that_exist() -> None:
    for entry in books()["safety_rules"].entries:
        assert rule_problems(entry.columns, books()) == {}, entry.id
    for entry in books()["suggestions"].entries:
        assert suggestion_problems(entry.columns, books()) == {}, entry.id


@pytest.mark.parametrize(
    ("column", "value", "wrong"),
    [
        ("trigger_id", "unheard_of", "trigger_id"),
        ("trigger_kind", "moon", "trigger_id"),
        ("target_id", "unheard_of", "target_id"),
        ("target_kind", "moon", "target_id"),
        ("level", "maybe", "level"),
        ("override", "nobody", "override"),
        ("reason", "", "reason"),
    ],
)
def test_a_rule_that_cannot_be_used_says_where(column: str, value: str, wrong: str) -> None:
    row = {**books()["safety_rules"].entry("R001").columns, column: value}
    assert set(rule_problems(row, books())) == {wrong}


@pytest.mark.parametrize(
    ("column", "value"),
    [("item_id", "unheard_of"), ("step", "first"), ("weight", "heavy"), ("not_when", "state:asleep")],
)
def test_a_suggestion_that_cannot_be_used_says_where(column: str, value: str) -> None:
    row = {**books()["suggestions"].entry("S002").columns, column: value}
    assert set(suggestion_problems(row, books())) == {column}
