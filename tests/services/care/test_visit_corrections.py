"""What may become of a visit: discarded, taken over, struck out, moved into the right chart with a trace in both."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.history import Allergy, Coded
from luna_desktop.domain.clinical.procedures import ProcedureDone
from luna_desktop.domain.clinical.stops import Overriding
from luna_desktop.domain.clinical.visits import VisitState
from luna_desktop.domain.errors import InvalidInput, NotPermitted, SafetyStop, StaleRecord
from luna_desktop.services.care import chart
from luna_desktop.services.care.visit_corrections import (
    VisitAtVersion,
    VisitMove,
    discard_visit,
    move_visit,
    strike_out_visit,
    take_over_visit,
)
from luna_desktop.services.care.visit_lists import VisitsAsked, list_visits
from luna_desktop.services.care.visits import OpenVisit, VisitAsked, open_visit
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.care.visiting import WHOLE, WITHOUT_CONCLUSION, begin, save, sign


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def at(visit: OpenVisit, reason: str = "") -> VisitAtVersion:
    header = visit.header
    return VisitAtVersion(header.patient_id, header.visit_id, header.number, reason)


def move(visit: OpenVisit, mrn: str, reason: str = "Typed into the wrong chart") -> VisitMove:
    header = visit.header
    return VisitMove(header.patient_id, header.visit_id, header.number, mrn, reason)


def test_a_discarded_draft_leaves_the_list_and_stays_in_the_history(clinic: OpenClinic, patient: PatientId) -> None:
    visit = save(clinic, begin(clinic, patient), WHOLE)
    act(clinic, discard_visit, at(visit))
    assert act(clinic, list_visits, VisitsAsked(patient)).total == 0
    opened = act(clinic, open_visit, VisitAsked(patient, visit.header.visit_id))
    assert (opened.state, opened.note) == (VisitState.DISCARDED, WHOLE)
    with pytest.raises(StaleRecord):
        save(clinic, opened, replace(WHOLE, plan="Again"))


def test_a_signed_visit_is_not_discarded_but_struck_out_with_a_reason(clinic: OpenClinic, patient: PatientId) -> None:
    signed = sign(clinic, begin(clinic, patient))
    with pytest.raises(NotPermitted):
        act(clinic, discard_visit, at(signed))
    with pytest.raises(InvalidInput):
        act(clinic, strike_out_visit, at(signed))
    struck = act(clinic, strike_out_visit, at(signed, "Another person sat there"))
    assert (struck.state, struck.versions[0].reason) == (VisitState.ENTERED_IN_ERROR, "Another person sat there")
    assert act(clinic, list_visits, VisitsAsked(patient)).total == 1


def test_a_moved_visit_leaves_a_trace_in_both_charts_and_no_name(clinic: OpenClinic, patient: PatientId) -> None:
    right = builders.register(clinic, builders.a_patient("Shah", "Ilesh", phone="98860 55555"))
    signed = sign(clinic, begin(clinic, patient))
    here = act(clinic, move_visit, move(signed, "lun-000002"))
    assert (here.state, here.moved_to) == (VisitState.ENTERED_IN_ERROR, True)
    (header,) = act(clinic, list_visits, VisitsAsked(right)).headers
    there = act(clinic, open_visit, VisitAsked(right, header.visit_id))
    assert (there.state, there.moved_from, there.note) == (VisitState.DRAFT, True, WHOLE)
    assert there.header.started_at == signed.header.started_at
    assert {entry.patient_id for entry in entries(clinic, "visit moved")} == {patient, right}


def test_a_treatment_that_the_other_chart_cannot_have_stops_the_move(clinic: OpenClinic, patient: PatientId) -> None:
    right = builders.register(clinic, builders.a_patient("Shah", "Ilesh", phone="98860 55555"))
    act(clinic, chart.record_entry, chart.NewEntry(right, Allergy(Coded("Salicylic peel"))))
    done = ProcedureDone(Coded("Salicylic peel"), course_id=7)
    visit = save(clinic, begin(clinic, patient), replace(WHOLE, procedures=(done,)))
    with pytest.raises(SafetyStop):
        act(clinic, move_visit, move(visit, "LUN-000002"))
    assert act(clinic, list_visits, VisitsAsked(right)).total == 0
    given = Overriding("It was done before anybody knew of the allergy")
    act(clinic, move_visit, replace(move(visit, "LUN-000002"), overriding=given))
    (header,) = act(clinic, list_visits, VisitsAsked(right)).headers
    there = act(clinic, open_visit, VisitAsked(right, header.visit_id))
    assert there.note.procedures == (replace(done, course_id=0),)


@pytest.mark.parametrize("mrn", ["LUN-999999", "LUN-000001", ""])
def test_a_visit_moves_only_to_another_record_that_is_there(clinic: OpenClinic, patient: PatientId, mrn: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        act(clinic, move_visit, move(begin(clinic, patient), mrn))
    assert list(refused.value.problems) == ["to_mrn"]


def test_a_struck_out_visit_is_found_by_no_recall(clinic: OpenClinic, patient: PatientId) -> None:
    done = ProcedureDone(Coded("Peel", "peel_superficial"))
    visit = save(clinic, begin(clinic, patient), replace(WHOLE, procedures=(done,)))
    act(clinic, strike_out_visit, at(visit, "Wrong day"))
    with working(clinic) as work:
        assert work.connection.exec_driver_sql("SELECT count(*) FROM visit_procedure").scalar() == 0


def test_a_therapist_takes_no_draft_over_that_only_a_clinician_signs(open_clinic: Opener) -> None:
    clinician = open_clinic(Role.CLINICIAN)
    patient = builders.register(clinician)
    visit = save(clinician, begin(clinician, patient), WHOLE)
    plain = save(clinician, begin(clinician, patient), WITHOUT_CONCLUSION)
    clinician.lock()
    therapist = open_clinic(Role.THERAPIST)
    with pytest.raises(NotPermitted, match="so a clinician signs it"):
        act(therapist, take_over_visit, at(visit))
    assert act(therapist, take_over_visit, at(plain)).header.practitioner_id == therapist.actor.user_id


def test_a_colleague_takes_a_draft_over_and_signs_it(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    visit = save(owner, begin(owner, patient), WHOLE)
    owner.lock()
    clinician = open_clinic(Role.CLINICIAN)
    with pytest.raises(NotPermitted):
        act(clinician, discard_visit, at(visit))
    with pytest.raises(NotPermitted):
        act(clinician, strike_out_visit, at(visit, "Not mine"))
    taken = act(clinician, take_over_visit, at(visit))
    assert taken.header.practitioner == "Dr Meera Pillai"
    signed = sign(clinician, taken)
    with pytest.raises(NotPermitted):
        act(clinician, take_over_visit, at(signed))
