"""What is looked at stays for one person and goes with the next."""

from __future__ import annotations

from datetime import date

from luna_desktop.domain.access import UserId
from luna_desktop.ui.book.remembered import Remembered
from luna_desktop.ui.book.whose import ALL_ROOMS


def test_somebody_else_begins_anew() -> None:
    kept = Remembered()
    kept.belong_to(UserId(1))
    kept.day, kept.row, kept.is_list = date(2026, 11, 23), 10, True
    kept.whose["day"] = ALL_ROOMS
    kept.belong_to(UserId(1))
    assert kept.day == date(2026, 11, 23)
    kept.belong_to(UserId(2))
    assert kept == Remembered(UserId(2))
