"""Courses of sessions: planned, counted by the visits that name them, completed or stopped with a reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import func, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.courses import Course, CourseState, course_problems, tidied_course
from luna_desktop.domain.clinical.stops import Overriding, Planned
from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.elsewhere import VISIT_KIND
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.facts import FactStatus, Source
from luna_desktop.domain.gate import DataClass
from luna_desktop.models.visits import VisitProcedure
from luna_desktop.services.care.stops import require_clear
from luna_desktop.services.facts import FactChange, Known, StrikeOut, add_fact, change_fact, current_facts, strike_out
from luna_desktop.services.front.outstanding import CourseCount, keep_courses
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say

KIND = "course"


@dataclass(frozen=True)
class NewCourse:
    """A course to plan; `overriding` is a doctor's reason where an allergy names the treatment."""

    patient_id: PatientId
    course: Course
    overriding: Overriding | None = None


@dataclass(frozen=True)
class CourseSoFar:
    """A course, and in which visits (by id, oldest first) its sessions were held.

    `elsewhere` counts the sessions at the clinic from which the course came along; they were before those here.
    """

    known: Known
    visits: tuple[int, ...]
    elsewhere: int = 0

    @property
    def course(self) -> Course:
        """The course as it stands."""
        body: Course = self.known.body
        return body

    @property
    def held(self) -> int:
        """How many sessions were held."""
        return self.elsewhere + len(self.visits)

    def session_in(self, visit_id: int) -> int:
        """Return which session a visit is, or would be where it does not name the course yet."""
        if visit_id in self.visits:
            return self.elsewhere + self.visits.index(visit_id) + 1
        return self.held + 1


@use_case(
    requires=Permission.READ_CHART,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def read_courses(work: Work, patient: PatientId) -> tuple[CourseSoFar, ...]:
    """Return a patient's courses, newest first, with the visits that were sessions of them."""
    return courses_of(work, patient)


@use_case(
    requires=Permission.WRITE_VISITS, patient=lambda new: new.patient_id, use=Use(Purpose.CARE, DataClass.CLINICAL)
)
def plan_course(work: Work, new: NewCourse) -> tuple[CourseSoFar, ...]:
    """Plan a course.

    Raises:
        InvalidInput: A field cannot be accepted.
        SafetyStop: An allergy names the treatment and no reason was given.
    """
    course = _checked(new.course)
    require_clear(work, new.patient_id, Planned("treatment", course.what), new.overriding or "")
    add_fact(work, new.patient_id, course, Source.STAFF)
    return _told(work, new.patient_id)


@use_case(
    requires=Permission.WRITE_VISITS,
    patient=lambda change: change.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def change_course(work: Work, change: FactChange) -> tuple[CourseSoFar, ...]:
    """Correct a course, complete it, or stop it with a reason; a new version beside the old one."""
    if not isinstance(change.body, Course):
        raise InvalidInput({"what": say("This is no course.")})
    course = _checked(change.body)
    change_fact(
        work,
        FactChange(change.patient_id, change.fact_id, change.number, course, Source.STAFF, course.reason),
    )
    return _told(work, change.patient_id)


@use_case(
    requires=Permission.WRITE_VISITS,
    patient=lambda wrong: wrong.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def strike_out_course(work: Work, wrong: StrikeOut) -> tuple[CourseSoFar, ...]:
    """Mark a course as entered in error; its sessions stay in their visits."""
    strike_out(work, wrong, kinds=(KIND,))
    return _told(work, wrong.patient_id)


def tell_the_desk(work: Work, patient: PatientId) -> None:
    """Keep for the desk how many sessions are planned and held; part of every transaction that changes either."""
    _told(work, patient)


def _told(work: Work, patient: PatientId) -> tuple[CourseSoFar, ...]:
    """Keep the numbers of a patient's courses for the desk, and return the courses."""
    found = courses_of(work, patient)
    keep_courses(
        work,
        patient,
        (
            CourseCount(
                each.known.fact_id,
                each.course.sessions,
                each.held,
                each.known.status is FactStatus.CURRENT and each.course.state is CourseState.ACTIVE,
            )
            for each in found
        ),
    )
    return found


def courses_of(work: Work, patient: PatientId) -> tuple[CourseSoFar, ...]:
    """Return a patient's courses, newest first, for use cases that have declared their patient."""
    known = current_facts(work, patient, (KIND,))
    ids = [each.fact_id for each in known]
    sessions: dict[int, list[int]] = {}
    rows = work.session.execute(
        select(VisitProcedure.course_id, VisitProcedure.visit_id, func.min(VisitProcedure.started_at).label("at"))
        .where(VisitProcedure.course_id.in_(ids), VisitProcedure.patient_id == patient)
        .group_by(VisitProcedure.course_id, VisitProcedure.visit_id)
    ).all()
    for row in sorted(rows, key=lambda each: (each.at, each.visit_id)):
        sessions.setdefault(row.course_id, []).append(row.visit_id)
    before = _sessions_elsewhere(work, patient) if known else Counter[int]()
    return tuple(
        CourseSoFar(each, tuple(sessions.get(each.fact_id, ())), before[each.fact_id]) for each in reversed(known)
    )


def _sessions_elsewhere(work: Work, patient: PatientId) -> Counter[int]:
    """Return how many visits to other clinics were sessions of which course."""
    bodies = (known.body for known in current_facts(work, patient, [VISIT_KIND]))
    named = ({each.course_id for each in body.note.procedures} for body in bodies)
    return Counter(course for courses in named for course in courses if course)


def _checked(course: Course) -> Course:
    course = tidied_course(course)
    problems: dict[str, Message] = course_problems(course)
    if problems:
        raise InvalidInput(problems)
    return course
