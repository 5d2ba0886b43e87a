"""Visits in a record copy: what was written, signed, amended, added, and nothing of what was made in error."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.courses import Course
from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.procedures import ProcedureDone, ProductUsed, Setting, SiteDone, Told
from luna_desktop.domain.measures import PartialDate
from luna_desktop.reports.visit_content import VisitRow
from luna_desktop.services.care.courses import NewCourse, plan_course
from luna_desktop.services.care.visit_corrections import VisitAtVersion, strike_out_visit
from luna_desktop.services.care.visit_writing import Amendment, NewAddendum, add_own_note, amend_visit
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.copy_visits import collect_visits
from luna_desktop.texts import ENGLISH, Message
from tests import builders
from tests.services.acting import act, working
from tests.services.care.visiting import WHOLE, begin, save, sign

PEEL = ProcedureDone(
    Coded("Peel"),
    (Setting("peel", "ph", "2.5", "pH"),),
    (SiteDone(Coded("Left cheek", "60819002", "SNOMED CT"), "2", "", "Mild redness"),),
    (ProductUsed(Coded("Salicylic peel"), "SP-1", PartialDate(2027, 11), "2 ml"),),
    complications=Told.NO,
    aftercare=Told.YES,
    aftercare_note="Sunscreen, no picking",
)


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def rows(clinic: OpenClinic, patient: PatientId) -> tuple[VisitRow, ...]:
    with working(clinic) as work:
        return collect_visits(work, patient, lambda _day: True).visits


def said(text: object) -> str:
    return ENGLISH.render(text) if isinstance(text, Message) else str(text)


def test_a_visit_tells_everything_that_was_written(clinic: OpenClinic, patient: PatientId) -> None:
    save(clinic, begin(clinic, patient), replace(WHOLE, procedures=(PEEL,)))
    (row,) = rows(clinic, patient)
    pairs = {said(label): said(text) for label, text in row.pairs}
    assert pairs["Diagnoses"] == "Atrophic acne scar (ICD-10 L90.5)"
    assert pairs["Who pays"] == "The patient, in full"
    assert (said(row.state), row.is_signed) == ("NOT SIGNED: this note can still change", False)
    ((title, done),) = row.procedures
    assert said(title) == "Peel"
    assert {said(label): said(text) for label, text in done} == {
        "pH": "2.5 pH",
        "Site": "Left cheek · 2 passes · Mild redness",
        "Product": "Salicylic peel · batch SP-1 · expiry Nov-2027 · 2 ml",
        "Complications": "None",
        "Aftercare advice": "Sunscreen, no picking",
    }


def test_signature_amendment_and_notes_of_colleagues_are_told(clinic: OpenClinic, patient: PatientId) -> None:
    signed = sign(clinic, begin(clinic, patient))
    header = signed.header
    changed = Amendment(patient, header.visit_id, header.number, replace(WHOLE, plan="Other"), "Typed in a hurry")
    act(clinic, amend_visit, changed)
    act(clinic, add_own_note, NewAddendum(patient, header.visit_id, "Healing well."))
    (row,) = rows(clinic, patient)
    assert said(row.state).startswith("Signed by Dr Nandini Rao")
    (amendment,) = row.amendments
    assert amendment.reason == "Typed in a hurry"
    assert [[said(part) for part in change] for change in amendment.changes] == [["Plan", WHOLE.plan, "Other"]]
    assert [said(text) for _who, text in row.addenda] == ["Healing well."]


def test_of_a_visit_made_in_error_only_that_is_told(clinic: OpenClinic, patient: PatientId) -> None:
    signed = sign(clinic, begin(clinic, patient))
    wrong = VisitAtVersion(patient, signed.header.visit_id, signed.header.number, "Another person sat there")
    act(clinic, strike_out_visit, wrong)
    (row,) = rows(clinic, patient)
    assert "made in error" in said(row.struck)
    assert (row.pairs, row.procedures, row.amendments) == ((), (), ())


def test_only_days_that_are_wanted_and_codes_that_are_used_come_along(clinic: OpenClinic, patient: PatientId) -> None:
    save(clinic, begin(clinic, patient), replace(WHOLE, procedures=(PEEL,)))
    with working(clinic) as work:
        found = collect_visits(work, patient, lambda _day: True)
        none = collect_visits(work, patient, lambda day: day > date(2030, 1, 1))
    assert [(each.code, each.system) for each in found.codes] == [("60819002", "SNOMED CT"), ("L90.5", "ICD-10")]
    assert (none.visits, none.codes) == ((), ())


def test_courses_come_along_and_a_visit_says_which_session_it_was(clinic: OpenClinic, patient: PatientId) -> None:
    (course,) = act(clinic, plan_course, NewCourse(patient, Course(Coded("Peel"), 4, "Every 6 weeks")))
    session = replace(PEEL, course_id=course.known.fact_id)
    save(clinic, begin(clinic, patient), replace(WHOLE, procedures=(session,), room="Room 2"))
    with working(clinic) as work:
        copied = collect_visits(work, patient, lambda _day: True)
        assert collect_visits(work, patient, lambda _day: False).courses == ()
    ((what, told),) = copied.courses
    assert (said(what), said(told)) == ("Peel", "1 of 4 sessions · Every 6 weeks · Going on")
    (row,) = copied.visits
    assert {said(label): said(text) for label, text in row.pairs}["Room"] == "Room 2"
    assert {said(label): said(text) for label, text in row.procedures[0][1]}["Course"] == "Session 1 of 4"
