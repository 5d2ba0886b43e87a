"""Signs of curiosity: each rule by itself, what explains an opening, and the order in which they are shown."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from luna_desktop.domain.rights.snooping import (
    SIGN_NAMES,
    Noticed,
    Person,
    Sign,
    SnoopRules,
    Week,
    is_same_person,
    notice,
    person_of,
    place_key,
    week_of,
)
from luna_desktop.domain.rights.tasks import Look, Task

DAY = date(2026, 3, 11)
NOON = datetime(2026, 3, 11, 6, 30, tzinfo=UTC)
"""12:00 in the clinic."""
MEERA = person_of("Dr Meera Pillai", births=[date(1985, 2, 3)], phones=["+919845011223"])
RAO = person_of("Asha Rao", "Rao")


def a_look(patient: int = 7, *, at: datetime = NOON, task: Task = Task.CARE, user: int = 1) -> Look:
    return Look(user, "clinician", "s", at, DAY, task, patient)


def found(week: Week, patient: Person = RAO, user: Person = MEERA) -> list[tuple[Sign, ...]]:
    return [each.signs for each in notice(week, {1: user}, {7: patient}, SnoopRules())]


def test_an_opening_without_appointment_or_task_is_noticed() -> None:
    assert found(Week((a_look(), a_look()))) == [(Sign.NO_REASON,)]


@pytest.mark.parametrize(
    "week",
    [
        Week((a_look(),), seen_on={7: frozenset({DAY + timedelta(days=7)})}),
        Week((a_look(),), seen_on={7: frozenset({DAY - timedelta(days=7)})}),
        Week((a_look(),), touched=frozenset({(1, 7, DAY)})),
        Week((a_look(task=Task.DESK),)),
        Week((a_look(),), booked={7: frozenset({(DAY, 2)})}),
    ],
    ids=[
        "appointment to come",
        "visit before",
        "work for the patient",
        "contact details alone",
        "booked by a colleague",
    ],
)
def test_what_explains_an_opening(week: Week) -> None:
    assert found(week) == []


def test_an_appointment_far_away_and_another_persons_work_explain_nothing() -> None:
    far = {7: frozenset({DAY + timedelta(days=8)})}
    assert found(Week((a_look(),), frozenset({(2, 7, DAY), (1, 8, DAY)}), far)) == [(Sign.NO_REASON,)]


def test_who_books_a_patient_for_themselves_explains_nothing_by_that() -> None:
    assert found(Week((a_look(),), booked={7: frozenset({(DAY, 1)})})) == [(Sign.NO_REASON,)]


def test_relatives_neighbours_and_colleagues_are_noticed_even_with_an_appointment() -> None:
    seen = {7: frozenset({DAY})}
    week = Week((a_look(task=Task.DESK),), seen_on=seen)
    assert found(week, person_of("Anil Pillai", "Pillai")) == [(Sign.SAME_NAME,)]
    assert found(week, person_of("Anil Kurup", "Kurup", phones=["+919845011223"])) == [(Sign.SAME_PLACE,)]
    place = frozenset({place_key("12, Lake Road", "560 038")})
    there = Person(places=place)
    assert found(week, Person(places=frozenset({place_key("12 Lake Road", "560038")})), there) == [(Sign.SAME_PLACE,)]
    own = person_of("Meera Pillai", "Pillai", births=[date(1985, 2, 3)])
    assert found(week, own) == [(Sign.STAFF_PATIENT, Sign.SAME_NAME)]


def test_a_namesake_of_another_birth_and_phone_is_no_colleague() -> None:
    assert not is_same_person(MEERA, person_of("Meera Pillai", "Pillai", births=[date(1990, 1, 1)], phones=["+911"]))
    assert is_same_person(MEERA, person_of("Meera Pillai", "Pillai", phones=["+919845011223"]))
    assert is_same_person(person_of("Meera Pillai"), person_of("Pillai Meera", "Pillai"))
    assert not is_same_person(Person(), Person())


@pytest.mark.parametrize(("hours", "noticed"), [(-5.1, True), (-5, False), (8.9, False), (9, True)])
def test_hours_of_work_end_where_the_clinic_says(hours: float, noticed: bool) -> None:
    look = a_look(at=NOON + timedelta(hours=hours))
    signs = found(Week((look,), seen_on={7: frozenset({DAY})}))
    assert signs == ([(Sign.OUT_OF_HOURS,)] if noticed else [])


def test_many_records_in_one_hour_are_one_finding_about_the_person() -> None:
    seen = {patient: frozenset({DAY}) for patient in range(100)}
    slow = tuple(a_look(patient, at=NOON + timedelta(minutes=3 * patient)) for patient in range(60))
    assert notice(Week(slow, seen_on=seen), {1: MEERA}, {}, SnoopRules()) == ()
    fast = tuple(a_look(patient % 26, at=NOON + timedelta(minutes=patient)) for patient in range(40))
    (one,) = notice(Week(fast, seen_on=seen), {1: MEERA}, {}, SnoopRules())
    assert one == Noticed(1, None, DAY, NOON, one.last, 26, (Sign.BULK,))


def test_each_patient_and_day_stands_once_and_the_gravest_first() -> None:
    seen = {7: frozenset({DAY})}
    looks = (a_look(8), a_look(8, at=NOON + timedelta(hours=1)), a_look(7))
    rows = notice(Week(looks, seen_on=seen), {1: MEERA}, {7: person_of("Anil Pillai", "Pillai"), 8: RAO}, SnoopRules())
    assert [(row.patient, row.signs, row.times) for row in rows] == [
        (7, (Sign.SAME_NAME,), 1),
        (8, (Sign.NO_REASON,), 2),
    ]


@pytest.mark.parametrize(
    ("rules", "wrong"),
    [
        (SnoopRules(), set()),
        (SnoopRules(0, time(9), time(9), 4), {"window_days", "ends", "in_an_hour"}),
        (SnoopRules(61, time(7), time(21), 501), {"window_days", "in_an_hour"}),
    ],
)
def test_rules_have_bounds(rules: SnoopRules, wrong: set[str]) -> None:
    assert set(rules.problems()) == wrong


def test_weeks_begin_on_monday_and_signs_have_names() -> None:
    assert week_of(date(2026, 3, 15)) == week_of(date(2026, 3, 9)) == date(2026, 3, 9)
    assert set(SIGN_NAMES) == set(Sign)
    assert place_key("", "560038") == place_key("12 Lake Road", "") == ""
