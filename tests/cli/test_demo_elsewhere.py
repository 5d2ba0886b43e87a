"""The record that came to the demo clinic from another one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from luna_desktop.cli import demo_elsewhere
from luna_desktop.domain.elsewhere import Act
from luna_desktop.services.care.courses import read_courses
from luna_desktop.services.care.elsewhere import list_acts_elsewhere
from luna_desktop.services.care.visit_lists import VisitsAsked, list_visits
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.patients import Lookup, search_patients
from tests.services.acting import act

TODAY = date(2026, 3, 14)


def test_her_visits_papers_and_course_came_along(clinic: OpenClinic, tmp_path: Path) -> None:
    demo_elsewhere.fill(clinic, 3, TODAY)
    assert not act(clinic, search_patients, Lookup("Menon"))
    demo_elsewhere.fill(clinic, 60, TODAY)
    (row,) = act(clinic, search_patients, Lookup("Menon"))
    visits = act(clinic, list_visits, VisitsAsked(row.patient_id)).headers
    assert [each.elsewhere for each in visits] == [demo_elsewhere.CLINIC] * 4
    assert {line.body.act for line in act(clinic, list_acts_elsewhere, row.patient_id)} == {
        Act.PRESCRIPTION,
        Act.CERTIFICATE,
        Act.TREATMENT_CONSENT,
        Act.INTAKE,
        Act.AFTERCARE,
    }
    (course,) = act(clinic, read_courses, row.patient_id)
    assert (course.held, course.course.sessions) == (3, 6)
