"""Numbers out of range and answers that exclude each other."""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.domain.clinical.lifestyle import Lifestyle, Smoking
from luna_desktop.domain.clinical.lifestyle_checks import LIMITS, WHOLE, contradictions, number_problems
from luna_desktop.domain.measures import PartialDate

BODY = Lifestyle(PartialDate(2026, 3, 14))


def test_the_ends_of_a_range_are_in_it() -> None:
    for name, (most, sentence) in LIMITS.items():
        assert number_problems(replace(BODY, **{name: 0})) == {}
        assert number_problems(replace(BODY, **{name: most})) == {}
        assert number_problems(replace(BODY, **{name: most + 1})) == {name: sentence}
        assert number_problems(replace(BODY, **{name: -1})) == {name: sentence}
    assert set(LIMITS) > WHOLE


def test_answers_that_exclude_each_other_are_named() -> None:
    assert set(contradictions(replace(BODY, exercise_days=0, vigorous_minutes=20))) == {"exercise_days"}
    assert set(contradictions(replace(BODY, smoking=Smoking.NEVER, bidis_a_day=2))) == {"smoking"}
    assert contradictions(replace(BODY, smoking=Smoking.NEVER, cigarettes_a_day=0, exercise_days=0)) == {}
