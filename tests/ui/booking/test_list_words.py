"""Wishes in words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from luna_desktop.domain.book.wishes import WaitingWish
from luna_desktop.ui.booking.list_words import since_words, wish_words

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Kolkata")


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (WaitingWish(1, "c"), "Anybody"),
        (WaitingWish(1, "c", 5, weekdays=(0, 1, 2, 3, 4)), "Dr Rao · Monday to Friday"),
        (WaitingWish(1, "c", weekdays=(1, 3), latest=13 * 60), "Anybody · Tue, Thu · before 13:00"),
        (WaitingWish(1, "c", earliest=17 * 60, note="by taxi"), "Anybody · after 17:00 · by taxi"),
        (
            WaitingWish(1, "c", earliest=600, latest=720, first=date(2026, 11, 25)),
            "Anybody · 10:00 to 12:00 · from 25-Nov-2026",
        ),
        (WaitingWish(1, "c", last=date(2026, 12, 1)), "Anybody · until 01-Dec-2026"),
    ],
)
def test_a_wish_reads_in_one_line(wish: WaitingWish, said: str) -> None:
    assert wish_words(wish, {5: "Dr Rao"}) == said


@pytest.mark.parametrize(("days", "said"), [(0, "since today"), (1, "since yesterday"), (9, "for 9 days")])
def test_how_long_somebody_waits(days: int, said: str) -> None:
    assert since_words(NOW - timedelta(days=days), NOW, ZONE) == said
