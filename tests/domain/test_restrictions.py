"""Whether a restriction stands at an instant, whom it names, and what an opening past it changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.domain.restrictions import (
    CONSEQUENCES,
    RESTRICTION_NAMES,
    RESTRICTION_STATES,
    Restriction,
    RestrictionKind,
    RestrictionState,
    RestrictionStep,
    Terms,
    folded,
    present,
)

START = datetime(2026, 3, 14, tzinfo=UTC)
AGREED, ENDED, OVERRIDDEN = RestrictionState.AGREED, RestrictionState.ENDED, RestrictionState.OVERRIDDEN


def hour(number: float) -> datetime:
    return START + timedelta(hours=number)


def a_step(
    sequence: int, state: RestrictionState, at: float, *, since: float | None = None, until: float | None = None
) -> RestrictionStep:
    return RestrictionStep(
        sequence,
        1,
        state,
        hour(at),
        hour(since) if since is not None else None,
        hour(until) if until is not None else None,
        by=5,
    )


def restricted(*steps: RestrictionStep, **terms: object) -> Restriction:
    return Restriction(1, Terms(**{"kind": RestrictionKind.PERSON} | terms), steps)  # type: ignore[arg-type]


@pytest.mark.parametrize("state", [RestrictionState.REQUESTED, RestrictionState.DECLINED, OVERRIDDEN, ENDED])
def test_only_an_agreed_one_stands(state: RestrictionState) -> None:
    assert not restricted(a_step(1, state, 0)).stands(hour(1))
    assert not restricted().stands(hour(1))


def test_it_stands_from_the_agreement_to_the_end() -> None:
    one = restricted(a_step(1, RestrictionState.REQUESTED, 0), a_step(2, AGREED, 2), a_step(3, ENDED, 6))
    assert [one.stands(hour(h)) for h in (0, 1.9, 2, 5.9, 6, 9)] == [False, False, True, True, False, False]


def test_an_end_that_applies_later_leaves_it_in_force_until_then() -> None:
    one = restricted(a_step(1, AGREED, 0), a_step(2, ENDED, 2, since=8))
    assert [one.stands(hour(h)) for h in (1, 3, 7.9, 8)] == [True, True, True, False]


def test_one_for_a_time_runs_out_by_itself() -> None:
    one = restricted(a_step(1, AGREED, 0, since=1, until=4))
    assert [one.stands(hour(h)) for h in (0.5, 1, 3.9, 4)] == [False, True, True, False]


def test_steps_count_in_the_order_of_writing_whatever_the_clock_said() -> None:
    one = restricted(a_step(1, AGREED, 5), a_step(2, ENDED, 3))
    assert not one.stands(hour(4))
    assert not one.stands(hour(5))


def test_an_opening_past_it_ends_nothing() -> None:
    assert restricted(a_step(1, AGREED, 0), a_step(2, OVERRIDDEN, 1)).stands(hour(2))


def test_a_party_is_known_by_its_entry_or_by_its_name() -> None:
    iyer = Recipient(RecipientKind.PROVIDER, "Dr. Iyer", recipient_id=7)
    assert restricted(recipient_id=7).names(iyer)
    assert restricted(party="dr  iyér").names(iyer)
    assert not restricted(party="Dr Iyengar", recipient_id=8).names(iyer)
    assert not restricted().names(Recipient(RecipientKind.PROVIDER, ""))


def test_an_insurers_restriction_names_insurers_and_their_clearing_houses() -> None:
    one = restricted(kind=RestrictionKind.INSURER)
    named = {kind for kind in RecipientKind if one.names(Recipient(kind, "X", recipient_id=1))}
    assert named == {RecipientKind.INSURER, RecipientKind.CLEARING_HOUSE}


def test_names_are_compared_without_case_accents_and_marks_but_with_vowel_signs() -> None:
    assert folded("José  Ríos") == folded("jose rios")
    assert folded("कुमार") != folded("कमर")


def test_everything_that_is_shown_has_words() -> None:
    assert set(RESTRICTION_NAMES) == set(CONSEQUENCES) == set(RestrictionKind)
    assert set(RESTRICTION_STATES) == set(RestrictionState)


def test_a_clock_that_was_set_back_does_not_hide_a_step() -> None:
    known = [restricted(a_step(1, RestrictionState.AGREED, 5))]
    assert present(known, hour(1)) == hour(5)
    assert present(known, hour(9)) == hour(9)
    assert present([], hour(1)) == hour(1)
