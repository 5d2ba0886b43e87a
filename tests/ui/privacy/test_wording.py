"""States in words, tone and icon."""

from __future__ import annotations

import pytest

from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.services.consent_lines import ConsentLine
from luna_desktop.ui.privacy.wording import how_words, outcome_chip, since_words, state_chip
from tests import builders


@pytest.mark.parametrize("state", list(ConsentState))
def test_every_state_has_words_and_an_icon(state: ConsentState) -> None:
    chip = state_chip(state)
    assert chip.text
    assert chip.icon


def test_outcomes_differ_in_words_and_tone() -> None:
    chips = [outcome_chip(state) for state in ("sent", "failed", "prepared")]
    assert len({chip.text for chip in chips}) == len({chip.tone for chip in chips}) == 3


def test_an_answer_tells_since_when_how_and_by_whom() -> None:
    line = ConsentLine(
        Purpose.CARE,
        ConsentState.GIVEN,
        builders.START,
        ConsentMethod.GUARDIAN,
        given_by="Sunita Kumar, mother",
        taken_by="Ravi Shetty",
        notice_version=1,
    )
    assert since_words(line) == "Since 14-Mar-2026, 15:00, taken by Ravi Shetty"
    assert how_words(line) == "Given by the guardian · Sunita Kumar, mother · Notice version 1"
    assert "Nobody has asked" in since_words(ConsentLine(Purpose.CARE, ConsentState.NOT_ASKED))
