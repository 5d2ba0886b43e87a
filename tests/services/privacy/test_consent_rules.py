"""Which answers cannot be: by purpose, age, giver, method, time and recipient, each told at its field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clock import end_of_day
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Giver, Purpose, state_at
from luna_desktop.domain.consent_terms import Medium, Scope
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.domain.relations import AdultCheck, Proof, RelatedPerson, RelatedRole
from luna_desktop.models.privacy import ConsentEventRow
from luna_desktop.services.clinic import settings
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.patients import DetailsChange, change_details
from luna_desktop.services.privacy import consents, ledger
from luna_desktop.services.privacy.consent_rules import ConsentAnswer, permission_for
from luna_desktop.services.privacy.consents import PrivacyPage
from tests import builders
from tests.services.acting import act, working
from tests.services.sharing_rows import a_recipient

CHILD, ADULT, UNKNOWN = "2015-05-01", "1990-05-01", ""
SCREEN = ConsentMethod.ELECTRONIC
TEACHING = Scope(is_identifiable=False, media=frozenset({Medium.JOURNAL}))
MOTHER = RelatedPerson(
    (RelatedRole.GUARDIAN,), "Sunita Kumar", "mother", proof=Proof.PASSPORT, last_four="12AB", check=AdultCheck.SHOWN
)


def person(clinic: OpenClinic, born: str = ADULT) -> PatientId:
    return builders.register(clinic, builders.a_patient(born=born, care=ConsentState.NOT_ASKED))


def yes(patient: PatientId, purpose: Purpose, **more: object) -> ConsentAnswer:
    scope = TEACHING if purpose is Purpose.TEACHING_PHOTOGRAPHS else None
    answer = ConsentAnswer(patient, purpose, ConsentState.GIVEN, SCREEN, scope=scope)
    return replace(answer, **more)  # type: ignore[arg-type]  # fields by name


def record(clinic: OpenClinic, answer: ConsentAnswer) -> PrivacyPage:
    return act(clinic, consents.record_consent, answer)


def problems(clinic: OpenClinic, answer: ConsentAnswer) -> dict[str, str]:
    with pytest.raises(InvalidInput) as refused:
        record(clinic, answer)
    return {field: str(message) for field, message in refused.value.problems.items()}


def on_file(clinic: OpenClinic, patient: PatientId, body: RelatedPerson) -> int:
    details = act(clinic, change_details, DetailsChange(patient, added=(body,)))
    return max(known.fact_id for known in details.facts)


def test_an_adult_can_say_yes_to_everything_that_is_asked(clinic: OpenClinic) -> None:
    patient = person(clinic)
    for purpose in Purpose:
        if purpose not in {Purpose.MARKETING_PHOTOGRAPHS, Purpose.SHARING, Purpose.HEALTH_ACCOUNT}:
            page = record(clinic, yes(patient, purpose))
    assert {line.state for line in page.consents} == {ConsentState.GIVEN}
    assert len(page.consents) == 8


def test_marketing_is_never_asked_about_and_says_why(clinic: OpenClinic) -> None:
    found = problems(clinic, yes(person(clinic), Purpose.MARKETING_PHOTOGRAPHS))
    assert "switched off" in found["state"]


def test_the_health_account_is_asked_about_only_where_the_clinic_says_so(clinic: OpenClinic) -> None:
    patient = person(clinic)
    assert "Settings" in problems(clinic, yes(patient, Purpose.HEALTH_ACCOUNT))["state"]
    act(clinic, settings.change_preferences, settings.Preferences(asks_health_account=True))
    assert record(clinic, yes(patient, Purpose.HEALTH_ACCOUNT)).consents[-1].state is ConsentState.GIVEN
    act(clinic, settings.change_preferences, settings.Preferences())
    taken_back = ConsentAnswer(patient, Purpose.HEALTH_ACCOUNT, ConsentState.WITHDRAWN, ConsentMethod.NONE)
    assert record(clinic, taken_back).consents[-1].state is ConsentState.WITHDRAWN


@pytest.mark.parametrize("purpose", [Purpose.OFFERS, Purpose.SUGGESTIONS])
def test_nobody_can_say_yes_to_offers_for_a_child(clinic: OpenClinic, purpose: Purpose) -> None:
    patient = person(clinic, CHILD)
    guardian = on_file(clinic, patient, MOTHER)
    answer = yes(patient, purpose, giver=Giver.GUARDIAN, giver_fact_id=guardian)
    assert "under 18" in problems(clinic, answer)["state"]
    offered = replace(answer, state=ConsentState.OFFERED)
    assert "under 18" in problems(clinic, offered)["state"]
    assert record(clinic, replace(answer, state=ConsentState.REFUSED)).history[0].state is ConsentState.REFUSED


@pytest.mark.parametrize(
    "purpose", [Purpose.OFFERS, Purpose.SUGGESTIONS, Purpose.RESEARCH, Purpose.TEACHING_PHOTOGRAPHS]
)
def test_what_needs_an_adult_waits_until_the_age_is_known(clinic: OpenClinic, purpose: Purpose) -> None:
    assert "not known" in problems(clinic, yes(person(clinic, UNKNOWN), purpose))["state"]


@pytest.mark.parametrize("purpose", [Purpose.RESEARCH, Purpose.TEACHING_PHOTOGRAPHS])
def test_a_guardian_shows_a_document_except_for_care(clinic: OpenClinic, purpose: Purpose) -> None:
    patient = person(clinic, CHILD)
    answer = yes(patient, purpose, giver=Giver.GUARDIAN, given_by="Sunita Kumar, mother")
    assert "document" in problems(clinic, answer)["given_by"]
    bare = on_file(clinic, patient, RelatedPerson((RelatedRole.GUARDIAN,), "Rohit Kumar", "father"))
    assert "document" in problems(clinic, replace(answer, giver_fact_id=bare))["given_by"]
    proven = on_file(clinic, patient, MOTHER)
    line = record(clinic, replace(answer, giver_fact_id=proven, given_by="")).history[0]
    assert (line.giver, line.given_by) == (Giver.GUARDIAN, "Sunita Kumar, mother")
    care = yes(patient, Purpose.CARE, giver=Giver.GUARDIAN, given_by="Rohit Kumar, father")
    assert record(clinic, care).history[0].state is ConsentState.GIVEN


def test_another_patients_guardian_is_nobodys_guardian_here(clinic: OpenClinic) -> None:
    patient, other = person(clinic, CHILD), person(clinic, CHILD)
    theirs = on_file(clinic, other, MOTHER)
    answer = yes(patient, Purpose.RESEARCH, giver=Giver.GUARDIAN, giver_fact_id=theirs, given_by="Sunita Kumar")
    assert set(problems(clinic, answer)) == {"given_by"}
    care = yes(patient, Purpose.CARE, giver=Giver.GUARDIAN, giver_fact_id=theirs, given_by="Asha Kumar, aunt")
    assert record(clinic, care).history[0].given_by == "Asha Kumar, aunt"
    with working(clinic) as work:
        assert work.session.scalars(select(ConsentEventRow.giver_fact_id)).all() == [None]


def test_a_child_answers_alone_for_care_only_and_with_the_reason_written_down(clinic: OpenClinic) -> None:
    patient = person(clinic, CHILD)
    assert "guardian" in problems(clinic, yes(patient, Purpose.CARE))["method"]
    alone = yes(patient, Purpose.CARE, reason="came alone with a burn")
    assert record(clinic, alone).history[0].state is ConsentState.GIVEN
    photos = yes(patient, Purpose.CLINICAL_PHOTOGRAPHS, reason="came alone")
    assert "guardian" in problems(clinic, photos)["method"]


def test_a_guardian_of_an_adult_was_appointed(clinic: OpenClinic) -> None:
    patient = person(clinic)
    plain = on_file(clinic, patient, MOTHER)
    answer = yes(patient, Purpose.REMINDERS, giver=Giver.GUARDIAN, giver_fact_id=plain)
    assert "appointment" in problems(clinic, answer)["given_by"]
    appointed = on_file(clinic, patient, replace(MOTHER, appointed_by="District Court, OS 12/2025, 3 Feb 2025"))
    assert record(clinic, replace(answer, giver_fact_id=appointed)).history[0].giver is Giver.GUARDIAN


def test_a_nominee_shows_a_document_and_says_why_the_patient_cannot_answer(clinic: OpenClinic) -> None:
    patient = person(clinic)
    answer = yes(patient, Purpose.RESEARCH, giver=Giver.NOMINEE)
    assert set(problems(clinic, answer)) == {"given_by", "reason"}
    body = RelatedPerson((RelatedRole.NOMINEE,), "Rohit Kumar", "son", proof=Proof.PAN, last_four="9F2K")
    nominee = on_file(clinic, patient, body)
    told = replace(answer, giver_fact_id=nominee, reason="Death certificate of 2 March")
    assert record(clinic, told).history[0].giver is Giver.NOMINEE


def test_spoken_answers_are_for_messages_only_and_somebody_heard_them(clinic: OpenClinic) -> None:
    patient = person(clinic)
    spoken = yes(patient, Purpose.REMINDERS, method=ConsentMethod.VERBAL_WITNESSED)
    assert set(problems(clinic, spoken)) == {"witness"}
    assert record(clinic, replace(spoken, witness="Ravi Shetty")).history[0].witness == "Ravi Shetty"
    assert set(problems(clinic, replace(spoken, purpose=Purpose.OFFERS, witness="Ravi Shetty"))) == {"method"}


def test_a_no_to_offers_is_left_in_peace_for_half_a_year(clinic: OpenClinic, ticking: builders.Ticking) -> None:
    patient = person(clinic)
    record(clinic, yes(patient, Purpose.OFFERS, state=ConsentState.REFUSED))
    ticking.advance(days=179)
    again = yes(patient, Purpose.OFFERS)
    assert "left in peace until 10-Sep-2026" in problems(clinic, again)["asked_by_patient"]
    assert set(problems(clinic, replace(again, state=ConsentState.OFFERED))) == {"asked_by_patient"}
    assert record(clinic, replace(again, asked_by_patient=True)).history[0].state is ConsentState.GIVEN
    record(clinic, replace(again, state=ConsentState.WITHDRAWN))
    ticking.advance(days=181)
    assert record(clinic, again).history[0].state is ConsentState.GIVEN


def test_a_question_that_was_put_takes_no_answer_away(clinic: OpenClinic) -> None:
    patient = person(clinic)
    messages = yes(patient, Purpose.SERVICE_MESSAGES, state=ConsentState.OFFERED)
    assert record(clinic, messages).history[0].state is ConsentState.OFFERED
    for answer in (ConsentState.GIVEN, ConsentState.REFUSED):
        record(clinic, replace(messages, state=answer))
        assert "answer to this question" in problems(clinic, messages)["state"]


def test_teaching_needs_a_way_of_showing(clinic: OpenClinic) -> None:
    patient = person(clinic)
    assert set(problems(clinic, yes(patient, Purpose.TEACHING_PHOTOGRAPHS, scope=None))) == {"media"}
    assert record(clinic, yes(patient, Purpose.TEACHING_PHOTOGRAPHS)).history[0].scope == TEACHING


def test_a_consent_can_be_made_shorter_and_never_longer(clinic: OpenClinic, ticking: builders.Ticking) -> None:
    patient = person(clinic)
    today = date(2026, 3, 14)
    assert set(problems(clinic, yes(patient, Purpose.OFFERS, expires_on=today - timedelta(days=1)))) == {"expires_on"}
    assert set(problems(clinic, yes(patient, Purpose.OFFERS, expires_on=today + timedelta(days=731)))) == {"expires_on"}
    line = record(clinic, yes(patient, Purpose.OFFERS, expires_on=date(2026, 6, 30))).history[0]
    assert line.expires_at == end_of_day(date(2026, 6, 30))
    ticking.advance(days=120)
    page = act(clinic, consents.read_privacy, patient)
    assert next(line.state for line in page.consents if line.purpose is Purpose.OFFERS) is ConsentState.EXPIRED
    assert record(clinic, yes(patient, Purpose.CARE)).history[0].expires_at is None


def test_sharing_is_with_a_recipient_of_the_register_that_consent_can_open(clinic: OpenClinic) -> None:
    patient = person(clinic)
    lab = a_recipient(clinic, "Nidan Laboratory")
    court = a_recipient(clinic, "District Court", RecipientKind.AUTHORITY)
    for recipient in (0, 99, court):
        assert set(problems(clinic, yes(patient, Purpose.SHARING, recipient_id=recipient))) == {"recipient"}
    assert set(problems(clinic, yes(patient, Purpose.REMINDERS, recipient_id=lab))) == {"recipient"}
    assert set(problems(clinic, yes(patient, Purpose.REMINDERS, is_for_one_use=True))) == {"is_for_one_use"}
    page = record(clinic, yes(patient, Purpose.SHARING, recipient_id=lab, is_for_one_use=True))
    line = page.consents[-1]
    assert (line.recipient, line.is_for_one_use, line.state) == ("Nidan Laboratory", True, ConsentState.GIVEN)
    with working(clinic) as work:
        events = ledger.consent_events(work, patient)
        assert state_at(events, Purpose.SHARING, work.now, recipient=lab)[0] is ConsentState.GIVEN


def test_who_may_write_which_answer() -> None:
    assert permission_for(Purpose.OFFERS, ConsentState.GIVEN) is Permission.RECORD_DESK_CONSENT
    assert permission_for(Purpose.RESEARCH, ConsentState.REFUSED) is Permission.RECORD_FURTHER_CONSENT
    assert {permission_for(each, ConsentState.WITHDRAWN) for each in Purpose} == {Permission.RECORD_WITHDRAWAL}
