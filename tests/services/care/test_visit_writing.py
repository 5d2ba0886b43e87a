"""Writing visits: drafts that meet each other, signing, what is locked then, amendments and notes of colleagues."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.procedures import ProcedureDone, ProductUsed
from luna_desktop.domain.clinical.visits import Payer, VisitState
from luna_desktop.domain.errors import InvalidInput, NotPermitted, StaleRecord
from luna_desktop.services.care.visit_writing import Amendment, NewAddendum, add_own_note, amend_visit
from luna_desktop.services.care.visits import OpenVisit, VisitAsked, visit_of
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.care import visiting
from tests.services.care.visiting import WHOLE, WITHOUT_CONCLUSION, begin, save, sign


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def amend(clinic: OpenClinic, visit: OpenVisit, reason: str, **changes: object) -> OpenVisit:
    header, note = visit.header, replace(visit.note, **changes)  # type: ignore[arg-type]  # fields of VisitNote
    return act(clinic, amend_visit, Amendment(header.patient_id, header.visit_id, header.number, note, reason))


def test_a_draft_is_saved_as_versions_and_the_same_words_write_nothing(clinic: OpenClinic, patient: PatientId) -> None:
    visit = save(clinic, begin(clinic, patient), replace(WHOLE, plan="  Sunscreen\u0007  "))
    assert (visit.header.number, visit.note.plan) == (2, "Sunscreen")
    assert save(clinic, visit, visit.note).header.number == 2
    assert len(entries(clinic, "visit saved")) == 1


def test_the_second_of_two_who_save_sees_what_stands_there(clinic: OpenClinic, patient: PatientId) -> None:
    read = begin(clinic, patient)
    save(clinic, read, WHOLE)
    with pytest.raises(StaleRecord) as refused:
        save(clinic, read, replace(WHOLE, plan="Something else"))
    assert isinstance(refused.value.theirs, OpenVisit)
    assert refused.value.theirs.note.plan == WHOLE.plan


def test_a_text_that_is_too_long_is_said_at_its_field(clinic: OpenClinic, patient: PatientId) -> None:
    with pytest.raises(InvalidInput) as refused:
        save(clinic, begin(clinic, patient), replace(WHOLE, findings="x" * 20_001))
    assert list(refused.value.problems) == ["findings"]


def test_what_is_missing_keeps_a_visit_from_being_signed(clinic: OpenClinic, patient: PatientId) -> None:
    visit = begin(clinic, patient)
    with pytest.raises(InvalidInput) as refused:
        sign(clinic, visit, replace(WHOLE, plan="", payer=Payer.NOT_SAID))
    assert set(refused.value.problems) == {"plan", "payer"}
    with working(clinic) as work:
        stand = visit_of(work, VisitAsked(patient, visit.header.visit_id))
    assert (stand.state, stand.header.number) == (VisitState.DRAFT, 1)


def test_a_signed_visit_is_locked_and_amended_with_a_reason(clinic: OpenClinic, patient: PatientId) -> None:
    signed = sign(clinic, begin(clinic, patient))
    assert signed.state is VisitState.SIGNED
    assert signed.header.signed_at is not None
    with pytest.raises(NotPermitted):
        save(clinic, signed, replace(WHOLE, plan="Other"))
    with pytest.raises(InvalidInput):
        amend(clinic, signed, " ", plan="Other")
    with pytest.raises(InvalidInput):
        amend(clinic, signed, "No change at all")
    amended = amend(clinic, signed, "Side was mixed up", findings="Rolling scars, worse on the right")
    assert amended.state is VisitState.AMENDED
    assert [(each.state, each.reason) for each in amended.versions[:2]] == [
        (VisitState.AMENDED, "Side was mixed up"),
        (VisitState.SIGNED, ""),
    ]
    assert amended.versions[1].note.findings == WHOLE.findings


def test_a_draft_is_not_amended(clinic: OpenClinic, patient: PatientId) -> None:
    with pytest.raises(NotPermitted):
        amend(clinic, begin(clinic, patient), "Too early", plan="Other")


def test_a_therapist_writes_what_was_done_and_no_conclusion(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    owner.lock()
    therapist = open_clinic(Role.THERAPIST)
    visit = begin(therapist, patient)
    for note in (WHOLE, replace(WITHOUT_CONCLUSION, assessment="Scars")):
        with pytest.raises(NotPermitted):
            save(therapist, visit, note)
    assert sign(therapist, visit, WITHOUT_CONCLUSION).state is VisitState.SIGNED


def test_who_does_not_hold_a_visit_writes_on_its_draft_but_neither_signs_nor_amends(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    visit = begin(owner, patient)
    owner.lock()
    clinician = open_clinic(Role.CLINICIAN)
    visit = save(clinician, visit, WHOLE)
    with pytest.raises(NotPermitted):
        sign(clinician, visit)
    clinician.lock()
    owner = open_clinic(Role.OWNER)
    signed = sign(owner, visit)
    owner.lock()
    clinician = open_clinic(Role.CLINICIAN)
    with pytest.raises(NotPermitted):
        amend(clinician, signed, "I know better", plan="Other")
    beside = act(clinician, add_own_note, NewAddendum(patient, signed.header.visit_id, "Seen again, healing."))
    assert [(each.text, each.by) for each in beside.addenda] == [("Seen again, healing.", "Dr Meera Pillai")]
    assert beside.note == signed.note


def test_a_note_beside_a_visit_says_something(clinic: OpenClinic, patient: PatientId) -> None:
    visit = begin(clinic, patient)
    with pytest.raises(InvalidInput):
        act(clinic, add_own_note, NewAddendum(patient, visit.header.visit_id, "  "))


def test_treatments_and_batches_follow_the_newest_version(clinic: OpenClinic, patient: PatientId) -> None:
    cream = ProductUsed(Coded("Numbing cream 5%"), "LP26-0419")
    visit = save(
        clinic,
        begin(clinic, patient),
        replace(WHOLE, procedures=(ProcedureDone(Coded("Peel", "p1"), products=(cream,)),)),
    )
    assert rows(clinic) == ([("p1",)], [("numbing cream 5%", "lp260419")])
    save(clinic, visit, replace(WHOLE, procedures=()))
    assert rows(clinic) == ([], [])


def rows(clinic: OpenClinic) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    with working(clinic) as work:
        done = work.connection.exec_driver_sql("SELECT treatment FROM visit_procedure").all()
        used = work.connection.exec_driver_sql("SELECT product_key, batch_key FROM visit_product").all()
    return [tuple(row) for row in done], [tuple(row) for row in used]


def test_the_shared_steps_are_used() -> None:
    assert visiting.WHOLE.concludes
    assert not WITHOUT_CONCLUSION.concludes
