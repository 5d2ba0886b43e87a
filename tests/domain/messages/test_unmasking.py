"""A text as it is read leads back, letter for letter, to what was typed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.domain.messages.unmasking import Unmasked


def test_unseen_letters_accents_and_look_alikes_are_gone() -> None:
    assert Unmasked("\u200bа\u0301c\u00adn\u034fé").text == "acne"
    assert Unmasked("ज़ \u095b मुँह").text == "ज़ ज़ मुंह"


def test_a_span_takes_the_unseen_letters_with_it() -> None:
    typed = "x ac\u200bne\u0301\u200b y"
    assert typed[slice(*Unmasked(typed).span(2, 6))] == "ac\u200bne\u0301\u200b"
    assert Unmasked("\ufb01ller").span(0, 1) == (0, 1), "one typed letter is two that are read"


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=30))
def test_plain_text_stays_and_every_span_lies_within(typed: str) -> None:
    read = Unmasked(typed)
    for index in range(len(read.text)):
        start, end = read.span(index, index + 1)
        assert 0 <= start < end <= len(typed)
    if typed.isascii():
        assert read.text == typed
