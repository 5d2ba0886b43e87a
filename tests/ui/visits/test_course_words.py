"""Courses in words, and which of them a treatment may belong to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from luna_desktop.domain.clinical.courses import Course, CourseState
from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.facts import FactStatus, Source
from luna_desktop.services.care.courses import CourseSoFar
from luna_desktop.services.facts import Known
from luna_desktop.ui.visits.course_words import choices_for, held_words, state_chip

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def a_course(number: int = 1, *, state: CourseState = CourseState.ACTIVE, visits: tuple[int, ...] = ()) -> CourseSoFar:
    body = Course(
        Coded("Peel", "peel_superficial"), 4, "Every 4 weeks", state, "Moved" if state.value == "stopped" else ""
    )
    known = Known(number, "course", 1, FactStatus.CURRENT, body, Source.STAFF, "", AT, "Dr Nandini Rao")
    return CourseSoFar(known, visits)


def test_it_says_how_many_were_held_and_how_it_stands() -> None:
    course = a_course(visits=(3, 4))
    assert held_words(course) == "2 of 4 sessions"
    assert all(state_chip(a_course(state=state)).text for state in CourseState)


def test_a_treatment_is_a_session_of_a_course_of_its_own_kind_that_goes_on_or_names_the_visit() -> None:
    courses = [
        a_course(1, visits=(3,)),
        a_course(2, state=CourseState.STOPPED),
        a_course(3, state=CourseState.COMPLETED, visits=(5,)),
    ]
    found = choices_for(courses, Coded("Peel, superficial", "peel_superficial"), 5)
    assert [(each.course_id, each.session) for each in found] == [(1, "Session 2 of 4"), (3, "Session 1 of 4")]
    assert choices_for(courses, Coded("Laser", "frac_co2"), 5) == []
    own = replace(courses[0].known, body=replace(courses[0].course, what=Coded("Own words")))
    assert [each.course_id for each in choices_for([CourseSoFar(own, ())], Coded("own WORDS"), 5)] == [1]
