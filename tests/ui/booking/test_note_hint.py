"""Health details in a note for the desk are pointed out, in both languages, and nothing is stopped."""

from __future__ import annotations

import pytest

from luna_desktop.ui.booking.note_hint import hint_for


@pytest.mark.parametrize("note", ["", "needs wheelchair access", "comes by taxi, call at 9"])
def test_a_note_for_the_desk_is_left_alone(note: str) -> None:
    assert hint_for(note) == ""


def test_a_health_detail_is_pointed_out() -> None:
    assert hint_for("acne treatment").startswith("“acne")
    assert "health details" in hint_for("acne and pregnant")
