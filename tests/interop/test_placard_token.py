"""Codes of placards: random, of one form, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from luna_desktop.interop.placard_token import LENGTH, new_token, text_of, token_in


def test_a_token_is_found_again_and_never_the_same_twice() -> None:
    tokens = {new_token() for _ in range(200)}
    assert len(tokens) == 200
    assert all(token_in(text_of(token)) == token and len(token) == LENGTH for token in tokens)


@pytest.mark.parametrize("text", ["", "https://example.org", "LUNA1:short", "LUNA2:" + "A" * 24, "LUNA1:" + "a" * 24])
def test_other_codes_are_no_placard(text: str) -> None:
    assert token_in(text) == ""
