"""The states of a message: what was handed over never goes back to waiting by itself, and tries come to an end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from luna_desktop.domain.errors import StaleRecord
from luna_desktop.domain.messages.outbox import (
    CLOSED_SENTENCES,
    FOLLOWS,
    OPEN,
    PAUSES,
    STATE_NAMES,
    Closed,
    MessageState,
    after_failure,
    check_step,
)

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def test_every_state_has_a_name_and_every_reason_a_sentence() -> None:
    assert set(STATE_NAMES) == set(FOLLOWS) == set(MessageState)
    assert set(CLOSED_SENTENCES) == set(Closed)


def test_ends_stay_ends_but_for_what_comes_back() -> None:
    ends = {state for state, then in FOLLOWS.items() if not then}
    assert ends == set(MessageState) - OPEN - {MessageState.SENT}
    assert FOLLOWS[MessageState.SENT] == {MessageState.BOUNCED}


def test_a_step_that_does_not_follow_is_refused() -> None:
    check_step(MessageState.QUEUED, MessageState.SENDING)
    with pytest.raises(StaleRecord):
        check_step(MessageState.SENT, MessageState.QUEUED)
    with pytest.raises(StaleRecord):
        check_step(MessageState.HANDED_OVER, MessageState.CANCELLED)


def test_pauses_grow_and_end() -> None:
    waits = [after_failure(tries, NOW, None).at for tries in range(1, len(PAUSES) + 1)]
    assert waits == [NOW + pause for pause in PAUSES]
    assert list(PAUSES) == sorted(PAUSES)
    assert after_failure(len(PAUSES) + 1, NOW, None).at is None


def test_what_would_come_too_late_is_given_up() -> None:
    assert after_failure(1, NOW, NOW + timedelta(minutes=1)).at is None
    assert after_failure(1, NOW, NOW + timedelta(minutes=3)).at == NOW + PAUSES[0]
