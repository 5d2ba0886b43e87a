"""Answers of safety questions."""

from __future__ import annotations

from luna_desktop.domain.clinical.answers import HOW_NAMES, YES_NO_NAMES, How, YesNo


def test_not_known_is_an_answer_and_every_answer_has_its_words() -> None:
    assert str(YES_NO_NAMES[YesNo.UNKNOWN]) == "Not known"
    assert set(YES_NO_NAMES) == set(YesNo)
    assert set(HOW_NAMES) == set(How)
