"""Visits: starting, the list that reads headers alone, and opening one with its versions."""

from __future__ import annotations

from datetime import timedelta

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.visits import VisitKind, VisitMode, VisitState
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted
from luna_desktop.services.care import visit_lists, visits
from luna_desktop.services.care.visit_lists import VisitsAsked
from luna_desktop.services.care.visits import NewVisit, VisitAsked
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, watching, working
from tests.services.care import visiting


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def test_a_visit_begins_as_a_draft_in_the_name_of_who_holds_it(clinic: OpenClinic, patient: PatientId) -> None:
    visit = act(clinic, visits.start_visit, NewVisit(patient, VisitKind.FIRST, VisitMode.VIDEO))
    assert (visit.state, visit.header.practitioner) == (VisitState.DRAFT, "Dr Nandini Rao")
    assert (visit.note.kind, visit.note.mode) == (VisitKind.FIRST, VisitMode.VIDEO)
    assert entries(clinic, "visit started")[0].patient_id == patient


def test_the_list_is_newest_first_and_comes_in_parts(clinic: OpenClinic, patient: PatientId) -> None:
    known = [visiting.begin(clinic, patient).header.visit_id for _at in range(5)]
    first = act(clinic, visit_lists.list_visits, VisitsAsked(patient, limit=2))
    second = act(clinic, visit_lists.list_visits, VisitsAsked(patient, first.headers[-1], 2))
    third = act(clinic, visit_lists.list_visits, VisitsAsked(patient, second.headers[-1], 2))
    seen = [each.visit_id for part in (first, second, third) for each in part.headers]
    assert (seen, first.total, first.unsigned) == (known[::-1], 5, 5)


def test_the_list_reads_no_note_and_finds_its_rows_in_one_index(clinic: OpenClinic, patient: PatientId) -> None:
    visiting.save(clinic, visiting.begin(clinic, patient), visiting.WHOLE)
    with watching(clinic) as seen:
        act(clinic, visit_lists.list_visits, VisitsAsked(patient))
    assert seen.about("visit_version") == []
    asked, _values = seen.about("FROM visit ")[0]
    with working(clinic) as work:
        plan = work.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", (patient, "discarded", 50, 0)).all()
    assert any("COVERING INDEX ix_visit_list" in str(row) for row in plan), plan


def test_opening_a_visit_is_noted_and_another_patients_is_not_found(clinic: OpenClinic, patient: PatientId) -> None:
    visit = visiting.save(clinic, visiting.begin(clinic, patient), visiting.WHOLE)
    opened = act(clinic, visits.open_visit, VisitAsked(patient, visit.header.visit_id))
    assert [each.number for each in opened.versions] == [2, 1]
    assert opened.note == visiting.WHOLE
    assert opened.header.headline == "Atrophic acne scar"
    assert len(entries(clinic, "visit opened")) == 1
    stranger = builders.register(clinic, builders.a_patient("Shah", "Ilesh", phone="98860 55555"))
    with pytest.raises(NotFound):
        act(clinic, visits.open_visit, VisitAsked(stranger, visit.header.visit_id))


def test_all_visits_of_a_patient_come_oldest_first(clinic: OpenClinic, patient: PatientId) -> None:
    known = [visiting.begin(clinic, patient).header.visit_id for _at in range(2)]
    with working(clinic) as work:
        assert [each.header.visit_id for each in visits.visits_of(work, patient)] == known


def test_reception_neither_lists_nor_begins_visits(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    owner.lock()
    desk = open_clinic(Role.RECEPTION)
    for case, asked in ((visit_lists.list_visits, VisitsAsked(patient)), (visits.start_visit, NewVisit(patient))):
        with pytest.raises(NotPermitted):
            act(desk, case, asked)


def test_a_visit_may_be_written_down_afterwards_and_never_beforehand(clinic: OpenClinic, patient: PatientId) -> None:
    before = builders.START - timedelta(days=3)
    visit = act(clinic, visits.start_visit, NewVisit(patient, started_at=before))
    assert visit.header.started_at == before
    with pytest.raises(InvalidInput):
        act(clinic, visits.start_visit, NewVisit(patient, started_at=builders.START + timedelta(days=3)))
