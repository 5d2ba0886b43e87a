"""Glogau, wrinkles, Goodman and Baron, and the Vancouver scar scale against hand-worked examples."""

from __future__ import annotations

import pytest
from hypothesis import given

from luna_desktop.domain.clinical.scores.ageing_and_scars import FITZPATRICK_WRINKLES, GLOGAU, GOODMAN_BARON, VSS
from luna_desktop.domain.clinical.scores.parts import assess
from tests.domain.clinical.scores.worked import any_values, band, result, within


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        ("I", "Mild: no wrinkles"),
        ("II", "Moderate: wrinkles in motion"),
        ("III", "Advanced: wrinkles at rest"),
        ("IV", "Severe: only wrinkles"),
    ],
)
def test_glogau(stage: str, words: str) -> None:
    assert assess(GLOGAU, {"stage": stage}).value == stage
    assert band(GLOGAU, stage) == words


def test_glogau_never_takes_an_age() -> None:
    assert [part.name for part in GLOGAU.parts] == ["stage"]
    assert assess(GLOGAU, {"stage": "35"}).value == ""


@pytest.mark.parametrize(
    ("grade", "words"),
    [("1", "Macular"), ("2", "Mild"), ("3", "Moderate"), ("4", "Severe"), ("5", "None"), ("0", "None")],
)
def test_goodman_and_baron(grade: str, words: str) -> None:
    value = assess(GOODMAN_BARON, {"grade": grade}).value
    assert value == (grade if words != "None" else "")
    assert band(GOODMAN_BARON, value) == words


@pytest.mark.parametrize(
    ("grade", "words"),
    [("1", "Class I"), ("3", "Class I"), ("4", "Class II"), ("6", "Class II"), ("7", "Class III"), ("9", "Class III")],
)
def test_wrinkles(grade: str, words: str) -> None:
    assert result(FITZPATRICK_WRINKLES, grade) == grade
    assert band(FITZPATRICK_WRINKLES, grade).startswith(f"{words}:")


@pytest.mark.parametrize(
    ("parts", "total"),
    [  # vascularity, pigmentation, pliability, height
        ("0 0 0 0", "0"),
        ("3 2 5 3", "13"),
        ("1 2 3 1", "7"),
        ("3 0 0 0", "3"),
        ("0 2 5 1", "8"),
    ],
)
def test_vss(parts: str, total: str) -> None:
    assert result(VSS, parts) == total


@given(any_values(VSS))
def test_vss_stays_in_its_range(values: dict[str, str]) -> None:
    assert within(VSS, values)
