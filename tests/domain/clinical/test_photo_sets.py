"""Guided sets: a face gets its baseline, a treatment its own views, and a refusal names views that there are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop import paths
from luna_desktop.domain.clinical.catalogues import load
from luna_desktop.domain.clinical.photo_filters import RegionGroup
from luna_desktop.domain.clinical.photo_sets import (
    _USES_OF_CATEGORY,
    _USES_OF_TREATMENT,
    PhotoRefusal,
    checked_refusal,
    guided_views,
    uses_of,
)
from luna_desktop.domain.clinical.photo_views import PHOTO_VIEWS
from luna_desktop.domain.measures import PartialDate

BASELINE = ("face_front", "face_oblique_l", "face_oblique_r", "face_profile_l", "face_profile_r")


def test_treatments_and_uses_are_those_of_the_catalogues() -> None:
    rows = load(paths.resources() / "catalogues" / "treatments.tsv").entries
    assert set(_USES_OF_TREATMENT) <= {entry.id for entry in rows}
    assert set(_USES_OF_CATEGORY) <= {entry.columns["category"] for entry in rows}
    known = {use for view in PHOTO_VIEWS.values() for use in view.used_for}
    assert {use for uses in (*_USES_OF_TREATMENT.values(), *_USES_OF_CATEGORY.values()) for use in uses} <= known


def test_a_face_gets_its_baseline_and_what_the_treatment_asks_for() -> None:
    assert guided_views(RegionGroup.FACE) == BASELINE
    toxin = guided_views(RegionGroup.FACE, uses_of("botulinum_lines"))
    assert set(BASELINE) < set(toxin)
    assert {"face_front_frown", "face_front_brow"} <= set(toxin)
    assert "cheek_close_l" in guided_views(RegionGroup.FACE, uses_of("peel_superficial", "peel"))


@pytest.mark.parametrize("group", list(RegionGroup))
def test_every_place_has_a_set(group: RegionGroup) -> None:
    assert guided_views(group)


def test_intimate_views_stand_in_no_other_set() -> None:
    others = [guided_views(group) for group in RegionGroup if group is not RegionGroup.INTIMATE]
    assert all("breast_front_view" not in views for views in others)
    assert guided_views(RegionGroup.INTIMATE) == ("breast_front_view",)
    assert "lesion_dermoscopy" in guided_views(RegionGroup.BACK, uses_of("dermoscopy"))


def test_a_refusal_names_what_there_is() -> None:
    body = PhotoRefusal(PartialDate(2026, 11, 2), "face", ("face_front",), reason="  Does not want it ")
    tidy, problems = checked_refusal(body)
    assert (tidy.reason, problems) == ("Does not want it", {})
    wrong = replace(body, region="elbow pit", views=("",), reason="x" * 121)
    assert set(checked_refusal(wrong)[1]) == {"region", "views", "reason"}
