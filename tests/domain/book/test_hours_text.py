"""Opening hours, typed and read back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.domain.book.hours import DayHours, Period
from luna_desktop.domain.book.hours_text import day_problem, open_minutes, periods_text, read_clock, read_periods
from luna_desktop.texts import Message

MORNING, AFTERNOON = Period(540, 780), Period(840, 1080)


@pytest.mark.parametrize(
    "typed",
    ["9-13, 14-18", "09:00–13:00; 14:00–18:00", "14 to 18,\n9.00 — 13.00", " 9:00 - 13:00 ,14:00-18:00,"],
)
def test_every_usual_way_of_writing_is_read(typed: str) -> None:
    assert read_periods(typed) == (MORNING, AFTERNOON)


def test_a_break_keeps_its_name() -> None:
    assert read_periods("13-14 Lunch  of all") == (Period(780, 840, "Lunch of all"),)


def test_nothing_typed_is_closed() -> None:
    assert read_periods("  ") == ()


@pytest.mark.parametrize("typed", ["nine to five", "9-", "9:61-10", "9-25", "24:01-24:02", "-"])
def test_what_is_no_time_is_said_with_the_words_typed(typed: str) -> None:
    problem = read_periods(f"8-9, {typed}")
    assert isinstance(problem, Message)
    assert typed in str(problem)


@given(st.lists(st.tuples(st.integers(0, 1439), st.integers(1, 1440), st.sampled_from(["", "Lunch", "OT दिन"]))))
@settings(max_examples=40)
def test_what_is_shown_is_read_back(drawn: list[tuple[int, int, str]]) -> None:
    periods = tuple(sorted((Period(*each) for each in drawn), key=lambda each: each.starts))
    back = read_periods(periods_text(periods))
    assert not isinstance(back, Message)
    assert sorted(back, key=repr) == sorted(periods, key=repr)


@pytest.mark.parametrize(
    ("day", "part"),
    [
        (DayHours(0, (Period(780, 540),)), "later than the start"),
        (DayHours(0, (MORNING, Period(700, 800))), "overlap"),
        (DayHours(0, (MORNING,), (Period(770, 800, "Lunch"),)), "outside of the open hours"),
        (DayHours(0, (MORNING,), (Period(600, 660), Period(630, 690))), "Two breaks"),
    ],
)
def test_a_day_that_cannot_be_is_refused(day: DayHours, part: str) -> None:
    assert part in str(day_problem(day))


def test_a_day_that_can_be_counts_its_minutes() -> None:
    day = DayHours(0, (MORNING, AFTERNOON), (Period(600, 615),))
    assert day_problem(day) is None
    assert open_minutes(day) == 240 + 240 - 15


def test_a_single_time_is_read() -> None:
    assert [read_clock(text) for text in ("9", " 09:30 ", "24:00", "24:01", "", "noon")] == [
        540,
        570,
        1440,
        None,
        None,
        None,
    ]
