"""Hair: stages by name, SALT and the modified Ferriman–Gallwey score against hand-worked examples."""

from __future__ import annotations

import pytest
from hypothesis import given

from luna_desktop.domain.clinical.scores.hair import FERRIMAN_GALLWEY, LUDWIG, NORWOOD, SALT, SINCLAIR
from luna_desktop.domain.clinical.scores.parts import assess
from tests.domain.clinical.scores.worked import any_values, band, result, within


@pytest.mark.parametrize("stage", ["I", "IIa", "III vertex", "Va", "VII"])
def test_norwood_keeps_the_stage_by_name(stage: str) -> None:
    assert assess(NORWOOD, {"stage": stage}).value == stage


@pytest.mark.parametrize("stage", ["", "VIII", "3", "iii", "IIb"])
def test_norwood_knows_no_other_stage(stage: str) -> None:
    assert assess(NORWOOD, {"stage": stage}).value == ""


@pytest.mark.parametrize(("stage", "value"), [("I", "I"), ("II", "II"), ("III", "III"), ("IV", ""), ("", "")])
def test_ludwig(stage: str, value: str) -> None:
    assert assess(LUDWIG, {"stage": stage}).value == value


@pytest.mark.parametrize(("stage", "value"), [("1", "1"), ("3", "3"), ("5", "5"), ("6", ""), ("0", "")])
def test_sinclair(stage: str, value: str) -> None:
    assert assess(SINCLAIR, {"stage": stage}).value == value


@pytest.mark.parametrize(
    ("values", "total"),
    [  # per cent lost at left, right, top, back
        ("0 0 0 0", "0"),
        ("100 100 100 100", "100"),  # 18 + 18 + 40 + 24
        ("10 20 30 40", "27"),  # 1.8 + 3.6 + 12 + 9.6
        ("0 0 50 0", "20"),  # 0.40×50
        ("1 0 0 0", "0.18"),
        ("25 25 0 75", "27"),  # 4.5 + 4.5 + 0 + 18
    ],
)
def test_salt(values: str, total: str) -> None:
    assert result(SALT, values) == total


@pytest.mark.parametrize(
    ("sites", "total", "words"),
    [
        ("0 0 0 0 0 0 0 0 0", "0", "Under both cut-offs, 5 and 8"),
        ("1 1 0 0 0 1 1 0 0", "4", "Under both cut-offs, 5 and 8"),
        ("2 1 0 0 0 1 1 0 0", "5", "At or over 5, under 8"),
        ("2 2 0 0 0 1 2 0 0", "7", "At or over 5, under 8"),
        ("2 2 1 0 0 1 2 0 0", "8", "At or over both cut-offs, 5 and 8"),
        ("4 4 4 4 4 4 4 4 4", "36", "At or over both cut-offs, 5 and 8"),  # 9 × 4
    ],
)
def test_ferriman_gallwey(sites: str, total: str, words: str) -> None:
    assert result(FERRIMAN_GALLWEY, sites) == total
    assert band(FERRIMAN_GALLWEY, total) == words


@given(any_values(SALT))
def test_salt_stays_in_its_range(values: dict[str, str]) -> None:
    assert within(SALT, values)


@given(any_values(FERRIMAN_GALLWEY))
def test_ferriman_gallwey_stays_in_its_range(values: dict[str, str]) -> None:
    assert within(FERRIMAN_GALLWEY, values)
