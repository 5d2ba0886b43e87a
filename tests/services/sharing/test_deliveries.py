"""Handing a copy over: the row stands before the bytes leave, and says afterwards what became of them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.errors import InvalidInput, NotPermitted, StorageTrouble
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.domain.restrictions import RestrictionKind, Terms
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing import deliveries
from luna_desktop.services.sharing.accounting import DisclosureLine, read_disclosures
from luna_desktop.services.sharing.disclosure_book import HandOver
from luna_desktop.services.sharing.record_copies import (
    CopyRequest,
    PreparedCopy,
    hand_over_copy,
    prepare_record_copy,
)
from luna_desktop.texts import ENGLISH
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.sharing_steps import restrict

PASSPHRASE = "copper meadow lantern orbit"


def request(patient: PatientId, *, preview: bool = False) -> CopyRequest:
    recipient = Recipient(RecipientKind.PATIENT, "Ananya Kumar")
    return CopyRequest(patient, recipient, "Own record", photographs=(), preview=preview)


def prepared(clinic: OpenClinic, patient: PatientId, *, preview: bool = False) -> PreparedCopy:
    return clinic.desk.perform(clinic.actor, prepare_record_copy, request(patient, preview=preview))


def book(clinic: OpenClinic, patient: PatientId) -> list[DisclosureLine]:
    return clinic.desk.perform(clinic.actor, read_disclosures, patient)


def test_a_file_that_left_has_its_row_with_the_seal_of_its_bytes(clinic: OpenClinic, tmp_path: Path) -> None:
    patient = builders.register(clinic)
    target = tmp_path / "copy.pdf"
    done = deliveries.deliver_to_file(clinic.desk, clinic.actor, prepared(clinic, patient), ENGLISH, target, None)
    (line,) = book(clinic, patient)
    assert line.state == "sent"
    assert line.sha256 == done.sha256 == hashlib.sha256(target.read_bytes()).hexdigest()
    assert (line.number, line.pages, line.disclosure_id) == (done.number, done.pages, done.disclosure_id)
    with pikepdf.open(target) as opened:
        assert len(opened.pages) == done.pages
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_sealed_file_opens_with_its_passphrase_alone(clinic: OpenClinic, tmp_path: Path) -> None:
    patient = builders.register(clinic)
    target = tmp_path / "copy.pdf"
    done = deliveries.deliver_to_file(clinic.desk, clinic.actor, prepared(clinic, patient), ENGLISH, target, PASSPHRASE)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(target)
    with pikepdf.open(target, password=PASSPHRASE) as opened:
        assert opened.encryption.R == 6
    assert book(clinic, patient)[0].sha256 == done.sha256


def test_a_file_that_cannot_be_written_is_noted_as_failed_and_kept(clinic: OpenClinic, tmp_path: Path) -> None:
    patient = builders.register(clinic)
    nowhere = tmp_path / "no such folder" / "copy.pdf"
    with pytest.raises(StorageTrouble, match="disclosure book"):
        deliveries.deliver_to_file(clinic.desk, clinic.actor, prepared(clinic, patient), ENGLISH, nowhere, None)
    (line,) = book(clinic, patient)
    assert line.state == "failed"


def test_a_preview_is_collected_anew_before_it_leaves(clinic: OpenClinic, tmp_path: Path) -> None:
    patient = builders.register(clinic)
    preview = prepared(clinic, patient, preview=True)
    assert preview.number == ""
    done = deliveries.deliver_to_file(clinic.desk, clinic.actor, preview, ENGLISH, tmp_path / "copy.pdf", None)
    assert done.number == book(clinic, patient)[0].number != ""


def test_nothing_leaves_without_the_right_to_issue(open_clinic: Opener, tmp_path: Path) -> None:
    patient = builders.register(open_clinic(Role.OWNER))
    clinician = open_clinic(Role.CLINICIAN)
    target = tmp_path / "copy.pdf"
    with pytest.raises(NotPermitted):
        deliveries.deliver_to_file(clinician.desk, clinician.actor, prepared(clinician, patient), ENGLISH, target, None)
    assert not target.exists()


def test_a_short_passphrase_stops_the_copy_before_its_row(clinic: OpenClinic, tmp_path: Path) -> None:
    patient = builders.register(clinic)
    target = tmp_path / "copy.pdf"
    with pytest.raises(InvalidInput):
        deliveries.deliver_to_file(clinic.desk, clinic.actor, prepared(clinic, patient), ENGLISH, target, "short")
    assert book(clinic, patient) == []
    assert not target.exists()


@pytest.mark.parametrize("with_photograph", [True, False])
def test_a_restriction_of_photographs_that_came_last_is_kept_at_the_door(
    clinic: OpenClinic, *, with_photograph: bool
) -> None:
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    builders.add_photograph(clinic, patient)
    cousin = Recipient(RecipientKind.DESIGNEE, "Meera Kumar", signed_writing="Letter of 2 March")
    wanted = replace(request(patient), recipient=cousin, photographs=None if with_photograph else ())
    copy = clinic.desk.perform(clinic.actor, prepare_record_copy, wanted)
    assert bool(copy.content.photographs) is with_photograph
    made = deliveries.make_copy(copy, ENGLISH)
    entered = deliveries.release(clinic.desk, clinic.actor, made)
    restrict(clinic, patient, Terms(RestrictionKind.PHOTOGRAPHS))
    left: list[bool] = []
    order = HandOver(patient, entered.disclosure_id, lambda: left.append(True), "file")
    outcome = clinic.desk.perform(clinic.actor, hand_over_copy, order)
    assert left == ([] if with_photograph else [True])
    assert outcome.was_sent is not with_photograph
    assert book(clinic, patient)[0].state == ("failed" if with_photograph else "sent")


def test_a_restriction_of_the_person_that_came_last_is_kept_at_the_door(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    cousin = Recipient(RecipientKind.DESIGNEE, "Meera Kumar", signed_writing="Letter of 2 March")
    wanted = replace(request(patient), recipient=cousin)
    made = deliveries.make_copy(clinic.desk.perform(clinic.actor, prepare_record_copy, wanted), ENGLISH)
    entered = deliveries.release(clinic.desk, clinic.actor, made)
    restrict(clinic, patient, Terms(RestrictionKind.PERSON, "Meera Kumar"))
    left: list[bool] = []
    order = HandOver(patient, entered.disclosure_id, lambda: left.append(True), "file")
    assert not clinic.desk.perform(clinic.actor, hand_over_copy, order).was_sent
    assert (left, book(clinic, patient)[0].state) == ([], "failed")
