"""PASI against hand-worked examples."""

from __future__ import annotations

import pytest
from hypothesis import given

from luna_desktop.domain.clinical.scores.psoriasis import PASI
from tests.domain.clinical.scores.worked import any_values, result, within


@pytest.mark.parametrize(
    ("regions", "total"),
    [  # redness, thickness, scaling, area for head, upper limbs, trunk, lower limbs
        (("0 0 0 0", "0 0 0 0", "0 0 0 0", "0 0 0 0"), "0"),
        (("4 4 4 6", "4 4 4 6", "4 4 4 6", "4 4 4 6"), "72"),  # 12 × 6 × (0.1+0.2+0.3+0.4)
        (("1 1 1 1", "0 0 0 0", "0 0 0 0", "0 0 0 0"), "0.3"),  # 0.1×3×1
        (("0 0 0 0", "2 2 2 3", "0 0 0 0", "0 0 0 0"), "3.6"),  # 0.2×6×3
        (("2 1 1 1", "2 2 1 2", "3 2 2 3", "2 2 2 4"), "18.3"),  # 0.4 + 0.2×5×2 2.0 + 0.3×7×3 6.3 + 0.4×6×4 9.6
        (("4 4 4 0", "0 0 0 6", "1 0 0 1", "0 0 1 1"), "0.7"),  # 0 + 0 + 0.3 + 0.4: an area of 0 counts nothing
    ],
)
def test_pasi(regions: tuple[str, ...], total: str) -> None:
    assert result(PASI, *regions) == total


@given(any_values(PASI))
def test_pasi_stays_in_its_range(values: dict[str, str]) -> None:
    assert within(PASI, values)
