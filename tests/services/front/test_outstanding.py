"""What charts tell the desk: numbers of a course and the day of a follow-up, in step with them, and nothing more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import select

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.courses import Course, CourseState
from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.facts import Source
from luna_desktop.models.book import DeskDue
from luna_desktop.services.care import courses, visit_corrections
from luna_desktop.services.care.courses import NewCourse
from luna_desktop.services.care.visit_corrections import VisitAtVersion
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange
from luna_desktop.services.front import lists
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, watching, working
from tests.services.care.visiting import WHOLE, begin, save, sign


def known(clinic: OpenClinic) -> list[tuple[str, int, int, date | None, bool]]:
    with working(clinic) as work:
        rows = work.session.scalars(select(DeskDue).order_by(DeskDue.id))
        return [(row.kind, row.sessions, row.held, row.due_on, row.is_open) for row in rows]


def test_a_course_and_its_end_are_told_as_numbers(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    (course,) = act(clinic, courses.plan_course, NewCourse(patient, Course(Coded("canary-peel"), 6)))
    assert known(clinic) == [("course", 6, 0, None, True)]
    done = Course(Coded("canary-peel"), 6, state=CourseState.COMPLETED)
    change = FactChange(patient, course.known.fact_id, course.known.number, done, Source.STAFF)
    act(clinic, courses.change_course, change)
    assert known(clinic) == [("course", 6, 0, None, False)]


def test_a_signed_visit_tells_the_day_it_asked_for_and_a_struck_one_takes_it_back(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    note = replace(WHOLE, follow_up="In 2 weeks")
    draft = save(clinic, begin(clinic, patient), note)
    assert known(clinic) == [], "a draft asks for nothing yet"
    signed = sign(clinic, draft, note)
    assert known(clinic) == [("follow_up", 0, 0, date(2026, 3, 28), True)]
    wrong = VisitAtVersion(patient, signed.header.visit_id, signed.header.number, "wrong chart")
    act(clinic, visit_corrections.strike_out_visit, wrong)
    assert known(clinic) == [("follow_up", 0, 0, None, False)]


def test_the_desk_reads_no_chart_for_it(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    act(owner, courses.plan_course, NewCourse(patient, Course(Coded("canary-peel"), 6)))
    desk = open_clinic(Role.RECEPTION)
    with watching(desk) as seen:
        (line,) = act(desk, lists.read_unscheduled, None)
    assert "canary" not in repr(line)
    for table in ("fact", "visit", "fact_version"):
        assert [text for text, _values in seen.statements if f" {table} " in text] == []
