"""What the tests of scores share: values given in short, and random values that every part allows."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from luna_desktop.domain.clinical.scores.parts import Part, Score, assess, plain


def by_groups(score: Score, *groups: str) -> dict[str, str]:
    """Return values given as one text for each group, such as `4 2 3`, in the order of the score's parts."""
    numbers = " ".join(groups).split()
    assert len(numbers) == len(score.parts)
    return dict(zip((part.name for part in score.parts), numbers, strict=True))


def result(score: Score, *groups: str) -> str:
    """Return what a score comes to."""
    return assess(score, by_groups(score, *groups)).value


def band(score: Score, value: str) -> str:
    """Return the band of a result in English."""
    return str(score.band_of(value))


def _part_values(part: Part) -> st.SearchStrategy[str]:
    if part.grades:
        return st.sampled_from(part.codes())
    count = int((part.most - part.least) / part.step)
    return st.integers(0, count).map(lambda at: plain(part.least + at * part.step))


def any_values(score: Score) -> st.SearchStrategy[dict[str, str]]:
    """Return values that the parts of a score allow."""
    return st.fixed_dictionaries({part.name: _part_values(part) for part in score.parts})


def all_at(score: Score, *, highest: bool) -> dict[str, str]:
    """Return every part at its highest or lowest value."""
    at = -1 if highest else 0
    return {
        part.name: part.codes()[at] if part.grades else plain(part.most if highest else part.least)
        for part in score.parts
    }


def within(score: Score, values: dict[str, str]) -> bool:
    """Tell whether a result lies in the published range, and has a band where the score has bands."""
    value = assess(score, values).value
    if score.is_stage:
        return value in score.parts[0].codes()
    total = Decimal(value)
    return score.least <= total <= score.most and (not score.bands or score.band_of(value) is not None)
