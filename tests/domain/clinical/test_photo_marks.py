"""Millimetres come from a ruler in the picture alone; what is drawn is refused where it makes no sense."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.photo_alignment import AlignBy, Alignment, Spot
from luna_desktop.domain.clinical.photo_marks import (
    LONGEST_WORDS,
    MOST_MARKS,
    Mark,
    MarkSort,
    PhotoComparison,
    PhotoMarks,
    ScaleBar,
    ScaleBy,
    area_mm2,
    length_mm,
    mark_words,
    scale_words,
)
from luna_desktop.domain.facts import read_body, write_body
from luna_desktop.texts import ENGLISH

TODAY = date(2026, 11, 23)
RULER = ScaleBar(ScaleBy.RULER, (Spot(100, 100), Spot(100, 500)), 10.0)
SQUARE = Mark(MarkSort.AREA, (Spot(0, 0), Spot(400, 0), Spot(400, 400), Spot(0, 400)), "Cheek patch")
LINE = Mark(MarkSort.LENGTH, (Spot(0, 0), Spot(300, 400)))
ARROW = Mark(MarkSort.ARROW, (Spot(0, 0), Spot(30, 40)), "  new   scar ")


def test_lengths_and_areas_are_those_of_the_ruler() -> None:
    assert RULER.mm_per_pixel == pytest.approx(0.025)
    assert length_mm(LINE, RULER) == pytest.approx(12.5)
    assert area_mm2(SQUARE, RULER) == pytest.approx(100)
    turned = replace(SQUARE, spots=SQUARE.spots[::-1])
    assert area_mm2(turned, RULER) == pytest.approx(100)
    sticker = ScaleBar(ScaleBy.STICKER, (Spot(0, 0), Spot(160, 0)), 8.0)
    assert length_mm(LINE, sticker) == pytest.approx(25)
    assert ScaleBar(ScaleBy.RULER, (Spot(1, 1), Spot(1, 1)), 8.0).mm_per_pixel == 0


def test_a_mark_says_what_it_is_and_measures() -> None:
    assert mark_words(LINE, RULER, ENGLISH) == "Length, 12.5 mm"
    assert mark_words(SQUARE, RULER, ENGLISH) == "Area, 1.00 cm², Cheek patch"
    half = replace(SQUARE, spots=SQUARE.spots[:3], words="")
    assert mark_words(half, RULER, ENGLISH) == "Area, 50.0 mm²"
    assert mark_words(LINE, None, ENGLISH) == "Length, Not known: no scale"
    assert scale_words(RULER, ENGLISH) == "Ruler in the picture: 10 mm, so one pixel is 0.0250 mm"


@pytest.mark.parametrize(
    ("layer", "field"),
    [
        (PhotoMarks(1, None, (LINE,)), "marks"),
        (PhotoMarks(1, replace(RULER, mm=0), ()), "mm"),
        (PhotoMarks(1, replace(RULER, ends=(Spot(1, 1), Spot(2, 1))), ()), "scale"),
        (PhotoMarks(1, RULER, (replace(ARROW, spots=ARROW.spots[:1]),)), "marks"),
        (PhotoMarks(1, RULER, (Mark(MarkSort.WORDS, (Spot(1, 1),), " "),)), "words"),
        (PhotoMarks(1, RULER, (replace(ARROW, words="x" * (LONGEST_WORDS + 1)),)), "words"),
        (PhotoMarks(1, RULER, (ARROW,) * (MOST_MARKS + 1)), "marks"),
    ],
)
def test_what_makes_no_sense_is_said_at_its_field(layer: PhotoMarks, field: str) -> None:
    problems, _tidy = checked_entry(layer, TODAY)
    assert list(problems) == [field]


def test_a_whole_layer_is_tidied_and_reads_back_as_it_was_written() -> None:
    problems, tidy = checked_entry(PhotoMarks(7, RULER, (ARROW, SQUARE, LINE)), TODAY)
    assert problems == {}
    assert isinstance(tidy, PhotoMarks)
    assert tidy.marks[0].words == "new scar"
    assert read_body("photo_marks", write_body(tidy)) == tidy


def test_a_comparison_needs_two_pictures_and_whole_points() -> None:
    far = (Spot(0, 0), Spot(90, 0))
    good = PhotoComparison(TODAY, 1, 2, Alignment(AlignBy.EYES, far, far), " lighter \n")
    problems, tidy = checked_entry(good, TODAY)
    assert problems == {}
    assert tidy == replace(good, note="lighter")
    assert read_body("photo_comparison", write_body(tidy)) == tidy
    bad = replace(good, after=1, alignment=Alignment(AlignBy.EYES, far, far[:1]), compared_on=TODAY + timedelta(days=1))
    assert set(checked_entry(bad, TODAY)[0]) == {"after", "alignment", "compared_on"}
