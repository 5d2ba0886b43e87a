"""Uses, boxes and exports in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from luna_desktop.domain.disclosures import State
from luna_desktop.domain.photo_exports import Box, BoxKind
from luna_desktop.domain.photo_uses import PhotoScope
from luna_desktop.ui.photo_export import wording
from tests.ui.photo_export.test_made_list import A_LINE, AT


def test_marketing_is_not_offered() -> None:
    offered = {option.value for option in wording.scope_options()}
    assert offered == {scope.value for scope in PhotoScope} - {"marketing"}


def test_boxes_and_counts_are_said() -> None:
    box = Box(BoxKind.COVER, 1000, 2000, 3000, 4000)
    assert wording.box_words(box) == "Cover (tattoo, jewellery, name): 10 to 30 % across, 20 to 40 % down"
    assert [wording.covered_words([box] * count) for count in range(3)] == ["Nothing covered", "1 box", "2 boxes"]
    assert [wording.count_words(count) for count in (1, 2)] == ["1 photograph", "2 photographs"]


def test_every_state_has_a_chip_and_what_comes_next() -> None:
    for state in State:
        assert wording.state_spec(replace(A_LINE, state=state)).text
    assert "second person" in wording.next_words(replace(A_LINE, is_own=True), may_check=True)
    assert "Look at every" in wording.next_words(A_LINE, may_check=True)
    assert "Somebody" in wording.next_words(A_LINE, may_check=False)
    alone = replace(A_LINE, is_own=True, checks_from=AT + timedelta(hours=72))
    assert "17-Mar-2026, 15:00" in wording.next_words(alone, may_check=True)
    assert wording.next_words(replace(A_LINE, state=State.SENT, left_at=AT), may_check=True) == "Left on 14-Mar-2026."
