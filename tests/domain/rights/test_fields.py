"""Fields of steps: what is missing, and what cannot stand in them."""

from __future__ import annotations

import pytest

from luna_desktop.domain.rights.fields import LONGEST_TEXT, problems_of


@pytest.mark.parametrize("empty", [None, "", "  \n", (), [], {}])
def test_an_empty_field_is_missing(empty: object) -> None:
    assert set(problems_of(("findings",), {"findings": empty})) == {"findings"}


@pytest.mark.parametrize(
    ("name", "wrong", "right"),
    [
        ("code", "A9", "A1"),
        ("erase_on", "soon", "2026-12-01"),
        ("pages", 0, 3),
        ("pages", "three", 1),
        ("sha256", "abc", "0f" * 32),
        ("statement", "x" * 2001, "x" * 2000),
        ("findings", "x" * (LONGEST_TEXT + 1), "x" * LONGEST_TEXT),
    ],
)
def test_what_does_not_fit_is_refused(name: str, wrong: object, right: object) -> None:
    assert set(problems_of((name,), {name: wrong})) == {name}
    assert problems_of((name,), {name: right}) == {}


def test_what_is_given_without_being_asked_for_is_checked_too() -> None:
    assert set(problems_of((), {"code": "Z1"})) == {"code"}
    assert problems_of((), {"code": ""}) == {}
