"""The frame of a copy: which policy was in force, the how manieth copy it is, its scope, and who certifies it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.notices import Document
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.reports.record_content import ALL_SECTIONS, Form, Section
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import notices
from luna_desktop.services.privacy.notice_texts import Publication, TextPlace
from luna_desktop.services.privacy.notices import ImportedText
from luna_desktop.services.sharing import copy_frame
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.services.sharing.disclosure_book import HandOver
from luna_desktop.services.sharing.record_copies import (
    CopyReleased,
    hand_over_copy,
    prepare_record_copy,
    release_record_copy,
)
from tests import builders
from tests.services.acting import act, working

REQUEST = CopyRequest(PatientId(1), Recipient(RecipientKind.PATIENT, "Ananya Kumar"), "Own record")
POLICY = TextPlace(Document.POLICY, 1)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "The whole record."),
        ({"sections": (Section.ALLERGIES, Section.VISITS)}, "Allergies, Visits."),
        ({"since": date(2026, 1, 2)}, "The whole record. From 02-Jan-2026 on"),
        ({"until": date(2026, 1, 2)}, "The whole record. Until 02-Jan-2026"),
        ({"since": date(2026, 1, 2), "until": date(2026, 3, 4)}, "The whole record. 02-Jan-2026 to 04-Mar-2026"),
        ({"form": Form.SUMMARY}, "Summary, two pages."),
    ],
)
def test_the_scope_is_said_in_words(changes: dict[str, object], words: str) -> None:
    assert str(copy_frame.scope(replace(REQUEST, **changes))) == words  # type: ignore[arg-type]


def test_every_section_has_its_name() -> None:
    for section in ALL_SECTIONS:
        assert not str(copy_frame.scope(replace(REQUEST, sections=(section,)))).startswith("full")


def test_the_policy_in_force_and_the_makers_role_stand_on_the_copy(clinic: OpenClinic) -> None:
    request = replace(REQUEST, patient_id=builders.register(clinic), identity_seen="Passport", release="pdf")
    before = act(clinic, prepare_record_copy, request).content
    assert before.policy_version == ""
    act(clinic, notices.import_text, ImportedText(Document.POLICY, "en", b"Our policy"))
    act(clinic, notices.mark_reviewed, POLICY)
    act(clinic, notices.approve_version, POLICY)
    act(clinic, notices.publish_version, Publication(Document.POLICY, 1, date(2026, 3, 14), "The first."))
    content = act(clinic, prepare_record_copy, request).content
    assert content.policy_version == "1"
    assert str(content.case.form) == "File in PDF form"
    certified, check = content.certification, content.identity_check
    assert certified is not None
    assert check is not None
    with working(clinic) as work:
        role = str(copy_frame.role_name(work))
    assert {str(certified.prepared_role), str(certified.issued_role), str(check.verified_role)} == {role}


def test_copies_that_left_are_counted(clinic: OpenClinic) -> None:
    request = replace(REQUEST, patient_id=builders.register(clinic), preview=False)
    for place in (1, 2):
        copy = act(clinic, prepare_record_copy, request)
        assert (copy.content.copy_index, copy.content.copy_total) == (place, place)
        row = act(clinic, release_record_copy, CopyReleased(copy, 3, b"%PDF-"))
        act(clinic, hand_over_copy, HandOver(request.patient_id, row, lambda: None))
    act(clinic, release_record_copy, CopyReleased(act(clinic, prepare_record_copy, request), 3, b"%PDF-"))
    with working(clinic) as work:
        assert copy_frame.copies_issued(work, request) == 2


def test_a_designee_is_named_with_the_writing() -> None:
    designee = Recipient(RecipientKind.DESIGNEE, "Dr Vikram Sethi", "Letter of 12-03-2026")
    assert designee.kind is RecipientKind.DESIGNEE
    said = copy_frame.designee(replace(REQUEST, recipient=designee))
    assert str(said) == "Dr Vikram Sethi, by signed writing: Letter of 12-03-2026"
    assert copy_frame.designee(REQUEST) == ""
