"""Papers of care leave by the one door: pages and hash in the book, drafts stay, the patient can read it later."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.care_texts import TextKind
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.errors import InvalidInput, NotPermitted, StorageTrouble
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing import deliveries, record_copies
from luna_desktop.services.sharing.accounting import AccountingAsked, read_accounting, what_words
from luna_desktop.services.sharing.disclosure_book import HandOver
from luna_desktop.services.sharing.paper_copies import (
    CarePaperSort,
    CopyAsked,
    hand_over_paper_copy,
    prepare_paper_copy,
)
from luna_desktop.texts import ENGLISH, Message
from tests import builders
from tests.clinic_fixtures import Opener
from tests.reports.reading import text_of
from tests.services.acting import act
from tests.services.care.paper_desk import LASER, approve, draft, prescribe, register_doctor, sign

RECIPIENT = Recipient(RecipientKind.PATIENT, "Ananya Kumar")


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    register_doctor(clinic)
    return builders.register(clinic)


def made(clinic: OpenClinic, asked: CopyAsked) -> deliveries.MadeCopy:
    return deliveries.make_paper(act(clinic, prepare_paper_copy, asked))


def test_a_printed_prescription_stands_in_the_book_with_pages_and_hash(
    clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    line = prescribe(clinic, patient)
    copy = made(clinic, CopyAsked(patient, CarePaperSort.PRESCRIPTION, line.paper_id))
    delivered = deliveries.write_file(clinic.desk, clinic.actor, copy, tmp_path / "rx.pdf")
    written = (tmp_path / "rx.pdf").read_bytes()
    assert delivered.sha256 == hashlib.sha256(written).hexdigest()
    assert "ADAPALENE" in text_of(written, tmp_path)
    entry = act(clinic, read_accounting, AccountingAsked(patient)).lines[0]
    what = what_words(entry.what)
    assert (what if isinstance(what, str) else ENGLISH.render(what)) == "Prescription RX-2026-0001"
    assert (entry.recipient, entry.state) == ("Ananya Kumar", State.SENT)


def test_a_draft_is_looked_at_and_does_not_leave(clinic: OpenClinic, patient: PatientId, tmp_path: Path) -> None:
    line = draft(clinic, patient)
    copy = made(clinic, CopyAsked(patient, CarePaperSort.PRESCRIPTION, line.paper_id))
    assert "DRAFT" in text_of(copy.pdf, tmp_path)
    with pytest.raises(InvalidInput):
        deliveries.write_file(clinic.desk, clinic.actor, copy, tmp_path / "rx.pdf")
    assert not (tmp_path / "rx.pdf").exists()


def test_a_file_that_cannot_be_written_is_noted_as_failed(
    clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    line = prescribe(clinic, patient)
    copy = made(clinic, CopyAsked(patient, CarePaperSort.PRESCRIPTION, line.paper_id))
    with pytest.raises(StorageTrouble):
        deliveries.write_file(clinic.desk, clinic.actor, copy, tmp_path / "no" / "rx.pdf")
    others = act(clinic, read_accounting, AccountingAsked(patient)).others
    assert [other.state for other in others] == [State.FAILED]


def test_consent_and_aftercare_sheet_are_made_from_what_is_kept(
    clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    line = sign(clinic, patient)
    consent = made(clinic, CopyAsked(patient, CarePaperSort.CONSENT, line.entry.consent_id))
    assert "A laser makes many tiny columns of heat" in " ".join(text_of(consent.pdf, tmp_path).split())
    approve(clinic, TextKind.AFTERCARE, "resurfacing")
    sheet = made(clinic, CopyAsked(patient, CarePaperSort.AFTERCARE, treatment=LASER))
    assert "After laser resurfacing" in text_of(sheet.pdf, tmp_path)


def test_the_door_for_papers_hands_over_nothing_else(clinic: OpenClinic, patient: PatientId) -> None:
    line = prescribe(clinic, patient)
    copy = made(clinic, CopyAsked(patient, CarePaperSort.PRESCRIPTION, line.paper_id))
    ready = deliveries.release(clinic.desk, clinic.actor, copy)
    left: list[str] = []
    act(clinic, hand_over_paper_copy, HandOver(patient, ready.disclosure_id, lambda: left.append("paper")))
    assert left == ["paper"]
    request = record_copies.CopyRequest(patient, RECIPIENT, "own use", preview=False)
    numbered = act(clinic, record_copies.prepare_record_copy, request)
    other = deliveries.release(clinic.desk, clinic.actor, deliveries.make_copy(numbered, ENGLISH))
    with pytest.raises(InvalidInput):
        act(clinic, hand_over_paper_copy, HandOver(patient, other.disclosure_id, lambda: left.append("copy")))
    assert left == ["paper"]


def test_a_therapist_hands_over_and_reception_does_not(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    register_doctor(owner)
    patient = builders.register(owner)
    asked = CopyAsked(patient, CarePaperSort.PRESCRIPTION, prescribe(owner, patient).paper_id)
    owner.lock()
    therapist = open_clinic(Role.THERAPIST)
    assert act(therapist, prepare_paper_copy, asked).may_leave
    therapist.lock()
    with pytest.raises(NotPermitted):
        act(open_clinic(Role.RECEPTION), prepare_paper_copy, asked)


def test_words_of_the_book_that_are_not_known_stay_as_they_are() -> None:
    assert what_words("paper: letter L-1") == "letter L-1"
    assert isinstance(what_words("paper: certificate MC-2026-0001"), Message)
