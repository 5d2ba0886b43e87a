"""Every state has its chip and its words."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.disclosures import State
from luna_desktop.ui.disclosures.wording import state_chip, state_words, step_words
from tests.services.sharing.test_accounting import a_line


@pytest.mark.parametrize("state", State)
def test_every_state_has_a_chip_and_words(qtbot: QtBot, state: State) -> None:
    chip = state_chip(a_line(1, state=state, has_left=False))
    assert chip.text == state_words(state)
    assert chip.icon
    assert step_words(state, has_left=False)


def test_what_failed_after_it_left_did_not_arrive(qtbot: QtBot) -> None:
    assert state_words(State.FAILED) == "Did not leave"
    assert state_words(State.FAILED, has_left=True) == "Did not arrive"
