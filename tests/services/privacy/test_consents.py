"""Consents: each answer under the notice in force, guardians for minors, and who may write which answer."""

from __future__ import annotations

import hashlib

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.recipients import Recipient
from luna_desktop.services.care import chart
from luna_desktop.services.care.chart import NewEntry
from luna_desktop.services.clinic import settings
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import consents, ledger
from luna_desktop.services.privacy.consent_lines import history_lines
from luna_desktop.services.privacy.consents import ConsentAnswer, PrivacyPage, SignedAnswers
from luna_desktop.services.privacy.evidence import EvidenceAsked, read_evidence
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.privacy.test_evidence import a_signature
from tests.services.sharing_rows import a_recipient

PHOTOS = Purpose.CLINICAL_PHOTOGRAPHS


def say_to(
    clinic: OpenClinic,
    patient: PatientId,
    state: ConsentState,
    purpose: Purpose = PHOTOS,
    method: ConsentMethod = ConsentMethod.SIGNED_PAPER,
    **more: str,
) -> PrivacyPage:
    return act(clinic, consents.record_consent, ConsentAnswer(patient, purpose, state, method, **more))


def state_of(page: PrivacyPage, purpose: Purpose) -> ConsentState:
    return next(line.state for line in page.consents if line.purpose is purpose)


def test_a_new_patient_was_asked_about_care_only(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    page = act(clinic, consents.read_privacy, patient)
    assert (state_of(page, Purpose.CARE), state_of(page, PHOTOS)) == (ConsentState.GIVEN, ConsentState.NOT_ASKED)
    assert page.consents[0].taken_by == "Dr Nandini Rao"
    assert page.consents[0].notice_version == 1
    assert [entry.patient_id for entry in entries(clinic, "privacy page read")] == [patient]


def test_answers_follow_one_another_and_none_is_overwritten(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    for state, method in (
        (ConsentState.REFUSED, ConsentMethod.NONE),
        (ConsentState.GIVEN, ConsentMethod.ELECTRONIC),
        (ConsentState.WITHDRAWN, ConsentMethod.NONE),
    ):
        page = say_to(clinic, patient, state, method=method)
        assert state_of(page, PHOTOS) is state
    told = [line.state for line in page.history if line.purpose is PHOTOS]
    assert told == [ConsentState.WITHDRAWN, ConsentState.GIVEN, ConsentState.REFUSED]
    assert [entry.purpose for entry in entries(clinic, "consent withdrawn")] == [PHOTOS.value]


@pytest.mark.parametrize(
    ("state", "purpose", "method", "field"),
    [
        (ConsentState.GIVEN, PHOTOS, ConsentMethod.NONE, "method"),
        (ConsentState.GIVEN, PHOTOS, ConsentMethod.VERBAL_WITNESSED, "method"),
        (ConsentState.GIVEN, PHOTOS, ConsentMethod.GUARDIAN, "given_by"),
        (ConsentState.WITHDRAWN, PHOTOS, ConsentMethod.NONE, "state"),
        (ConsentState.NOT_ASKED, PHOTOS, ConsentMethod.NONE, "state"),
        (ConsentState.GIVEN, Purpose.MARKETING_PHOTOGRAPHS, ConsentMethod.SIGNED_PAPER, "state"),
    ],
)
def test_an_answer_that_cannot_be_is_refused_at_its_field(
    clinic: OpenClinic, state: ConsentState, purpose: Purpose, method: ConsentMethod, field: str
) -> None:
    patient = builders.register(clinic)
    with pytest.raises(InvalidInput) as refused:
        say_to(clinic, patient, state, purpose, method)
    assert set(refused.value.problems) == {field}


@pytest.mark.parametrize("said", [ConsentState.REFUSED, ConsentState.WITHDRAWN])
def test_a_no_is_not_talked_round_by_putting_the_question_off(clinic: OpenClinic, said: ConsentState) -> None:
    patient = builders.register(clinic)
    say_to(clinic, patient, said, Purpose.CARE, ConsentMethod.NONE)
    with pytest.raises(InvalidInput) as refused:
        say_to(clinic, patient, ConsentState.DEFERRED, Purpose.CARE, ConsentMethod.NONE, reason="busy")
    assert set(refused.value.problems) == {"state"}


def test_putting_the_question_off_needs_a_reason_and_is_for_care_alone(clinic: OpenClinic) -> None:
    patient = builders.register(clinic, builders.a_patient(care=ConsentState.NOT_ASKED))
    for purpose, reason, field in ((Purpose.CARE, " ", "reason"), (PHOTOS, "busy", "state")):
        with pytest.raises(InvalidInput) as refused:
            say_to(clinic, patient, ConsentState.DEFERRED, purpose, ConsentMethod.NONE, reason=reason)
        assert set(refused.value.problems) == {field}


def test_a_minor_needs_a_guardian_with_a_name(clinic: OpenClinic) -> None:
    patient = builders.register(clinic, builders.a_patient(born="2010", care=ConsentState.NOT_ASKED))
    with pytest.raises(InvalidInput) as refused:
        say_to(clinic, patient, ConsentState.GIVEN, Purpose.CARE)
    assert "guardian" in str(refused.value.problems["method"])
    with pytest.raises(InvalidInput):
        say_to(clinic, patient, ConsentState.GIVEN, Purpose.CARE, ConsentMethod.GUARDIAN, given_by=" ")
    page = say_to(
        clinic, patient, ConsentState.GIVEN, Purpose.CARE, ConsentMethod.GUARDIAN, given_by="Asha Kumar, mother"
    )
    assert page.history[0].given_by == "Asha Kumar, mother"
    assert state_of(say_to(clinic, patient, ConsentState.REFUSED), PHOTOS) is ConsentState.REFUSED


def test_a_minor_cannot_be_registered_with_a_consent_of_their_own(clinic: OpenClinic) -> None:
    with pytest.raises(InvalidInput):
        builders.register(clinic, builders.a_patient(born="2015-01-01"))
    with working(clinic) as work:
        assert history_lines(work, PatientId(1)) == ()


def test_reception_takes_a_withdrawal_but_gives_no_consent_to_photographs(open_clinic: Opener) -> None:
    owner, desk = open_clinic(Role.OWNER), open_clinic(Role.RECEPTION)
    patient = builders.register(owner)
    builders.allow_photographs(owner, patient)
    page = say_to(desk, patient, ConsentState.WITHDRAWN)
    assert (state_of(page, PHOTOS), page.history[0].taken_by) == (ConsentState.WITHDRAWN, "Ravi Shetty")
    for state in (ConsentState.GIVEN, ConsentState.REFUSED):
        with pytest.raises(NotPermitted):
            say_to(desk, patient, state)
    assert len(entries(owner, "refused")) == 2
    asked = say_to(desk, patient, ConsentState.WITHDRAWN, Purpose.CARE)
    assert state_of(asked, Purpose.CARE) is ConsentState.WITHDRAWN
    assert state_of(say_to(desk, patient, ConsentState.GIVEN, Purpose.CARE), Purpose.CARE) is ConsentState.GIVEN


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR])
def test_whoever_never_meets_patients_records_nothing(open_clinic: Opener, role: Role) -> None:
    patient = builders.register(open_clinic(Role.OWNER))
    with pytest.raises(NotPermitted):
        say_to(open_clinic(role), patient, ConsentState.WITHDRAWN, Purpose.CARE)


