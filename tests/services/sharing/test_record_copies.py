"""The record copy: what it says, its number, to whom it may go, and the book that keeps what became of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.interop.portraits import Square, cut_out, ready_to_cut
from luna_desktop.models.privacy import Disclosure
from luna_desktop.reports.record_content import Form, Section
from luna_desktop.services.care import chart
from luna_desktop.services.clinic import settings
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.identity_photos import (
    IdentityPhotoRemoval,
    NewIdentityPhoto,
    keep_identity_photo,
    remove_identity_photo,
)
from luna_desktop.services.sharing.accounting import read_disclosures
from luna_desktop.services.sharing.disclosure_book import DidNotLeave, HandOver
from luna_desktop.services.sharing.disclosures import Outcome, settle_disclosure
from luna_desktop.services.sharing.record_copies import (
    CopyReleased,
    CopyRequest,
    PreparedCopy,
    hand_over_copy,
    prepare_record_copy,
    read_copy_subject,
    release_record_copy,
)
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import working
from tests.services.rights.asking import log


def a_request(patient: PatientId, **changes: object) -> CopyRequest:
    request = CopyRequest(patient, Recipient(RecipientKind.PATIENT, "Ananya Kumar"), "Own record")
    return replace(request, **changes)


def prepare(clinic: OpenClinic, request: CopyRequest) -> PreparedCopy:
    return clinic.desk.perform(clinic.actor, prepare_record_copy, request)


def test_the_copy_says_what_the_record_holds(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    builders.add_photograph(clinic, patient)
    clinic.desk.perform(clinic.actor, chart.record_entry, chart.NewEntry(patient, Condition(Coded("Melasma"))))
    content = prepare(clinic, a_request(patient)).content
    assert content.patient.name.endswith("Kumar")
    assert [row.name for row in content.conditions] == ["Melasma"]
    assert [photo.site.text for photo in content.photographs] == ["Face"]
    assert content.clinic.name == "Aranya Skin Clinic"


def test_the_identity_photo_is_on_the_cover_with_where_it_comes_from(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    jpeg = cut_out(ready_to_cut(builders.a_jpeg()), Square(0, 0, 240))
    kept = clinic.desk.perform(clinic.actor, keep_identity_photo, NewIdentityPhoto(patient, jpeg))
    content = prepare(clinic, a_request(patient)).content
    assert content.patient.portrait == jpeg
    assert "Dr Nandini Rao" in str(content.patient.portrait_from)
    clinic.desk.perform(clinic.actor, remove_identity_photo, IdentityPhotoRemoval(patient, kept.number))
    assert prepare(clinic, a_request(patient)).content.patient.portrait == b""


def test_previews_take_no_number_and_issued_copies_count_up(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    assert prepare(clinic, a_request(patient)).number == ""
    numbers = [prepare(clinic, a_request(patient, preview=False)).number for _turn in range(2)]
    assert numbers == ["RC-2026-0001", "RC-2026-0002"]


def test_only_chosen_photographs_are_in_it_and_a_summary_has_none(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    first = builders.add_photograph(clinic, patient)
    builders.add_photograph(clinic, patient, builders.a_jpeg(colour="navy"))
    assert len(prepare(clinic, a_request(patient)).content.photographs) == 2
    assert len(prepare(clinic, a_request(patient, photographs=(first,))).content.photographs) == 1
    assert prepare(clinic, a_request(patient, photographs=())).content.photographs == ()
    assert prepare(clinic, a_request(patient, form=Form.SUMMARY)).content.photographs == ()
    without = a_request(patient, sections=(Section.ALLERGIES,))
    assert prepare(clinic, without).content.photographs == ()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"purpose": " "}, "purpose"),
        ({"recipient": Recipient(RecipientKind.PATIENT, "")}, "recipient"),
        ({"sections": ()}, "sections"),
        ({"identity_last_four": "12345"}, "identity_last_four"),
        ({"identity_last_four": "12-4"}, "identity_last_four"),
    ],
)
def test_what_is_missing_is_named(clinic: OpenClinic, changes: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        prepare(clinic, a_request(builders.register(clinic), **changes))
    assert field in refused.value.problems


def test_somebody_else_needs_the_patients_signed_writing(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    designee = Recipient(RecipientKind.DESIGNEE, "Dr Vikram Sethi")
    with pytest.raises(NotPermitted, match="signed writing"):
        prepare(clinic, a_request(patient, recipient=designee))
    prepare(clinic, a_request(patient, recipient=replace(designee, signed_writing="Letter of 12-03-2026, paper file")))
    with pytest.raises(NotPermitted):
        prepare(clinic, a_request(patient, recipient=Recipient(RecipientKind.OTHER, "An insurer")))


def test_a_release_is_prepared_first_and_its_outcome_is_noted_once(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    copy = prepare(clinic, a_request(patient, preview=False))
    row = clinic.desk.perform(clinic.actor, release_record_copy, CopyReleased(copy, 3, b"%PDF-"))
    assert clinic.desk.perform(clinic.actor, read_disclosures, patient)[0].state == "prepared"

    def jam() -> None:
        raise DidNotLeave("printer failed")

    clinic.desk.perform(clinic.actor, hand_over_copy, HandOver(patient, row, jam))
    assert clinic.desk.perform(clinic.actor, read_disclosures, patient)[0].state == "failed"
    with pytest.raises(InvalidInput):
        clinic.desk.perform(clinic.actor, hand_over_copy, HandOver(patient, row, jam))
    other = builders.register(clinic, builders.a_patient("Rao", "Vikram"))
    with pytest.raises(NotFound):
        clinic.desk.perform(clinic.actor, hand_over_copy, HandOver(other, row, jam))


def test_no_copy_leaves_without_the_privacy_contact(clinic: OpenClinic) -> None:
    copy = prepare(clinic, a_request(builders.register(clinic), preview=False))
    with working(clinic) as work:
        settings.put(work, settings.PRIVACY_CONTACT, "{}")
    with pytest.raises(InvalidInput) as refused:
        clinic.desk.perform(clinic.actor, release_record_copy, CopyReleased(copy, 3, b"%PDF-"))
    assert set(refused.value.problems) == {"contact"}


def test_a_copy_that_is_released_twice_is_a_clear_sentence(clinic: OpenClinic) -> None:
    copy = prepare(clinic, a_request(builders.register(clinic), preview=False))
    clinic.desk.perform(clinic.actor, release_record_copy, CopyReleased(copy, 3, b"%PDF-"))
    with pytest.raises(InvalidInput) as refused:
        clinic.desk.perform(clinic.actor, release_record_copy, CopyReleased(copy, 3, b"%PDF-"))
    assert "already" in refused.value.problems["copy"].text


@pytest.mark.parametrize(("was_sent", "told"), [(None, 1), (True, 1), (False, 0)])
def test_a_copy_whose_outcome_is_not_known_is_told_as_if_it_left(
    clinic: OpenClinic, was_sent: bool | None, told: int
) -> None:
    patient = builders.register(clinic)
    copy = prepare(clinic, a_request(patient, preview=False))
    row = clinic.desk.perform(clinic.actor, release_record_copy, CopyReleased(copy, 3, b"%PDF-"))
    if was_sent is not None:
        state = State.SENT if was_sent else State.FAILED
        clinic.desk.perform(clinic.actor, settle_disclosure, Outcome(patient, row, state, "Asked at the desk"))
    assert len(prepare(clinic, a_request(patient)).content.disclosures) == told


def test_the_book_keeps_where_the_patients_signed_writing_is(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    designee = Recipient(RecipientKind.DESIGNEE, "Dr Vikram Sethi", "Letter of 12-03-2026, paper file")
    copy = prepare(clinic, a_request(patient, recipient=designee, preview=False))
    row = clinic.desk.perform(clinic.actor, release_record_copy, CopyReleased(copy, 3, b"%PDF-"))
    with Session(clinic.engines[0]) as session:
        assert "Letter of 12-03-2026" in session.get_one(Disclosure, row).basis


def test_a_preview_cannot_be_released(clinic: OpenClinic) -> None:
    copy = prepare(clinic, a_request(builders.register(clinic)))
    with pytest.raises(InvalidInput):
        clinic.desk.perform(clinic.actor, release_record_copy, CopyReleased(copy, 3, b"%PDF-"))


def test_the_privacy_officer_chooses_among_photographs_and_reception_does_not(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    builders.allow_photographs(owner, patient)
    builders.add_photograph(owner, patient)
    officer = open_clinic(Role.PRIVACY_OFFICER)
    closed = officer.desk.perform(officer.actor, read_copy_subject, patient)
    assert closed.photographs == (), "without a case the record is not open to the officer"
    log(officer, patient)
    subject = officer.desk.perform(officer.actor, read_copy_subject, patient)
    assert (len(subject.photographs), subject.name.endswith("Kumar")) == (1, True)
    reception = open_clinic(Role.RECEPTION)
    with pytest.raises(NotPermitted):
        reception.desk.perform(reception.actor, read_copy_subject, patient)
