"""Which pictures were taken together, and when somebody is proposed: by two facts that agree, never by one alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luna_desktop.domain.clinical.photo_inbox import (
    DISCARD_NAMES,
    GAP,
    LEEWAY,
    Discard,
    Presence,
    Shot,
    Standing,
    group,
    propose,
)

NOON = datetime(2026, 3, 16, 6, 30, tzinfo=UTC)
ASHA, BINA = 1, 2


def a_shot(number: int, minutes: float = 0.0, **other: object) -> Shot:
    return Shot(number, NOON + timedelta(minutes=minutes), **({"camera": "Room 1", "room": 7, "by": 3} | other))


def there(patient: int, starts: float = -10, ends: float = 30, **other: object) -> Presence:
    span = (NOON + timedelta(minutes=starts), NOON + timedelta(minutes=ends))
    return Presence(patient, *span, **({"room": 7, "practitioner": 3, "is_stamped": True} | other))


def ids(groups: list[tuple[Shot, ...]]) -> list[list[int]]:
    return [[shot.photo_id for shot in each] for each in groups]


def test_a_pause_and_another_camera_begin_a_group_and_the_newest_comes_first() -> None:
    shots = [a_shot(1), a_shot(2, 14), a_shot(3, 30), a_shot(4, 31, camera="Phone")]
    assert ids(group(shots)) == [[4], [3], [1, 2]]


def test_a_placard_begins_a_group_and_pictures_before_it_are_never_counted_to_it() -> None:
    shots = [
        a_shot(1),
        a_shot(2, 1, placard_of=ASHA, has_code=True),
        a_shot(3, 2),
        a_shot(4, 3, placard_of=ASHA, has_code=True),
        a_shot(5, 4, placard_of=BINA, has_code=True),
        a_shot(6, 5, has_code=True),
    ]
    assert ids(group(shots)) == [[6], [5], [2, 3, 4], [1]]


@given(st.lists(st.integers(0, 120), max_size=12), st.sets(st.integers(0, 11), max_size=4))
def test_every_picture_is_in_one_group_with_one_placard_at_the_most(minutes: list[int], placards: set[int]) -> None:
    shots = [
        a_shot(at, minute, placard_of=at % 3 + 1 if at in placards else 0, has_code=at in placards)
        for at, minute in enumerate(minutes)
    ]
    groups = group(shots)
    assert sorted(each.photo_id for one in groups for each in one) == list(range(len(minutes)))
    for one in groups:
        assert len({each.placard_of for each in one if each.placard_of}) <= 1
        times = [each.taken_at for each in one]
        assert all(later - before <= GAP for before, later in pairwise(times))


PLACARD = (a_shot(1, placard_of=ASHA, has_code=True), a_shot(2, 5))
PLAIN = (a_shot(1), a_shot(2, 5))


@pytest.mark.parametrize(
    ("shots", "present", "standing", "patient"),
    [
        (PLACARD, [there(ASHA)], Standing.AGREE, ASHA),
        (PLACARD, [there(ASHA), there(BINA)], Standing.AGREE, ASHA),
        (PLACARD, [], Standing.PLACARD_ALONE, ASHA),
        (PLACARD, [there(BINA)], Standing.CLASH, 0),
        (PLACARD, [there(ASHA, room=8)], Standing.PLACARD_ALONE, ASHA),
        (PLAIN, [there(BINA)], Standing.TIME_ALONE, BINA),
        (PLAIN, [there(ASHA), there(BINA)], Standing.SEVERAL, 0),
        (PLAIN, [there(ASHA), there(ASHA, 0, 20)], Standing.TIME_ALONE, ASHA),
        (PLAIN, [there(ASHA, 2)], Standing.NONE, 0),
        (PLAIN, [there(ASHA, -10, 4)], Standing.NONE, 0),
        (PLAIN, [], Standing.NONE, 0),
    ],
)
def test_whose_they_may_be(shots: tuple[Shot, ...], present: list[Presence], standing: Standing, patient: int) -> None:
    proposal = propose(shots, present)
    assert (proposal.standing, proposal.patient) == (standing, patient)


def test_an_appointment_that_nobody_stamped_may_be_ten_minutes_off() -> None:
    early = there(ASHA, LEEWAY.total_seconds() / 60, is_stamped=False)
    assert propose(PLAIN, [early]).standing is Standing.TIME_ALONE
    assert propose(PLAIN, [there(ASHA, 10.1, is_stamped=False)]).standing is Standing.NONE


def test_a_camera_without_a_room_goes_by_who_took_the_pictures_in_and_whom_the_placard_names() -> None:
    loose = (a_shot(1, room=0, placard_of=ASHA, has_code=True),)
    assert propose(loose, [there(ASHA, room=8, practitioner=9)]).standing is Standing.AGREE
    plain = (a_shot(1, room=0),)
    assert propose(plain, [there(ASHA, room=8), there(BINA, practitioner=9)]).patient == ASHA


def test_every_reason_has_its_words() -> None:
    assert set(DISCARD_NAMES) == set(Discard)
