"""What may be asked of a field, and how long a statement of disagreement may be."""

from __future__ import annotations

import pytest

from luna_desktop.domain.rights.disagreements import (
    ATTACH_NAMES,
    LONGEST_STATEMENT,
    TOLD_NAMES,
    Attach,
    Told,
    ask_problems,
    statement_problem,
)
from luna_desktop.domain.rights.record_fields import LONGEST_PROPOSAL


def test_a_statement_has_two_thousand_characters_and_is_not_empty() -> None:
    assert LONGEST_STATEMENT == 2000
    assert statement_problem("x" * 2000) is None
    assert statement_problem("x" * 2001) is not None
    assert statement_problem(" \n ") is not None


@pytest.mark.parametrize(
    ("proposed", "reason", "wrong"),
    [
        ("Mild", "It never was severe", set()),
        ("", "It never was severe", {"proposed"}),
        ("  Severe ", "It never was severe", {"proposed"}),
        ("Mild", " ", {"reason"}),
        ("x" * (LONGEST_PROPOSAL + 1), "y" * 2001, {"proposed", "reason"}),
    ],
)
def test_a_request_says_what_and_why_and_asks_for_something_else(proposed: str, reason: str, wrong: set[str]) -> None:
    assert set(ask_problems(proposed, "Severe", reason)) == wrong


def test_every_way_has_words() -> None:
    assert set(ATTACH_NAMES) == set(Attach)
    assert set(TOLD_NAMES) == set(Told)
