"""What is asked before photographs are assigned: nothing where two facts agree, and a chaperone for intimate views."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.clinical.photo_inbox import Standing
from luna_desktop.services.care.photo_inbox import InboxGroup
from luna_desktop.ui.photo_inbox.assigning import question_before
from tests.ui.photo_inbox.groups import a_card, a_group, whose


def test_two_facts_that_agree_are_not_asked_about() -> None:
    assert question_before(a_group(), whose(), 2, by_hand=False) is None


@pytest.mark.parametrize(
    ("group", "title", "danger"),
    [
        (a_group(Standing.TIME_ALONE), "Is it surely this patient?", False),
        (replace(a_group(Standing.PLACARD_ALONE), placard_of=a_card(1)), "Is it surely this patient?", False),
        (replace(a_group(), placard_of=a_card(2, "Vikram Rao")), "The placard names somebody else", True),
    ],
)
def test_less_is_asked_about_with_two_identifiers(group: InboxGroup, title: str, danger: bool) -> None:
    group = replace(group, whose=None)
    question = question_before(group, whose(), 2, by_hand=True)
    assert question is not None
    assert (question.title, question.danger) == (title, danger)
    assert "Meera Joshi" in question.body
    assert "LUN-000001" in question.body
    assert question.verb == "Assign 2 photos"
