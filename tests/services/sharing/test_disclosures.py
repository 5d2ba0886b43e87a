"""Disclosures: entered, checked, approved, settled; by whom, and what the gate blocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.consent import ConsentState
from luna_desktop.domain.disclosures import State, Way, Withholding
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted
from luna_desktop.domain.recipients import Basis, RecipientKind
from luna_desktop.models.privacy import Disclosure
from luna_desktop.reports.record_content import Section
from luna_desktop.services.clinic import staff
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.disclosure_terms import OFFERED, Terms
from luna_desktop.services.sharing.disclosures import (
    Decision,
    Outcome,
    Standing,
    decide_disclosure,
    settle_disclosure,
    take_back_disclosure,
)
from luna_desktop.texts import ENGLISH
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.disclosing import (
    TERMS,
    a_legal_proposal,
    a_proposal,
    a_recipient,
    answer_sharing,
    propose,
)


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def decide(clinic: OpenClinic, patient: PatientId, standing: Standing, *, yes: bool = True, note: str = "") -> Standing:
    return clinic.desk.perform(clinic.actor, decide_disclosure, Decision(patient, standing.disclosure_id, yes, note))


def test_without_the_patients_consent_it_is_blocked_with_the_gates_sentence(
    clinic: OpenClinic, patient: PatientId
) -> None:
    standing = propose(clinic, a_proposal(patient, a_recipient(clinic)))
    assert standing.state is State.BLOCKED
    assert standing.answer is not None
    assert "Lake View Hospital" in ENGLISH.render(standing.answer.message)
    assert standing.number == "DS-2026-0001"


def test_with_consent_the_owner_needs_nobody_else(clinic: OpenClinic, patient: PatientId) -> None:
    recipient = a_recipient(clinic)
    answer_sharing(clinic, patient, recipient)
    standing = propose(clinic, a_proposal(patient, recipient))
    assert standing.state is State.APPROVED
    with Session(clinic.engines[0]) as session:
        row = session.get_one(Disclosure, standing.disclosure_id)
        assert (row.recipient, row.address, row.basis_code, row.serves) == (
            "Lake View Hospital",
            "4 Hill Road, Mysuru",
            "consent",
            "P10",
        )
        assert row.consent_event_id is not None


def test_a_clinician_sends_to_a_treating_provider_and_proposes_to_an_insurer(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    provider, insurer = a_recipient(owner), a_recipient(owner, RecipientKind.INSURER, "Sanjeevani Insurance")
    for recipient in (provider, insurer):
        answer_sharing(owner, patient, recipient)
    clinician = open_clinic(Role.CLINICIAN)
    assert propose(clinician, a_proposal(patient, provider)).state is State.APPROVED
    waiting = propose(clinician, a_proposal(patient, insurer))
    assert waiting.state is State.APPROVAL
    with pytest.raises(NotPermitted):
        decide(clinician, patient, waiting)
    assert decide(open_clinic(Role.PRIVACY_OFFICER), patient, waiting).state is State.APPROVED


@pytest.mark.parametrize("role", [Role.RECEPTION, Role.THERAPIST, Role.ADMINISTRATOR, Role.AUDITOR])
def test_others_propose_nothing(open_clinic: Opener, role: Role) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    other = open_clinic(role)
    with pytest.raises(NotPermitted):
        propose(other, a_proposal(patient, a_recipient(owner)))


def test_a_legal_request_waits_for_the_owner_and_never_for_its_author(open_clinic: Opener) -> None:
    owner, officer = open_clinic(Role.OWNER), open_clinic(Role.PRIVACY_OFFICER)
    patient = builders.register(owner)
    court = a_recipient(owner, RecipientKind.AUTHORITY, "District Court")
    by_officer = propose(officer, a_legal_proposal(patient, court))
    assert by_officer.state is State.APPROVAL
    with pytest.raises(NotPermitted, match="owner"):
        decide(officer, patient, by_officer)
    assert decide(owner, patient, by_officer).state is State.APPROVED
    by_owner = propose(owner, a_legal_proposal(patient, court))
    with pytest.raises(NotPermitted, match="second person"):
        decide(owner, patient, by_owner)


def test_alone_in_the_clinic_the_owner_waits_72_hours(open_clinic: Opener, ticking: builders.Ticking) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    rows = {row.login: row for row in owner.desk.perform(owner.actor, staff.list_staff, None)}
    for role in (Role.CLINICIAN, Role.PRIVACY_OFFICER):
        owner.desk.perform(owner.actor, staff.disable_staff, rows[builders.STAFF[role][0]].user_id)
    court = a_recipient(owner, RecipientKind.AUTHORITY, "District Court")
    standing = propose(owner, a_legal_proposal(patient, court))
    with pytest.raises(NotPermitted, match="72 hours"):
        decide(owner, patient, standing)
    ticking.advance(hours=72)
    assert decide(owner, patient, standing).state is State.APPROVED


def test_a_refusal_needs_its_reason_and_blocks(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    insurer = a_recipient(owner, RecipientKind.INSURER, "Sanjeevani Insurance")
    answer_sharing(owner, patient, insurer)
    waiting = propose(open_clinic(Role.CLINICIAN), a_proposal(patient, insurer))
    with pytest.raises(InvalidInput) as refused:
        decide(owner, patient, waiting, yes=False)
    assert "note" in refused.value.problems
    assert decide(owner, patient, waiting, yes=False, note="The claim is settled").state is State.BLOCKED


def test_consent_withdrawn_while_it_waits_blocks_the_approval(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    insurer = a_recipient(owner, RecipientKind.INSURER, "Sanjeevani Insurance")
    answer_sharing(owner, patient, insurer)
    waiting = propose(open_clinic(Role.CLINICIAN), a_proposal(patient, insurer))
    answer_sharing(owner, patient, insurer, ConsentState.WITHDRAWN)
    decided = decide(owner, patient, waiting)
    assert decided.state is State.BLOCKED
    assert decided.answer is not None
    assert decided.answer.state is ConsentState.WITHDRAWN


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"purpose": "  "}, "purpose"),
        ({"basis": Basis.CONTRACT}, "basis"),
        ({"basis": Basis.RIGHT}, "basis"),
        ({"verified": None}, "verified"),
        ({"format": "fax"}, "format"),
        ({"terms": Terms(())}, "sections"),
        ({"terms": replace(TERMS, since=date(2026, 3, 2), until=date(2026, 3, 1))}, "until"),
        ({"terms": Terms(OFFERED)}, "justification"),
        ({"terms": Terms(OFFERED), "justification": "x" * 1001}, "justification"),
        ({"terms": replace(TERMS, way=Way.EMAIL), "format": "paper"}, "way"),
        ({"withholding": Withholding("CBI", date(2027, 1, 1))}, "withheld"),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_written(
    clinic: OpenClinic, patient: PatientId, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        propose(clinic, a_proposal(patient, a_recipient(clinic), **changes))
    assert field in refused.value.problems
    assert propose(clinic, a_proposal(patient, a_recipient(clinic))).number == "DS-2026-0001"


def test_a_legal_request_needs_its_document(clinic: OpenClinic, patient: PatientId) -> None:
    court = a_recipient(clinic, RecipientKind.AUTHORITY, "District Court")
    with pytest.raises(InvalidInput) as refused:
        propose(clinic, a_legal_proposal(patient, court, terms=TERMS))
    assert "document" in refused.value.problems
    with pytest.raises(InvalidInput) as refused:
        propose(clinic, a_legal_proposal(patient, court, scan=b""))
    assert "scan" in refused.value.problems
    with pytest.raises(InvalidInput) as refused:
        propose(clinic, a_legal_proposal(patient, court, scan=b"MZ no picture"))
    assert "scan" in refused.value.problems
    holding = Withholding(" ", date(2020, 1, 1))
    with pytest.raises(InvalidInput) as refused:
        propose(clinic, a_legal_proposal(patient, court, withholding=holding))
    assert {"withheld_reference", "withheld_until"} <= set(refused.value.problems)


def test_the_whole_record_goes_with_a_reason(clinic: OpenClinic, patient: PatientId) -> None:
    recipient = a_recipient(clinic)
    answer_sharing(clinic, patient, recipient)
    whole = Terms(tuple(section for section in OFFERED if section is not Section.PHOTOGRAPHS))
    reason = "The hospital takes over the whole treatment."
    assert propose(clinic, a_proposal(patient, recipient, terms=whole, justification=reason)).state is State.APPROVED


def test_a_new_entry_names_the_one_that_it_corrects(clinic: OpenClinic, patient: PatientId) -> None:
    recipient = a_recipient(clinic)
    wrong = propose(clinic, a_proposal(patient, recipient))
    answer_sharing(clinic, patient, recipient)
    right = propose(clinic, a_proposal(patient, recipient, corrects_id=wrong.disclosure_id))
    assert right.state is State.APPROVED
    other = builders.register(clinic, builders.a_patient("Rao", "Vikram"))
    with pytest.raises(NotFound):
        propose(clinic, a_proposal(other, recipient, corrects_id=wrong.disclosure_id))


def test_its_author_takes_it_back_and_then_it_is_over(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    recipient = a_recipient(owner)
    answer_sharing(owner, patient, recipient)
    clinician = open_clinic(Role.CLINICIAN)
    standing = propose(clinician, a_proposal(patient, recipient))
    outcome = Outcome(patient, standing.disclosure_id, State.FAILED, "No longer needed")
    assert clinician.desk.perform(clinician.actor, take_back_disclosure, outcome).state is State.FAILED
    with pytest.raises(InvalidInput):
        clinician.desk.perform(clinician.actor, take_back_disclosure, outcome)


def test_only_its_author_or_who_discloses_takes_it_back(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    recipient = a_recipient(owner)
    answer_sharing(owner, patient, recipient)
    standing = propose(owner, a_proposal(patient, recipient))
    clinician = open_clinic(Role.CLINICIAN)
    outcome = Outcome(patient, standing.disclosure_id, State.FAILED, "Mine?")
    with pytest.raises(NotPermitted):
        clinician.desk.perform(clinician.actor, take_back_disclosure, outcome)


def test_nothing_is_settled_that_was_never_made(clinic: OpenClinic, patient: PatientId) -> None:
    recipient = a_recipient(clinic)
    answer_sharing(clinic, patient, recipient)
    standing = propose(clinic, a_proposal(patient, recipient))
    for state in (State.SENT, State.CONFIRMED):
        outcome = Outcome(patient, standing.disclosure_id, state, "Seen")
        with pytest.raises(InvalidInput):
            clinic.desk.perform(clinic.actor, settle_disclosure, outcome)
