"""Dates of other programs: every usual form is read, and what can be read in two ways is asked, never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.domain.import_dates import (
    AGE_HELP,
    DATE_HELP,
    FUTURE,
    TWO_WAYS,
    DateEvidence,
    TwoWays,
    read_age,
    read_birth,
    read_day,
)
from luna_desktop.domain.imports import DateOrder
from luna_desktop.domain.measures import Birth, BirthKind
from luna_desktop.texts import Message

TODAY = date(2026, 3, 14)


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("1990-04-03", "1990-04-03"),
        ("1990/4/3", "1990-04-03"),
        ("19900403", "1990-04-03"),
        ("1990-04-03T00:00:00", "1990-04-03"),
        ("1990-04-03 12:30:00 AM", "1990-04-03"),
        ("25/12/1990", "1990-12-25"),
        ("12/25/1990", "1990-12-25"),
        ("4.4.1990", "1990-04-04"),
        ("3 Apr 1990", "1990-04-03"),
        ("3rd April 1990", "1990-04-03"),
        ("03-APR-1990", "1990-04-03"),
        ("April 3, 1990", "1990-04-03"),
        ("3 अप्रै 1990", "1990-04-03"),
        ("२५/१२/१९९०", "1990-12-25"),
        ("Apr-1990", "1990-04"),
        ("4/1990", "1990-04"),
        ("1990-04", "1990-04"),
        ("1990", "1990"),
        ("32966", "1990-04-03"),
    ],
)
def test_usual_forms_are_read(typed: str, iso: str) -> None:
    assert read_day(typed, None, TODAY).on.iso == iso


def test_day_and_month_that_can_be_exchanged_need_a_choice() -> None:
    with pytest.raises(TwoWays):
        read_day("03/04/1990", None, TODAY)
    assert read_day("03/04/1990", DateOrder.DAY_FIRST, TODAY).on.iso == "1990-04-03"
    assert read_day("03/04/1990", DateOrder.MONTH_FIRST, TODAY).on.iso == "1990-03-04"
    assert read_day("25/04/1990", DateOrder.MONTH_FIRST, TODAY).on.iso == "1990-04-25"
    assert read_birth("03/04/1990", None, TODAY) is TWO_WAYS


def test_a_year_of_two_digits_is_the_last_that_has_passed_and_is_said() -> None:
    assert read_birth("25/12/91", None, TODAY) == (Birth(BirthKind.DATE, read_day("1991-12-25", None, TODAY).on), True)
    assert read_day("25/12/24", None, TODAY).on.iso == "2024-12-25"
    assert read_day("25-Dec-91", None, TODAY).century


@pytest.mark.parametrize("typed", ["31/02/1990", "00/04/1990", "13/13/1990", "hello", "1", "1990-13-01", "3 Foo 1990"])
def test_what_is_no_date_is_said(typed: str) -> None:
    assert read_birth(typed, DateOrder.DAY_FIRST, TODAY) == DATE_HELP


def test_a_birth_to_come_is_refused() -> None:
    assert read_birth("2027-01-01", None, TODAY) == FUTURE


@pytest.mark.parametrize(("typed", "age"), [("42", 42), ("42 Yrs", 42), ("42.0", 42), ("7 months", 0), ("10 days", 0)])
def test_ages_are_read(typed: str, age: int) -> None:
    assert read_age(typed, TODAY) == Birth(BirthKind.AGE, age=age, told_on=TODAY)


@pytest.mark.parametrize("typed", ["131", "forty", "-3"])
def test_what_is_no_age_is_said(typed: str) -> None:
    assert read_age(typed, TODAY) == AGE_HELP


def test_clear_dates_speak_for_an_order_and_disagreement_for_none() -> None:
    evidence = DateEvidence()
    for typed in ("03/04/1990", "05/05/1990", "25/04/1990", "x"):
        evidence.look(typed)
    assert (evidence.open, evidence.day_first, evidence.month_first) == (1, 1, 0)
    assert evidence.needs_choice
    assert evidence.likely is DateOrder.DAY_FIRST
    evidence.look("04/25/1990")
    assert evidence.likely is None


@settings(max_examples=50)
@given(st.text(max_size=24), st.sampled_from([None, *DateOrder]))
def test_whatever_stands_there_is_a_birth_or_a_sentence(typed: str, order: DateOrder | None) -> None:
    found = read_birth(typed, order, TODAY)
    assert isinstance(found, Message) or (found[0].on is not None and found[0].on.earliest <= TODAY)
