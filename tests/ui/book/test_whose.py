"""Who or what the book shows."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Actor, Role, UserId
from luna_desktop.ui.book.whose import ALL_PEOPLE, ALL_ROOMS, Sort, Whose, choices, first_choice, settled
from tests.ui.book.test_reading import page_of


def actor(user: int, *roles: Role) -> Actor:
    return Actor(UserId(user), "x", "X", frozenset(roles))


def test_a_day_offers_everybody_and_a_week_one_of_them() -> None:
    page = page_of()
    assert [option.text for option in choices(page, week=False)] == [
        "All practitioners", "All rooms", "Dr Nandini Rao", "Dr Vikram Sethi", "Room 1", "Room 2",
    ]  # fmt: skip
    assert next(option.value for option in choices(page, week=True)) == Whose(Sort.PERSON, 1)


@pytest.mark.parametrize(
    ("who", "day", "week"),
    [
        (actor(2, Role.CLINICIAN), Whose(Sort.PERSON, 2), Whose(Sort.PERSON, 2)),
        (actor(2, Role.OWNER, Role.CLINICIAN), ALL_PEOPLE, Whose(Sort.PERSON, 2)),
        (actor(9, Role.RECEPTION), ALL_PEOPLE, Whose(Sort.PERSON, 1)),
    ],
)
def test_whoever_treats_sees_their_own_first(who: Actor, day: Whose, week: Whose) -> None:
    page = page_of()
    assert first_choice(page, who, week=False) == day
    assert first_choice(page, who, week=True) == week


def test_somebody_who_left_the_book_is_not_shown_any_more() -> None:
    page, desk = page_of(), actor(9, Role.RECEPTION)
    assert settled(page, ALL_ROOMS, desk, week=False) == ALL_ROOMS
    assert settled(page, Whose(Sort.PERSON, 77), desk, week=False) == ALL_PEOPLE
    assert settled(page, None, desk, week=True) == Whose(Sort.PERSON, 1)
