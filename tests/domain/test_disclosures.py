"""The life of a disclosure: no illegal path, what left stays as it was, who approves what."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luna_desktop.domain import disclosures as rules
from luna_desktop.domain.access import Actor, Role, UserId
from luna_desktop.domain.disclosures import (
    BASES,
    COOLING_OFF,
    FOLLOWS,
    STATE_NAMES,
    VERIFIED_NAMES,
    WAY_NAMES,
    Life,
    State,
    Step,
    Verified,
    Way,
    Withholding,
)
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.recipients import LEGAL_BASES, REGISTERED_KINDS, Basis, RecipientKind
from luna_desktop.domain.refusals import Obstacle
from luna_desktop.texts import ENGLISH

AT = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
ME, OTHER = UserId(1), UserId(2)
ABC = "ab" * 32
PLACES = {
    State.DRAFT: "before",
    State.BASIS_CHECK: "before",
    State.BLOCKED: "over",
    State.APPROVAL: "before",
    State.APPROVED: "before",
    State.READY: "made",
    State.SENT: "left",
    State.CONFIRMED: "over",
    State.FAILED: "over",
    State.RECALLED: "over",
}


def actor(*roles: Role, user: UserId = ME) -> Actor:
    return Actor(user, "login", "Name", frozenset(roles))


def a_life(*states: State, basis: Basis = Basis.CONSENT, kind: RecipientKind = RecipientKind.PROVIDER) -> Life:
    return Life(kind, basis, tuple(Step(state, ME, AT, "why", 3, ABC) for state in states))


steps = st.builds(
    Step,
    st.sampled_from(State),
    st.just(ME),
    st.just(AT),
    st.sampled_from(["", " ", "gone"]),
    st.sampled_from([0, 3]),
    st.sampled_from(["", ABC, "cd" * 32, "no hash"]),
)


@given(st.lists(steps, max_size=40))
def test_whatever_is_tried_only_a_true_life_comes_about(tried: list[Step]) -> None:
    life = Life(RecipientKind.PROVIDER, Basis.CONSENT)
    for step in tried:
        try:
            rules.follows(life, step)
        except InvalidInput:
            continue
        life = Life(life.kind, life.basis, (*life.steps, step))
    places = [PLACES[step.state] for step in life.steps]
    assert places == sorted(places, key=("before", "made", "left", "over").index)
    assert places.count("over") <= 1
    assert places.count("made") <= 1
    assert places.count("left") <= 1
    if "left" in places:
        made, left = life.last(State.READY), life.last(State.SENT)
        assert made is not None
        assert left is not None
        assert (made.pages, made.sha256) == (left.pages, left.sha256) == (3, made.sha256)
        assert [step.state for step in life.steps[:2]] == [State.DRAFT, State.BASIS_CHECK]
    for step in life.steps:
        assert step.note.strip() or step.state not in rules.NEEDS_NOTE


@given(steps)
def test_after_it_left_nothing_but_its_fate_is_added(step: Step) -> None:
    sent = a_life(State.DRAFT, State.BASIS_CHECK, State.APPROVED, State.READY, State.SENT)
    if step.state in {State.CONFIRMED, State.FAILED, State.RECALLED} and step.note.strip():
        rules.follows(sent, step)
    elif step.state is not State.CONFIRMED:
        with pytest.raises(InvalidInput):
            rules.follows(sent, step)


@pytest.mark.parametrize("state", [State.BLOCKED, State.CONFIRMED, State.FAILED, State.RECALLED])
def test_what_is_over_stays_over(state: State) -> None:
    assert FOLLOWS[state] == frozenset()


def test_pages_that_were_not_entered_do_not_leave() -> None:
    ready = a_life(State.DRAFT, State.BASIS_CHECK, State.APPROVED, State.READY)
    with pytest.raises(InvalidInput):
        rules.follows(ready, Step(State.SENT, ME, AT, "", 3, "cd" * 32))
    with pytest.raises(InvalidInput):
        rules.follows(a_life(State.DRAFT, State.BASIS_CHECK, State.APPROVED), Step(State.READY, ME, AT))


@pytest.mark.parametrize(
    ("roles", "kind", "basis", "alone"),
    [
        ((Role.PRIVACY_OFFICER,), RecipientKind.INSURER, Basis.CONSENT, True),
        ((Role.OWNER,), RecipientKind.SERVICE_PROVIDER, Basis.CONTRACT, True),
        ((Role.OWNER,), RecipientKind.AUTHORITY, Basis.ORDER, False),
        ((Role.CLINICIAN,), RecipientKind.PROVIDER, Basis.CONSENT, True),
        ((Role.CLINICIAN,), RecipientKind.INSURER, Basis.CONSENT, False),
        ((Role.RECEPTION,), RecipientKind.PROVIDER, Basis.CONSENT, False),
        ((Role.PRIVACY_OFFICER,), RecipientKind.PATIENT, Basis.RIGHT, True),
        ((Role.CLINICIAN,), RecipientKind.PATIENT, Basis.RIGHT, False),
    ],
)
def test_who_sends_without_a_second(roles: tuple[Role, ...], kind: RecipientKind, basis: Basis, alone: bool) -> None:
    assert rules.sends_alone(actor(*roles), kind, basis) is alone


def test_nobody_approves_their_own_request_but_one_person_clinics_wait() -> None:
    waiting = a_life(State.DRAFT, State.BASIS_CHECK, State.APPROVAL, basis=Basis.ORDER, kind=RecipientKind.AUTHORITY)
    owner = actor(Role.OWNER)
    with pytest.raises(NotPermitted):
        rules.may_approve(waiting, owner, AT + timedelta(days=30), is_alone=False)
    with pytest.raises(NotPermitted):
        rules.may_approve(waiting, owner, AT + COOLING_OFF - timedelta(seconds=1), is_alone=True)
    rules.may_approve(waiting, owner, AT + COOLING_OFF, is_alone=True)
    rules.may_approve(waiting, actor(Role.OWNER, user=OTHER), AT, is_alone=False)
    with pytest.raises(NotPermitted):
        rules.may_approve(waiting, actor(Role.PRIVACY_OFFICER, user=OTHER), AT, is_alone=False)
    assert rules.may_send(actor(Role.PRIVACY_OFFICER), waiting)
    assert not rules.may_send(actor(Role.CLINICIAN), waiting)
    assert rules.own_request_until(waiting) == AT + COOLING_OFF


def test_the_last_day_of_withholding_belongs_to_it() -> None:
    holding = Withholding("Letter 9", date(2026, 5, 1))
    assert holding.stands(date(2026, 5, 1))
    assert not holding.stands(date(2026, 5, 2))


@pytest.mark.parametrize("obstacle", Obstacle)
def test_the_gates_reason_is_read_again_as_its_sentence(obstacle: Obstacle) -> None:
    words = {"recipient": "Lake View", "purpose": "Care", "channel": "SMS", "topic": "Results"}
    note = rules.read_note(rules.gate_note(obstacle), words)
    assert not isinstance(note, str)
    assert "{" not in ENGLISH.render(note)
    assert rules.read_note("Rang them", words) == "Rang them"


def test_everything_has_its_words() -> None:
    assert set(STATE_NAMES) == set(State)
    assert set(FOLLOWS) == {None, *State}
    assert set(WAY_NAMES) == set(Way)
    assert set(VERIFIED_NAMES) == set(Verified)
    assert set(BASES) == set(REGISTERED_KINDS)
    assert {basis for bases in BASES.values() for basis in bases} >= LEGAL_BASES
