"""The drawings: every region can be reached, sides are the patient's, and curves go through their points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luna_desktop.domain.clinical.body_regions import REGIONS
from luna_desktop.domain.clinical.figures import FIGURE_NAMES, FIGURE_SETS, Region, figure, places_of, smooth


@pytest.mark.parametrize("name", FIGURE_NAMES)
def test_the_middle_of_each_region_is_in_that_region(name: str) -> None:
    drawing = figure(name)
    assert drawing.id == name
    for region in drawing.region_ids():
        place = drawing.centre_of(region)
        assert place is not None
        assert drawing.region_at(*place) == region
        assert region in REGIONS


def test_every_small_region_is_shown_somewhere_and_every_drawing_stands_in_a_set() -> None:
    parents = {region.parent for region in REGIONS.values()} | {"scalp", "face"}
    assert [name for name in REGIONS if name not in parents and not places_of(name)] == []
    assert sorted(name for names in FIGURE_SETS.values() for name in names) == sorted(FIGURE_NAMES)


@pytest.mark.parametrize(
    ("name", "x", "y", "region", "side"),
    [
        ("front", 0.565, 0.083, "cheek_l", "L"),
        ("front", 0.435, 0.083, "cheek_r", "R"),
        ("front", 0.78, 0.29, "upper_arm_l", "L"),
        ("back", 0.78, 0.29, "upper_arm_r", "R"),
        ("back", 0.42, 0.24, "back_upper", "L"),
        ("face", 0.5, 0.5, "nose", "M"),
        ("scalp", 0.5, 0.7, "scalp_vertex", "M"),
        ("palms", 0.75, 0.7, "palm_l", "L"),
        ("soles", 0.3, 0.7, "sole_r", "R"),
    ],
)
def test_places_are_named_by_the_patients_own_sides(name: str, x: float, y: float, region: str, side: str) -> None:
    assert figure(name).region_at(x, y) == region
    assert figure(name).side_at(x) == side


@given(st.sampled_from(list(FIGURE_NAMES)), st.floats(0, 1), st.floats(0, 1))
def test_every_place_has_a_region(name: str, x: float, y: float) -> None:
    assert figure(name).region_at(x, y) in REGIONS


def test_a_millimetre_is_the_same_across_and_down() -> None:
    across, down = figure("face").step(8)
    assert across * figure("face").width == pytest.approx(down * figure("face").height) == pytest.approx(10)


def test_a_smooth_curve_goes_through_all_its_points() -> None:
    path = smooth([(0, 0), (1, 2), (3, 1)], closed=True)
    assert path.start == (0, 0)
    assert [curve[2] for curve in path.curves] == [(1, 2), (3, 1), (0, 0)]
    assert [curve[2] for curve in smooth([(0, 0), (1, 2)], closed=False).curves] == [(1, 2)]


def test_a_region_knows_its_middle_and_its_distance() -> None:
    square = Region("nose", ((0, 0), (2, 0), (2, 2), (0, 2)))
    assert square.centre() == pytest.approx((1, 1))
    assert square.distance(5, 1) == pytest.approx(3)
    assert square.holds(1, 1)
    assert not square.holds(3, 1)


def test_an_unheard_of_drawing_is_refused() -> None:
    with pytest.raises(KeyError):
        figure("tail")
