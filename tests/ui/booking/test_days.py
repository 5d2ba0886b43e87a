"""Days and times are understood as the desk types them, in both languages."""

from __future__ import annotations

from datetime import date, time

import pytest

from luna_desktop.ui.booking.days import day_title, day_words, read_day, read_time, short_day

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("25-11-2026", date(2026, 11, 25)),
        ("Wed 25-Nov-2026", date(2026, 11, 25)),
        ("wed", date(2026, 11, 25)),
        ("mo", MONDAY),
        ("sunday", date(2026, 11, 29)),
        ("tomorrow", date(2026, 11, 24)),
        ("+7", date(2026, 11, 30)),
        ("+2w", date(2026, 12, 7)),
        ("25", date(2026, 11, 25)),
        ("22", date(2026, 12, 22)),
        ("31", date(2026, 12, 31)),
        ("3-1", date(2027, 1, 3)),
        ("3 jan", date(2027, 1, 3)),
        ("29-2", None),
        ("बुध", date(2026, 11, 25)),
        ("", None),
        ("w", None),
        ("45", None),
        ("Nov-2026", None),
        ("soon", None),
    ],
)
def test_a_day_is_read(typed: str, day: date | None) -> None:
    assert read_day(typed, MONDAY) == day


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("11:30", time(11, 30)),
        ("1130", time(11, 30)),
        ("930", time(9, 30)),
        ("9", time(9)),
        ("9.15", time(9, 15)),
        ("24:00", None),
        ("11:75", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_time_is_read(typed: str, at: time | None) -> None:
    assert read_time(typed) == at


def test_what_is_shown_can_be_read_again() -> None:
    day = date(2026, 11, 25)
    assert day_words(day) == "Wed 25-Nov-2026"
    assert read_day(day_words(day), MONDAY) == day
    assert day_title(day) == "Wednesday 25\u2011Nov"
    assert short_day(day) == "Wed 25\u2011Nov"
