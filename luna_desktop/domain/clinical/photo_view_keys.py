"""Which views lie under the number keys of the photo inbox: sets of nine at the most, one for each part of the body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from luna_desktop.domain.clinical.photo_views import PHOTO_VIEWS
from luna_desktop.texts import Message, say

MOST_KEYS = 9


@dataclass(frozen=True)
class ViewKeys:
    """A set of views; the first one lies under 1. Those in `usual` are missed where they were not taken."""

    name: Message
    views: tuple[str, ...]
    usual: frozenset[str] = frozenset()


def _keys(name: Message, *views: str) -> ViewKeys:
    return ViewKeys(name, views, frozenset(each for each in views if "baseline" in PHOTO_VIEWS[each].used_for))


VIEW_KEYS: dict[str, ViewKeys] = {
    "face": _keys(
        say("Face"),
        "face_front",
        "face_oblique_l",
        "face_oblique_r",
        "face_profile_l",
        "face_profile_r",
        "cheek_close_l",
        "cheek_close_r",
        "forehead_close",
        "chin_close",
    ),
    "expressions": _keys(
        say("Face, expressions"),
        "face_front_smile",
        "face_front_frown",
        "face_front_brow",
        "face_front_squint",
        "periorbital_close",
        "perioral_close",
        "nose_close",
        "face_basal",
        "face_top",
    ),
    "light": _keys(
        say("Special light and skin microscope"),
        "face_cross_polar",
        "face_uv",
        "lesion_overview",
        "lesion_close",
        "lesion_dermoscopy",
        "scalp_trichoscopy",
    ),
    "scalp": _keys(
        say("Scalp"),
        "scalp_frontal_view",
        "scalp_vertex_view",
        "scalp_temporal_l_view",
        "scalp_temporal_r_view",
        "scalp_occipital_view",
        "scalp_trichoscopy",
    ),
    "trunk": _keys(
        say("Neck and trunk"),
        "neck_front_view",
        "neck_side_l",
        "neck_side_r",
        "neck_back_view",
        "chest_front",
        "back_full",
        "back_close",
        "abdomen_front",
        "breast_front_view",
    ),
    "sides": _keys(
        say("Flanks and armpits"),
        "abdomen_side_l",
        "abdomen_side_r",
        "flank_view_l",
        "flank_view_r",
        "axilla_l_view",
        "axilla_r_view",
    ),
    "limbs": _keys(
        say("Hands, legs and feet"),
        "hands_dorsal_view",
        "palms_view",
        "nails_hands",
        "thigh_front_view",
        "thigh_back_view",
        "thigh_lateral_l_view",
        "lower_legs_view",
        "feet_dorsal_view",
        "soles_view",
    ),
}


VISIT = "visit"
"""The set of the visit whose pictures are shown; it stands before the others where one is known."""


def keys_of(key: str, visit: Sequence[str] = ()) -> ViewKeys:
    """Return a set by its key; `visit` is the guided set of the visit, whose first nine views have numbers."""
    if key != VISIT:
        return VIEW_KEYS[key]
    first = tuple(visit[:MOST_KEYS])
    return ViewKeys(say("This visit"), first, frozenset(first))


def set_of(view: str) -> str:
    """Return the set in which a view lies, or the face's where it lies in none."""
    return next((key for key, each in VIEW_KEYS.items() if view in each.views), "face")
