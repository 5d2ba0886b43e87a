"""The line of time: its order, what a filter lets through, and lanes without overlap."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as some

from luna_desktop.domain.clinical.timeline import Moment, Span, Strand, Timeline, in_lanes, in_order, month_of
from luna_desktop.domain.measures import PartialDate

TODAY = date(2026, 11, 30)


def moment(text: str, year: int, month: int = 0, day: int = 0, *, who: str = "Dr Rao", hour: int = 9) -> Moment:
    at = datetime(2026, 11, 30, hour, tzinfo=UTC)
    return Moment(Strand.VISITS, PartialDate(year, month, day), text, who=who, recorded_at=at)


def test_the_newest_stands_first_and_what_is_vague_after_the_days_of_its_time() -> None:
    vague, early, late, same = (
        moment("year", 2026),
        moment("a", 2026, 3, 1),
        moment("b", 2026, 3, 9),
        moment("c", 2026, 3),
    )
    again = moment("d", 2026, 3, 9, hour=11)
    assert [each.text for each in in_order([vague, same, early, again, late])] == ["d", "b", "a", "c", "year"]


def test_a_filter_asks_sort_time_and_person() -> None:
    known = moment("a", 2026, 3, 9)
    visits, none = frozenset({Strand.VISITS}), frozenset({Strand.SCORES})
    assert known.matches(strands=visits, since=None, who="")
    assert known.matches(strands=visits, since=date(2026, 3, 9), who="Dr Rao")
    assert not known.matches(strands=none, since=None, who="")
    assert not known.matches(strands=visits, since=date(2026, 3, 10), who="")
    assert not known.matches(strands=visits, since=None, who="Dr Sethi")
    assert moment("year", 2026).matches(strands=visits, since=date(2026, 12, 31), who="")


def test_counts_people_and_months() -> None:
    line = Timeline((moment("a", 2026, 3, 9), moment("b", 2025, who="A. Menon"), moment("c", 2024, who="")))
    assert line.counts() == {Strand.VISITS: 3}
    assert line.people() == ("A. Menon", "Dr Rao")
    assert month_of(line.moments[0]) == PartialDate(2026, 3)
    assert month_of(line.moments[1]) == PartialDate(2025)


@given(
    some.lists(
        some.tuples(some.integers(0, 900), some.one_of(some.none(), some.integers(0, 300)), some.booleans()),
        max_size=30,
    )
)
def test_spans_of_one_lane_never_overlap_and_none_is_lost(drawn: list[tuple[int, int | None, bool]]) -> None:
    spans = []
    for begin, length, shade in drawn:
        first = TODAY - timedelta(days=begin)
        spans.append(Span("x", first, None if length is None else first + timedelta(days=length), is_shade=shade))
    lanes = in_lanes(spans, TODAY)
    assert sum(map(len, lanes)) == sum(not each.is_shade for each in spans)
    for lane in lanes:
        for before, after in pairwise(lane):
            assert (before.end or TODAY) < after.begin
