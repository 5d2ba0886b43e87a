"""Codes of denial: which is for what, and which ones Indian law does not name."""

from __future__ import annotations

from luna_desktop.domain.rights.codes import (
    CODE_WORDS,
    COPY_CODES,
    CORRECTION_CODES,
    FOREIGN_CODES,
    HARM_CODES,
    DenialCode,
)


def test_every_code_has_its_words_and_its_place() -> None:
    assert set(CODE_WORDS) == set(DenialCode) == COPY_CODES | CORRECTION_CODES
    assert not COPY_CODES & CORRECTION_CODES
    assert [code.value for code in DenialCode] == [*(f"A{n}" for n in range(1, 9)), *(f"D{n}" for n in range(1, 5))]


def test_harm_is_foreign_to_indian_law() -> None:
    assert {code.value for code in HARM_CODES} == {"A1", "A2", "A3"}
    assert {code.value for code in FOREIGN_CODES} == {"A1", "A2", "A3", "A4", "A5"}
