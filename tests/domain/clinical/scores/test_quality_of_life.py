"""DLQI: the total alone, its bands, and that no question of it is shipped."""

from __future__ import annotations

import pytest

from luna_desktop.domain.clinical.scores.parts import assess
from luna_desktop.domain.clinical.scores.quality_of_life import DLQI
from tests.domain.clinical.scores.worked import band


@pytest.mark.parametrize(
    ("total", "words"),
    [
        ("0", "No effect"),
        ("1", "No effect"),
        ("2", "Small effect"),
        ("5", "Small effect"),
        ("6", "Moderate effect"),
        ("10", "Moderate effect"),
        ("11", "Very large effect"),
        ("20", "Very large effect"),
        ("21", "Extremely large effect"),
        ("30", "Extremely large effect"),
    ],
)
def test_the_total_has_its_band(total: str, words: str) -> None:
    assert assess(DLQI, {"total": total}).value == total
    assert band(DLQI, total) == words


@pytest.mark.parametrize("typed", ["31", "-1", "2.5"])
def test_an_impossible_total_is_refused(typed: str) -> None:
    assert assess(DLQI, {"total": typed}).problems


def test_the_questions_are_not_in_the_program() -> None:
    assert [part.name for part in DLQI.parts] == ["total"]
    assert "Cardiff" in str(DLQI.licence)
