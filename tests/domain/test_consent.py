"""The ledger at any instant, against a plain replay of the same events."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from luna_desktop.domain.consent import (
    METHOD_NAMES,
    PURPOSE_NAMES,
    STATE_NAMES,
    ConsentEvent,
    ConsentMethod,
    ConsentState,
    Purpose,
    state_at,
)

START = datetime(2026, 3, 14, tzinfo=UTC)
PURPOSES = st.sampled_from([Purpose.CARE, Purpose.CLINICAL_PHOTOGRAPHS, Purpose.SHARING])
STATES = st.sampled_from([state for state in ConsentState if state is not ConsentState.NOT_ASKED])
HOURS = st.integers(0, 40)


@st.composite
def ledgers(draw: st.DrawFn) -> list[ConsentEvent]:
    """A ledger as it grows: sequence and time go up together."""
    steps = draw(st.lists(st.tuples(PURPOSES, STATES, HOURS, st.one_of(st.none(), HOURS), st.sampled_from([0, 7]))))
    events, at = [], START
    for sequence, (purpose, state, wait, lasts, recipient) in enumerate(steps, start=1):
        at += timedelta(hours=wait)
        expires = None if lasts is None else at + timedelta(hours=lasts)
        events.append(ConsentEvent(sequence, purpose, state, at, expires, recipient))
    return events


@given(ledgers(), PURPOSES, st.sampled_from([0, 7]), st.integers(-5, 400), st.randoms())
def test_the_state_is_what_a_replay_says_in_whatever_order_events_come(
    events: list[ConsentEvent], purpose: Purpose, recipient: int, hours: int, shuffle: object
) -> None:
    at = START + timedelta(hours=hours)
    expected, expires = ConsentState.NOT_ASKED, None
    for event in events:
        if (event.purpose, event.recipient) == (purpose, recipient) and event.at <= at:
            expected, expires = event.state, event.expires_at
    if expected is ConsentState.GIVEN and expires is not None and expires <= at:
        expected = ConsentState.EXPIRED
    shuffle.shuffle(events)  # type: ignore[attr-defined]  # hypothesis hands in a random.Random
    assert state_at(events, purpose, at, recipient=recipient)[0] is expected


def test_a_consent_for_one_recipient_is_none_for_another() -> None:
    events = [ConsentEvent(1, Purpose.SHARING, ConsentState.GIVEN, START, recipient=7)]
    assert state_at(events, Purpose.SHARING, START, recipient=7)[0] is ConsentState.GIVEN
    assert state_at(events, Purpose.SHARING, START)[0] is ConsentState.NOT_ASKED


def test_a_consent_ends_at_its_last_instant_and_names_the_event() -> None:
    event = ConsentEvent(1, Purpose.CARE, ConsentState.GIVEN, START, START + timedelta(days=1))
    assert state_at([event], Purpose.CARE, START + timedelta(hours=23)) == (ConsentState.GIVEN, event)
    assert state_at([event], Purpose.CARE, START + timedelta(days=1)) == (ConsentState.EXPIRED, event)
    assert state_at([event], Purpose.CARE, START - timedelta(seconds=1)) == (ConsentState.NOT_ASKED, None)


def test_everything_that_is_shown_has_a_name() -> None:
    assert set(PURPOSE_NAMES) == set(Purpose)
    assert set(STATE_NAMES) == set(ConsentState)
    assert set(METHOD_NAMES) == set(ConsentMethod)
