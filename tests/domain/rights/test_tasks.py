"""Looks at a record summed up: by role or name, each sitting once, and the chart not told twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from luna_desktop.domain.rights.tasks import TASK_NAMES, TASKS, Look, Task, summed

AT = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)


def a_look(user: int, task: Task, hours: float = 0, *, session: str = "s", roles: str = "clinician") -> Look:
    at = AT + timedelta(hours=hours)
    return Look(user, roles, session, at, date(2026, 3, 14) + timedelta(days=int(hours // 24)), task)


def test_several_acts_of_one_sitting_are_one_time() -> None:
    looks = [a_look(1, Task.CARE, each) for each in (0, 0.1, 0.2)] + [a_look(1, Task.CARE, 24)]
    (row,) = summed(looks, by_name=True)
    assert (row.who, row.times, row.first, row.last) == (1, 2, AT, AT + timedelta(hours=24))


def test_people_of_one_role_stand_together_unless_named() -> None:
    looks = [a_look(1, Task.CARE), a_look(2, Task.CARE, 1), a_look(3, Task.CARE, 2, roles="therapist")]
    assert [(row.who, row.times) for row in summed(looks, by_name=False)] == [("therapist", 1), ("clinician", 2)]
    assert [row.who for row in summed(looks, by_name=True)] == [3, 2, 1]


def test_whoever_opened_the_chart_saw_the_contact_details_by_that() -> None:
    looks = [a_look(1, Task.DESK), a_look(1, Task.CARE, 0.01), a_look(2, Task.DESK, 1, roles="reception")]
    assert [(row.who, row.task) for row in summed(looks, by_name=True)] == [(2, Task.DESK), (1, Task.CARE)]
    assert summed([], by_name=True) == ()


def test_every_task_has_words_and_something_that_stands_for_it() -> None:
    assert set(TASK_NAMES) == set(Task) == set(TASKS.values())
    assert not any("disclosure" in action for action in TASKS)
