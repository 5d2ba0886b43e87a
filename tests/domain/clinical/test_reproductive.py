"""The cycle, contraception and menopause: what is said at the field."""

from __future__ import annotations

from datetime import date

import pytest

from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.reproductive import Reproductive, applies
from luna_desktop.domain.people import Gender

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (Reproductive(cycle_days=28, menarche_age=12), set()),
        (Reproductive(cycle_days=14), {"cycle_days"}),
        (Reproductive(cycle_days=91), {"cycle_days"}),
        (Reproductive(menarche_age=6), {"menarche_age"}),
    ],
)
def test_numbers_within_what_happens(body: Reproductive, fields: set[str]) -> None:
    assert set(checked_entry(body, TODAY)[0]) == fields


@pytest.mark.parametrize(
    ("gender", "ages", "offered"),
    [
        (Gender.FEMALE, (35, 35), True),
        (Gender.MALE, (35, 35), False),
        (Gender.OTHER, (35, 35), True),
        (Gender.UNKNOWN, None, True),
        (Gender.FEMALE, (8, 9), False),
        (Gender.FEMALE, (9, 10), True),
        (Gender.FEMALE, (61, 62), False),
    ],
)
def test_for_whom_the_questions_are_offered(gender: Gender, ages: tuple[int, int] | None, offered: bool) -> None:
    assert applies(gender, ages) is offered
