"""What a photograph's description may say, and that each choice has its own name."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from luna_desktop.domain.clinical.photo_views import Aspect
from luna_desktop.domain.clinical.photographs import (
    REGION_NAMES,
    VIEW_NAMES,
    PhotographFacts,
    aspect_of,
    checked_photograph,
    is_intimate_place,
)
from luna_desktop.domain.facts import kind_of, read_body, write_body
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import LONGEST_NOTE

TAKEN = datetime(2026, 3, 1, 10)  # noqa: DTZ001 - camera time


def test_every_region_and_view_has_its_own_name() -> None:
    for names in (REGION_NAMES, VIEW_NAMES):
        assert len({str(name) for name in names.values()}) == len(names)
        assert "not noted" in str(names[""])


def test_intimate_places_come_from_the_catalogue_and_the_first_list() -> None:
    assert is_intimate_place("breast_l")
    assert is_intimate_place("intimate")
    assert is_intimate_place("chest", "breast_front_view")
    assert not is_intimate_place("chest", "chest_front")
    assert checked_photograph(PhotographFacts(TAKEN, "genital"))[0].sensitive


def test_views_of_both_lists_have_an_aspect() -> None:
    assert all(aspect_of(view) is not Aspect.NONE for view in VIEW_NAMES if view)
    assert aspect_of("left_oblique") is aspect_of("face_oblique_l") is Aspect.LEFT_45
    assert aspect_of("of a newer program") is Aspect.NONE


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"region": "elbow pit"}, "region"),
        ({"view": "sideways"}, "view"),
        ({"camera": "x" * 121}, "camera"),
        ({"distance_m": 0.0}, "distance_m"),
        ({"distance_m": 21.0}, "distance_m"),
        ({"series": "no words"}, "series"),
        ({"caption": "x" * (LONGEST_NOTE + 1)}, "caption"),
    ],
)
def test_what_no_form_may_hold_is_named_at_its_field(change: dict[str, Any], field: str) -> None:
    assert list(checked_photograph(replace(PhotographFacts(TAKEN), **change))[1]) == [field]


def test_an_old_body_reads_with_the_fields_that_it_had() -> None:
    old = '{"caption":"","region":"back","sensitive":false,"taken_at":"2026-03-01T10:00:00","view":"left_oblique"}'
    assert read_body("photograph", old) == PhotographFacts(TAKEN, "back", "left_oblique")


def test_the_cameras_time_is_kept_without_a_zone() -> None:
    facts = PhotographFacts(datetime(2026, 3, 1, 10, 0, 30), "face", "front", sensitive=True)  # noqa: DTZ001 - camera time
    assert read_body("photograph", write_body(facts)) == facts
    assert kind_of(facts).data_class is DataClass.PHOTOGRAPH
