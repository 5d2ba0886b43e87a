"""A trend is a figure with words; labels that would lie over each other are left out, the dots are not."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.reports.care_frame import open_paper
from luna_desktop.reports.trends import TrendPoint, draw_trend
from luna_desktop.texts import Translator
from tests.reports.reading import assert_tagged, text_of
from tests.reports.test_care_frame import a_frame


def drawn(*points: TrendPoint) -> bytes:
    canvas, document = open_paper(a_frame(), _=Translator("en"))
    draw_trend(document, points, alt="Trend of IGA: falling", least=0)
    document.paragraph("below")
    return canvas.finish()


def test_values_are_labelled_as_far_as_there_is_room(tmp_path: Path) -> None:
    pdf = drawn(TrendPoint(0, 3, "3.5"), TrendPoint(1, 3, "3.25"), TrendPoint(400, 1, "1.5"))
    words = text_of(pdf, tmp_path)
    assert "3.5" in words
    assert "1.5" in words
    assert "3.25" not in words
    assert_tagged(pdf)


def test_one_value_is_no_trend(tmp_path: Path) -> None:
    assert "3.5" not in text_of(drawn(TrendPoint(0, 3, "3.5")), tmp_path)
