"""Courses: what must be said of one, and clean texts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.clinical.courses import (
    COURSE_STATE_NAMES,
    Course,
    CourseState,
    course_problems,
    tidied_course,
)
from luna_desktop.domain.clinical.history import Coded

COURSE = Course(Coded("Peel", "peel_superficial"), 4, "Every 4 weeks")


def test_every_state_has_its_words() -> None:
    assert set(COURSE_STATE_NAMES) == set(CourseState)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"what": Coded("")}, "what"),
        ({"sessions": 0}, "sessions"),
        ({"sessions": 61}, "sessions"),
        ({"interval": "x" * 121}, "interval"),
        ({"state": CourseState.STOPPED}, "reason"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(changes: dict[str, object], field: str) -> None:
    assert list(course_problems(replace(COURSE, **changes))) == [field]  # type: ignore[arg-type]  # fields of Course


def test_a_whole_course_is_taken_and_its_texts_are_clean() -> None:
    assert course_problems(COURSE) == {}
    assert tidied_course(replace(COURSE, interval="  every\n 4  weeks ")).interval == "every 4 weeks"
