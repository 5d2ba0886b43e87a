"""Headings of the timeline: by day with their visit, or by view."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from luna_desktop.domain.access import PatientId
from luna_desktop.services.care.photo_links import LinkedVisit, PhotoLinks
from luna_desktop.ui.photos.groups import Grouping, groups_of, ordered
from tests.ui.photos.tiles import a_tile


def test_a_day_names_its_visit_and_a_view_how_often_it_was_taken() -> None:
    tile = a_tile(1)
    tile = replace(tile, fact=replace(tile.fact, body=replace(tile.fact.body, visit_id=5)))
    tiles = [tile, a_tile(2), a_tile(3, days_ago=9)]
    links = PhotoLinks(PatientId(1), (LinkedVisit(5, date(2026, 11, 2), "Melasma", "Dr Rao"),))
    assert [group.note for group in groups_of(tiles, links=links)] == ["Melasma · Dr Rao · 2 photos", "1 photo"]
    assert [(group.title, group.note) for group in groups_of(tiles, Grouping.VIEW)] == [("Face · Front", "3 photos")]


def test_a_heading_says_how_far_the_consent_goes() -> None:
    tiles = [a_tile(1), a_tile(2), a_tile(3, days_ago=9)]
    said = [group.consent for group in groups_of(tiles, teaching=frozenset({2, 3}))]
    assert said == ["Consent: teaching too for 1", "Consent: teaching too"]
    assert groups_of(tiles, teaching=frozenset())[0].consent == "Consent: record only"
    assert groups_of(tiles)[0].consent == ""


def test_days_fall_and_within_a_day_the_set_stands_as_it_was_taken() -> None:
    tiles = [a_tile(1, days_ago=4), a_tile(3), a_tile(2)]
    assert [tile.photograph_id for tile in ordered(tiles, oldest_first=False)] == [2, 3, 1]
    assert [tile.photograph_id for tile in ordered(tiles, oldest_first=True)] == [1, 2, 3]
