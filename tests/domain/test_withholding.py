"""Each code has its reason and a way to have it reviewed; only denials decide a case."""

from __future__ import annotations

from luna_desktop.domain.withholding import OTHERS, REASONS, REVIEWS, gravest, is_denial


def test_every_code_of_a_copy_says_why_and_how_to_have_it_reviewed() -> None:
    assert set(REASONS) == set(REVIEWS) == {OTHERS, "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8"}
    assert all(message.text for message in (*REASONS.values(), *REVIEWS.values()))
    assert REVIEWS["A2"] != REVIEWS["A4"]


def test_names_of_others_deny_nothing_and_harm_decides_before_the_rest() -> None:
    assert not is_denial(OTHERS)
    assert gravest([]) == gravest([OTHERS]) == ""
    assert gravest([OTHERS, "A5"]) == "A5"
    assert gravest(["A5", "A2", OTHERS]) == "A2"
