"""A week of opening hours, drawn and changed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.domain.book.hours import DayHours, Period
from luna_desktop.domain.book.hours_text import day_problem
from luna_desktop.ui.setup_book import week_editing as editing
from luna_desktop.ui.setup_book.week_editing import Piece

EMPTY = editing.whole_week(())
DAY = DayHours(0, (Period(540, 780), Period(840, 1080)), (Period(600, 615, "Tea"),))
WEEK = editing.whole_week([DAY])


def test_a_week_has_seven_days_in_order() -> None:
    assert [day.weekday for day in editing.whole_week([DayHours(4), DayHours(1)])] == list(range(7))


def test_pieces_come_by_their_start() -> None:
    assert editing.pieces_of(DAY) == (Piece(0, 0), Piece(0, 0, is_break=True), Piece(0, 1))


def test_what_overlaps_is_one_period_and_a_break_stays_within() -> None:
    week, piece = editing.add(WEEK, 0, Period(700, 900))
    assert week[0].open == (Period(540, 1080),)
    assert piece == Piece(0, 0)
    week, piece = editing.add(week, 0, Period(1050, 1140), is_break=True)
    assert week[0].breaks[1] == Period(1050, 1080)
    assert piece is None
    assert editing.add(WEEK, 3, Period(600, 660), is_break=True) == (WEEK, None)


def test_a_period_moves_with_its_breaks_and_stops_at_midnight() -> None:
    week, piece = editing.moved(WEEK, Piece(0, 0), -60)
    assert (week[0].open[0], week[0].breaks[0]) == (Period(480, 720), Period(540, 555, "Tea"))
    assert piece == Piece(0, 0)
    week, _piece = editing.moved(WEEK, Piece(0, 1), 9999)
    assert week[0].open[1] == Period(1200, 1440)


def test_a_piece_cannot_become_shorter_than_a_step() -> None:
    assert editing.stretched(WEEK, Piece(0, 0, is_break=True), -15) == (WEEK, Piece(0, 0, is_break=True))
    week, _piece = editing.stretched(WEEK, Piece(0, 0), -15)
    assert week[0].open[0] == Period(540, 765)


def test_removing_a_period_takes_its_breaks_along() -> None:
    assert editing.remove(WEEK, Piece(0, 0))[0] == DayHours(0, (Period(840, 1080),))


def test_a_day_is_copied_onto_others() -> None:
    week = editing.copied(WEEK, 0, range(5))
    assert [bool(day.open) for day in week] == [True] * 5 + [False] * 2
    assert week[4] == DayHours(4, DAY.open, DAY.breaks)


def test_what_a_key_adds_fits_the_day() -> None:
    assert editing.next_period(EMPTY[0]) == editing.USUAL
    assert editing.next_period(DAY) == Period(1110, 1230)
    assert editing.next_period(DayHours(0, (Period(600, 1440),))) == Period(450, 570)
    assert editing.break_within(Period(540, 1020)) == Period(750, 810)
    assert editing.break_within(Period(540, 585)) == Period(555, 570)


steps = st.lists(
    st.tuples(
        st.sampled_from(["add", "break", "move", "stretch", "remove"]),
        st.integers(0, 95).map(lambda each: each * 15),
        st.integers(1, 40).map(lambda each: each * 15),
    ),
    max_size=12,
)


@given(steps)
@settings(max_examples=50)
def test_whatever_the_hand_does_the_day_can_be_saved(acts: list[tuple[str, int, int]]) -> None:
    week = EMPTY
    for act, start, length in acts:
        pieces = editing.pieces_of(week[0])
        piece = pieces[start % len(pieces)] if pieces else None
        if act in {"add", "break"}:
            period = Period(start, min(1440, start + length))
            week, _piece = editing.add(week, 0, period, is_break=act == "break")
        elif piece is not None and act == "remove":
            week = editing.remove(week, piece)
        elif piece is not None:
            by = length - 300
            week, _piece = editing.moved(week, piece, by) if act == "move" else editing.stretched(week, piece, by)
        problem = day_problem(week[0])
        assert problem is None or "Two breaks" in str(problem)
