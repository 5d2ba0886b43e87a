"""Counts in words."""

from __future__ import annotations

import pytest

from luna_desktop.domain.book.counting import Tally
from luna_desktop.services.front.counts import PersonCount
from luna_desktop.services.front.counts_words import MEASURES, cells, headers, number_words, person_name, with_unit
from luna_desktop.texts import ENGLISH, say

WHOLE = Tally(10, 6, 2, 1, 1, 2.5, 12, 31)


@pytest.mark.parametrize(("value", "said"), [(None, "–"), (3, "3"), (3.0, "3"), (12.25, "12.2"), (0, "0")])
def test_numbers_have_at_most_one_place(value: float | None, said: str) -> None:
    assert number_words(value) == said


def test_a_row_stands_under_its_headings() -> None:
    told = dict(zip(headers(say("Week from"), ENGLISH)[1:], cells(WHOLE), strict=True))
    assert told == {
        "Booked": "10",
        "Attended": "6",
        "Did not attend": "2",
        "Missed share (%)": "25",
        "Cancelled": "2",
        "Lead time (days)": "2.5",
        "Waiting time (min)": "12",
        "9 of 10 within (min)": "31",
    }


def test_units_follow_numbers_and_nobody_has_a_name() -> None:
    lead = next(each for each in MEASURES if each.key == "lead_days")
    assert (with_unit(lead, 2.5, ENGLISH), with_unit(lead, None, ENGLISH)) == ("2.5 days", "–")
    assert person_name(PersonCount(0, "", WHOLE), ENGLISH) == "Without practitioner"
