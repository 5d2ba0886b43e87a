"""Fonts by script: cut, measured, cleaned; characters without a glyph stay readable."""

from __future__ import annotations

import pytest

from luna_desktop.reports.fonts import clusters, font_file, printable
from luna_desktop.reports.tagged_canvas import TaggedCanvas


@pytest.fixture
def canvas() -> TaggedCanvas:
    return TaggedCanvas(language="en-IN", title="Trial")


SAMPLES = {
    "Devanagari": "क्षितिज",
    "Kannada": "ಅನನ್ಯಾ",
    "Tamil": "அனன்யா",
    "Bengali": "অনন্যা",
    "Telugu": "అనన్య",
    "Gujarati": "અનન્યા",
    "Gurmukhi": "ਅਨੰਨਿਆ",
    "Malayalam": "അനന്യ",
    "Oriya": "ଅନନ୍ୟା",
}


@pytest.mark.parametrize("script", SAMPLES)
def test_each_script_has_its_font_in_two_weights(canvas: TaggedCanvas, script: str) -> None:
    for bold, weight in ((False, "Regular"), (True, "Bold")):
        (run,) = canvas.fonts.runs(SAMPLES[script], bold=bold)
        assert run.face == f"NotoSans{script}-{weight}"
        assert run.spoken == SAMPLES[script]
        assert font_file(run.face).is_file()


def test_mixed_scripts_are_cut_into_runs(canvas: TaggedCanvas) -> None:
    runs = canvas.fonts.runs("Born क्षितिज कुमार (15) ಅನ")
    assert [run.text for run in runs] == ["Born ", "क्षितिज कुमार", " (15) ", "ಅನ"]


def test_shaping_joins_letters(canvas: TaggedCanvas) -> None:
    (run,) = canvas.fonts.runs("क्षि")
    assert len(canvas.fonts.shaped(run)) < 4


def test_a_missing_glyph_keeps_its_character(canvas: TaggedCanvas) -> None:
    runs = canvas.fonts.runs("a漢😀b")
    assert [(run.text, run.spoken) for run in runs] == [("a", ""), ("\ufffd\ufffd", "漢😀"), ("b", "")]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("plain", "plain"),
        ("a\tb\x00c", "a b c"),
        ("a\u202eb\u200dc", "abc"),
        ("क्\u200dष", "क्\u200dष"),
        ("\ud800", "\ufffd"),
        ("no\u00a0break", "no break"),
    ],
)
def test_only_what_can_be_drawn_is_kept(text: str, kept: str) -> None:
    assert printable(text) == kept


def test_clusters_stay_whole() -> None:
    assert clusters("क्षितिज") == ["क्षि", "ति", "ज"]
    assert clusters("e\u0301x") == ["e\u0301", "x"]
    assert clusters("") == []
