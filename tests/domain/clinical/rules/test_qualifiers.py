"""The words that narrow a trigger: days, places, ages and what is behind a flag; unread words stay possible."""

from __future__ import annotations

from datetime import timedelta

import pytest

from luna_desktop.domain.clinical.rules.qualifiers import overlaps, read_trigger
from luna_desktop.domain.clinical.rules.signs import PlannedItem, RuleChart, Sign, Truth
from tests.domain.clinical.rules.charts import TODAY, books

FACE = PlannedItem("treatments", "ipl_rejuv", "IPL", regions=frozenset({"face"}))
CHART = RuleChart(TODAY, ages=(34, 36))


def read(words: str, sign: Sign, item: PlannedItem = FACE) -> Truth:
    return read_trigger(words, sign, CHART, item).truth


@pytest.mark.parametrize(
    ("words", "days", "truth"),
    [
        ("within 14 days", 14, Truth.YES),
        ("within 14 days", 15, Truth.NO),
        ("within 12 weeks", 84, Truth.YES),
        ("within 12 weeks", 85, Truth.NO),
        ("current or within 6 months", 180, Truth.YES),
        ("current or within 6 months", 181, Truth.NO),
        ("current or within 3 years", 1095, Truth.YES),
    ],
)
def test_times_end_on_their_day(words: str, days: int, truth: Truth) -> None:
    assert read(words, Sign("med", "x", is_current=False, on=TODAY - timedelta(days=days))) is truth


def test_what_is_taken_now_is_within_any_time_that_says_current() -> None:
    assert read("current or within 6 months", Sign("med", "x", on=None)) is Truth.YES
    assert read("current", Sign("med", "x", is_current=False)) is Truth.NO
    assert read("within 14 days", Sign("med", "x", on=None)) is Truth.MAYBE


def test_places_count_within_each_other_and_unknown_ones_may() -> None:
    cheek, back = frozenset({"cheek_l"}), frozenset({"back_upper"})
    assert overlaps(cheek, frozenset({"face"})) is Truth.YES
    assert overlaps(frozenset({"face"}), cheek) is Truth.YES
    assert overlaps(cheek, back) is Truth.NO
    assert overlaps(None, back) is Truth.MAYBE
    assert read("in field", Sign("flag", "x", regions=back)) is Truth.NO
    assert read("active lesion in field", Sign("flag", "x", regions=cheek, is_current=None)) is Truth.MAYBE
    assert read("history, face", Sign("flag", "hsv", regions=cheek, is_current=False)) is Truth.YES


def test_an_age_that_is_only_a_range_may_be() -> None:
    assert read("age>=35", Sign("life", "smoker_current")) is Truth.MAYBE
    assert read("age>=34", Sign("life", "smoker_current")) is Truth.YES
    assert read("age>=37", Sign("life", "smoker_current")) is Truth.NO


def test_what_is_behind_a_flag_is_compared() -> None:
    assert read("melasma", Sign("flag", "light_worsened", members=frozenset({"melasma"}))) is Truth.YES
    assert read("skin cancer", Sign("flag", "cancer_history", members=frozenset({"cancer_history"}))) is Truth.NO
    assert (
        read("ciclosporin or azathioprine", Sign("flag", "immunosuppressed", members=frozenset({"hiv"}))) is Truth.MAYBE
    )


def test_every_word_of_the_tables_is_read_or_shown() -> None:
    words = {entry.columns["trigger_qualifier"] for entry in books()["safety_rules"].entries} - {""}
    sign = Sign(
        "flag", "x", on=TODAY, regions=frozenset({"face"}), members=frozenset({"melasma", "skin_cancer_history"})
    )
    unread = {text for each in words for text in read_trigger(each, sign, CHART, FACE).unread}
    assert unread == {
        "suspected",
        "unstable",
        "in field or systemic",
        "unbiopsied",
        "critical (doctor-defined)",
        "area or strength above label",
        "sensitised",
        "untreated hirsutism",
        "moderate hirsutism",
        "blood or bone",
        "melasma on COC",
        "irregular bleeding undiagnosed",
        "ciclosporin or azathioprine",
    }
