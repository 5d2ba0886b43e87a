"""The printed pages of photographs over time: both pictures, their days, what lies between, and the row."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from luna_desktop.reports.photo_series import PhotoSeriesPage, PrintedPhoto, render_series
from luna_desktop.texts import Translator
from tests import builders
from tests.reports.reading import assert_sound, assert_tagged, text_of
from tests.reports.test_care_frame import PERSON, a_frame

BEFORE = PrintedPhoto(
    jpeg=builders.a_jpeg(400, 300),
    key="a" * 64,
    width=400,
    height=300,
    caption="Before · 19-May-2026",
    alt="Photograph: Face, front, 19-May-2026",
    lines=("19-May-2026, 1: Length, 12.5 mm, Scar",),
)
AFTER = replace(BEFORE, jpeg=builders.a_jpeg(300, 400, "peru"), key="b" * 64, width=300, height=400, lines=())
PAGE = PhotoSeriesPage(
    frame=a_frame(),
    person=PERSON,
    place="Face · Face, front",
    interval="24 weeks",
    pair=(BEFORE, replace(AFTER, caption="After · 02-Nov-2026")),
    series=tuple(replace(AFTER, caption=f"0{month}-2026", key=f"{month}" * 64) for month in range(1, 7)),
    warnings=("The light differs: ring flash, then window.",),
    laid="The later photograph was turned and sized to lie like the earlier one: By the eye line.",
    measures=(("MASI, 0–48", "14.2", "9.6", "–32%"),),
    treatments=(("02-Aug-2026", "Microdermabrasion"),),
    note="Cheek patches lighter and smaller.",
    signed="Compared on 23-Nov-2026 by Dr Nandini Rao",
)


@pytest.mark.parametrize("language", ["en", "hi"])
def test_the_pages_hold_both_pictures_and_all_that_lies_between(tmp_path: Path, language: str) -> None:
    pdf, pages = render_series(PAGE, translator=Translator(language))
    assert pages == 2
    assert_sound(pdf, tmp_path)
    assert_tagged(pdf)
    words = " ".join(text_of(pdf, tmp_path).split())
    for part in ("Before · 19-May-2026", "After · 02-Nov-2026", "24 weeks", "14.2", "9.6", "–32%", "Microdermabrasion"):
        assert part in words
    for part in (*PAGE.warnings, PAGE.laid, PAGE.note, PAGE.signed, BEFORE.lines[0], "06-2026"):
        assert part in words
    if language == "en":
        assert "The colours of the photographs were not changed." in words


def test_a_pair_alone_is_one_page_without_empty_headings(tmp_path: Path) -> None:
    bare = replace(PAGE, series=PAGE.pair, warnings=(), measures=(), treatments=(), note="", signed="", laid="")
    pdf, pages = render_series(bare, translator=Translator("en"))
    assert pages == 1
    words = text_of(pdf, tmp_path)
    for part in ("Measures", "Treatments", "What was seen", "All photographs"):
        assert part not in words
