"""Arithmetic of spans: what is merged, taken out and shared holds every minute exactly as a set of minutes would."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.domain.book.spans import Span, common, merged, without

START = datetime(2026, 3, 16, tzinfo=UTC)


def span(first: int, last: int) -> Span:
    return Span(START + timedelta(minutes=first), START + timedelta(minutes=last))


SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: span(min(pair), max(pair))), max_size=6
)


def minutes(spans: tuple[Span, ...] | list[Span]) -> set[int]:
    return {
        minute
        for each in spans
        for minute in range(
            int((each.starts - START) / timedelta(minutes=1)), int((each.ends - START) / timedelta(minutes=1))
        )
    }


def test_touching_spans_share_nothing_and_become_one() -> None:
    assert not span(0, 5).overlaps(span(5, 9))
    assert span(0, 5).shared(span(5, 9)) is None
    assert merged([span(5, 9), span(0, 5)]) == (span(0, 9),)
    assert not span(0, 9).overlaps(span(5, 5))
    assert span(0, 9).covers(span(5, 9))
    assert not span(0, 9).covers(span(5, 10))
    assert span(10, 20).widened(5, 1) == span(5, 21)
    assert span(10, 20).minutes == 10


@settings(max_examples=40)
@given(SPANS, SPANS)
def test_the_arithmetic_is_that_of_sets_of_minutes(one: list[Span], other: list[Span]) -> None:
    assert minutes(merged(one)) == minutes(one)
    assert minutes(without(one, other)) == minutes(one) - minutes(other)
    assert minutes(common(one, other)) == minutes(one) & minutes(other)
    for found in (merged(one), without(one, other), common(one, other)):
        assert all(each.starts < each.ends for each in found)
        assert all(left.ends <= right.starts for left, right in pairwise(found))
