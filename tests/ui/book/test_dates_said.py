"""Days and weeks as headings."""

from __future__ import annotations

from datetime import date

from luna_desktop.ui.book.dates_said import day_in_short, day_title, short_day, week_in_short, week_note, week_title


def test_days_and_weeks_are_said_in_full() -> None:
    assert day_title(date(2026, 11, 23)) == "Monday 23 November 2026"
    assert day_in_short(date(2026, 11, 23)) == "Mon 23 Nov 2026"
    assert short_day(date(2026, 11, 3)) == "Tue 03\u2011Nov"
    assert week_title(date(2026, 11, 23), date(2026, 11, 28)) == "23 to 28 November 2026"
    assert week_in_short(date(2026, 11, 23), date(2026, 11, 28)) == "23 to 28 Nov 2026"
    assert week_title(date(2026, 11, 30), date(2026, 12, 5)) == "30 Nov to 5 Dec 2026"
    assert week_title(date(2026, 12, 28), date(2027, 1, 2)) == "28 Dec 2026 to 2 Jan 2027"
    assert week_note(date(2026, 12, 28)) == "Week 53"
