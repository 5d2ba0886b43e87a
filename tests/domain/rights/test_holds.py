"""What a hold has to say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from luna_desktop.domain.rights.holds import CAUSE_NAMES, REVIEW_EVERY, Hold, HoldCause, tidied_hold

TODAY = date(2026, 3, 14)
GOOD = Hold(HoldCause.NOTICE, "  letter of 2 May ", TODAY + timedelta(days=90), " RN 4 ")


def test_a_hold_is_tidied_and_every_cause_has_words() -> None:
    tidy, problems = tidied_hold(GOOD, TODAY)
    assert not problems
    assert (tidy.reason, tidy.reference) == ("letter of 2 May", "RN 4")
    assert set(CAUSE_NAMES) == set(HoldCause)


def test_a_reason_and_a_day_within_a_year_are_asked_for() -> None:
    for wrong, field in (
        (replace(GOOD, reason=" "), "reason"),
        (replace(GOOD, reason="x" * 601), "reason"),
        (replace(GOOD, reference="x" * 121), "reference"),
        (replace(GOOD, review_on=TODAY), "review_on"),
        (replace(GOOD, review_on=TODAY + REVIEW_EVERY + timedelta(days=1)), "review_on"),
    ):
        assert set(tidied_hold(wrong, TODAY)[1]) == {field}
