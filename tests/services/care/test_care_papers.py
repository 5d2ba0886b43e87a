"""The book of papers: drafts are versions, two people do not overwrite each other, the head is that of the day."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.care_papers import PaperKind, PaperState
from luna_desktop.domain.clinical.prescriptions import Prescription
from luna_desktop.domain.errors import InvalidInput, NotFound, StaleRecord
from luna_desktop.services.care import care_papers, prescriptions
from luna_desktop.services.care.care_papers import Ending, PaperAsked, PaperDraft
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.clinic.registration import Registration, note_registration
from tests import builders
from tests.services.acting import act, working
from tests.services.care.paper_desk import CAPSULE, ROW, draft, house, prescribe, register_doctor

KIND = PaperKind.PRESCRIPTION


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    register_doctor(clinic)
    return builders.register(clinic)


def test_a_draft_that_somebody_changed_is_not_overwritten(clinic: OpenClinic, patient: PatientId) -> None:
    first = draft(clinic, patient)
    second = PaperDraft(patient, Prescription((CAPSULE,)), first.paper_id, first.number)
    assert act(clinic, prescriptions.draft_prescription, second).number == 2
    with pytest.raises(StaleRecord) as refused:
        act(clinic, prescriptions.draft_prescription, second)
    assert refused.value.theirs.body.rows == (CAPSULE,)


def test_patient_and_doctor_stay_as_they_were_on_the_day(clinic: OpenClinic, patient: PatientId) -> None:
    house(clinic, patient)
    line = prescribe(clinic, patient)
    act(clinic, note_registration, Registration(clinic.actor.user_id, "KMC 99999"))
    with working(clinic) as work:
        kept = care_papers.line_of(work, PaperAsked(patient, line.paper_id), KIND).head
    assert (kept.doctor, kept.registration_no) == ("Dr Nandini Rao", "KMC 54321")
    assert kept.address == "14 Temple Street\nMysuru 570001\nKarnataka"
    assert (kept.age, kept.born) == ("35 years", "01-May-1990")


def test_a_paper_of_another_patient_is_not_found(clinic: OpenClinic, patient: PatientId) -> None:
    line = draft(clinic, patient)
    other = builders.register(clinic, builders.a_patient("Iyer", "Leela", phone="98860 01428"))
    with pytest.raises(NotFound):
        act(clinic, prescriptions.discard_prescription, Ending(other, line.paper_id))


def test_one_that_stands_in_names_the_cancelled_one(clinic: OpenClinic, patient: PatientId) -> None:
    line = prescribe(clinic, patient)
    new = PaperDraft(patient, Prescription((ROW,)), replaces_id=line.paper_id)
    with pytest.raises(InvalidInput):
        act(clinic, prescriptions.draft_prescription, new)
    ended = act(clinic, prescriptions.cancel_prescription, Ending(patient, line.paper_id, "wrong strength"))
    assert (ended.state, ended.reason, ended.serial) == (PaperState.CANCELLED, "wrong strength", line.serial)
    assert act(clinic, prescriptions.draft_prescription, new).replaces_id == line.paper_id


def test_what_was_thrown_away_is_not_listed_and_not_written_on(clinic: OpenClinic, patient: PatientId) -> None:
    line = draft(clinic, patient)
    act(clinic, prescriptions.discard_prescription, Ending(patient, line.paper_id))
    assert act(clinic, prescriptions.read_prescriptions, patient) == ()
    with pytest.raises(InvalidInput):
        act(clinic, prescriptions.draft_prescription, PaperDraft(patient, Prescription((ROW,)), line.paper_id, 1))


def test_a_draft_that_somebody_changed_is_not_thrown_away(clinic: OpenClinic, patient: PatientId) -> None:
    line = draft(clinic, patient)
    newer = PaperDraft(patient, Prescription((CAPSULE,)), line.paper_id, line.number)
    act(clinic, prescriptions.draft_prescription, newer)
    with pytest.raises(StaleRecord, match="not thrown away"):
        act(clinic, prescriptions.discard_prescription, Ending(patient, line.paper_id, number=line.number))
    now = act(clinic, prescriptions.discard_prescription, Ending(patient, line.paper_id, number=line.number + 1))
    assert now.state is PaperState.DISCARDED
