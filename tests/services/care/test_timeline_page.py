"""What of a timeline goes on paper: what the filters keep, courses and places of the body map among it."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.domain.clinical.courses import Course, CourseState
from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.clinical.markers import Marker, Marking
from luna_desktop.domain.clinical.timeline import Strand, TimelineChoice
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care import body_map, chart, courses
from luna_desktop.services.care.chart import NewEntry
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange
from luna_desktop.services.sharing import deliveries
from luna_desktop.services.sharing.paper_copies import CarePaperSort, CopyAsked, prepare_paper_copy
from tests import builders
from tests.reports.reading import text_of
from tests.services.acting import act


def printed(clinic: OpenClinic, patient: builders.PatientId, choice: TimelineChoice, folder: Path) -> str:
    asked = CopyAsked(patient, CarePaperSort.TIMELINE, choice=choice)
    return " ".join(text_of(deliveries.make_paper(act(clinic, prepare_paper_copy, asked)).pdf, folder).split())


def test_what_the_choice_keeps_is_printed_and_the_rest_is_counted(clinic: OpenClinic, tmp_path: Path) -> None:
    patient = builders.register(clinic)
    act(clinic, chart.record_entry, NewEntry(patient, Condition(Coded("Melasma"), since=PartialDate(2023))))
    marker = Marker(Marking.LESION, "front", 0.5, 0.1, PartialDate(2026, 3, 2), what=Coded("Mole"), length_mm=6)
    act(clinic, body_map.add_marker, body_map.NewMarker(patient, marker))
    (course,) = act(clinic, courses.plan_course, courses.NewCourse(patient, Course(Coded("Peel"), 6)))
    stopped = Course(Coded("Peel"), 6, state=CourseState.STOPPED, reason="moved away")
    act(clinic, courses.change_course, FactChange(patient, course.known.fact_id, 1, stopped))
    whole = printed(clinic, patient, TimelineChoice(), tmp_path)
    for part in (
        "Melasma: Active",
        "1. Mole: Watching",
        "6 mm",
        "Course planned: Peel, 6 sessions",
        "Course stopped: Peel, 0 of 6 sessions",
        "moved away",
    ):
        assert part in whole
    assert "Left out" not in whole
    places = printed(clinic, patient, TimelineChoice(frozenset({Strand.BODY_MAP})), tmp_path)
    assert "1. Mole" in places
    assert "Melasma" not in places
    assert "Left out by this choice: 3 entries." in places
    assert "Peel" in printed(clinic, patient, TimelineChoice(text="peel"), tmp_path)
