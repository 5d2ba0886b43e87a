"""Where a pixel of either picture is drawn: the same place under the pointer, whatever the zoom and the mode."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from luna_desktop.domain.clinical.photo_alignment import AlignBy, Alignment, Spot
from luna_desktop.ui.compare.stage import BOTH, MOST_ZOOM, Mode, Side, Stage

AREA = QRectF(0, 0, 900, 600)
START = Stage().with_pictures((4000, 3000), (2000, 1500), None)


def test_two_pictures_of_other_sizes_lie_upon_each_other_before_any_alignment() -> None:
    middle = START.placed(Side.BEFORE, AREA).at(complex(2000, 1500))
    assert START.placed(Side.AFTER, AREA).at(complex(1000, 750)) == pytest.approx(middle)
    assert middle == pytest.approx(complex(450, 300))


@settings(max_examples=40)
@given(st.floats(1, 900), st.floats(1, 600), st.floats(0.5, 8), st.sampled_from(Mode), st.sampled_from(BOTH))
def test_the_place_under_the_pointer_stays_there_when_the_picture_grows(
    x: float, y: float, factor: float, mode: Mode, side: Side
) -> None:
    stage = replace(START, mode=mode).zoomed(3, side, AREA)
    point = stage.pane(side, AREA).topLeft() + QPointF(x % stage.pane(side, AREA).width(), y)
    before = stage.spot_at(side, point, AREA)
    grown = stage.zoomed(factor, side, AREA, point)
    is_at_an_end = grown.sights[side].zoom in (1.0, MOST_ZOOM) or not 0 < grown.sights[side].middle.real < 4000
    if not is_at_an_end and 0 < grown.sights[side].middle.imag < 3000:
        assert grown.spot_at(side, point, AREA) == pytest.approx(before, abs=1e-6)


def test_both_move_together_until_they_are_unlocked() -> None:
    sides = replace(START, mode=Mode.SIDES).zoomed(4, Side.BEFORE, AREA)
    moved = sides.moved(QPointF(-30, 0), Side.AFTER, AREA)
    assert moved.sights[Side.BEFORE] == moved.sights[Side.AFTER] != sides.sights[Side.AFTER]
    free = sides.lock(False, Side.BEFORE).moved(QPointF(-30, 0), Side.AFTER, AREA)
    assert free.sights[Side.BEFORE] == sides.sights[Side.BEFORE] != free.sights[Side.AFTER]
    assert free.lock(True, Side.AFTER).sights[Side.BEFORE] == free.sights[Side.AFTER]


def test_the_slider_shows_the_left_of_one_and_the_right_of_the_other_and_swaps() -> None:
    wiped = replace(START, position=0.25)
    assert wiped.seen(Side.BEFORE, AREA) == QRectF(0, 0, 225, 600)
    assert wiped.seen(Side.AFTER, AREA) == QRectF(225, 0, 675, 600)
    assert wiped.side_at(QPointF(100, 10), AREA) is Side.BEFORE
    assert replace(wiped, swapped=True).side_at(QPointF(100, 10), AREA) is Side.AFTER


def test_blinking_shows_one_at_a_time_and_an_overlay_both() -> None:
    blinking = replace(START, mode=Mode.BLINK, front=Side.AFTER)
    assert blinking.seen(Side.BEFORE, AREA).isEmpty()
    assert blinking.seen(Side.AFTER, AREA) == AREA
    laid = replace(START, mode=Mode.OVERLAY)
    assert laid.seen(Side.BEFORE, AREA) == laid.seen(Side.AFTER, AREA) == AREA
    assert laid.side_at(QPointF(5, 5), AREA) is Side.AFTER


def test_aligned_pictures_share_their_points_and_the_eye_line_is_level() -> None:
    before, after = (Spot(1000, 1000), Spot(2000, 1200)), (Spot(300, 400), Spot(900, 380))
    stage = START.aligned(Alignment(AlignBy.EYES, before, after))
    lying = [
        [stage.placed(side, AREA).at(spot.z) for spot in spots]
        for side, spots in zip(BOTH, (before, after), strict=True)
    ]
    assert lying[0] == pytest.approx(lying[1])
    assert lying[0][0].imag == pytest.approx(lying[0][1].imag)
    assert START.aligned(Alignment(AlignBy.EYES, before, after[:1])).on_stage(Side.BEFORE).size == 1


def test_no_zoom_goes_below_whole_nor_beyond_its_end() -> None:
    assert START.zoomed(0.1, Side.BEFORE, AREA).sights[Side.BEFORE].zoom == 1
    assert START.zoomed(500, Side.BEFORE, AREA).sights[Side.BEFORE].zoom == MOST_ZOOM
    assert START.zoomed_to(4, Side.BEFORE, AREA).sights[Side.AFTER].zoom == pytest.approx(4)
