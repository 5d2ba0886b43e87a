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
from luna_desktop.services.privacy.receipts import BehindQuery, Receipt, SeenQuery
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


def test_pages_go_on_where_the_one_before_ended_and_miss_nobody(clinic: OpenClinic) -> None:
    people = [
        builders.register(clinic, builders.a_patient("Rao", f"N{number}", care=ConsentState.NOT_ASKED))
        for number in range(5)
    ]
    act(clinic, receipts.record_receipt, Receipt(people[1], Outcome.UNABLE, reason="asleep"))
    after, found = (-1, 0), []
    while True:
        page = act(clinic, receipts.patients_behind, BehindQuery(limit=2, after=after))
        found += page.rows
        assert page.count == 5
        if not page.has_more:
            break
        after = (page.rows[-1].version, int(page.rows[-1].patient_id))
    assert [row.patient_id for row in found] == people
    assert [(row.last, row.last_reason) for row in found][1] == (Outcome.UNABLE, "asleep")


def test_each_patient_counts_once_by_what_came_of_it_last(clinic: OpenClinic) -> None:
    signed = builders.register(clinic)
    waits = builders.register(clinic, builders.a_patient("Rao", "Vikram", care=ConsentState.NOT_ASKED))
    act(clinic, receipts.record_receipt, Receipt(waits, Outcome.DEFERRED, reason="in pain"))
    act(clinic, receipts.record_receipt, Receipt(waits, Outcome.REFUSED, reason="no"))
    counted = {each.outcome: each.patients for each in act(clinic, receipts.count_given, NOTICE)}
    assert counted == {Outcome.SIGNED: 1, Outcome.REFUSED: 1}
    seen = act(clinic, receipts.read_seen, SeenQuery(NOTICE, 1, limit=2))
    assert ([row.patient_id for row in seen.rows], seen.has_more) == ([waits, waits], True)
    rest = act(clinic, receipts.read_seen, SeenQuery(NOTICE, 1, before=seen.rows[-1].receipt_id))
    assert ([row.patient_id for row in rest.rows], rest.has_more) == ([signed], False)


def test_what_a_patient_is_owed_counts_each_document_by_itself(clinic: OpenClinic) -> None:
    patient = builders.register(clinic, builders.a_patient(care=ConsentState.NOT_ASKED))
    assert act(clinic, receipts.notices_owed, patient) == ((NOTICE, 1),)
    act(clinic, receipts.record_receipt, Receipt(patient, Outcome.DEFERRED, reason="in pain"))
    assert act(clinic, receipts.notices_owed, patient) == ((NOTICE, 1),)
    act(clinic, receipts.record_receipt, Receipt(patient, Outcome.ACKNOWLEDGED))
    assert act(clinic, receipts.notices_owed, patient) == ()
    publish_second(clinic, is_material=False)
    assert act(clinic, receipts.notices_owed, patient) == ()
