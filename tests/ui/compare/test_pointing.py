"""Points are set in the right picture, in order, as many as the tool needs, and the last one can be taken back."""

from __future__ import annotations

import pytest

from luna_desktop.domain.clinical.photo_alignment import AlignBy, Spot
from luna_desktop.domain.clinical.photo_marks import MarkSort
from luna_desktop.ui.compare.pointing import Pointing, Tool, hint_of
from luna_desktop.ui.compare.stage import Side

A, B, C, D = Spot(0, 0), Spot(100, 0), Spot(100, 80), Spot(0, 80)


def test_an_alignment_takes_two_points_of_the_earlier_picture_then_two_of_the_later_one() -> None:
    state = Pointing(Tool.EYES)
    hints = []
    for side, spot in ((Side.BEFORE, A), (Side.AFTER, D), (Side.BEFORE, B), (Side.AFTER, C), (Side.AFTER, D)):
        hints.append(hint_of(state))
        state = state.added(side, spot)
    assert state.is_full
    assert state.side is Side.AFTER
    assert len(set(hints)) == 4
    found = state.alignment()
    assert (found.by, found.before, found.after) == (AlignBy.EYES, (A, B), (C, D))
    back = state.taken_back().taken_back().taken_back()
    assert (back.count, back.side) == (1, Side.BEFORE)


def test_a_mark_stays_on_the_picture_on_which_it_was_begun() -> None:
    state = Pointing(Tool.LENGTH).added(Side.AFTER, A)
    assert state.added(Side.BEFORE, B) == state
    done = state.added(Side.AFTER, B)
    assert done.is_full
    assert done.added(Side.AFTER, C) == done
    assert state.taken_back().drawn_on is None
    assert Pointing(Tool.AREA).taken_back() == Pointing(Tool.AREA)


def test_an_outline_ends_when_its_first_or_last_point_is_set_again() -> None:
    state = Pointing(Tool.AREA).added(Side.BEFORE, A).added(Side.BEFORE, B)
    assert not state.closes(A, 5)
    state = state.added(Side.BEFORE, C)
    assert state.is_enough
    assert state.closes(Spot(2, 1), 5)
    assert state.closes(C, 5)
    assert not state.closes(D, 5)


@pytest.mark.parametrize("tool", Tool)
def test_every_tool_says_what_to_do_at_every_point(tool: Tool) -> None:
    state, said = Pointing(tool), []
    for spot in (A, B, C, D):
        if state.is_full:
            break
        said.append(hint_of(state))
        state = state.added(state.side or Side.BEFORE, spot)
    assert all(said)
    assert state.is_enough
    assert (tool.sort is None) == (tool.aligns or tool.scales)
    assert tool.sort is None or isinstance(tool.sort, MarkSort)
