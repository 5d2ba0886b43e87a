"""Two photographs are called alike only by what is noted of them; every difference is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from luna_desktop.domain.clinical.photo_likeness import likeness
from luna_desktop.domain.clinical.photographs import PhotographFacts, Polarisation
from luna_desktop.texts import ENGLISH

NOTED = PhotographFacts(
    datetime(2026, 5, 19, 10, 0),  # noqa: DTZ001 - a camera knows no zone
    "face",
    "face_front",
    light="ring flash",
    lens="60 mm",
    distance_m=1.0,
    camera="Canon EOS R7",
    polarisation=Polarisation.NONE,
    makeup_removed=True,
    expression="relaxed",
)


def differences(**changes: object) -> list[str]:
    found = likeness(NOTED, replace(NOTED, **changes))  # type: ignore[arg-type]
    return [ENGLISH.render(each) for each in found.differs]


def test_the_same_setting_gives_no_warning_at_all() -> None:
    found = likeness(NOTED, replace(NOTED, caption="later"))
    assert (found.same_view, found.differs, found.not_noted) == (True, (), ())


def test_an_earlier_front_view_is_the_same_view_as_the_standard_one() -> None:
    assert likeness(replace(NOTED, view="front"), NOTED).same_view


@pytest.mark.parametrize("changes", [{"view": "face_profile_l"}, {"region": "cheek_l"}, {"view": "left"}])
def test_another_view_or_site_cannot_be_wiped_over(changes: dict[str, str]) -> None:
    found = likeness(NOTED, replace(NOTED, **changes))  # type: ignore[arg-type]
    assert not found.same_view
    assert len(found.differs) == 1
    assert ENGLISH.render(found.differs[0]).startswith("Different")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"view": "face_front_smile"}, "Expression or framing differs"),
        ({"expression": "smiling"}, "The expression differs: relaxed, then smiling."),
        ({"light": "window"}, "The light differs: ring flash, then window."),
        ({"polarisation": Polarisation.CROSS}, "The filters differ: Not polarised, then Cross-polarised."),
        ({"distance_m": 0.6}, "The distance differs: 1 m, then 0.6 m."),
        ({"lens": "24 mm"}, "The lens differs: 60 mm, then 24 mm."),
        ({"camera": "Pixel 9"}, "The camera differs: Canon EOS R7, then Pixel 9."),
        ({"makeup_removed": False}, "Make-up was taken off for the earlier picture and not for the later one."),
    ],
)
def test_pose_light_distance_and_lens_are_warned_of_and_the_slider_stays(
    changes: dict[str, object], words: str
) -> None:
    (said,) = differences(**changes)
    assert said.startswith(words)
    assert likeness(NOTED, replace(NOTED, **changes)).same_view  # type: ignore[arg-type]


def test_a_small_step_nearer_or_other_letters_are_no_difference() -> None:
    assert differences(distance_m=0.95, light="Ring Flash") == []


def test_what_nobody_noted_is_said_and_not_guessed() -> None:
    bare = PhotographFacts(NOTED.taken_at, "face")
    found = likeness(bare, NOTED)
    assert found.same_view
    assert [ENGLISH.render(each) for each in found.not_noted] == ["view", "light", "distance", "lens"]
