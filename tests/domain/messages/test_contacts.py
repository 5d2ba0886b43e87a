"""What was said is noted with when, by which way, and what came of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.messages.contacts import (
    BY_NAMES,
    DIRECTION_NAMES,
    OUTCOME_NAMES,
    By,
    Contact,
    Direction,
    Outcome,
    tidied,
)
from luna_desktop.domain.preferences import Channel

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def test_everything_has_a_name_and_every_channel_is_a_way() -> None:
    assert set(BY_NAMES) == set(By)
    assert set(DIRECTION_NAMES) == set(Direction)
    assert set(OUTCOME_NAMES) == set(Outcome)
    assert {by.value for by in By} == {channel.value for channel in Channel} | {"desk"}


def test_a_call_is_tidied() -> None:
    noted = tidied(Contact(Direction.OUT, By.PHONE, Outcome.NO_ANSWER, NOW, " +91 1 ", note=" rang long \x00"), NOW)
    assert (noted.address, noted.note) == ("+91 1", "rang long")


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"at": NOW + timedelta(hours=1)}, "at"), ({"note": "x" * 501}, "note"), ({"note": " "}, "note")],
)
def test_what_is_wrong_is_said_at_its_field(changed: dict[str, object], field: str) -> None:
    parts = {"direction": Direction.IN, "by": By.DESK, "outcome": Outcome.REACHED, "at": NOW, "note": "asks for a day"}
    with pytest.raises(InvalidInput) as refused:
        tidied(Contact(**{**parts, **changed}), NOW)  # type: ignore[arg-type]
    assert set(refused.value.problems) == {field}
