"""What may be decided about a group, how the whole is answered, and who may carry it out when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from luna_desktop.domain.rights.erasure import (
    Action,
    GroupDecision,
    Outcome,
    assess,
    day_problem,
    decision_problems,
    outcome_of,
    tidied,
)
from luna_desktop.domain.rights.groups import DataGroup
from luna_desktop.domain.rights.retention import Held, kept

SEEN = date(2010, 6, 30)
USED = dict.fromkeys(set(DataGroup) - {DataGroup.BILLING, DataGroup.LOG}, SEEN)
OLD = Held(processed=USED, last_visit=SEEN, last_right=SEEN, last_certificate=SEEN)
TODAY = date(2026, 3, 14)
NOW = datetime(2026, 3, 14, 9, tzinfo=UTC)


def assessed(held: Held = OLD):
    return assess(kept(held), dict.fromkeys(USED, 2), TODAY)


def proposed(held: Held = OLD) -> list[GroupDecision]:
    return [GroupDecision(each.group, each.proposed) for each in assessed(held)]


def test_everything_of_an_old_record_may_go_but_the_log() -> None:
    actions = {each.group: each.proposed for each in assessed()}
    assert actions[DataGroup.LOG] is actions[DataGroup.BILLING] is Action.KEEP
    assert actions[DataGroup.BOOKINGS] is actions[DataGroup.CERTIFICATES] is Action.ANONYMISE
    rest = set(DataGroup) - {DataGroup.LOG, DataGroup.BILLING, DataGroup.BOOKINGS, DataGroup.CERTIFICATES}
    assert {actions[group] for group in rest} == {Action.ERASE}
    assert decision_problems(assessed(), proposed()) == {}
    assert outcome_of(assessed(), proposed()) is Outcome.APPROVED


def test_what_a_law_keeps_cannot_be_decided_away() -> None:
    recent = replace(OLD, last_visit=date(2024, 1, 1))
    stand = {each.group: each for each in assessed(recent)}
    assert stand[DataGroup.CLINICAL].allowed == (Action.RESTRICT, Action.KEEP)
    wrong = [
        replace(each, action=Action.ERASE) if each.group is DataGroup.CLINICAL else each for each in proposed(recent)
    ]
    assert set(decision_problems(assessed(recent), wrong)) == {"clinical"}
    assert decision_problems(assessed(recent), proposed(recent)) == {}
    assert outcome_of(assessed(recent), proposed(recent)) is Outcome.PARTIAL


def test_a_hold_leaves_nothing_to_decide() -> None:
    held = replace(OLD, on_hold=True)
    assert {each.allowed for each in assessed(held)} == {(Action.KEEP,)}
    assert outcome_of(assessed(held), proposed(held)) is Outcome.REFUSED


def test_keeping_without_a_law_needs_a_purpose_and_the_name_stays_with_it() -> None:
    def with_(group: DataGroup, reason: str) -> tuple[GroupDecision, ...]:
        kept_one = GroupDecision(group, Action.KEEP, reason)
        return tidied([kept_one if each.group is group else each for each in proposed()])

    assert set(decision_problems(assessed(), with_(DataGroup.MESSAGES, "  "))) == {"messages"}
    assert set(decision_problems(assessed(), with_(DataGroup.MESSAGES, "a claim is expected"))) == {"identity"}
    assert set(decision_problems(assessed(), with_(DataGroup.IDENTITY, "x" * 700))) == {"identity"}
    assert decision_problems(assessed(), with_(DataGroup.IDENTITY, "told apart from a namesake")) == {}
    assert set(decision_problems(assessed(), proposed()[1:])) == {"identity"}


def test_the_notice_runs_for_48_hours() -> None:
    assert day_problem(NOW + timedelta(hours=48), NOW) is None
    assert day_problem(NOW + timedelta(hours=47, minutes=59), NOW) is not None
