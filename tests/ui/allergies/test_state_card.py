"""The four-state card: what may be answered, and when it was last confirmed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.history import AllergyReview, AllergyState
from luna_desktop.domain.measures import PartialDate
from luna_desktop.ui.allergies.state_card import StateCard
from tests.ui.entries.test_versions import FIRST


@pytest.mark.parametrize(
    ("day", "said"), [(22, "Confirmed today"), (21, "Last confirmed yesterday"), (1, "21 days ago")]
)
def test_it_says_when_it_was_confirmed(qtbot: QtBot, day: int, said: str) -> None:
    card = StateCard(date(2026, 11, 22))
    qtbot.addWidget(card)
    review = AllergyReview(AllergyState.NONE_KNOWN, PartialDate(2026, 11, day))
    card.show_state(replace(FIRST, kind="allergy_state", body=review), 0, can_change=True)
    assert said in card.sentence()
    assert card.cards.card(AllergyState.NONE_KNOWN).isEnabled()


def test_none_known_is_off_while_the_list_has_rows_and_for_readers(qtbot: QtBot) -> None:
    card = StateCard(date(2026, 11, 22))
    qtbot.addWidget(card)
    card.show_state(None, 1, can_change=True)
    assert not card.cards.card(AllergyState.NONE_KNOWN).isEnabled()
    card.show_state(None, 0, can_change=False)
    assert not card.cards.card(AllergyState.SOME).isEnabled()
    assert card.confirm_button.isHidden()
