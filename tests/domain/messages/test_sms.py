"""SMS are counted as networks bill them: the alphabet decides how many letters a part holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.domain.messages.sms import Coding, measure


@pytest.mark.parametrize(
    ("text", "coding", "used", "room", "parts"),
    [
        ("", Coding.GSM7, 0, 160, 1),
        ("a" * 160, Coding.GSM7, 160, 160, 1),
        ("a" * 161, Coding.GSM7, 161, 306, 2),
        ("a" * 307, Coding.GSM7, 307, 459, 3),
        ("€" * 80, Coding.GSM7, 160, 160, 1),
        ("a" * 152 + "€" + "b" * 10, Coding.GSM7, 164, 306, 2),
        ("न" * 70, Coding.UCS2, 70, 70, 1),
        ("न" * 71, Coding.UCS2, 71, 134, 2),
        ("24\u2011Nov", Coding.UCS2, 6, 70, 1),
        ("😀" * 35, Coding.UCS2, 70, 70, 1),
        ("😀" * 36, Coding.UCS2, 72, 134, 2),
    ],
)
def test_letters_coding_and_parts(text: str, coding: Coding, used: int, room: int, parts: int) -> None:
    size = measure(text)
    assert (size.coding, size.used, size.room, size.parts) == (coding, used, room, parts)


def test_a_letter_of_two_places_is_not_cut_in_half() -> None:
    assert measure("a" * 152 + "€" * 77).parts == 3  # 306 places that do not fit into twice 153


@settings(max_examples=50)
@given(st.text(max_size=400))
def test_the_parts_hold_what_is_used(text: str) -> None:
    size = measure(text)
    assert size.used <= size.room
    assert size.parts == 1 or size.used > (160 if size.coding is Coding.GSM7 else 70)
