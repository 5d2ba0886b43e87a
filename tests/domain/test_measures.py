"""Dates as told at the desk, and what may be concluded from them about an age."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luna_desktop.domain.measures import (
    Birth,
    BirthKind,
    PartialDate,
    check_past,
    grouped,
    is_minor,
    parse_birth,
    parse_date,
    show_day,
)
from luna_desktop.texts import ENGLISH, LANGUAGES, Message, Translator

TODAY = date(2026, 3, 14)
DAYS = st.dates(min_value=date(1890, 1, 1), max_value=date(2100, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(DAYS)
    return draw(
        st.sampled_from(
            [PartialDate(day.year), PartialDate(day.year, day.month), PartialDate(day.year, day.month, day.day)]
        )
    )


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("1991-03-14", "1991-03-14"),
        ("14-03-1991", "1991-03-14"),
        ("14/3/1991", "1991-03-14"),
        ("14.03.1991", "1991-03-14"),
        (" 14 Mar 1991 ", "1991-03-14"),
        ("14-march-1991", "1991-03-14"),
        ("Mar-1991", "1991-03"),
        ("03/1991", "1991-03"),
        ("1991", "1991"),
        ("29-02-2024", "2024-02-29"),
    ],
)
def test_dates_are_read_as_people_type_them(typed: str, iso: str) -> None:
    assert parse_date(typed).iso == iso


@pytest.mark.parametrize(
    "typed", ["", "31-02-2000", "29-02-2023", "13-1991", "0-1-1991", "0-1991", "soon", "91", "1 Foo 1991"]
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the type is the contract
        parse_date(typed)


@given(partial_dates())
def test_a_date_survives_being_written_and_read(when: PartialDate) -> None:
    assert PartialDate.from_iso(when.iso) == when
    assert parse_date(when.shown(ENGLISH)) == when
    assert when.earliest <= when.latest


@given(st.text(max_size=20))
def test_any_typing_gives_a_date_or_a_refusal(typed: str) -> None:
    found = check_past(typed, TODAY)
    assert found is None or isinstance(found, PartialDate | Message)
    if isinstance(found, PartialDate):
        assert found.earliest <= TODAY


def test_a_date_in_the_future_is_told_from_no_date() -> None:
    future, nonsense = check_past("2027", TODAY), check_past("soon", TODAY)
    assert "future" in str(future)
    assert "14-03-1991" in str(nonsense)
    assert check_past("  ", TODAY) is None
    assert check_past("2026", TODAY) == PartialDate(2026)


@pytest.mark.parametrize(
    ("kind", "typed", "shown"),
    [
        (BirthKind.DATE, "14-03-1991", "14-Mar-1991 (35 y)"),
        (BirthKind.MONTH, "Apr-1991", "~Apr-1991 (about 34 y)"),
        (BirthKind.YEAR, "1984", "~1984 (about 42 y)"),
        (BirthKind.AGE, "42", "~1984 (about 42 y)"),
        (BirthKind.UNKNOWN, "", "Not known"),
    ],
)
def test_each_kind_of_birth_is_shown_as_it_was_told(kind: BirthKind, typed: str, shown: str) -> None:
    birth = parse_birth(kind, typed, TODAY)
    assert isinstance(birth, Birth)
    assert birth.kind is kind
    assert birth.shown(ENGLISH, TODAY) == shown


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (BirthKind.AGE, "-1"),
        (BirthKind.AGE, "131"),
        (BirthKind.AGE, "x"),
        (BirthKind.DATE, ""),
        (BirthKind.YEAR, "2030"),
    ],
)
def test_a_birth_that_cannot_be_is_refused(kind: BirthKind, typed: str) -> None:
    assert isinstance(parse_birth(kind, typed, TODAY), Message)


@given(DAYS.filter(lambda day: day <= TODAY), st.integers(0, 20_000))
def test_an_age_told_later_holds_the_real_birth(born: date, later: int) -> None:
    told = min(born + timedelta(days=later), TODAY)
    real = Birth(BirthKind.DATE, PartialDate.of(born))
    ages = real.ages(told)
    assert ages is not None
    assert ages[0] == ages[1]
    span = Birth(BirthKind.AGE, age=ages[0], told_on=told).span()
    assert span is not None
    # 29 February has its birthday on the 28th in this arithmetic, which may move the edge by a day.
    assert span[0] - timedelta(days=1) <= born <= span[1] + timedelta(days=1)


def test_the_youngest_possible_age_decides_who_may_be_a_minor() -> None:
    assert Birth(BirthKind.YEAR, PartialDate(2008)).may_be_minor(TODAY)
    assert not Birth(BirthKind.YEAR, PartialDate(2007)).may_be_minor(TODAY)
    assert not Birth().may_be_minor(TODAY)
    assert is_minor(date(2008, 3, 15), TODAY)
    assert not is_minor(date(2008, 3, 14), TODAY)
    assert is_minor(date(2008, 2, 29), date(2026, 2, 28))
    assert not is_minor(date(2008, 2, 29), date(2026, 3, 1))


def test_a_day_is_shown_with_its_month_in_letters() -> None:
    assert show_day(date(2026, 11, 3), ENGLISH) == "03-Nov-2026"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("14-मार्च-1991", "1991-03-14"),
        ("14 मार्च 1991", "1991-03-14"),
        ("फ़र-2019", "2019-02"),
        ("फरवरी-2019", "2019-02"),
        ("जुलाई 2020", "2020-07"),
        ("जून 2020", "2020-06"),
        ("अगस्त-2014", "2014-08"),
        ("5-अप्रैल-2014", "2014-04-05"),
        ("5-sept-2014", "2014-09-05"),
    ],
)
def test_months_are_read_in_every_language_of_the_program(typed: str, kept: str) -> None:
    assert parse_date(typed).iso == kept


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_is_read_back_as_it_was_shown(language: str) -> None:
    for month in range(1, 13):
        day = date(2024, month, 29)
        assert parse_date(show_day(day, Translator(language))) == PartialDate.of(day)


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0"), (7, "7"), (999, "999"), (48_213, "48,213"), (100_000, "1,00,000"), (12_345_678, "1,23,45,678")],
)
def test_counts_are_grouped_as_in_india(number: int, text: str) -> None:
    assert grouped(number) == text
