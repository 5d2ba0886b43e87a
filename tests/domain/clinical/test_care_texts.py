"""Texts about treatments: written as words and read back, hashed, and refused where they say nothing."""

from __future__ import annotations

import pytest

from luna_desktop.domain.clinical.care_texts import CareTextBody, Part, as_words, checked, from_words, sha256_of
from luna_desktop.domain.errors import InvalidInput

BODY = CareTextBody("Peel", (Part("What it is", ("An acid.", "It stings.")), Part("Risks", ("Redness.",))))


def test_what_is_typed_is_read_back_as_it_was() -> None:
    assert from_words("Peel", as_words(BODY)) == BODY


def test_lines_before_a_heading_are_kept() -> None:
    assert from_words("Peel", "First.\n# Risks\nRedness.").parts == (
        Part("", ("First.",)),
        Part("Risks", ("Redness.",)),
    )


def test_one_changed_letter_is_another_text() -> None:
    other = CareTextBody("Peel", (Part("What it is", ("An acid.", "It stings!")), BODY.parts[1]))
    assert sha256_of(other) != sha256_of(BODY)
    assert sha256_of(from_words("Peel", as_words(BODY))) == sha256_of(BODY)


def test_a_text_without_words_or_without_end_is_refused() -> None:
    for body, field in (
        (CareTextBody("", BODY.parts), "title"),
        (CareTextBody("Peel", (Part("Risks"),)), "text"),
        (CareTextBody("Peel", (Part("Risks", ("x" * 20_001,)),)), "text"),
    ):
        with pytest.raises(InvalidInput) as refused:
            checked(body)
        assert field in refused.value.problems
