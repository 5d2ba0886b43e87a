"""Visits of the demo clinic: a course with its sessions, an amendment, a draft that misses something, and batches."""

from __future__ import annotations

from luna_desktop.cli import demo_visits
from luna_desktop.domain.clinical.visits import VisitState
from luna_desktop.services.care.courses import read_courses
from luna_desktop.services.care.recalls import read_batches
from luna_desktop.services.care.visit_lists import VisitsAsked, list_visits
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.services.acting import act


def test_the_first_patient_has_a_course_an_amendment_and_a_draft(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    demo_visits.fill(clinic, patient, builders.START.date())
    states = [each.state for each in act(clinic, list_visits, VisitsAsked(patient)).headers]
    draft, signed = VisitState.DRAFT, VisitState.SIGNED
    assert states == [draft, signed, VisitState.AMENDED, signed, signed]
    (course,) = act(clinic, read_courses, patient)
    assert (course.held, course.course.sessions) == (4, 4)
    assert {line.batch for line in act(clinic, read_batches, "")} >= {"CG-77120", "LP26-0419"}


def test_some_others_have_a_visit_too(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    for number in (0, 1, demo_visits.EVERY):
        demo_visits.some(clinic, patient, number, builders.START.date())
    assert act(clinic, list_visits, VisitsAsked(patient)).total == 2
