"""Clocks: each fires at its second, pauses for missing proof, is extended once, and never passes its ceiling."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luna_desktop.domain.clock import ZONE
from luna_desktop.domain.rights.clocks import Clock, Limit, Unit
from luna_desktop.texts import Message

HOURS = Limit(Unit.HOURS, 72, 72, 0, 24)
DAYS = Limit(Unit.DAYS, 30, 90, 30)
RECEIVED = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
SECOND = timedelta(seconds=1)
instants = st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001


def after(clock: Clock | Message) -> Clock:
    assert isinstance(clock, Clock)
    return clock


@given(instants)
def test_t2_access_is_overdue_one_second_after_72_hours(received: datetime) -> None:
    clock = Clock(received, HOURS)
    whole = received.replace(microsecond=0)
    assert not clock.is_overdue(whole + timedelta(hours=72))
    assert not clock.is_overdue(whole + timedelta(hours=72, microseconds=999_999))
    assert clock.is_overdue(whole + timedelta(hours=72, seconds=1))
    assert clock.due_at - whole == timedelta(hours=72), "elapsed hours, whatever the calendar says"


@given(instants)
def test_days_end_at_the_last_second_of_the_clinics_day(received: datetime) -> None:
    clock = Clock(received, DAYS)
    local = clock.due_at.astimezone(ZONE)
    assert (local.hour, local.minute, local.second) == (23, 59, 59)
    assert (local.date() - received.astimezone(ZONE).date()).days == 30
    assert not clock.is_overdue(clock.due_at)
    assert clock.is_overdue(clock.due_at + SECOND)


def test_late_in_the_evening_in_india_is_already_the_next_day_of_nobody() -> None:
    evening = datetime(2026, 3, 14, 18, 29, 59, tzinfo=UTC)  # 23:59:59 in the clinic
    assert Clock(evening + SECOND, DAYS).due_at - Clock(evening, DAYS).due_at == timedelta(days=1)


def test_a_pause_gives_its_hours_back_and_nothing_is_late_meanwhile() -> None:
    clock = Clock(RECEIVED, HOURS)
    stopped = after(clock.pause(RECEIVED + timedelta(hours=10)))
    assert stopped.paused_since == RECEIVED + timedelta(hours=10)
    assert not stopped.is_overdue(RECEIVED + timedelta(days=30))
    assert stopped.left(RECEIVED + timedelta(days=30)) == timedelta(hours=62)
    running = after(stopped.resume(RECEIVED + timedelta(hours=34)))
    assert running.due_at == RECEIVED + timedelta(hours=96)
    assert not running.is_overdue(RECEIVED + timedelta(hours=96))
    assert running.is_overdue(RECEIVED + timedelta(hours=96) + SECOND)
    assert running.used(RECEIVED + timedelta(hours=40)) == timedelta(hours=16)


def test_a_pause_of_a_clock_of_days_gives_days_back() -> None:
    clock = Clock(RECEIVED, DAYS)
    stopped = after(clock.pause(RECEIVED + timedelta(days=2)))
    same_day = after(stopped.resume(RECEIVED + timedelta(days=2, hours=1)))
    assert same_day.due_at == clock.due_at
    later = after(stopped.resume(RECEIVED + timedelta(days=5)))
    assert later.due_at == clock.due_at + timedelta(days=3)


def test_one_extension_before_the_time_is_over_and_no_second_one() -> None:
    clock = Clock(RECEIVED, DAYS)
    longer = after(clock.extend(RECEIVED + timedelta(days=29)))
    assert longer.due_at == clock.due_at + timedelta(days=30)
    assert isinstance(longer.extend(RECEIVED), Message)
    assert isinstance(clock.extend(clock.due_at + SECOND), Message)
    assert isinstance(Clock(RECEIVED, HOURS).extend(RECEIVED), Message), "72 hours are never extended"


def test_an_extension_stops_at_the_ceiling() -> None:
    clock = Clock(RECEIVED, Limit(Unit.DAYS, 80, 90, 30))
    assert after(clock.extend(RECEIVED)).due_at == clock.due_at + timedelta(days=10)
    assert isinstance(Clock(RECEIVED, Limit(Unit.DAYS, 30, 30, 30)).extend(RECEIVED), Message)


def test_a_clock_that_stands_or_is_late_does_not_stop_and_one_that_runs_does_not_go_on() -> None:
    clock = Clock(RECEIVED, HOURS)
    assert isinstance(clock.resume(RECEIVED), Message)
    assert isinstance(clock.pause(clock.due_at + SECOND), Message)
    assert isinstance(after(clock.pause(RECEIVED)).pause(RECEIVED), Message)


def test_the_acknowledgement_has_its_own_hours() -> None:
    clock = Clock(RECEIVED, HOURS)
    assert clock.acknowledge_by == RECEIVED + timedelta(hours=24)
    assert not clock.is_acknowledged_late(clock.acknowledge_by)
    assert clock.is_acknowledged_late(clock.acknowledge_by + SECOND)


@pytest.mark.parametrize("wrong", [(0, 72, 0), (73, 72, 0), (10, 72, -1)])
def test_a_limit_beyond_its_ceiling_cannot_be_made(wrong: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=str(wrong[0])):
        Limit(Unit.HOURS, *wrong)


def test_a_month_ends_on_the_same_day_or_on_the_months_last() -> None:
    month = Limit(Unit.DAYS, 30, 30, months=1)
    january = Clock(datetime(2027, 1, 31, 6, tzinfo=UTC), month).due_at.astimezone(ZONE)
    assert (january.month, january.day) == (2, 28)
    march = Clock(datetime(2027, 3, 14, 6, tzinfo=UTC), month).due_at.astimezone(ZONE)
    assert (march.month, march.day) == (4, 13), "thirty days are the less here"
