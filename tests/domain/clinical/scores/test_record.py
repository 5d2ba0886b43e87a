"""A score as a fact: what is refused, what is computed anew, and that the list agrees with the published table."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from luna_desktop import paths
from luna_desktop.domain.clinical.catalogues import load
from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.scores.parts import VERSION, Score, assess
from luna_desktop.domain.clinical.scores.record import SCORES, ScorePart, ScoreRecord, newest_first, parts_of
from luna_desktop.domain.facts import read_body, write_body
from luna_desktop.domain.measures import PartialDate
from tests.domain.clinical.scores.worked import all_at

TODAY = date(2026, 11, 23)
DAY = PartialDate(2026, 11, 2)


def gags_of(**values: str) -> ScoreRecord:
    score = SCORES["gags"]
    return ScoreRecord("gags", DAY, parts_of(score, all_at(score, highest=False) | values))


def test_the_result_is_computed_and_never_believed() -> None:
    told = ScoreRecord("gags", DAY, gags_of(forehead="4").parts, value="44", version="made up")
    problems, tidy = checked_entry(told, TODAY)
    assert problems == {}
    assert isinstance(tidy, ScoreRecord)
    assert (tidy.value, tidy.version) == ("8", VERSION)


def test_a_missing_part_is_kept_as_not_known_without_a_result() -> None:
    problems, tidy = checked_entry(gags_of(nose=""), TODAY)
    assert problems == {}
    assert isinstance(tidy, ScoreRecord)
    assert tidy.value == ""
    assert ScorePart("nose", "") in tidy.parts


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (ScoreRecord("gags", DAY), "forehead"),
        (ScoreRecord("unheard of", DAY), "score"),
        (gags_of(chin="5"), "chin"),
        (ScoreRecord("gags", PartialDate(2026, 12, 1), gags_of().parts), "assessed_on"),
        (ScoreRecord("gags", PartialDate(2026, 10), gags_of().parts), "assessed_on"),
        (ScoreRecord("gags", DAY, gags_of().parts, note="x" * 10_001), "note"),
    ],
)
def test_what_is_refused_at_which_field(body: ScoreRecord, field: str) -> None:
    problems, _tidy = checked_entry(body, TODAY)
    assert list(problems) == [field]


def test_a_record_is_written_and_read_back_exactly() -> None:
    body = checked_entry(gags_of(forehead="3"), TODAY)[1]
    assert read_body("score", write_body(body)) == body


def test_newest_first() -> None:
    older = ScoreRecord("gags", PartialDate(2026, 1, 2))
    assert newest_first([older, gags_of()])[1] is older


@pytest.mark.parametrize("score", SCORES.values(), ids=list(SCORES))
def test_each_score_reaches_exactly_the_published_range(score: Score) -> None:
    row = load(paths.resources() / "catalogues" / "scores.tsv").row(score.id)
    if score.is_stage:
        assert assess(score, all_at(score, highest=True)).value == score.parts[0].codes()[-1]
        return
    assert (score.least, score.most) == (Decimal(row["min"]), Decimal(row["max"]))
    assert Decimal(assess(score, all_at(score, highest=True)).value) == score.most
    assert Decimal(assess(score, all_at(score, highest=False)).value) == score.least


def test_scales_whose_words_may_not_be_shipped_are_left_out() -> None:
    assert not {"hdss", "pss4", "savin", "vasi"} & set(SCORES)
    assert {"iga_acne", "gags", "masi", "mmasi", "pasi", "easi", "scorad", "dlqi"} <= set(SCORES)
    assert {"norwood_hamilton", "ludwig", "mferriman_gallwey", "glogau", "goodman_baron"} <= set(SCORES)
