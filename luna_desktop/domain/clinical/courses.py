"""A course: so many sessions of one treatment, planned for a patient, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean_line
from luna_desktop.texts import Message, say

MOST_SESSIONS = 60
LONGEST_INTERVAL = 120


class CourseState(Enum):
    """How a course stands (FHIR CarePlan.status)."""

    ACTIVE = "active"
    COMPLETED = "completed"
    STOPPED = "stopped"


COURSE_STATE_NAMES: dict[CourseState, Message] = {
    CourseState.ACTIVE: say("Going on"),
    CourseState.COMPLETED: say("Completed"),
    CourseState.STOPPED: say("Stopped"),
}


@register_kind("course", data_class=DataClass.CLINICAL, in_chart=False)
@dataclass(frozen=True)
class Course:
    """Planned sessions of a treatment; `interval` says how far apart, in words. A stopped course says why."""

    what: Coded
    sessions: int
    interval: str = ""
    state: CourseState = CourseState.ACTIVE
    reason: str = ""


def tidied_course(course: Course) -> Course:
    """Return a course with clean texts."""
    return replace(
        course,
        what=replace(course.what, text=clean_line(course.what.text)),
        interval=clean_line(course.interval),
        reason=clean_line(course.reason),
    )


def course_problems(course: Course) -> dict[str, Message]:
    """Return what is wrong with a course, by field."""
    problems: dict[str, Message] = {}
    if not course.what.text:
        problems["what"] = say("Choose the treatment of the course.")
    if not 1 <= course.sessions <= MOST_SESSIONS:
        problems["sessions"] = say("Enter how many sessions are planned, 1 to {most}.", most=MOST_SESSIONS)
    if len(course.interval) > LONGEST_INTERVAL:
        problems["interval"] = say("Say it in at most {most} characters.", most=LONGEST_INTERVAL)
    if course.state is CourseState.STOPPED and not course.reason:
        problems["reason"] = say("Enter why the course was stopped.")
    return problems
