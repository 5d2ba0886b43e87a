"""Trends of numbers."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.measures import PartialDate
from luna_desktop.ui.lifestyle.trends import Direction, Point, TrendCard, direction_of


def points(*values: float) -> list[Point]:
    return [Point(PartialDate(2020 + at), value) for at, value in enumerate(values)]


@pytest.mark.parametrize(
    ("values", "expected"),
    [((7, 5.5), Direction.FALLING), ((5, 7), Direction.RISING), ((100, 104), Direction.STEADY),
     ((0, 0), Direction.STEADY), ((1, 9, 9), Direction.STEADY)],
)  # fmt: skip
def test_the_last_two_numbers_say_where_it_goes(values: tuple[float, ...], expected: Direction) -> None:
    assert direction_of(points(*values)) is expected


def test_one_number_is_no_trend(qtbot: QtBot) -> None:
    card = TrendCard("sleep", "Sleep", "h")
    qtbot.addWidget(card)
    card.show_points(points(7))
    assert card.isHidden()
    card.show_points(points(7, 5.5))
    assert card.accessibleName() == "Sleep: Falling"
    assert not card.grab().isNull()
