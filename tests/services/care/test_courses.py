"""Courses on a real clinic: sessions counted by visits, ended with a reason, stopped by an allergy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.courses import Course, CourseState
from luna_desktop.domain.clinical.history import Allergy, Coded
from luna_desktop.domain.clinical.procedures import ProcedureDone
from luna_desktop.domain.errors import InvalidInput, SafetyStop
from luna_desktop.services.care import chart
from luna_desktop.services.care.courses import (
    CourseSoFar,
    NewCourse,
    change_course,
    plan_course,
    read_courses,
    strike_out_course,
)
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange, StrikeOut
from tests import builders
from tests.services.acting import act
from tests.services.care.visiting import WHOLE, begin, save

COURSE = Course(Coded("Salicylic peel", "peel_superficial"), 4, "Every 4 weeks")


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def planned(clinic: OpenClinic, patient: PatientId) -> CourseSoFar:
    (course,) = act(clinic, plan_course, NewCourse(patient, COURSE))
    return course


def session(clinic: OpenClinic, patient: PatientId, course: CourseSoFar) -> int:
    done = ProcedureDone(COURSE.what, course_id=course.known.fact_id)
    return save(clinic, begin(clinic, patient), replace(WHOLE, procedures=(done, done))).header.visit_id


def test_a_visit_is_one_session_however_many_treatments_name_the_course(clinic: OpenClinic, patient: PatientId) -> None:
    course = planned(clinic, patient)
    first, second = session(clinic, patient, course), session(clinic, patient, course)
    (now,) = act(clinic, read_courses, patient)
    assert (now.visits, now.held) == ((first, second), 2)
    assert [now.session_in(visit) for visit in (first, second, 99)] == [1, 2, 3]


def test_a_course_is_completed_or_stopped_with_a_reason(clinic: OpenClinic, patient: PatientId) -> None:
    course = planned(clinic, patient)

    def change(now: CourseSoFar, state: CourseState, reason: str = "") -> CourseSoFar:
        body = replace(now.course, state=state, reason=reason)
        (changed,) = act(clinic, change_course, FactChange(patient, now.known.fact_id, now.known.number, body))
        return changed

    with pytest.raises(InvalidInput):
        change(course, CourseState.STOPPED)
    stopped = change(course, CourseState.STOPPED, "Moved to another city")
    assert (stopped.course.state, stopped.course.reason) == (CourseState.STOPPED, "Moved to another city")
    assert change(stopped, CourseState.COMPLETED).course.state is CourseState.COMPLETED


def test_a_wrong_course_is_struck_out_and_its_visits_stay(clinic: OpenClinic, patient: PatientId) -> None:
    course = planned(clinic, patient)
    session(clinic, patient, course)
    wrong = StrikeOut(patient, course.known.fact_id, course.known.number, "Wrong patient")
    assert act(clinic, strike_out_course, wrong) == ()


def test_only_a_course_is_changed_as_a_course(clinic: OpenClinic, patient: PatientId) -> None:
    course = planned(clinic, patient)
    with pytest.raises(InvalidInput):
        act(clinic, change_course, FactChange(patient, course.known.fact_id, course.known.number, Coded("x")))


def test_an_allergy_that_names_the_treatment_stops_the_plan(clinic: OpenClinic, patient: PatientId) -> None:
    act(clinic, chart.record_entry, chart.NewEntry(patient, Allergy(Coded("Salicylic peel"))))
    with pytest.raises(SafetyStop):
        planned(clinic, patient)
    assert act(clinic, read_courses, patient) == ()
