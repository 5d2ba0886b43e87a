"""Values of a result: kept as reported, compared with the report's own range, and refused with a sentence."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.result_values import (
    FLAG_NAMES,
    MOST_VALUES,
    Flag,
    ResultValue,
    tidy,
    value_problems,
)


def a_value(value: str, low: str = "0.5", high: str = "4.0", name: str = "TSH") -> ResultValue:
    return ResultValue(Coded(name), value, "mIU/L", low, high)


@pytest.mark.parametrize(
    ("value", "low", "high", "flag"),
    [
        ("0.49", "0.5", "4.0", Flag.LOW),
        ("0.5", "0.5", "4.0", Flag.WITHIN),
        ("4.0", "0.5", "4.0", Flag.WITHIN),
        ("4.01", "0.5", "4.0", Flag.HIGH),
        ("<0.1", "0.5", "4.0", Flag.LOW),
        ("<0.5", "0.5", "4.0", Flag.LOW),
        ("<=0.5", "0.5", "4.0", Flag.UNKNOWN),
        ("<3", "0.5", "4.0", Flag.UNKNOWN),
        ("> 100", "0.5", "4.0", Flag.HIGH),
        ("≥4.0", "0.5", "4.0", Flag.UNKNOWN),
        (">3", "0.5", "4.0", Flag.UNKNOWN),
        ("<5", "", "8", Flag.WITHIN),
        (">60", "60", "", Flag.WITHIN),
        ("9", "", "8", Flag.HIGH),
        ("12", "20", "", Flag.LOW),
        ("-1", "0", "1", Flag.LOW),
        ("1,50,000", "150", "450000", Flag.WITHIN),
        ("3", "", "", Flag.UNKNOWN),
        ("Positive", "0.5", "4.0", Flag.UNKNOWN),
        ("1.2.3", "0.5", "4.0", Flag.UNKNOWN),
    ],
)
def test_the_flag_follows_from_value_and_range(value: str, low: str, high: str, flag: Flag) -> None:
    assert a_value(value, low, high).flag is flag
    assert flag in FLAG_NAMES


@given(st.decimals(0, 100, places=2), st.decimals(0, 100, places=2), st.decimals(0, 100, places=2))
def test_an_exact_number_is_always_compared(number: Decimal, one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    wanted = Flag.LOW if number < low else (Flag.HIGH if number > high else Flag.WITHIN)
    assert a_value(str(number), str(low), str(high)).flag is wanted


def test_numbers_stay_as_they_were_written() -> None:
    value = tidy(a_value("  4.50 ", " 0.50", "1,000"))
    assert (value.value, value.low, value.high, value.number) == ("4.50", "0.50", "1000", Decimal("4.50"))
    assert value.is_exact
    assert not tidy(a_value("<4.5")).is_exact
    assert a_value("negative").number is None


def test_what_cannot_be_kept_is_said_at_its_row() -> None:
    rows = [a_value("3"), a_value("", name=""), a_value("1", "abc", "<5", "B"), a_value("1", "9", "2", "C")]
    problems = value_problems([*rows, a_value("4"), a_value("x" * 300, name="D")])
    assert set(problems) == {"what 1", "value 1", "low 2", "high 2", "high 3", "what 4", "value 5"}


def test_more_rows_than_a_report_has_are_refused() -> None:
    rows = [a_value("1", name=f"Analyte {number}") for number in range(MOST_VALUES + 1)]
    assert set(value_problems(rows)) == {"values"}
    assert value_problems(rows[:-1]) == {}
