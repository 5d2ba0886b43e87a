"""The moon mark and the lines on every page."""

from __future__ import annotations

import re

from luna_desktop.reports.letterhead import fitted, moon, record_furniture
from luna_desktop.reports.style import FURNITURE
from luna_desktop.reports.tagged_canvas import TaggedCanvas
from luna_desktop.texts import ENGLISH
from tests.reports import builders


def test_the_mark_stays_in_its_square() -> None:
    numbers = [float(each) for each in re.findall(r"\d{2,}\.\d{3}", moon(100, 200, 34))]
    assert numbers
    assert all(99 <= across <= 135 for across in numbers[0::2])
    assert all(199 <= up <= 235 for up in numbers[1::2])


def test_long_lines_are_cut_with_a_mark() -> None:
    canvas = TaggedCanvas(language="en-IN", title="Trial")
    for text in ("word " * 100, "क्षितिज" * 100, "short"):
        line = fitted(canvas, text, 120, FURNITURE)
        assert canvas.width(line, FURNITURE) <= 121
        assert line.endswith("…") == (text != "short")


def test_no_page_names_the_patient() -> None:
    furniture = record_furniture(builders.copy(), _=ENGLISH)
    assert builders.NAME not in " ".join([furniture.clinic, furniture.marking, *furniture.lines])


def test_where_no_policy_is_published_every_page_says_so_and_names_the_notice() -> None:
    with_policy = record_furniture(builders.copy(), _=ENGLISH)
    assert with_policy.lines[1].endswith("Policy version 3")
    without = record_furniture(builders.copy(policy_version=""), _=ENGLISH)
    assert without.lines[1].endswith("No policy is published; notice version 4")
