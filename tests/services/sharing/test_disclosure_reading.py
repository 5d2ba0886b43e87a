"""What the Disclosures page reads: the queue by age, one in full, and never a record that is kept from the reader."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.errors import NotFound, NotPermitted
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing import deliveries, disclosure_reading
from luna_desktop.services.sharing.disclosure_reading import DetailAsked, QueueRow
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.disclosing import a_legal_proposal, a_proposal, a_recipient, answer_sharing, made_of, propose
from tests.services.sharing_steps import keep_from


def queue(clinic: OpenClinic) -> list[QueueRow]:
    return act(clinic, disclosure_reading.read_queue, None)


def test_what_waits_is_listed_however_old_and_the_rest_for_a_while(
    clinic: OpenClinic, ticking: builders.Ticking
) -> None:
    patient = builders.register(clinic)
    hospital = a_recipient(clinic)
    propose(clinic, a_proposal(patient, hospital))
    court = a_recipient(clinic, RecipientKind.AUTHORITY, "District Court")
    propose(clinic, a_legal_proposal(patient, court))
    assert [row.line.state for row in queue(clinic)] == [State.APPROVAL, State.BLOCKED]
    ticking.advance(days=120)
    (row,) = queue(clinic)
    assert (row.line.state, row.patient, row.mrn) == (State.APPROVAL, "Ananya Kumar", "LUN-000001")


def test_a_record_that_is_kept_from_the_reader_is_in_no_list(open_clinic: Opener) -> None:
    owner, officer = open_clinic(Role.OWNER), open_clinic(Role.PRIVACY_OFFICER)
    patient = builders.register(owner)
    hospital = a_recipient(owner)
    answer_sharing(owner, patient, hospital)
    made = made_of(owner, a_proposal(patient, hospital))
    deliveries.release(owner.desk, owner.actor, made)
    assert (len(queue(officer)), act(officer, disclosure_reading.count_open_outcomes, None)) == (1, 1)
    keep_from(owner, patient, Role.PRIVACY_OFFICER)
    assert (len(queue(officer)), act(officer, disclosure_reading.count_open_outcomes, None)) == (0, 0)
    with pytest.raises(NotPermitted):
        act(officer, disclosure_reading.read_disclosure, DetailAsked(patient, queue(owner)[0].line.disclosure_id))


def test_the_scan_of_a_request_is_opened_by_who_reads_the_book(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    court = a_recipient(clinic, RecipientKind.AUTHORITY, "District Court")
    legal = propose(clinic, a_legal_proposal(patient, court))
    asked = DetailAsked(patient, legal.disclosure_id)
    assert act(clinic, disclosure_reading.read_disclosure, asked).has_scan
    document = act(clinic, disclosure_reading.read_request_document, asked)
    assert document.media_type == "image/jpeg"
    assert document.paper.startswith(b"\xff\xd8")
    without = propose(clinic, a_proposal(patient, a_recipient(clinic)))
    with pytest.raises(NotFound):
        act(clinic, disclosure_reading.read_request_document, DetailAsked(patient, without.disclosure_id))


def test_a_new_disclosure_begins_with_the_register_and_the_photographs(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    hospital = a_recipient(clinic)
    builders.allow_photographs(clinic, patient)
    photograph = builders.add_photograph(clinic, patient)
    opening = act(clinic, disclosure_reading.begin_disclosure, patient)
    assert [each.recipient_id for each in opening.recipients] == [hospital]
    assert [tile.photograph_id for tile in opening.photographs] == [photograph]
