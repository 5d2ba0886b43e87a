"""Openings of closed records: which reasons count, how long, and what they never carry."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from luna_desktop.domain.access import Permission
from luna_desktop.domain.rights.openings import (
    BARRIER_NAMES,
    CARRIED,
    REASON_NAMES,
    REASON_NOTES,
    Barrier,
    Opening,
    OpeningReason,
    OpeningRules,
    is_opened,
    reason_of,
    reasons_for,
)

AT = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)


def test_an_opening_lets_one_person_in_from_its_beginning_to_its_end() -> None:
    one = Opening(5, AT, AT + timedelta(hours=4))
    last = AT + timedelta(hours=4) - timedelta(microseconds=1)
    assert [one.counts(5, each) for each in (AT, last, one.until, AT - timedelta(seconds=1))] == [
        True,
        True,
        False,
        False,
    ]
    assert not is_opened([one], 6, AT)
    assert not is_opened([], 5, AT)


def test_covering_for_a_colleague_goes_past_no_wish_of_the_patient() -> None:
    assert reasons_for({Barrier.CARE_TEAM}) == tuple(OpeningReason)
    for closed in ({Barrier.RESTRICTION}, set(Barrier)):
        assert OpeningReason.COVER not in reasons_for(closed)


def test_nobody_joins_the_team_merges_or_copies_by_an_opening() -> None:
    never = {
        Permission.ASSIGN_CARE_TEAM,
        Permission.MERGE_PATIENTS,
        Permission.PREPARE_RECORD_COPY,
        Permission.READ_DISCLOSURES,
        Permission.READ_REVIEW,
    }
    assert not never & CARRIED
    assert {Permission.READ_CHART, Permission.READ_PHOTOGRAPHS, Permission.WRITE_VISITS} <= CARRIED


def test_reasons_of_earlier_versions_were_emergencies() -> None:
    assert reason_of("life") is OpeningReason.EMERGENCY
    assert [reason_of(each.value) for each in OpeningReason] == list(OpeningReason)


@pytest.mark.parametrize(
    ("rules", "wrong"),
    [
        (OpeningRules(), set()),
        (OpeningRules(1, 24), set()),
        (OpeningRules(12, 168), set()),
        (OpeningRules(0, 72), {"hours"}),
        (OpeningRules(13, 23), {"hours", "review_hours"}),
        (OpeningRules(4, 169), {"review_hours"}),
    ],
)
def test_hours_have_bounds(rules: OpeningRules, wrong: set[str]) -> None:
    assert set(rules.problems()) == wrong


def test_everything_that_is_shown_has_words() -> None:
    assert set(REASON_NAMES) == set(REASON_NOTES) == set(OpeningReason)
    assert set(BARRIER_NAMES) == set(Barrier)
