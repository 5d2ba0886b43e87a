"""Wishes of the waiting list: what suits them, and what cannot be wished for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from luna_desktop.domain.book.services import DeskService
from luna_desktop.domain.book.spans import Span
from luna_desktop.domain.book.wishes import WAITING_NAMES, WaitingState, WaitingWish, suits, tidied_wish, wish_problems
from tests.domain.book.made import MONDAY, RAO, SETHI, ZONE, at

WISH = WaitingWish(1, "consultation")
FREE = Span(at(10), at(11))


@pytest.mark.parametrize(
    ("wish", "starts"),
    [
        (WISH, at(10)),
        (replace(WISH, practitioner=RAO), at(10)),
        (replace(WISH, practitioner=SETHI), None),
        (replace(WISH, weekdays=(0, 3)), at(10)),
        (replace(WISH, weekdays=(1,)), None),
        (replace(WISH, earliest=10 * 60 + 15), at(10, 15)),
        (replace(WISH, earliest=10 * 60 + 45), None),
        (replace(WISH, latest=10 * 60 + 30), at(10)),
        (replace(WISH, latest=10 * 60 + 15), None),
        (replace(WISH, first=MONDAY + timedelta(days=1)), None),
        (replace(WISH, last=MONDAY - timedelta(days=1)), None),
        (replace(WISH, first=MONDAY, last=MONDAY), at(10)),
    ],
)
def test_what_suits(wish: WaitingWish, starts: datetime | None) -> None:
    assert suits(wish, FREE, RAO, 30, ZONE) == starts


def test_what_is_too_short_does_not_suit() -> None:
    assert suits(WISH, FREE, RAO, 60, ZONE) == at(10)
    assert suits(WISH, FREE, RAO, 61, ZONE) is None


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        (replace(WISH, minutes=3), "minutes"),
        (replace(WISH, earliest=600, latest=600), "latest"),
        (replace(WISH, last=date(2026, 3, 15)), "last"),
        (replace(WISH, first=date(2026, 3, 20), last=date(2026, 3, 19)), "last"),
        (replace(WISH, note="x" * 301), "note"),
    ],
)
def test_what_cannot_be_wished_for_is_refused_at_its_field(wish: WaitingWish, field: str) -> None:
    assert set(wish_problems(wish, DeskService("a", "A"), MONDAY)) == {field}


def test_a_good_wish_is_tidied_and_accepted() -> None:
    tidy = tidied_wish(replace(WISH, weekdays=(3, 1, 3), note="  mornings  only "))
    assert (tidy.weekdays, tidy.note) == ((1, 3), "mornings only")
    assert wish_problems(tidy, DeskService("a", "A"), MONDAY) == {}
    assert set(wish_problems(tidy, None, MONDAY)) == {"service"}
    assert set(WAITING_NAMES) == set(WaitingState)
