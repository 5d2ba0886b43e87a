"""IGA and GAGS against hand-worked examples."""

from __future__ import annotations

import pytest
from hypothesis import given

from luna_desktop.domain.clinical.scores.acne import GAGS, IGA
from tests.domain.clinical.scores.worked import any_values, band, result, within


@pytest.mark.parametrize(
    ("grades", "total", "words"),
    [  # forehead, right cheek, left cheek, nose, chin, chest and back
        ("0 0 0 0 0 0", "0", "None"),
        ("1 0 0 0 0 0", "2", "Mild"),  # 2×1
        ("2 2 2 2 2 1", "19", "Moderate"),  # 4+4+4+2+2+3
        ("2 2 2 1 2 1", "18", "Mild"),  # 4+4+4+1+2+3
        ("3 3 3 3 3 2", "30", "Moderate"),  # 6+6+6+3+3+6
        ("4 3 3 2 3 2", "31", "Severe"),  # 8+6+6+2+3+6
        ("4 4 4 3 2 3", "38", "Severe"),  # 8+8+8+3+2+9
        ("4 4 4 3 3 3", "39", "Very severe"),  # 8+8+8+3+3+9
        ("4 4 4 4 4 4", "44", "Very severe"),  # (2+2+2+1+1+3)×4
    ],
)
def test_gags(grades: str, total: str, words: str) -> None:
    assert result(GAGS, grades) == total
    assert band(GAGS, total) == words


@pytest.mark.parametrize(
    ("grade", "words"), [("0", "Clear"), ("1", "Almost clear"), ("2", "Mild"), ("3", "Moderate"), ("4", "Severe")]
)
def test_iga_is_the_grade_chosen(grade: str, words: str) -> None:
    assert result(IGA, grade) == grade
    assert band(IGA, grade) == words


@given(any_values(GAGS))
def test_gags_stays_in_its_range(values: dict[str, str]) -> None:
    assert within(GAGS, values)
