"""The hours of a request: what counts as used, what the clock leaves out, and what is not known yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from luna_desktop.reports.rights_content import NONE_LEFT_OUT, CopyCase, LeftOut

ASKED = datetime(2026, 11, 21, 11, 30, tzinfo=UTC)


def issued(after: timedelta, paused: timedelta = timedelta()) -> CopyCase:
    return CopyCase(received_at=ASKED, issued_at=ASKED + after, paused=paused)


@pytest.mark.parametrize(
    ("after", "hours"),
    [
        (timedelta(), 0),
        (timedelta(seconds=1), 1),
        (timedelta(hours=72), 72),
        (timedelta(hours=72, seconds=1), 73),
    ],
)
def test_an_hour_counts_once_it_has_begun(after: timedelta, hours: int) -> None:
    assert issued(after).hours_used == hours


def test_the_time_of_an_unproven_identity_does_not_count() -> None:
    assert issued(timedelta(hours=80), timedelta(hours=10)).hours_used == 70
    assert issued(timedelta(hours=2), timedelta(hours=3)).hours_used == 0


def test_hours_are_unknown_before_the_copy_is_issued() -> None:
    assert replace(issued(timedelta(hours=1)), issued_at=None).hours_used is None
    assert CopyCase(issued_at=ASKED).hours_used is None


def test_any_photograph_that_is_left_out_shows() -> None:
    assert not NONE_LEFT_OUT.any
    assert LeftOut(photographs=1).any
    assert LeftOut(intimate=1).any
