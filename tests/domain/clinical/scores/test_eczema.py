"""EASI for both ages and SCORAD against hand-worked examples."""

from __future__ import annotations

import pytest
from hypothesis import given

from luna_desktop.domain.clinical.scores.eczema import EASI, SCORAD
from tests.domain.clinical.scores.worked import any_values, band, result, within

NOTHING = "0 0 0 0 0"


@pytest.mark.parametrize(
    ("age", "regions", "total", "words"),
    [  # redness, thickness, scratching, lichenification, area for head, upper limbs, trunk, lower limbs
        ("8+", (NOTHING, NOTHING, NOTHING, NOTHING), "0", "Clear"),
        ("8+", ("3 3 3 3 6",) * 4, "72", "Very severe"),  # 12 × 6 × 1.0
        ("<8", ("3 3 3 3 6",) * 4, "72", "Very severe"),  # 12 × 6 × (0.2+0.2+0.3+0.3)
        ("8+", ("2 1 1 0 2", NOTHING, NOTHING, NOTHING), "0.8", "Almost clear"),  # 0.1×4×2
        ("<8", ("2 1 1 0 2", NOTHING, NOTHING, NOTHING), "1.6", "Mild"),  # 0.2×4×2
        ("8+", (NOTHING, NOTHING, NOTHING, "2 2 1 1 3"), "7.2", "Moderate"),  # 0.4×6×3
        ("<8", (NOTHING, NOTHING, NOTHING, "2 2 1 1 3"), "5.4", "Mild"),  # 0.3×6×3
        ("8+", ("0.5 0 0 0 1", NOTHING, NOTHING, NOTHING), "0.05", "Almost clear"),  # 0.1×0.5×1
        ("8+", (NOTHING, "2.5 2 1.5 1 4", "2 2 2 1.5 5", NOTHING), "16.85", "Moderate"),  # 0.2×7×4 5.6 + 0.3×7.5×5
        ("8+", ("2 2 2 1 5", "3 2 2 3 5", "3 2 2 2 6", "3 2 2 1 5"), "45.7", "Severe"),  # 3.5 + 10 + 16.2 + 16
    ],
)
def test_easi(age: str, regions: tuple[str, ...], total: str, words: str) -> None:
    assert result(EASI, age, *regions) == total
    assert band(EASI, total) == words


@pytest.mark.parametrize(
    ("values", "total", "words"),
    [  # extent; redness, swelling, oozing, scratch, lichenification, dryness; itch, sleep
        ("0 0 0 0 0 0 0 0 0", "0", "Mild"),
        ("100 3 3 3 3 3 3 10 10", "103", "Severe"),  # 20 + 7×18÷2 63 + 20
        ("20 1 1 1 1 1 1 5 3", "33", "Moderate"),  # 20÷5 4 + 7×6÷2 21 + 8, the vector of the published formula
        ("50 2 1 0 1 1 0 4 3", "34.5", "Moderate"),  # 10 + 7×5÷2 17.5 + 7
        ("5 1 0 0 0 0 0 0.5 0", "5", "Mild"),  # 1 + 3.5 + 0.5
        ("20 1 1 1 1 1 1 0 0", "25", "Moderate"),  # 4 + 21: 25 is no longer mild
        ("25 2 2 2 2 1 1 5 5", "50", "Moderate"),  # 5 + 35 + 10: 50 is not yet severe
        ("25 2 2 2 2 1 1 5 5.5", "50.5", "Severe"),
    ],
)
def test_scorad(values: str, total: str, words: str) -> None:
    assert result(SCORAD, values) == total
    assert band(SCORAD, total) == words


@given(any_values(EASI))
def test_easi_stays_in_its_range(values: dict[str, str]) -> None:
    assert within(EASI, values)


@given(any_values(SCORAD))
def test_scorad_stays_in_its_range(values: dict[str, str]) -> None:
    assert within(SCORAD, values)
