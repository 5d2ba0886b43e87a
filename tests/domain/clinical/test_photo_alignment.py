"""Two points seen in both pictures decide turn, size and shift, and nothing else does."""

from __future__ import annotations

import cmath

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from luna_desktop.domain.clinical.photo_alignment import (
    AlignBy,
    Alignment,
    Similarity,
    Spot,
    apart,
    fitted,
    laid_over,
    levelled,
    spot_at,
)

PLACES = st.builds(Spot, st.floats(0, 4_000), st.floats(0, 3_000))


@settings(max_examples=50)
@given(PLACES, PLACES, st.floats(0.2, 5), st.floats(-3.1, 3.1), PLACES, PLACES)
def test_whatever_moved_the_second_picture_is_undone(
    one: Spot, two: Spot, size: float, turn: float, shift: Spot, seen: Spot
) -> None:
    moved = Similarity(cmath.rect(size, turn), shift.z)
    assume(apart(one, two) >= 50)
    after = tuple(Spot(at.real, at.imag) for at in (moved.at(one.z), moved.at(two.z)))
    found = laid_over(Alignment(AlignBy.POINTS, (one, two), after))
    assert found.at(moved.at(seen.z)) == pytest.approx(seen.z, abs=1e-5)
    assert found.size == pytest.approx(1 / size)
    assert found.then(found.back()).at(seen.z) == pytest.approx(seen.z, abs=1e-6)


def test_the_eye_line_is_turned_level_around_its_middle_and_other_points_are_not() -> None:
    tilted = (Spot(100, 120), Spot(300, 80))
    turn = levelled(Alignment(AlignBy.EYES, tilted, tilted))
    left, right = (turn.at(spot.z) for spot in tilted)
    assert left.imag == pytest.approx(right.imag)
    assert left.real < right.real
    assert (left + right) / 2 == pytest.approx(complex(200, 100))
    assert turn.degrees == pytest.approx(11.31, abs=0.01)
    swapped = Alignment(AlignBy.EYES, tilted[::-1], tilted[::-1])
    assert levelled(swapped).a == pytest.approx(turn.a)
    assert levelled(Alignment(AlignBy.POINTS, tilted, tilted)) == Similarity()


def test_points_that_nearly_touch_or_are_missing_lay_nothing_over_anything() -> None:
    near = (Spot(10, 10), Spot(12, 10))
    far = (Spot(10, 10), Spot(90, 10))
    for bad in (Alignment(AlignBy.POINTS, near, far), Alignment(AlignBy.POINTS, far, far[:1])):
        assert not bad.is_whole
        with pytest.raises(ValueError, match="two points"):
            laid_over(bad)
        assert levelled(bad) == Similarity()


def test_before_any_alignment_the_second_lies_as_large_as_it_fits_in_the_middle() -> None:
    placed = fitted((1000, 500), (2000, 2000))
    assert (placed.size, placed.degrees) == (2, 0)
    assert placed.at(complex(0, 0)) == complex(0, 500)
    assert placed.at(complex(1000, 500)) == complex(2000, 1500)
    assert spot_at(complex(1.26, 2.04)) == Spot(1.3, 2.0)
