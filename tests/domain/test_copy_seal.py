"""A seal reads back as it was printed; one that was changed is another one or none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.domain.copy_seal import Statement, for_file, manifest_text, read_seal, sealed

AT = datetime(2026, 11, 22, 14, 0, 5, tzinfo=UTC)
TOLD = Statement("RC-2026-0117", "PR-2026-0117", AT, "ab" * 32, "0123456789abcdef")


def sign(message: bytes) -> bytes:
    return (message[-1:] * 64)[:64]


def test_what_is_printed_reads_back_and_names_no_patient() -> None:
    seal = sealed(TOLD, sign)
    assert read_seal(seal.text()) == seal
    assert read_seal(f"  {seal.text()[:40]}\n{seal.text()[40:]} ") == seal
    assert "".join(seal.groups()) == seal.text().rpartition("*")[2]
    assert seal.text().startswith("LUNA1*RC-2026-0117*PR-2026-0117*2026-11-22T14:00:05+00:00*")
    assert len(seal.text()) < 290


def test_a_file_s_seal_says_the_same_of_the_copy_and_the_file_s_digest() -> None:
    other = for_file(sealed(TOLD, sign), "cd" * 32, sign)
    assert (other.statement.copy, other.statement.content, other.statement.file) == (TOLD.copy, TOLD.content, "cd" * 32)
    assert read_seal(other.text()) == other


@pytest.mark.parametrize(
    "text",
    [
        "",
        "LUNA1",
        "LUNA2*a*b*2026-11-22T14:00:05+00:00*k*c**AAAA",
        "LUNA1*a*b*never*k*c**AAAA",
        "LUNA1*a*b*2026-11-22T14:00:05*k*c**AAAA",
        "LUNA1*a*b*2026-11-22T14:00:05+00:00*k*c**A",
        "LUNA1*RC-२०२६*b*2026-11-22T14:00:05+00:00*k*c**AAAA",
    ],
)
def test_what_is_no_seal_is_none(text: str) -> None:
    assert read_seal(text) is None


def test_a_part_that_could_pass_for_two_is_refused() -> None:
    with pytest.raises(ValueError, match="plain letters"):
        sealed(Statement("RC*1", "", AT, "", ""), sign)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 400), st.sampled_from("aZ7-*"))
def test_every_changed_letter_changes_what_was_signed_or_the_signature(at: int, letter: str) -> None:
    seal = sealed(TOLD, lambda _message: b"0123456789" * 6 + b"abcd")
    text = seal.text()
    at %= len(text)
    changed = text[:at] + letter + text[at + 1 :]
    assert changed == text or read_seal(changed) != seal


def test_the_manifest_is_canonical() -> None:
    assert manifest_text({"b": 1, "a": ["é"]}) == '{"a":["\\u00e9"],"b":1}'
