"""Views are proposed in the order of taking, for a place that something says, and not where the count does not fit."""

from __future__ import annotations

import pytest

from luna_desktop.domain.clinical.photo_inbox import Code
from luna_desktop.domain.clinical.photo_proposals import Unnamed, proposed_views, visit_views
from luna_desktop.domain.clinical.photo_sets import uses_of
from luna_desktop.domain.clinical.photo_views import PHOTO_VIEWS

NOTHING: frozenset[str] = frozenset()
FACE = ("face_front", "face_oblique_l", "face_oblique_r", "face_profile_l", "face_profile_r")


@pytest.mark.parametrize(
    ("uses", "named", "before", "first"),
    [
        (NOTHING, (), "", ""),
        (NOTHING, (), "face", "face_front"),
        (NOTHING, ("", "soles_view"), "face", "thigh_front_view"),
        (NOTHING, ("lesion_close",), "", ""),
        (NOTHING, (), "genital", ""),
        (uses_of("prp_hair"), (), "face", "scalp_vertex_view"),
        (uses_of("botulinum_lines"), (), "", "face_front"),
        (uses_of("peel_superficial", "peel"), (), "", "face_front"),
        (uses_of("peel_superficial", "peel"), (), "back_upper", "back_full"),
        (uses_of("", "light_hair"), (), "", ""),
    ],
)
def test_the_set_of_a_visit(uses: frozenset[str], named: tuple[str, ...], before: str, first: str) -> None:
    views = visit_views(uses, named, before)
    assert (views[0] if views else "") == first
    assert not any(PHOTO_VIEWS[view].intimate for view in views)


def test_missing_views_are_proposed_in_order_after_the_placard() -> None:
    pictures = (Unnamed(1, code=Code.READ), Unnamed(2), Unnamed(3, "face_oblique_l"), Unnamed(4))
    assert proposed_views(pictures, FACE, NOTHING) == {2: "face_front", 4: "face_oblique_r"}
    assert proposed_views(pictures, FACE, {"face_front"}) == {2: "face_oblique_r", 4: "face_profile_l"}


def test_more_pictures_than_missing_views_are_left_to_the_person() -> None:
    pictures = tuple(Unnamed(number) for number in range(1, 6))
    assert len(proposed_views(pictures, FACE, NOTHING)) == 5
    assert proposed_views(pictures, FACE, {"face_front"}) == {}
    assert proposed_views(pictures, (), NOTHING) == {}
