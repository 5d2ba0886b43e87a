"""Certificates: numbers without a gap, the patient's signature, and a register that opens no diagnosis."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.care_papers import PaperState
from luna_desktop.domain.clinical.certificates import Certificate, CertificateKind, Mark
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.services.care import certificates
from luna_desktop.services.care.care_papers import Ending, PaperDraft, PaperLine
from luna_desktop.services.care.certificates import IssuingCertificate, RegisterRow
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy.evidence import Strokes
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, watching
from tests.services.care.paper_desk import STROKES, house, register_doctor

SICK = Certificate(
    CertificateKind.SICKNESS,
    address="14 Temple Street, Mysuru",
    marks=("Mole below the left eye",),
    examined_on=date(2026, 3, 14),
    statement="Acute dermatitis of both hands.",
    since=date(2026, 3, 14),
    until=date(2026, 3, 18),
)


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    register_doctor(clinic)
    return builders.register(clinic)


def issue(clinic: OpenClinic, patient: PatientId, body: Certificate = SICK, strokes: Strokes = STROKES) -> PaperLine:
    line = act(clinic, certificates.draft_certificate, PaperDraft(patient, body))
    issuing = IssuingCertificate(patient, line.paper_id, line.number, strokes)
    return act(clinic, certificates.issue_certificate, issuing)


def register_of(clinic: OpenClinic) -> tuple[RegisterRow, ...]:
    return act(clinic, certificates.read_certificate_register, 2026)


def test_numbers_have_no_gap_though_one_is_refused_and_one_cancelled(clinic: OpenClinic, patient: PatientId) -> None:
    first = issue(clinic, patient)
    with pytest.raises(InvalidInput):
        issue(clinic, patient, replace(SICK, marks=()))
    act(clinic, certificates.cancel_certificate, Ending(patient, first.paper_id, "wrong dates"))
    issue(clinic, patient, replace(SICK, kind=CertificateKind.OTHER))
    rows = register_of(clinic)
    assert [(row.serial, row.is_cancelled, row.reason) for row in rows] == [
        ("MC-2026-0001", True, "wrong dates"),
        ("MC-2026-0002", False, ""),
    ]
    assert rows[1].head.marks == ("Mole below the left eye",)
    assert act(clinic, certificates.read_certificate_register, 2025) == ()


def test_the_patient_signs_or_leaves_a_thumb_mark_on_the_print(clinic: OpenClinic, patient: PatientId) -> None:
    with pytest.raises(InvalidInput) as refused:
        issue(clinic, patient, strokes=())
    assert set(refused.value.problems) == {"strokes"}
    assert issue(clinic, patient).evidence_id is not None
    thumb = issue(clinic, patient, replace(SICK, mark=Mark.THUMB), strokes=())
    assert (thumb.state, thumb.evidence_id, thumb.serial) == (PaperState.ISSUED, None, "MC-2026-0002")


def test_a_new_one_begins_with_the_address_on_file_and_the_marks_known(clinic: OpenClinic, patient: PatientId) -> None:
    house(clinic, patient)
    issue(clinic, patient)
    proposed = act(clinic, certificates.proposed_certificate, patient)
    assert proposed.address.startswith("14 Temple Street")
    assert (proposed.marks, proposed.examined_on) == (SICK.marks, date(2026, 3, 14))
    assert proposed.statement == ""


def test_the_register_tells_what_is_certified_to_nobody_but_its_doctor(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    register_doctor(owner)
    issue(owner, builders.register(owner))
    assert register_of(owner)[0].statement == SICK.statement
    owner.lock()
    for role in (Role.CLINICIAN, Role.AUDITOR):
        reader = open_clinic(role)
        with watching(reader) as seen:
            row = register_of(reader)[0]
        assert (row.head.name, row.statement) == ("Ananya Kumar", "")
        assert seen.about("care_paper_version") == []
        assert len(entries(reader, "certificate register read")) >= 1
        reader.lock()
    for role in (Role.RECEPTION, Role.THERAPIST, Role.ADMINISTRATOR):
        other = open_clinic(role)
        with pytest.raises(NotPermitted):
            register_of(other)
        other.lock()
