"""Who was given which notice, and who still has to be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.consent import ConsentState
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.notices import Document, NoticeBody, Outcome
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import notices, receipts
from luna_desktop.services.privacy.notice_texts import Publication, TextPlace
from luna_desktop.services.privacy.receipts import BehindQuery, Receipt
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act

NOTICE = Document.NOTICE


def publish_second(clinic: OpenClinic, *, is_material: bool) -> None:
    act(clinic, notices.start_version, NOTICE)
    place = TextPlace(NOTICE, 2)
    opened = act(clinic, notices.read_version, place)
    assert isinstance(opened.body, NoticeBody)
    changed = replace(opened.body, introduction="New words.")
    act(clinic, notices.save_draft, notices.DraftText(place, changed, opened.number))
    act(clinic, notices.mark_reviewed, place)
    act(clinic, notices.approve_version, place)
    day = builders.START.date()
    act(clinic, notices.publish_version, Publication(NOTICE, 2, day, "Words.", is_material=is_material))


def test_a_consent_shows_that_the_notice_was_given_and_says_so_once(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    lines = act(clinic, receipts.read_receipts, patient)
    assert [(line.version, line.outcome) for line in lines] == [(1, Outcome.SIGNED)]


def test_who_has_to_be_given_the_notice_is_on_the_list_until_it_is_settled(clinic: OpenClinic) -> None:
    asked = builders.register(clinic)
    waits = builders.register(clinic, builders.a_patient("Rao", "Vikram", care=ConsentState.NOT_ASKED))
    found = act(clinic, receipts.patients_behind, BehindQuery())
    assert ([row.patient_id for row in found.rows], found.count, found.version) == ([waits], 1, 1)
    act(clinic, receipts.record_receipt, Receipt(waits, Outcome.DEFERRED, reason="in pain"))
    assert act(clinic, receipts.patients_behind, BehindQuery()).count == 1
    act(clinic, receipts.record_receipt, Receipt(waits, Outcome.REFUSED, reason="would not sign"))
    assert act(clinic, receipts.patients_behind, BehindQuery()).count == 0
    publish_second(clinic, is_material=True)
    again = act(clinic, receipts.patients_behind, BehindQuery(limit=1))
    assert (len(again.rows), again.count, again.rows[0].version) == (1, 2, 1)
    assert {row.patient_id for row in act(clinic, receipts.patients_behind, BehindQuery()).rows} == {asked, waits}


def test_a_change_that_is_not_material_tells_nobody_anew(clinic: OpenClinic) -> None:
    builders.register(clinic)
    publish_second(clinic, is_material=False)
    assert act(clinic, receipts.patients_behind, BehindQuery()).count == 0


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.UNABLE, Outcome.DEFERRED])
def test_whoever_did_not_take_it_has_a_reason(clinic: OpenClinic, outcome: Outcome) -> None:
    patient = builders.register(clinic)
    with pytest.raises(InvalidInput):
        act(clinic, receipts.record_receipt, Receipt(patient, outcome, reason="  "))


def test_a_policy_that_is_not_published_cannot_be_given(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    with pytest.raises(InvalidInput):
        act(clinic, receipts.record_receipt, Receipt(patient, Outcome.ACKNOWLEDGED, Document.POLICY))


def test_reception_reads_the_list_and_gives_the_notice(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk, builders.a_patient(care=ConsentState.NOT_ASKED))
    row = act(desk, receipts.patients_behind, BehindQuery()).rows[0]
    assert (row.patient_id, row.name) == (patient, "Ananya Kumar")
    act(desk, receipts.record_receipt, Receipt(patient, Outcome.ACKNOWLEDGED))
    assert act(desk, receipts.patients_behind, BehindQuery()).rows == ()
