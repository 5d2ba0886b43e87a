"""What a restriction on staff keeps: opening, listing, printing and exporting, for those it names and nobody else."""

from __future__ import annotations

from datetime import date

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.services.care import chart, photographs
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people import others, patients
from luna_desktop.services.people.hidden import hidden_patients
from luna_desktop.services.people.patients import Likeness, Lookup
from luna_desktop.services.privacy import consents, restrictions
from luna_desktop.services.privacy.restriction_rules import Ending, RestrictionEnding
from luna_desktop.services.sharing import accounting, record_copies
from luna_desktop.services.use_cases import UseCase
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, watching, working
from tests.services.sharing_steps import keep_from


@pytest.fixture
def kept(open_clinic: Opener) -> PatientId:
    """Return a patient who keeps the record from Dr Meera Pillai."""
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    builders.allow_photographs(owner, patient)
    keep_from(owner, patient)
    return patient


@pytest.fixture
def named(open_clinic: Opener, kept: PatientId) -> OpenClinic:
    """Return the clinic as the person whom the restriction names."""
    del kept
    return open_clinic(Role.CLINICIAN)


def found(clinic: OpenClinic, typed: str) -> list[int]:
    return [card.patient_id for card in act(clinic, patients.search_patients, Lookup(typed))]


@pytest.mark.parametrize(
    "case",
    [
        patients.open_patient,
        patients.read_details,
        patients.read_contact_versions,
        chart.open_chart,
        chart.read_chart,
        consents.read_privacy,
        photographs.list_photographs,
        restrictions.read_restrictions,
        record_copies.read_copy_subject,
        accounting.read_disclosures,
    ],
    ids=lambda case: case.name,
)
def test_the_named_person_opens_nothing(named: OpenClinic, kept: PatientId, case: UseCase[object, object]) -> None:
    with pytest.raises(NotPermitted) as refused:
        act(named, case, kept)
    assert "you do not open this record" in str(refused.value.message)
    assert entries(named, "refused")[-1].patient_id == kept


@pytest.mark.parametrize("typed", ["", "Kumar", "ananya kum", "98860 01427", "1427", "01-05-1990", "Kumaar"])
def test_the_named_person_finds_the_patient_in_no_list(
    open_clinic: Opener, named: OpenClinic, kept: PatientId, typed: str
) -> None:
    assert kept not in found(named, typed)
    assert kept in found(open_clinic(Role.RECEPTION), typed)
    assert kept in found(open_clinic(Role.THERAPIST), typed)


def test_the_record_number_finds_the_patient_no_more_than_the_name(
    open_clinic: Opener, named: OpenClinic, kept: PatientId
) -> None:
    mrn = act(open_clinic(Role.OWNER), patients.open_patient, kept).card.mrn
    assert found(named, mrn) == []
    assert found(named, mrn[-4:]) == []


def test_registration_and_others_do_not_show_the_patient(named: OpenClinic, kept: PatientId) -> None:
    alike = act(named, patients.find_similar, Likeness("Kumar", "Ananya", "98860 01427"))
    assert [card.patient_id for card in alike] == []
    twin = builders.register(named)
    told = act(named, others.read_others, twin)
    assert told.same_name == ()
    assert all(kept not in [card.patient_id for card in shared.people] for shared in told.on_numbers)


def test_whoever_is_left_out_takes_nobodys_place(
    named: OpenClinic, kept: PatientId, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = [builders.register(named, builders.a_patient("Kumar", name, phone="")) for name in ("Asha", "Bina")]
    monkeypatch.setattr(patients, "LIST_LIMIT", 2)
    assert set(found(named, "Kumar")) == set(older)
    assert set(found(named, "")) == set(older)


def test_the_named_person_prints_and_exports_nothing(open_clinic: Opener) -> None:
    officer = open_clinic(Role.PRIVACY_OFFICER)
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    request = record_copies.CopyRequest(patient, Recipient(RecipientKind.PATIENT, "Ananya Kumar"), "Own use")
    issued = record_copies.CopyRequest(**{**vars(request), "preview": False})
    prepared = act(officer, record_copies.prepare_record_copy, issued)
    keep_from(owner, patient, Role.PRIVACY_OFFICER)
    for wanted in (request, issued):
        with pytest.raises(NotPermitted):
            act(officer, record_copies.prepare_record_copy, wanted)
    with pytest.raises(NotPermitted):
        act(officer, record_copies.release_record_copy, record_copies.CopyReleased(prepared, 3, b"%PDF"))
    assert act(owner, accounting.read_disclosures, patient) == []


def test_an_end_of_the_restriction_brings_the_patient_back(
    open_clinic: Opener, named: OpenClinic, kept: PatientId
) -> None:
    owner = open_clinic(Role.OWNER)
    restriction = act(owner, restrictions.read_restrictions, kept)[0].restriction_id
    act(owner, restrictions.end_restriction, RestrictionEnding(kept, restriction, Ending.PATIENT_WRITTEN, "Letter"))
    assert kept in found(named, "Kumar")
    assert act(named, patients.open_patient, kept).card.patient_id == kept


def test_a_list_costs_one_look_for_whom_no_restriction_names(clinic: OpenClinic) -> None:
    for given in ("Asha", "Bina", "Chitra"):
        builders.register(clinic, builders.a_patient("Kumar", given, born=date(1990, 1, 1).isoformat()))
    with watching(clinic) as seen:
        found(clinic, "Kumar")
        found(clinic, "")
    assert len(seen.about("restriction_staff")) == 2
    assert not seen.about("FROM restriction_event")
    with watching(clinic) as seen, working(clinic) as work:
        assert hidden_patients(work) == hidden_patients(work) == frozenset()
    assert len(seen.about("restriction_staff")) == 1
