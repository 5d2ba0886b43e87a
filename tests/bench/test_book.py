"""The bench of the book, small: it is really full, so the search looks at every day, and every figure has its limit."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from luna_desktop.bench import book
from luna_desktop.services.front.book_days import BookAsked, read_day
from luna_desktop.services.front.free_times import FreeTimesAsked, find_free_times
from tests.services.acting import act

TOMORROW = date.today() + timedelta(days=1)  # noqa: DTZ011 - the bench's own day


def test_the_book_is_full_and_read_whole(tmp_path: Path) -> None:
    with book.full_book(tmp_path / "clinic", 2) as clinic:
        page = act(clinic, read_day, BookAsked(TOMORROW))
        assert len(page.days[0].rows) == 400
        asked = FreeTimesAsked("consultation", days=2, first=TOMORROW)
        assert act(clinic, find_free_times, asked) == ()
        evening = FreeTimesAsked("consultation", days=400, first=TOMORROW + timedelta(days=7))
        assert len(act(clinic, find_free_times, evening)) == 12


def test_every_figure_has_its_limit() -> None:
    figures = book.measure(1, days=2, rounds=1)
    assert len(figures) == 9
    assert {each.goal for each in figures} == {"50 ms", "16 ms"}
    assert all(each.value > 0 for each in figures)
