"""Minutes and columns to pixels and back, at every zoom."""

from __future__ import annotations

import pytest

from luna_desktop.ui.book.scale import LEAST_COLUMN, ROWS, Scale, zoomed


@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("grow", [1.0, 1.3])
def test_minutes_come_back_from_where_they_are_drawn(row: int, grow: float) -> None:
    scale = Scale(3, 540, 1080, row, grow=grow)
    for minute in range(540, 1080, 5):
        assert scale.minute_at(scale.top_of(minute) + 0.01) == minute
    assert scale.minute_at(-5) == 540
    assert scale.minute_at(1e6) == 1080


def test_an_hour_is_as_high_as_in_the_design() -> None:
    assert round(Scale(3, 540, 1080).per_minute * 60) == 77


def test_a_short_day_fills_the_place_and_a_long_one_scrolls() -> None:
    assert Scale(3, 540, 1080, height=1000).sheet_height == 1000 - 57 - 1
    pressed = Scale(3, 540, 1080, height=700)
    assert pressed.sheet_height == 700 - 57 - 1
    assert Scale(3, 540, 1080, height=500).sheet_height == pytest.approx(693)


def test_more_than_four_columns_are_wide_enough_to_read_and_scroll() -> None:
    assert Scale(3, 540, 1080, width=1024).column_width == pytest.approx((1024 - 58) / 3)
    assert Scale(4, 540, 1080, width=1024).column_width == pytest.approx((1024 - 58) / 4)
    many = Scale(7, 540, 1080, width=1024)
    assert many.column_width == LEAST_COLUMN
    assert many.sheet_width > 1024 - 58
    assert [many.column_at(x) for x in (-5, 0, 219, 221, 99_999)] == [0, 0, 0, 1, 6]


def test_cards_that_overlap_share_their_column() -> None:
    scale = Scale(2, 540, 1080, width=900)
    left, right = (scale.box_of(1, 600, 30, lane, 2) for lane in (0, 1))
    assert left.right() < right.left()
    assert scale.left_of(1) < left.left()
    assert right.right() < scale.left_of(2)
    assert scale.box_of(0, 600, 0).height() >= 6  # something without length can still be seen


def test_closed_spans_are_cut_to_the_hours_shown() -> None:
    scale = Scale(1, 540, 1080)
    assert scale.span_box(0, 0, 600).height() == pytest.approx(60 * scale.per_minute)
    assert scale.span_box(0, 1100, 1200).height() == 0


def test_zoom_goes_step_by_step_and_stops_at_its_ends() -> None:
    assert [zoomed(30, 1), zoomed(30, -1), zoomed(5, 1), zoomed(60, -3), zoomed(7, 0)] == [20, 60, 5, 60, 30]
    assert [Scale(1, 0, 60, row).step for row in (5, 15, 60)] == [5, 15, 15]
    assert Scale(1, 540, 1080).snapped(608) == 615
