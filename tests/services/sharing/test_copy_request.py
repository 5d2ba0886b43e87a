"""The days of a request: open on either side, both ends counted."""

from __future__ import annotations

from datetime import date

import pytest

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.recipients import Recipient
from luna_desktop.services.sharing.copy_request import CopyRequest

FIRST, LAST = date(2026, 1, 2), date(2026, 3, 4)


@pytest.mark.parametrize(
    ("day", "within"),
    [(date(2026, 1, 1), False), (FIRST, True), (date(2026, 2, 1), True), (LAST, True), (date(2026, 3, 5), False)],
)
def test_both_ends_count(day: date, within: bool) -> None:
    request = CopyRequest(PatientId(1), Recipient(), "Own record", since=FIRST, until=LAST)
    assert request.has(day) is within


def test_open_ends_take_everything() -> None:
    assert CopyRequest(PatientId(1), Recipient(), "Own record").has(date(1990, 1, 1))
