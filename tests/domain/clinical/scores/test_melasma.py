"""MASI and mMASI against hand-worked examples."""

from __future__ import annotations

import pytest
from hypothesis import given

from luna_desktop.domain.clinical.scores.melasma import MASI, MMASI
from tests.domain.clinical.scores.worked import any_values, result, within


@pytest.mark.parametrize(
    ("areas", "total"),
    [  # area, darkness, homogeneity for forehead, right cheek, left cheek, chin
        (("0 0 0", "0 0 0", "0 0 0", "0 0 0"), "0"),
        (("6 4 4", "6 4 4", "6 4 4", "6 4 4"), "48"),  # 3 × 0.3×6×8 + 0.1×6×8 = 43.2 + 4.8
        (("2 2 2", "4 2 2", "3 2 2", "1 2 2"), "11.2"),  # 0.3×2×4 2.4 + 0.3×4×4 4.8 + 0.3×3×4 3.6 + 0.1×1×4 0.4
        (("0 0 0", "1 1 0", "0 0 0", "0 0 0"), "0.3"),  # 0.3×1×1
        (("0 0 0", "0 0 0", "0 0 0", "1 1 0"), "0.1"),  # 0.1×1×1
        (("2 2 1", "3 2 2", "3 2 2", "2 2 1"), "9.6"),  # 0.3×2×3 1.8 + 0.3×3×4 3.6 + 3.6 + 0.1×2×3 0.6
        (("3 2 2", "4 3 2", "4 2 2", "2 3 3"), "15.6"),  # 3.6 + 0.3×4×5 6.0 + 4.8 + 0.1×2×6 1.2
    ],
)
def test_masi(areas: tuple[str, ...], total: str) -> None:
    assert result(MASI, *areas) == total


@pytest.mark.parametrize(
    ("areas", "total"),
    [  # area and darkness
        (("0 0", "0 0", "0 0", "0 0"), "0"),
        (("6 4", "6 4", "6 4", "6 4"), "24"),  # 3 × 0.3×6×4 + 0.1×6×4 = 21.6 + 2.4
        (("2 2", "4 2", "3 2", "1 2"), "5.6"),  # 1.2 + 2.4 + 1.8 + 0.2
        (("0 0", "0 0", "0 0", "1 1"), "0.1"),
        (("1 1", "1 1", "1 1", "1 1"), "1"),  # 0.3 + 0.3 + 0.3 + 0.1
        (("6 0", "0 4", "5 3", "2 2"), "4.9"),  # 0 + 0 + 0.3×5×3 4.5 + 0.1×2×2 0.4
    ],
)
def test_mmasi(areas: tuple[str, ...], total: str) -> None:
    assert result(MMASI, *areas) == total


def test_neither_has_fixed_bands() -> None:
    assert MASI.band_of("20") is None
    assert MMASI.band_of("10") is None


@given(any_values(MASI))
def test_masi_stays_in_its_range(values: dict[str, str]) -> None:
    assert within(MASI, values)


@given(any_values(MMASI))
def test_mmasi_stays_in_its_range(values: dict[str, str]) -> None:
    assert within(MMASI, values)
