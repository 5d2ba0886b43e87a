"""The words of a clock: hours and days, past, paused, answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.ui.rights.clock_face import (
    ClockFace,
    chip_words,
    due_words,
    end_words,
    left_words,
    length_words,
    title_words,
    used_words,
)
from tests.ui.rights.cases import NOW, days, hours

HYPHEN = "\u2011"


@pytest.mark.parametrize(
    ("face", "left", "end", "chip", "tone"),
    [
        (hours(42), "30 h of 72 left", "Tue 24-Nov, 16:46", "30 h left", "warn"),
        (hours(19), "53 h of 72 left", "Wed 25-Nov, 15:46", "53 h left", "accent"),
        (hours(24), "48 h of 72 left", "Wed 25-Nov, 10:46", "48 h left", "warn"),
        (hours(71.5), "30 min left", "Mon 23-Nov, 11:16", "30 min left", "warn"),
        (hours(74.7), "Past due 2 h 42 min", "72 h ended today 08:04", "Past due 2 h 42 min", "danger"),
        (hours(130), "Past due 2 days", "72 h ended Sat 21-Nov, 00:46", "Past due 2 days", "danger"),
        (days(10, 15), "5 days of 15 left", "Sat 28-Nov", "5 days left", "accent"),
        (days(1, 30), "29 days of 30 left", "Tue 22-Dec", "29 days left", "accent"),
        (days(29, 30), "1 day of 30 left", "Tue 24-Nov", "1 day left", "warn"),
        (days(30, 30), "Due today", "Mon 23-Nov", "Due today", "warn"),
        (days(31, 30), "Past due 1 day", "ended Sun 22-Nov", "Past due 1 day", "danger"),
        (days(33, 30), "Past due 3 days", "ended Fri 20-Nov", "Past due 3 days", "danger"),
    ],
)
def test_a_clock_in_words(face: ClockFace, left: str, end: str, chip: str, tone: str) -> None:
    found = (left_words(face), end_words(face).replace(HYPHEN, "-"), chip_words(face), face.tone)
    assert found == (left, end, chip, tone)


def test_one_second_past_due_is_past_due() -> None:
    asked = NOW - timedelta(hours=72)
    at_its_end = ClockFace(asked, NOW, NOW, in_hours=True)
    assert not at_its_end.is_past
    assert replace(at_its_end, now=NOW + timedelta(seconds=1)).is_past


def test_hours_left_and_used_make_the_whole() -> None:
    for minutes in range(0, 72 * 60, 37):
        face = hours(minutes / 60)
        assert face.left_units + face.used_units == 72
        assert face.left_units <= (face.due_at - face.now) / timedelta(hours=1)


def test_a_paused_clock_says_at_which_hour_and_shows_no_alarm() -> None:
    face = hours(120, paused_at=NOW - timedelta(hours=89))
    assert (left_words(face), face.tone, face.used_units) == ("Paused at 31 h", "neutral", 31)
    in_days = days(10, 15, paused_at=NOW - timedelta(days=6))
    assert left_words(in_days) == "Paused at day 4"


def test_what_was_paused_before_does_not_count() -> None:
    asked = NOW - timedelta(hours=50)
    face = ClockFace(asked, asked + timedelta(hours=72 + 20), NOW, in_hours=True, paused=timedelta(hours=20))
    assert (face.whole_units, face.used_units, left_words(face)) == (72, 30, "42 h of 72 left")


def test_an_answered_case_says_whether_it_was_in_time() -> None:
    in_time = hours(100, stopped_at=NOW - timedelta(hours=40))
    late = hours(100, stopped_at=NOW - timedelta(hours=2))
    assert (left_words(in_time), in_time.tone) == ("Answered in time", "ok")
    assert (left_words(late), late.tone) == ("Answered late", "danger")
    taken_back = replace(in_time, called_off=True)
    assert (left_words(taken_back), chip_words(taken_back), taken_back.tone) == ("Taken back", "Taken back", "neutral")
    assert used_words(taken_back) == "Taken back"


def test_the_words_above_the_bar_and_its_marks() -> None:
    face = hours(41 + 46 / 60)
    assert title_words(face) == "72-hour clock"
    assert used_words(face).replace(HYPHEN, "-") == "42 h used · due Tue 24-Nov, 17:00"
    assert [text for _part, text in face.ticks()] == ["asked", "24 h", "48 h", "72 h"]
    in_days = days(10, 15)
    assert title_words(in_days) == "15-day clock"
    assert used_words(in_days).replace(HYPHEN, "-") == "10 days used · due Sat 28-Nov"
    assert [text for _part, text in in_days.ticks()] == ["asked", "5 d", "10 d", "15 d"]
    assert used_words(days(1, 15)).startswith("1 day used")


def test_another_year_is_said() -> None:
    face = ClockFace(NOW, datetime(2027, 1, 4, 23, 59, 59, tzinfo=CLINIC_ZONE), NOW, in_hours=False)
    assert due_words(face).replace(HYPHEN, "-") == "Mon 04-Jan-2027"


def test_lengths() -> None:
    assert [length_words(timedelta(minutes=each)) for each in (5, 161, 47 * 60, 49 * 60)] == [
        "5 min",
        "2 h 41 min",
        "47 h 0 min",
        "2 days",
    ]
