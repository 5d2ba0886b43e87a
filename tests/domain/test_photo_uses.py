"""Uses of a photograph: no without a yes that names it, each way a tick of its own, the last answer counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.domain.consent import ConsentEvent, ConsentState, Giver, Purpose
from luna_desktop.domain.consent_terms import Medium, Scope
from luna_desktop.domain.photo_uses import (
    ASKED_EACH,
    MEDIUM_OF,
    NAMES_RECIPIENT,
    PURPOSE_OF,
    SCOPE_NAMES,
    PhotoAnswer,
    PhotoBooks,
    PhotoScope,
    last_answer,
    may_be_recognised,
    obstacle,
)
from luna_desktop.domain.refusals import Obstacle

AT = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
EVERY = Scope(is_identifiable=False, media=frozenset(Medium))
TEACHING = ConsentEvent(7, Purpose.TEACHING_PHOTOGRAPHS, ConsentState.GIVEN, AT)


def yes(scope: PhotoScope, photograph: int = 5, **other: object) -> PhotoAnswer:
    values: dict[str, object] = {"sequence": 1, "event": 7, "recipient": 3 if scope in NAMES_RECIPIENT else 0}
    return PhotoAnswer(scope=scope, says_yes=True, photograph_id=photograph, at=AT, **{**values, **other})  # type: ignore[arg-type]  # named by the tests


def books(*answers: PhotoAnswer, events: tuple[ConsentEvent, ...] = (TEACHING,), scope: Scope = EVERY) -> PhotoBooks:
    return PhotoBooks(events, tuple((event.sequence, scope) for event in events), answers, date(2000, 1, 1))


def test_every_use_has_words_and_a_purpose() -> None:
    assert set(SCOPE_NAMES) == set(PURPOSE_OF) == set(PhotoScope)
    assert set(ASKED_EACH) == {scope for scope, of in PURPOSE_OF.items() if of is Purpose.TEACHING_PHOTOGRAPHS}


@pytest.mark.parametrize("scope", PhotoScope)
def test_without_a_word_only_what_another_consent_carries_is_open(scope: PhotoScope) -> None:
    stands = obstacle(books(), scope, 5, AT, recipient=3)
    assert (stands is None) == (scope in {PhotoScope.RECORD, PhotoScope.REFERRAL})


def test_nobody_opens_marketing() -> None:
    everything = books(*(yes(scope, sequence=at) for at, scope in enumerate(PhotoScope, start=1)))
    assert obstacle(everything, PhotoScope.MARKETING, 5, AT) is Obstacle.MARKETING_CLOSED


@pytest.mark.parametrize("scope", ASKED_EACH)
def test_a_yes_opens_its_use_of_its_photograph_and_nothing_else(scope: PhotoScope) -> None:
    known = books(yes(scope))
    opened = {
        (other, photograph, recipient)
        for other in ASKED_EACH
        for photograph in (5, 6)
        for recipient in (3, 4)
        if obstacle(known, other, photograph, AT, recipient=recipient) is None
    }
    wanted = {(scope, 5, 3)} | (set() if scope in NAMES_RECIPIENT else {(scope, 5, 4)})
    assert opened == wanted


def test_the_last_answer_counts_and_a_no_to_all_covers_each() -> None:
    first, again = yes(PhotoScope.CONFERENCE), yes(PhotoScope.CONFERENCE, sequence=9)
    no = replace(yes(PhotoScope.CONFERENCE, 0, sequence=4), says_yes=False)
    assert obstacle(books(first, no), PhotoScope.CONFERENCE, 5, AT) is Obstacle.PHOTOGRAPH_WITHDRAWN
    assert obstacle(books(again, no, first), PhotoScope.CONFERENCE, 5, AT) is None
    assert last_answer((), PhotoScope.STAFF, 5) is None


def test_a_photograph_can_be_kept_out_of_a_referral() -> None:
    no = PhotoAnswer(1, PhotoScope.REFERRAL, says_yes=False, photograph_id=5, at=AT, recipient=3)
    assert obstacle(books(no), PhotoScope.REFERRAL, 5, AT, recipient=3) is Obstacle.PHOTOGRAPH_WITHDRAWN
    assert obstacle(books(no), PhotoScope.REFERRAL, 6, AT, recipient=3) is None
    assert obstacle(books(no), PhotoScope.REFERRAL, 5, AT, recipient=4) is None
    everybody = replace(no, recipient=0)
    assert obstacle(books(everybody), PhotoScope.REFERRAL, 5, AT, recipient=4) is Obstacle.PHOTOGRAPH_WITHDRAWN


@pytest.mark.parametrize("state", [state for state in ConsentState if state is not ConsentState.GIVEN])
def test_a_yes_does_not_come_to_life_again(state: ConsentState) -> None:
    stopped = ConsentEvent(8, Purpose.TEACHING_PHOTOGRAPHS, state, AT)
    anew = ConsentEvent(9, Purpose.TEACHING_PHOTOGRAPHS, ConsentState.GIVEN, AT)
    for events in ((TEACHING, stopped), (TEACHING, stopped, anew)):
        found = obstacle(books(yes(PhotoScope.STAFF), events=events), PhotoScope.STAFF, 5, AT)
        assert found is Obstacle.PHOTOGRAPH_NOT_ALLOWED
    known = books(yes(PhotoScope.STAFF), events=(TEACHING, replace(anew, sequence=8)))
    assert obstacle(known, PhotoScope.STAFF, 5, AT) is None


def test_a_guardians_yes_and_one_that_ran_out_carry_nothing_after() -> None:
    child = replace(TEACHING, giver=Giver.GUARDIAN)
    ended = replace(TEACHING, expires_at=AT + timedelta(days=1))
    for event, adult_from in ((child, date(2026, 4, 1)), (ended, date(2000, 1, 1))):
        known = replace(books(yes(PhotoScope.STAFF), events=(event,)), adult_from=adult_from)
        later = AT + timedelta(days=60)
        assert obstacle(known, PhotoScope.STAFF, 5, AT) is None
        assert obstacle(known, PhotoScope.STAFF, 5, later) is Obstacle.PHOTOGRAPH_NOT_ALLOWED
        anew = replace(TEACHING, sequence=9, at=later)
        renewed = replace(known, events=(*known.events, anew), scopes=(*known.scopes, (9, EVERY)))
        assert obstacle(renewed, PhotoScope.STAFF, 5, later) is Obstacle.PHOTOGRAPH_NOT_ALLOWED


def test_the_ledger_s_own_ticks_are_the_outer_bound() -> None:
    narrow = Scope(is_identifiable=True, media=frozenset({Medium.STAFF}))
    known = books(yes(PhotoScope.STAFF), yes(PhotoScope.CONFERENCE, sequence=2), scope=narrow)
    assert obstacle(known, PhotoScope.STAFF, 5, AT) is None
    assert obstacle(known, PhotoScope.CONFERENCE, 5, AT) is Obstacle.MEDIUM_NOT_ALLOWED
    assert may_be_recognised(known, PhotoScope.STAFF, AT)
    assert not may_be_recognised(books(), PhotoScope.STAFF, AT)
    assert may_be_recognised(books(), PhotoScope.PUBLICATION, AT)
    assert may_be_recognised(PhotoBooks(), PhotoScope.RECORD, AT)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(ASKED_EACH), st.booleans(), st.sampled_from((0, 5, 6)), st.sampled_from((0, 3, 4))),
        max_size=8,
    ),
    st.sampled_from(ASKED_EACH),
)
def test_random_books_agree_with_a_plain_replay(
    said: list[tuple[PhotoScope, bool, int, int]], scope: PhotoScope
) -> None:
    """The replay walks the lines in order and remembers the last word for one photograph towards one recipient."""
    answers, word = [], None
    for sequence, (about, says_yes, photograph, recipient) in enumerate(said, start=1):
        whole = photograph if says_yes and photograph else 0 if not says_yes else 5
        answers.append(PhotoAnswer(sequence, about, says_yes, whole, AT, 7, recipient))
        names = about in NAMES_RECIPIENT and recipient not in {0, 3}
        if about is scope and whole in {0, 5} and not names:
            word = says_yes
    found = obstacle(books(*answers), scope, 5, AT, recipient=3)
    assert (found is None) == (word is True)
    assert MEDIUM_OF[scope] in EVERY.media
