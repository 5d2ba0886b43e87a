"""Scores in words, and the plot of a trend."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from luna_desktop.domain.clinical.scores.record import SCORES, ScorePart, ScoreRecord
from luna_desktop.domain.facts import FactStatus, Source
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.scores import Standing
from luna_desktop.services.facts import Known
from luna_desktop.ui.entries.described import described, title_of
from luna_desktop.ui.scores.wording import (
    band_words,
    change_words,
    grade_words,
    part_words,
    plot_of,
    range_words,
    trend_chip,
    value_words,
)


def standing(score: str, *results: str) -> Standing:
    """Return a score with results, the first one the newest, a month apart."""
    rows = []
    for at, value in enumerate(results):
        body = ScoreRecord(score, PartialDate(2026, 11 - at, 2), value=value)
        rows.append(
            Known(
                at, "score", 1, FactStatus.CURRENT, body, Source.STAFF, "", datetime(2026, 11, 2, tzinfo=UTC), "Dr Rao"
            )
        )
    return Standing(SCORES[score], tuple(rows))


def chip(score: str, *results: str) -> str:
    found = trend_chip(standing(score, *results))
    return found.text.replace("\u2011", "-") if found else ""


def test_change_since_the_first_result_in_words() -> None:
    assert chip("masi", "9.6", "11.4", "15.8") == "9.6, down 39 % since 02-Sep-2026"
    assert chip("masi", "12", "10") == "12, up 20 % since 02-Oct-2026"
    assert chip("masi", "10", "10.2") == "10, steady since 02-Oct-2026"
    assert chip("norwood_hamilton", "III vertex", "II") == "III vertex, was II on 02-Oct-2026"
    assert chip("masi", "5", "0") == "5, was 0 on 02-Oct-2026"
    assert chip("masi", "9.6") == chip("masi", "9.6", "") == ""


def test_change_from_one_assessment_to_the_next() -> None:
    masi, norwood = SCORES["masi"], SCORES["norwood_hamilton"]
    assert change_words(masi, "11.4", "9.6") == "\u22121.8"
    assert change_words(masi, "9", "9") == "No change"
    assert change_words(norwood, "II", "III") == "was II"
    assert change_words(norwood, "II", "II") == "No change"
    assert change_words(masi, "", "9") == ""


def test_ranges_parts_and_grades() -> None:
    assert (range_words(SCORES["masi"]), range_words(SCORES["glogau"])) == ("0 to 48", "I to IV")
    part = SCORES["masi"].parts[0]
    assert part_words(part) == "Forehead, area"
    assert grade_words(part, "2") == "2: 10–29 %"
    assert grade_words(part, "") == "Not known"


def test_the_plot_leaves_out_what_has_no_result_and_shows_bands_or_stages() -> None:
    plot = plot_of(standing("gags", "15", "", "21"))
    assert [(point.label, point.value) for point in plot.points] == [("21", 21), ("15", 15)]
    assert [band.words for band in plot.bands][:3] == ["None", "Mild", "Moderate"]
    assert plot.points[0].words.endswith("21, Moderate")
    assert [label for _value, label in plot_of(standing("ludwig", "II")).lines()] == ["I", "II", "III"]


def test_a_record_field_by_field_with_formula_and_version() -> None:
    body = ScoreRecord("iga_acne", PartialDate(2026, 11, 2), (ScorePart("grade", "3"),), "3")
    lines = dict(described(body))
    assert title_of(body).startswith("IGA of 02")
    assert (lines["Result"], lines["In words"], lines["Version of the formula"]) == ("3", "Moderate", "luna/2026-11")
    unknown = replace(body, score="later program")
    assert (described(unknown)[0][1], band_words(unknown)) == ("later program", "")
    assert value_words(replace(body, value="")) == "Not known"
