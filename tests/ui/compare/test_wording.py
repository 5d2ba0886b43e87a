"""Which photographs are offered beside one, and what is said of two of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from luna_desktop.domain.clinical.photo_likeness import likeness
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.ui.compare import wording
from tests.ui.photos.tiles import a_tile as plain_tile


def a_tile(key: int, month: int, view: str = "face_front", hour: int = 10) -> PhotographTile:
    tile = plain_tile(key)
    facts = PhotographFacts(datetime(2026, month, 2, hour, 0), "face", view)  # noqa: DTZ001 - a camera's own time
    return replace(tile, fact=replace(tile.fact, body=facts))


MARCH, MAY, NOVEMBER = a_tile(1, 3), a_tile(2, 5), a_tile(3, 11)
LEFT = a_tile(4, 5, "face_profile_l")
ALL = [NOVEMBER, LEFT, MAY, MARCH]


def test_a_photograph_is_compared_with_the_oldest_of_its_view_and_the_oldest_with_the_newest() -> None:
    assert wording.partner_of(NOVEMBER, ALL) is MARCH
    assert wording.partner_of(MARCH, ALL) is NOVEMBER
    assert wording.partner_of(LEFT, ALL) is MARCH
    assert wording.partner_of(LEFT, [LEFT]) is None


def test_those_of_the_same_view_come_first_with_their_day_and_others_say_their_view() -> None:
    options = wording.options_of(ALL, NOVEMBER)
    assert [option.value for option in options] == [1, 2, 3, 4]
    assert options[0].text == "02-Mar-2026"
    assert options[3].text.startswith("02-May-2026 · Face")
    twice = a_tile(9, 11, hour=16)
    assert [option.text for option in wording.options_of([NOVEMBER, twice], NOVEMBER)] == [
        "02-Nov-2026, 10:00",
        "02-Nov-2026, 16:00",
    ]


def test_another_view_is_a_warning_with_what_it_means() -> None:
    found = likeness(MARCH.fact.body, LEFT.fact.body)
    assert wording.view_chip(found, LEFT).text == "Different view"
    assert wording.warning_of(found).endswith("They can be looked at side by side only.")
    same = likeness(MARCH.fact.body, MAY.fact.body)
    assert (wording.view_chip(same, MAY).text, wording.warning_of(same)) == ("Same view", "")
    assert wording.not_noted(same).startswith("Not noted for both: light, distance, lens.")
    assert wording.apart_words(MARCH, NOVEMBER) == "8 months"
    assert wording.short_day(MARCH) == "02-Mar"
