"""Exports of photographs: made for one use and recipient, looked at, handed over, in the book; the gate wins late."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.consent import ConsentState
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted
from luna_desktop.domain.photo_exports import Box, BoxKind, ItemAsked
from luna_desktop.domain.photo_uses import PhotoScope
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.interop.picture_out import left_in
from luna_desktop.services.clinic import staff
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy.photo_consents import PhotoNo, take_back_photographs
from luna_desktop.services.sharing import deliveries, photo_exports
from luna_desktop.services.sharing.accounting import read_disclosures, what_words
from luna_desktop.services.sharing.disclosures import Decision, decide_disclosure
from luna_desktop.services.sharing.packets import PacketAsked, prepare_packet
from luna_desktop.services.sharing.photo_exports import (
    CheckedExport,
    ExportChosen,
    check_photo_export,
    open_photo_export,
    prepare_photo_export,
    read_photo_exports,
)
from luna_desktop.texts import ENGLISH
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.disclosing import a_recipient, answer_sharing
from tests.services.sharing.photographing import (
    EYES,
    a_photographed,
    a_society,
    allow,
    asked,
    check,
    make,
    save,
)
from tests.services.sharing_steps import user_of


def test_teaching_is_made_checked_by_a_second_person_and_leaves_clean(
    clinic: OpenClinic, open_clinic: Opener, tmp_path: Path
) -> None:
    patient, photographs = a_photographed(clinic, "tan", "white")
    society = a_society(clinic)
    allow(clinic, patient, photographs, PhotoScope.CONFERENCE)
    line = make(clinic, asked(patient, photographs, PhotoScope.CONFERENCE, society))
    assert (line.state, line.number) == (State.APPROVAL, "PX-2026-0001")
    with pytest.raises(NotPermitted, match="second person"):
        check(clinic, patient, line)
    with pytest.raises(InvalidInput):
        save(clinic, patient, line, tmp_path / "early.zip")

    farida = open_clinic(Role.PRIVACY_OFFICER)
    seen = act(farida, open_photo_export, ExportChosen(patient, line.export_id))
    assert len(seen) == 2
    assert check(farida, patient, line).state is State.APPROVED

    target = tmp_path / "PX-2026-0001.zip"
    delivered = save(clinic, patient, line, target)
    assert (delivered.pages, delivered.number) == (2, line.number)
    with zipfile.ZipFile(io.BytesIO(target.read_bytes())) as archive:
        left = [archive.read(name) for name in archive.namelist()]
    assert left == list(seen)
    assert all(left_in(jpeg) == () for jpeg in left)
    assert b"Kumar" not in target.read_bytes()

    row = act(clinic, read_disclosures, patient)[0]
    assert (row.state, row.sha256, row.pages, row.recipient) == (
        State.SENT,
        delivered.sha256,
        2,
        "Society of Dermatologists",
    )
    assert ENGLISH.render(what_words(row.description)) == "2 photographs: Conferences and courses for doctors"
    assert act(clinic, read_photo_exports, patient)[0].left_at is not None
    detail = json.loads(entries(clinic, "photographs made for a recipient")[-1].detail)
    assert detail == {"number": "PX-2026-0001", "photographs": 2, "use": "conference"}


def test_a_referral_to_a_treating_provider_leaves_without_a_second_person(clinic: OpenClinic, tmp_path: Path) -> None:
    patient, photographs = a_photographed(clinic)
    hospital = a_recipient(clinic)
    request = asked(patient, photographs, PhotoScope.REFERRAL, hospital, boxes=())
    with pytest.raises(NotPermitted):
        act(clinic, prepare_photo_export, request)
    answer_sharing(clinic, patient, hospital)
    line = make(clinic, request)
    assert line.state is State.APPROVED
    save(clinic, patient, line, tmp_path / "one.jpg")
    assert left_in((tmp_path / "one.jpg").read_bytes()) == ()


def test_the_patient_is_given_one_photograph_as_their_own(clinic: OpenClinic, tmp_path: Path) -> None:
    patient, photographs = a_photographed(clinic)
    line = make(clinic, asked(patient, photographs, PhotoScope.RECORD, boxes=()))
    assert line.state is State.APPROVED
    save(clinic, patient, line, tmp_path / "own.jpg")
    assert act(clinic, read_disclosures, patient)[0].recipient == "Ananya Kumar"


def test_alone_the_author_checks_after_72_hours(open_clinic: Opener, ticking: builders.Ticking) -> None:
    clinic = open_clinic(Role.OWNER)
    for role in (Role.CLINICIAN, Role.PRIVACY_OFFICER):
        act(open_clinic(Role.ADMINISTRATOR), staff.disable_staff, user_of(clinic, role))
    patient, photographs = a_photographed(clinic)
    allow(clinic, patient, photographs, PhotoScope.STAFF)
    line = make(clinic, asked(patient, photographs, PhotoScope.STAFF))
    assert line.checks_from is not None
    with pytest.raises(NotPermitted, match="72 hours"):
        check(clinic, patient, line)
    ticking.advance(hours=72)
    assert check(clinic, patient, line).state is State.APPROVED


def test_a_second_person_stops_it_with_a_reason(clinic: OpenClinic, open_clinic: Opener, tmp_path: Path) -> None:
    patient, photographs = a_photographed(clinic)
    allow(clinic, patient, photographs, PhotoScope.STAFF)
    line = make(clinic, asked(patient, photographs, PhotoScope.STAFF))
    farida = open_clinic(Role.PRIVACY_OFFICER)
    with pytest.raises(InvalidInput):
        act(farida, check_photo_export, CheckedExport(patient, line.export_id, is_approved=False))
    assert check(farida, patient, line, "The tattoo can be seen").state is State.BLOCKED
    with pytest.raises(InvalidInput):
        save(clinic, patient, line, tmp_path / "no.jpg")
    assert list(tmp_path.glob("*.jpg")) == []


def test_photographs_are_decided_on_and_handed_over_by_their_own_page_alone(
    clinic: OpenClinic, open_clinic: Opener
) -> None:
    patient, photographs = a_photographed(clinic)
    allow(clinic, patient, photographs, PhotoScope.STAFF)
    line = make(clinic, asked(patient, photographs, PhotoScope.STAFF))
    farida = open_clinic(Role.PRIVACY_OFFICER)
    with pytest.raises(InvalidInput) as refused:
        act(farida, decide_disclosure, Decision(patient, line.disclosure_id, is_approved=True))
    assert "looked at" in str(refused.value.problems["state"])
    check(farida, patient, line)
    with pytest.raises(InvalidInput) as refused:
        act(clinic, prepare_packet, PacketAsked(patient, line.disclosure_id))
    assert "Photos tab" in str(refused.value.problems["state"])


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"items": ()}, "photographs"),
        ({"purpose": "  "}, "purpose"),
        ({"items": (ItemAsked(999, (EYES,), has_face=True),)}, "photographs"),
    ],
)
def test_what_is_missing_is_named(clinic: OpenClinic, change: dict[str, object], field: str) -> None:
    patient, photographs = a_photographed(clinic)
    allow(clinic, patient, photographs, PhotoScope.STAFF)
    request = replace(asked(patient, photographs, PhotoScope.STAFF), **change)  # type: ignore[arg-type]  # as named
    with pytest.raises(InvalidInput) as refused:
        act(clinic, prepare_photo_export, request)
    assert field in refused.value.problems


def test_a_face_is_covered_unless_the_patient_may_be_recognised(clinic: OpenClinic) -> None:
    patient, (first,) = a_photographed(clinic)
    journal = a_society(clinic, "Journal of Skin")
    allow(clinic, patient, [first], PhotoScope.JOURNAL, PhotoScope.PUBLICATION, recipient=journal)
    bare = asked(patient, [first], PhotoScope.JOURNAL, journal, boxes=())
    with pytest.raises(InvalidInput) as refused:
        act(clinic, prepare_photo_export, bare)
    assert f"item-{first}" in refused.value.problems
    with pytest.raises(NotPermitted, match="recognised"):
        act(clinic, prepare_photo_export, replace(bare, recognisable=True))
    named = replace(bare, scope=PhotoScope.PUBLICATION, recognisable=True)
    assert make(clinic, named).state is State.APPROVAL
    elsewhere = a_society(clinic, "Another journal")
    with pytest.raises(NotPermitted):
        act(clinic, prepare_photo_export, replace(named, recipient_id=elsewhere))


def test_recipients_of_another_kind_get_no_photographs(clinic: OpenClinic) -> None:
    patient, photographs = a_photographed(clinic)
    allow(clinic, patient, photographs, PhotoScope.CONFERENCE)
    insurer = a_recipient(clinic, RecipientKind.INSURER, "Star Health")
    answer_sharing(clinic, patient, insurer)
    for scope in (PhotoScope.CONFERENCE, PhotoScope.REFERRAL):
        with pytest.raises(InvalidInput) as refused:
            act(clinic, prepare_photo_export, asked(patient, photographs, scope, insurer))
        assert "kind of recipient" in str(refused.value.problems["recipient"])
    with pytest.raises(InvalidInput) as refused:
        act(clinic, prepare_photo_export, asked(patient, photographs, PhotoScope.CONFERENCE))
    assert "register" in str(refused.value.problems["recipient"])


def test_a_withdrawal_between_making_and_leaving_wins(clinic: OpenClinic, open_clinic: Opener, tmp_path: Path) -> None:
    """Two connections: the file is packed and ready here, the other desk takes the use back, and nothing leaves."""
    patient, photographs = a_photographed(clinic)
    allow(clinic, patient, photographs, PhotoScope.STAFF)
    line = make(clinic, asked(patient, photographs, PhotoScope.STAFF))
    check(open_clinic(Role.PRIVACY_OFFICER), patient, line)
    packed = act(clinic, photo_exports.pack_photo_export, ExportChosen(patient, line.export_id))
    made = deliveries.make_photographs(packed)
    released = deliveries.release(clinic.desk, clinic.actor, made)
    said = act(open_clinic(Role.RECEPTION), take_back_photographs, PhotoNo(patient, PhotoScope.STAFF))
    assert said == ()
    target = tmp_path / "late.jpg"
    order = deliveries.HandOver(patient, released.disclosure_id, lambda: target.write_bytes(made.pdf) and None)
    outcome = act(clinic, photo_exports.hand_over_photo_export, order)
    assert not outcome.was_sent
    assert not target.exists()
    assert act(clinic, read_disclosures, patient)[0].state is State.FAILED


def test_a_consent_that_replaced_the_one_it_rests_on_does_not_carry_it(clinic: OpenClinic, tmp_path: Path) -> None:
    patient, photographs = a_photographed(clinic)
    hospital = a_recipient(clinic)
    answer_sharing(clinic, patient, hospital)
    line = make(clinic, asked(patient, photographs, PhotoScope.REFERRAL, hospital, boxes=()))
    answer_sharing(clinic, patient, hospital, ConsentState.GIVEN)
    with pytest.raises(NotPermitted, match="new consent"):
        save(clinic, patient, line, tmp_path / "never.jpg")
    assert list(tmp_path.glob("*.jpg")) == []


def test_of_another_patient_nothing_is_opened(clinic: OpenClinic) -> None:
    patient, photographs = a_photographed(clinic)
    other, theirs = a_photographed(clinic, "white", given="Meena")
    allow(clinic, patient, photographs, PhotoScope.STAFF)
    line = make(clinic, asked(patient, photographs, PhotoScope.STAFF))
    with pytest.raises(NotFound):
        act(clinic, open_photo_export, ExportChosen(other, line.export_id))
    with pytest.raises(InvalidInput):
        act(clinic, prepare_photo_export, asked(patient, theirs, PhotoScope.STAFF))


@pytest.mark.parametrize("role", [Role.RECEPTION, Role.THERAPIST, Role.ADMINISTRATOR, Role.AUDITOR])
def test_who_may_not_export_does_not(clinic: OpenClinic, open_clinic: Opener, role: Role) -> None:
    patient, photographs = a_photographed(clinic)
    with pytest.raises(NotPermitted):
        act(open_clinic(role), prepare_photo_export, asked(patient, photographs, PhotoScope.RECORD))
    with pytest.raises(NotPermitted):
        act(open_clinic(role), open_photo_export, ExportChosen(patient, 1))


def test_boxes_are_kept_with_what_left(clinic: OpenClinic) -> None:
    patient, (first,) = a_photographed(clinic)
    allow(clinic, patient, [first], PhotoScope.STAFF)
    cover = Box(BoxKind.COVER, 0, 0, 2000, 2000)
    line = make(clinic, asked(patient, [first], PhotoScope.STAFF, boxes=(EYES, cover)))
    assert line.photographs == (first,)
    assert not line.is_recognisable
