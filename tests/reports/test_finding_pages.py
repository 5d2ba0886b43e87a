"""The body map and the scores on paper: drawings with words, tables, formulas, parts and trends, within the page."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf

from luna_desktop.reports import record_copy as rc
from luna_desktop.reports.finding_content import MarkerRow, ScoreRow, ScoreTrend
from luna_desktop.texts import ENGLISH
from tests.reports import builders
from tests.reports.reading import assert_sound, assert_tagged, elements, text_of

PATCH = MarkerRow(
    number=1,
    marking="lesion",
    kind="Lesion",
    figure="front",
    x=0.565,
    y=0.083,
    place="Left cheek",
    what="Melasma patch",
    size="22 × 14",
    state="Watching",
    seen="02-Nov-2026",
    since="Mar-2023",
    photographs=2,
    before=("08-Jul-2026: 24 × 15 mm, Watching",),
    recorded_by="Dr Nandini Rao",
)
MARKERS = (
    PATCH,
    replace(PATCH, number=2, marking="treatment", kind="Treatment", x=0.78, y=0.29, what="Laser test", since=""),
    replace(PATCH, number=3, marking="biopsy", kind="Biopsy", figure="scalp", x=0.5, y=0.7, what="Punch biopsy"),
    replace(PATCH, number=4, what="Wrong arm", struck=True, reason="Marked on the wrong side"),
)
ROWS = (
    ScoreRow(
        on="02-Nov-2026",
        result="9.6",
        change="–1.8",
        parts=(("Chin, Area", "2 (10–29 %)"),),
        day=739557,
        height=9.6,
    ),
    ScoreRow(on="08-Jul-2026", result="11.4", parts=(("Chin, Area", "Not known"),), day=739440, height=11.4),
    ScoreRow(on="12-Jan-2026", result="44", struck=True, reason="Somebody else", day=739263, height=44),
)
MASI = ScoreTrend(
    name="Melasma Area and Severity Index",
    short="MASI",
    formula="0.3 × A × (D + H)",
    licence="Published method",
    least=0,
    most=48,
    range="0–48",
    version="luna/2026-11",
    rows=ROWS,
)


def render(**changes: object) -> rc.RenderedCopy:
    return rc.render_record_copy(builders.copy(sections=(rc.Section.FINDINGS,), **changes), translator=ENGLISH)


def figures(copy: rc.RenderedCopy) -> list[str]:
    with pikepdf.open(io.BytesIO(copy.pdf)) as pdf:
        return [str(element.Alt) for element, _parent in elements(pdf) if element.S == "/Figure"]


def test_each_drawing_with_markers_is_a_figure_that_says_every_pin(tmp_path: Path) -> None:
    copy = render(markers=MARKERS)
    told = [alt for alt in figures(copy) if alt.startswith("Drawing")]
    assert told == [
        "Drawing: Front. Pins: 1 lesion, Left cheek, Melasma patch; 2 treatment, Left cheek, Laser test",
        "Drawing: Scalp, from above. Pins: 3 biopsy, Left cheek, Punch biopsy",
    ]
    assert_sound(copy.pdf, tmp_path)
    assert_tagged(copy.pdf)


def test_the_table_has_size_earlier_sizes_and_what_was_struck_out(tmp_path: Path) -> None:
    text = " ".join(text_of(render(markers=MARKERS).pdf, tmp_path).split())
    for words in ("22 × 14 mm", "08-Jul-2026: 24 × 15 mm, Watching", "Since Mar-2023", "Linked photographs: 2"):
        assert words in text
    assert "Entered in error: Marked on the wrong side" in text


def test_a_drawing_whose_only_marker_was_struck_out_is_not_drawn() -> None:
    assert [alt for alt in figures(render(markers=MARKERS[3:])) if alt.startswith("Drawing")] == []


def test_scores_have_formula_range_parts_change_and_a_trend_in_words(tmp_path: Path) -> None:
    copy = render(scores=(MASI,))
    text = " ".join(text_of(copy.pdf, tmp_path).split())
    for words in ("MASI: 0–48. Formula: 0.3 × A × (D + H).", "Version luna/2026-11", "Chin, Area: Not known", "Change"):
        assert words in text
    assert "Trend of MASI: 08-Jul-2026: 11.4; 02-Nov-2026: 9.6" in figures(copy)
    assert_sound(copy.pdf, tmp_path)
    assert_tagged(copy.pdf)


def test_one_result_is_no_trend(tmp_path: Path) -> None:
    assert not any("Trend" in alt for alt in figures(render(scores=(replace(MASI, rows=ROWS[:1]),))))


def test_many_markers_on_every_drawing_stay_on_their_pages(tmp_path: Path) -> None:
    names = ("front", "back", "face", "scalp", "palms", "hands", "feet", "soles")
    many = tuple(
        replace(PATCH, number=at, figure=names[at % 8], x=(at % 10) / 10, y=(at % 13) / 13) for at in range(1, 81)
    )
    copy = render(markers=many, scores=(MASI,) * 3)
    assert copy.pages > 5
    assert_sound(copy.pdf, tmp_path)
    assert_tagged(copy.pdf)
