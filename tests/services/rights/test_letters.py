"""Letters through the real clinic: refused without contact or approval, kept as issued, printed again as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.consent import ConsentState
from luna_desktop.domain.disclosures import Way
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted
from luna_desktop.domain.preferences import Channel
from luna_desktop.domain.restrictions import RestrictionKind, Terms
from luna_desktop.domain.rights.cases import Case, CaseKind, Requester, RequesterRelation
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.domain.rights.steps import LetterKind
from luna_desktop.services.clinic import settings
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import restrictions
from luna_desktop.services.rights import cases, letter_approvals, letters
from luna_desktop.services.rights.letters import LetterAsked, LetterPlace, LetterSent
from tests import builders
from tests.clinic_fixtures import Opener
from tests.reports.reading import flat_text
from tests.services.acting import act, entries, working
from tests.services.rights.asking import log, prove, step


def asked(case: Case, kind: LetterKind = LetterKind.ACKNOWLEDGE, language: str = "en", **fields: str) -> LetterAsked:
    return LetterAsked(case.patient_id, case.case_id, kind, language, fields)


def test_a_letter_is_kept_as_issued_and_printed_again_byte_for_byte(
    clinic: OpenClinic, ticking: builders.Ticking, tmp_path: Path
) -> None:
    case = log(clinic, builders.register(clinic))
    issued = act(clinic, letters.issue_letter, asked(case))
    words = flat_text(issued.pdf, tmp_path)
    for part in (case.number, "Ananya Kumar", "Farida Sheikh", "+91 98450 11223", "Data Protection Board", "72 hours"):
        assert part in words
    contact = settings.PrivacyContact("Somebody Else", "Privacy officer", "+91 98450 11224")
    act(clinic, settings.change_privacy_contact, contact)
    ticking.advance(days=400)
    place = LetterPlace(case.patient_id, case.case_id, issued.letter_id)
    assert act(clinic, letters.reprint_letter, place) == issued
    page = act(clinic, cases.read_case, cases.CaseAsked(case.patient_id, case.case_id))
    assert [(each.number, each.kind) for each in page.letters] == [(1, LetterKind.ACKNOWLEDGE)]
    assert len(entries(clinic, "case letter reprinted")) == 1
    with pytest.raises(NotFound):
        act(clinic, letters.reprint_letter, LetterPlace(case.patient_id, case.case_id, 99))


def test_no_letter_without_the_privacy_contact(clinic: OpenClinic) -> None:
    case = log(clinic, builders.register(clinic))
    with working(clinic) as work:
        settings.put(work, settings.PRIVACY_CONTACT, "{}")
    with pytest.raises(InvalidInput) as refused:
        act(clinic, letters.issue_letter, asked(case))
    assert set(refused.value.problems) == {"contact"}


def test_a_translation_is_approved_by_somebody_before_a_letter_goes_out_in_it(
    open_clinic: Opener, tmp_path: Path
) -> None:
    officer = open_clinic(Role.PRIVACY_OFFICER)
    case = log(officer, builders.register(officer))
    with pytest.raises(InvalidInput) as refused:
        act(officer, letters.issue_letter, asked(case, language="hi"))
    assert set(refused.value.problems) == {"language"}
    assert act(officer, letter_approvals.read_letter_language, "hi").approved_by == ""
    assert act(officer, letter_approvals.approve_letter_language, "hi").approved_by == "Farida Sheikh"
    assert act(officer, letter_approvals.read_letter_language, "hi").approved_by == "Farida Sheikh"
    issued = act(officer, letters.issue_letter, asked(case, language="hi"))
    assert case.number in flat_text(issued.pdf, tmp_path)
    with pytest.raises(InvalidInput):
        act(officer, letters.issue_letter, asked(case, language="ta"))


def test_the_desk_writes_two_letters_and_reads_no_others(open_clinic: Opener) -> None:
    officer = open_clinic(Role.PRIVACY_OFFICER)
    case = log(officer, builders.register(officer))
    denial = act(officer, letters.issue_letter, asked(case, LetterKind.DENY, code="A8"))
    officer.lock()
    desk = open_clinic(Role.RECEPTION)
    act(desk, letters.issue_letter, asked(case))
    act(desk, letters.draft_letter, asked(case, LetterKind.IDENTITY_MISSING, missing="a document"))
    for kind in set(LetterKind) - letters.DESK_LETTERS:
        with pytest.raises(NotPermitted):
            act(desk, letters.draft_letter, asked(case, kind, code="A8"))
    with pytest.raises(NotPermitted):
        act(desk, letters.reprint_letter, LetterPlace(case.patient_id, case.case_id, denial.letter_id))


def test_a_refusal_without_a_reason_is_not_issued_and_a_step_gives_its_texts(
    clinic: OpenClinic, tmp_path: Path
) -> None:
    case = step(clinic, log(clinic, builders.register(clinic)), CaseState.ACKNOWLEDGED, how="told")
    with pytest.raises(InvalidInput) as refused:
        act(clinic, letters.draft_letter, asked(case, LetterKind.DENY))
    assert set(refused.value.problems) == {"reason"}
    with pytest.raises(InvalidInput) as refused:
        act(clinic, letters.draft_letter, asked(case, LetterKind.GRIEVANCE_OUTCOME))
    assert set(refused.value.problems) == {"findings", "remedy"}
    step(clinic, case, CaseState.DENIED, code="A8")
    words = flat_text(act(clinic, letters.issue_letter, asked(case, LetterKind.DENY)).pdf, tmp_path)
    assert "(A8)" in words
    assert step(clinic, case, CaseState.CLOSED, outcome="denied").closed_at is not None


def test_a_step_that_says_it_was_sent_needs_its_letter(clinic: OpenClinic) -> None:
    case = step(clinic, log(clinic, builders.register(clinic)), CaseState.ACKNOWLEDGED, how="told")
    case = step(clinic, case, CaseState.DENIED, code="A8")
    with pytest.raises(InvalidInput) as refused:
        step(clinic, case, CaseState.CLOSED, outcome="denied")
    assert set(refused.value.problems) == {"letter"}


def test_t19_a_grievance_is_answered_with_the_contact_and_the_board(clinic: OpenClinic, tmp_path: Path) -> None:
    patient = builders.register(clinic)
    case = prove(clinic, step(clinic, log(clinic, patient, CaseKind.GRIEVANCE), CaseState.ACKNOWLEDGED, how="told"))
    case = step(clinic, case, CaseState.ASSIGNED, investigator=int(clinic.actor.user_id))
    case = step(clinic, case, CaseState.INVESTIGATING)
    case = step(
        clinic, case, CaseState.RESPONSE_DRAFT, findings="two letters were mixed up", remedy="both were fetched"
    )
    with pytest.raises(InvalidInput):
        step(clinic, case, CaseState.RESPONDED)
    words = flat_text(act(clinic, letters.issue_letter, asked(case, LetterKind.GRIEVANCE_OUTCOME)).pdf, tmp_path)
    for part in (
        "two letters were mixed up",
        "both were fetched",
        "Farida Sheikh",
        "+91 98450 11223",
        "Data Protection Board",
    ):
        assert part in words
    case = step(clinic, case, CaseState.RESPONDED)
    assert case.answered_at is not None


def test_a_letter_goes_to_who_asks_and_names_the_patient(clinic: OpenClinic, tmp_path: Path) -> None:
    mother = Requester("Asha Kumar", RequesterRelation.PARENT, "14 Temple Street, Mysuru 570001")
    child = builders.register(clinic, builders.a_patient("Kumar", "Dev", born="2019-03-01", care=ConsentState.DEFERRED))
    case = log(clinic, child, requester=mother)
    page = act(clinic, letters.draft_letter, asked(case))
    assert (page.name, page.address) == ("Asha Kumar", ("14 Temple Street", "Mysuru 570001"))
    assert page.text.paragraphs[0] == "This is about the record of Dev Kumar."


def test_how_a_letter_left_is_noted_and_a_way_the_patient_excluded_is_refused(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    case = log(clinic, patient)
    letter = act(clinic, letters.issue_letter, asked(case))
    sent = LetterSent(patient, case.case_id, letter.letter_id, Way.HAND, note="at the desk")
    act(clinic, letters.note_letter_sent, sent)
    with pytest.raises(InvalidInput):
        act(clinic, letters.note_letter_sent, LetterSent(patient, case.case_id, letter.letter_id, Way.POST))
    only_mail = Terms(RestrictionKind.CHANNEL, channel=Channel.EMAIL, address="ananya@example.org")
    act(clinic, restrictions.request_restriction, restrictions.RestrictionRequest(patient, only_mail, ""))
    by_post = LetterSent(patient, case.case_id, letter.letter_id, Way.POST, "14 Temple Street")
    with pytest.raises(NotPermitted):
        act(clinic, letters.note_letter_sent, by_post)
    by_mail = LetterSent(patient, case.case_id, letter.letter_id, Way.EMAIL, "ananya@example.org")
    act(clinic, letters.note_letter_sent, by_mail)
    assert len(entries(clinic, "case letter sent")) == 2


def test_missing_proof_stops_the_clock_after_its_letter_and_proof_lets_it_run(
    clinic: OpenClinic, ticking: builders.Ticking
) -> None:
    patient = builders.register(clinic)
    case = step(clinic, log(clinic, patient), CaseState.ACKNOWLEDGED, how="told")
    case = step(clinic, case, CaseState.IDENTITY_PENDING, missing="a document")
    act(clinic, letters.issue_letter, asked(case, LetterKind.IDENTITY_MISSING, missing="a document"))
    paused = act(clinic, cases.pause_case, cases.CaseNote(patient, case.case_id, "no document"))
    assert paused.clock.paused_since is not None
    ticking.advance(hours=10)
    running = act(clinic, cases.resume_case, cases.CaseNote(patient, case.case_id, "it came"))
    gained = (running.due_at - case.due_at).total_seconds()
    assert 36_000 <= gained <= 36_010
