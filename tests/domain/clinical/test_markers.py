"""Markers: place, side and region, sizes as people write them, and what is refused at which field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.markers import Marker, MarkerState, Marking, Side, parse_size, placed, size_text
from luna_desktop.domain.facts import read_body, write_body
from luna_desktop.domain.measures import PartialDate

TODAY = date(2026, 11, 23)
PATCH = Marker(
    Marking.LESION,
    "front",
    0.565,
    0.083,
    PartialDate(2026, 11, 2),
    what=Coded("Melasma patch"),
    length_mm=22,
    width_mm=14,
    since=PartialDate(2023, 3),
    photographs=(3, 4),
)


def test_region_and_side_follow_from_the_place_and_are_never_believed() -> None:
    problems, tidy = checked_entry(replace(PATCH, region="nose", side=Side.RIGHT), TODAY)
    assert problems == {}
    assert isinstance(tidy, Marker)
    assert (tidy.region, tidy.side) == ("cheek_l", Side.LEFT)
    middle = placed(replace(PATCH, figure="face", x=0.5, y=0.5))
    assert (middle.region, middle.side) == ("nose", Side.MIDDLE)
    assert placed(replace(PATCH, x=-3, y=7)).x == 0


def test_a_marker_is_written_and_read_back_exactly() -> None:
    body = placed(PATCH)
    assert read_body("marker", write_body(body)) == body


@pytest.mark.parametrize(
    ("typed", "size"),
    [
        ("", (None, None)),
        ("6", (6.0, None)),
        ("22 × 14", (22.0, 14.0)),
        ("22x14 mm", (22.0, 14.0)),
        ("2,5 * 1.5", (2.5, 1.5)),
        ("6 mm", (6.0, None)),
        ("big", None),
        ("6 x", None),
        ("-3", None),
    ],
)
def test_sizes_as_people_write_them(typed: str, size: tuple[float | None, float | None] | None) -> None:
    assert parse_size(typed) == size


def test_sizes_are_shown_as_they_are_typed() -> None:
    assert size_text(22.0, 14.0) == "22 × 14"
    assert size_text(2.5, None) == "2.5"
    assert size_text(None, None) == ""


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (replace(PATCH, figure="tail"), "figure"),
        (replace(PATCH, what=Coded("  ")), "what"),
        (replace(PATCH, what=Coded("x" * 121)), "what"),
        (replace(PATCH, length_mm=0.0), "size"),
        (replace(PATCH, length_mm=2001.0), "size"),
        (replace(PATCH, length_mm=None), "size"),
        (replace(PATCH, seen_on=PartialDate(2026, 11, 26)), "seen_on"),
        (replace(PATCH, since=PartialDate(2027)), "since"),
        (replace(PATCH, note="x" * 10_001), "note"),
    ],
)
def test_what_is_refused_at_which_field(body: Marker, field: str) -> None:
    problems, _tidy = checked_entry(body, TODAY)
    assert list(problems) == [field]


def test_what_is_planned_may_lie_ahead() -> None:
    ahead = replace(PATCH, seen_on=PartialDate(2026, 11, 26), state=MarkerState.PLANNED)
    assert checked_entry(ahead, TODAY)[0] == {}
