"""Every region of both lists has its group, and a filter lets through what fits all of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from luna_desktop.domain.clinical.body_regions import REGIONS
from luna_desktop.domain.clinical.photo_filters import GROUP_NAMES, PhotoFilter, RegionGroup, group_of, views_for
from luna_desktop.domain.clinical.photo_views import PHOTO_VIEWS, Aspect
from luna_desktop.domain.clinical.photographs import OLD_REGIONS, PhotographFacts

FACTS = PhotographFacts(datetime(2026, 3, 1), "cheek_l", "cheek_close_l", visit_id=5, treatment="pico", pin_id=3)  # noqa: DTZ001


def test_every_region_has_a_group() -> None:
    assert set(GROUP_NAMES) == set(RegionGroup)
    assert [key for key in (*REGIONS, *OLD_REGIONS) if group_of(key) is RegionGroup.NONE] == []
    assert group_of("") is group_of("of a newer program") is RegionGroup.NONE


@pytest.mark.parametrize(
    ("region", "group"),
    [
        ("cheek_l", RegionGroup.FACE),
        ("scalp_vertex", RegionGroup.SCALP),
        ("back", RegionGroup.BACK),
        ("groin_l", RegionGroup.INTIMATE),
        ("sole_r", RegionGroup.LEGS),
        ("shoulder_l", RegionGroup.ARMS),
        ("chest", RegionGroup.NECK_CHEST),
        ("flank_l", RegionGroup.ABDOMEN),
    ],
)
def test_regions_stand_where_a_person_looks_for_them(region: str, group: RegionGroup) -> None:
    assert group_of(region) is group


def test_views_are_offered_by_region() -> None:
    assert {"face_front", "lesion_close"} <= set(views_for("chin"))
    assert "back_full" not in views_for("chin")
    assert {view for region in REGIONS for view in views_for(region)} == set(PHOTO_VIEWS)


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        (PhotoFilter(), True),
        (PhotoFilter(RegionGroup.FACE, frozenset({Aspect.FRONT}), 5, "pico", 3), True),
        (PhotoFilter(RegionGroup.SCALP), False),
        (PhotoFilter(without=frozenset({Aspect.CLOSE_UP})), False),
        (PhotoFilter(visit_id=6), False),
        (PhotoFilter(treatment="frac_co2"), False),
        (PhotoFilter(pin=4), False),
        (PhotoFilter(pin=4, pin_photographs=frozenset({1})), True),
    ],
)
def test_a_filter_asks_for_all_of_it(wanted: PhotoFilter, fits: bool) -> None:
    assert wanted.lets(1, FACTS) is fits
    assert wanted.narrows is (wanted != PhotoFilter())
    assert PhotoFilter(RegionGroup.NONE).lets(1, replace(FACTS, region=""))
