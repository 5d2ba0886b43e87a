"""Markers in words."""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.domain.clinical.markers import MarkerState, Marking, placed
from luna_desktop.domain.measures import PartialDate
from luna_desktop.ui.body_map.wording import WHAT, place_words, region_words, since_words, size_words, title_words
from luna_desktop.ui.entries.described import described, differences, title_of
from tests.ui.body_map.marked import PATCH

BODY = placed(PATCH)


def test_title_place_and_size() -> None:
    assert title_words(BODY) == title_of(BODY) == "Left cheek, melasma patch"
    assert size_words(BODY) == "22 × 14 mm"
    assert place_words(placed(replace(PATCH, figure="back", x=0.42, y=0.24))) == "Upper back, left"
    assert region_words("unheard of") == ""


def test_the_line_below_says_since_when_planned_for_when_or_seen_when() -> None:
    def plain(text: str) -> str:
        return text.replace("\u2011", "-")

    assert plain(since_words(BODY)) == "02-Nov-2026 · 22 × 14 mm"
    known = replace(BODY, since=PartialDate(2023, 3), photographs=(1, 2))
    assert plain(since_words(known)) == "Since Mar-2023 · 2 photos"
    planned = replace(BODY, state=MarkerState.PLANNED, length_mm=None, width_mm=None, photographs=(1,))
    assert plain(since_words(planned)) == "Planned 02-Nov-2026 · 1 photo"


def test_a_new_version_says_what_changed() -> None:
    later = replace(BODY, length_mm=18.0, state=MarkerState.TREATED)
    assert differences(BODY, later) == [
        ("Size", "22 × 14 mm", "18 × 14 mm"),
        ("State", "Watching", "Treated"),
    ]
    assert dict(described(BODY))["Drawing"] == "Front"


def test_each_kind_of_marking_offers_something_to_name() -> None:
    assert all(len(set(WHAT[marking])) == len(WHAT[marking]) > 3 for marking in Marking)
