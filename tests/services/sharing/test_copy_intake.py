"""Preferences and filled-in forms in a record copy: for the patient whole, for others only what was taken over."""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.care_preferences import CarePreferences, DayTime, Needles
from luna_desktop.domain.clinical.intake_entries import Answerer, Outcome
from luna_desktop.reports.record_content import RecordCopy, Section
from luna_desktop.services.care import chart
from luna_desktop.services.care.intake_review import Decision, IntakeDecisions, read_intakes, review_intake
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing import copy_intake
from luna_desktop.services.sharing.record_copies import prepare_record_copy
from tests import builders
from tests.services.care.intakes import KEYS, hand_in
from tests.services.sharing.test_record_copies import a_request


def copied(clinic: OpenClinic, patient: PatientId, **changes: object) -> RecordCopy:
    prepared = clinic.desk.perform(clinic.actor, prepare_record_copy, a_request(patient, **changes))
    content: RecordCopy = prepared.content
    return content


def test_each_answer_says_what_became_of_it(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    number = hand_in(clinic, patient, language="en")
    decisions = (
        Decision("diet", Outcome.ACCEPTED),
        Decision("allergies:1", Outcome.NOT_TAKEN, reason="Never harmed her"),
    )
    clinic.desk.perform(clinic.actor, review_intake, IntakeDecisions(patient, number, decisions))
    (form,) = copied(clinic, patient).intakes
    assert (str(form.on), str(form.language), len(form.rows)) == ("14-Mar-2026", "English", len(KEYS))
    became = {str(row.answer): (str(row.outcome), row.reason) for row in form.rows}
    assert became["Jain"] == ("Taken over as it is", "")
    assert became["Penicillin"] == ("Not taken over", "Never harmed her")
    assert became["Melasma"] == ("Not looked at yet", "")


def test_preferences_are_listed_in_the_language_of_the_copy(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    body = CarePreferences(needles=Needles.NO, times=(DayTime.EVENING, DayTime.SUNDAY), languages=("kn",))
    clinic.desk.perform(clinic.actor, chart.record_entry, chart.NewEntry(patient, body))
    (wishes,) = copied(clinic, patient).preferences
    told = {str(question): str(answer) for question, answer in wishes.answers}
    assert told["Needles"] == "Not accepted"
    assert told["Appointment times"] == "Evenings, Sundays"
    assert told["Languages"] == "Kannada"
    assert told["Procedures"] == "None named"


def test_other_sections_leave_the_forms_out(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    hand_in(clinic, patient)
    assert copied(clinic, patient, sections=(Section.CONTACT,)).intakes == ()


def test_the_copy_says_who_answered_for_a_child(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    hand_in(clinic, patient)
    (form,) = clinic.desk.perform(clinic.actor, read_intakes, patient)
    told = copy_intake.intakes((form, replace(form, answered_by=Answerer("Sunita Kumar", "mother", 7))))
    assert [str(each.answered_by) for each in told] == ["", "Answered for the child by Sunita Kumar, mother."]
