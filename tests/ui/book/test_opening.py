"""With what the booking dialog is opened."""

from __future__ import annotations

from datetime import time

from luna_desktop.ui.book.opening import Opening


def test_a_minute_becomes_a_time() -> None:
    assert Opening(minute=9 * 60 + 30).start == time(9, 30)
    assert Opening().start is None
    assert Opening(minute=24 * 60).start is None
