"""Courses in words: how many sessions were held, which one comes next, and what a treatment may be a session of."""

from __future__ import annotations

from collections.abc import Iterable

from luna_desktop.domain.clinical.courses import COURSE_STATE_NAMES, CourseState
from luna_desktop.domain.clinical.history import Coded
from luna_desktop.services.care.courses import CourseSoFar
from luna_desktop.texts import _, shown
from luna_desktop.ui.visits.procedure_card import CourseChoice
from luna_desktop.ui.widgets.painting import ChipSpec

_LOOKS = {
    CourseState.ACTIVE: ("accent", "repeat"),
    CourseState.COMPLETED: ("ok", "circle-check"),
    CourseState.STOPPED: ("neutral", "circle-slash"),
}


def held_words(course: CourseSoFar) -> str:
    """Return how many of the planned sessions were held."""
    return _("{held} of {planned} sessions", held=course.held, planned=course.course.sessions)


def state_chip(course: CourseSoFar) -> ChipSpec:
    """Return how a course stands, as a chip."""
    tone, icon = _LOOKS[course.course.state]
    return ChipSpec(shown(COURSE_STATE_NAMES[course.course.state]), tone, icon, course.course.reason)


def session_words(course: CourseSoFar, visit_id: int) -> str:
    """Return which session a visit is."""
    return _("Session {number} of {planned}", number=course.session_in(visit_id), planned=course.course.sessions)


def choices_for(courses: Iterable[CourseSoFar], what: Coded, visit_id: int) -> list[CourseChoice]:
    """Return the courses that a treatment in a visit may be a session of: of the same treatment, going on or named."""
    return [
        CourseChoice(
            each.known.fact_id,
            _("{treatment}, {sessions} sessions", treatment=each.course.what.text, sessions=each.course.sessions),
            session_words(each, visit_id),
        )
        for each in courses
        if _same(each.course.what, what) and (each.course.state is CourseState.ACTIVE or visit_id in each.visits)
    ]


def _same(one: Coded, other: Coded) -> bool:
    if one.code and other.code:
        return one.code == other.code
    return one.text.casefold() == other.text.casefold()
