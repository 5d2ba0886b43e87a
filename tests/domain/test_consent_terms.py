"""What an answer says beyond yes and no."""

from __future__ import annotations

import pytest

from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.consent_terms import (
    MEDIUM_NAMES,
    NEVER_OFFERED,
    PURPOSE_MEANINGS,
    SMALLEST_SCOPE,
    WAY_NAMES,
    WITHDRAWAL_EFFECTS,
    AnswerWay,
    Medium,
    Scope,
    read_scope,
    write_scope,
)


def test_every_purpose_says_what_it_means_and_what_taking_it_back_does() -> None:
    assert set(PURPOSE_MEANINGS) == set(WITHDRAWAL_EFFECTS) == set(Purpose)
    assert set(NEVER_OFFERED) == {Purpose.MARKETING_PHOTOGRAPHS}
    assert (set(MEDIUM_NAMES), set(WAY_NAMES)) == (set(Medium), set(AnswerWay))


@pytest.mark.parametrize("scope", [None, SMALLEST_SCOPE, Scope(is_identifiable=True, media=frozenset(Medium))])
def test_a_scope_comes_back_as_it_was_written(scope: Scope | None) -> None:
    assert read_scope(write_scope(scope)) == scope


def test_the_smallest_scope_shows_nobody() -> None:
    assert not SMALLEST_SCOPE.is_identifiable
    assert SMALLEST_SCOPE.media == {Medium.STAFF}