def test_care_that_cannot_wait_is_put_off_with_its_reason(clinic: OpenClinic) -> None:
    patient = builders.register(clinic, builders.a_patient(care=ConsentState.DEFERRED))
    page = act(clinic, consents.read_privacy, patient)
    assert (page.consents[0].state, page.consents[0].reason) == (ConsentState.DEFERRED, "arrived unconscious")


def test_the_notice_names_the_clinic_and_whom_to_ask(clinic: OpenClinic) -> None:
    with working(clinic) as work:
        notice = consents.notice_in_force(work)
        assert consents.notice_in_force(work, "hi") is None
    assert notice is not None
    assert all(part in notice.text for part in ("Aranya Skin Clinic", "Farida Sheikh", "98450"))
    assert "{" not in notice.text
    assert notice.sha256 == hashlib.sha256(notice.text.encode()).hexdigest()


def test_an_answer_in_a_language_without_notice_stands_under_the_english_one(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    page = say_to(clinic, patient, ConsentState.GIVEN, language="hi")
    assert page.history[0].notice_version == 1


def test_the_photograph_door_names_the_consent_it_stands_on(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    with working(clinic) as work, pytest.raises(NotFound):
        consents.photo_consent_event(work, patient)
    builders.allow_photographs(clinic, patient)
    with working(clinic) as work:
        assert consents.photo_consent_event(work, patient) == 2


def test_the_photograph_door_stays_open_when_the_clock_was_set_back(
    clinic: OpenClinic, ticking: builders.Ticking
) -> None:
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    ticking.advance(days=-3)
    with working(clinic) as work:
        assert ledger.ask(work, patient, PHOTOS, DataClass.PHOTOGRAPH, Recipient()).allowed
        assert consents.photo_consent_event(work, patient) == 2


def signed(clinic: OpenClinic, patient: PatientId, *answers: tuple[Purpose, bool], **more: object) -> PrivacyPage:
    page = SignedAnswers(patient, answers, **({"strokes": a_signature(), "shown_sha256": "abc"} | more))  # type: ignore[arg-type]  # fields by name
    return act(clinic, consents.record_answers, page)


def test_a_signed_page_is_one_signature_under_many_answers(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    answers = ((Purpose.REMINDERS, True), (Purpose.OFFERS, False), (PHOTOS, True))
    page = signed(clinic, patient, *answers, language="hi", unanswered=(Purpose.RESEARCH, Purpose.CARE))
    states = {line.purpose: line.state for line in page.consents}
    assert [states[purpose] for purpose, _ in answers] == [
        ConsentState.GIVEN,
        ConsentState.REFUSED,
        ConsentState.GIVEN,
    ]
    assert (states[Purpose.RESEARCH], states[Purpose.CARE]) == (ConsentState.OFFERED, ConsentState.GIVEN)
    kept = {line.evidence_id for line in page.history if line.purpose in {purpose for purpose, _ in answers}}
    assert len(kept) == 1
    evidence = act(clinic, read_evidence, EvidenceAsked(patient, kept.pop() or 0))
    assert (evidence.language, evidence.shown_sha256) == ("hi", "abc")
    again = signed(clinic, patient, (Purpose.REMINDERS, False))
    assert again.history[0].state is ConsentState.WITHDRAWN


def test_a_signed_page_is_written_whole_or_not_at_all(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    with pytest.raises(InvalidInput) as refused:
        signed(clinic, patient, (Purpose.REMINDERS, True), (Purpose.MARKETING_PHOTOGRAPHS, True))
    assert set(refused.value.problems) == {"state"}
    for strokes in ((), (((1.0, 1.0, 0.0, 1.0),),)):
        with pytest.raises(InvalidInput) as refused:
            signed(clinic, patient, (Purpose.REMINDERS, True), strokes=strokes)
        assert set(refused.value.problems) == {"strokes"}
    with pytest.raises(InvalidInput) as refused:
        signed(clinic, patient)
    assert set(refused.value.problems) == {"answers"}
    with working(clinic) as work:
        assert len(history_lines(work, patient)) == 1


def test_reception_signs_the_desk_questions_only(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    assert signed(desk, patient, (Purpose.REMINDERS, True)).history[0].state is ConsentState.GIVEN
    with pytest.raises(NotPermitted):
        signed(desk, patient, (PHOTOS, True))


def test_two_desks_that_record_opposite_answers_both_stand_in_the_history(open_clinic: Opener) -> None:
    owner, desk = open_clinic(Role.OWNER), open_clinic(Role.RECEPTION)
    patient = builders.register(owner)
    say_to(owner, patient, ConsentState.GIVEN, Purpose.REMINDERS)
    page = say_to(desk, patient, ConsentState.REFUSED, Purpose.REMINDERS)
    told = [(line.state, line.taken_by) for line in page.history if line.purpose is Purpose.REMINDERS]
    assert told == [(ConsentState.REFUSED, "Ravi Shetty"), (ConsentState.GIVEN, "Dr Nandini Rao")]
    assert state_of(page, Purpose.REMINDERS) is ConsentState.REFUSED


def test_an_answer_after_the_clock_was_set_back_counts_and_is_noted_once(
    clinic: OpenClinic, ticking: builders.Ticking
) -> None:
    patient = builders.register(clinic)
    say_to(clinic, patient, ConsentState.GIVEN)
    ticking.advance(days=-3)
    page = signed(clinic, patient, (PHOTOS, False), (Purpose.REMINDERS, True))
    assert state_of(page, PHOTOS) is ConsentState.WITHDRAWN
    noted = entries(clinic, "clock set back")
    assert len(noted) == 1
    assert 3 * 86_400 - 60 < int(noted[0].detail.split(":")[1].strip(" }")) < 3 * 86_400
    say_to(clinic, patient, ConsentState.REFUSED)
    assert len(entries(clinic, "clock set back")) == 2


def test_a_no_to_everything_else_never_stands_in_the_way_of_care(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    act(clinic, settings.change_preferences, settings.Preferences(asks_health_account=True))
    recipient = a_recipient(clinic, "Nidan Laboratory")
    for purpose in Purpose:
        if purpose not in {Purpose.CARE, Purpose.MARKETING_PHOTOGRAPHS}:
            to = recipient if purpose is Purpose.SHARING else 0
            answer = ConsentAnswer(patient, purpose, ConsentState.REFUSED, ConsentMethod.NONE, recipient_id=to)
            act(clinic, consents.record_consent, answer)
    with working(clinic) as work:
        assert ledger.ask(work, patient, Purpose.CARE, DataClass.CLINICAL, Recipient()).allowed
    assert act(clinic, chart.record_entry, NewEntry(patient, Condition(Coded("Acne")))).conditions
