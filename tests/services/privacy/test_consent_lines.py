"""Reading the ledger: what stands now, for whom, and every answer with all that it says."""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.domain.consent import ConsentMethod, ConsentState, Giver, Purpose
from luna_desktop.domain.consent_terms import AnswerWay
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import consents
from luna_desktop.services.privacy.consent_lines import current_lines, offered_purposes, recipient_names
from luna_desktop.services.privacy.consents import ConsentAnswer
from tests import builders
from tests.services.acting import act, watching, working
from tests.services.sharing_rows import a_recipient


def test_every_purpose_that_is_asked_about_has_its_line(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    with working(clinic) as work:
        lines = current_lines(work, patient)
        offered = offered_purposes(work)
    assert {Purpose.MARKETING_PHOTOGRAPHS, Purpose.HEALTH_ACCOUNT}.isdisjoint(offered)
    assert [line.purpose for line in lines] == [each for each in offered if each is not Purpose.SHARING]
    assert {line.state for line in lines[1:]} == {ConsentState.NOT_ASKED}


def test_sharing_has_a_line_for_each_recipient(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    lab, doctor = a_recipient(clinic, "Nidan Laboratory"), a_recipient(clinic, "Dr Arvind Bhat")
    for recipient, state in ((lab, ConsentState.GIVEN), (doctor, ConsentState.REFUSED)):
        act(
            clinic,
            consents.record_consent,
            ConsentAnswer(patient, Purpose.SHARING, state, ConsentMethod.ELECTRONIC, recipient_id=recipient),
        )
    with working(clinic) as work:
        sharing = [line for line in current_lines(work, patient) if line.purpose is Purpose.SHARING]
        assert recipient_names(work, []) == {}
    assert [(line.recipient, line.state) for line in sharing] == [
        ("Nidan Laboratory", ConsentState.GIVEN),
        ("Dr Arvind Bhat", ConsentState.REFUSED),
    ]


def test_what_a_guardian_gave_lapses_at_18_and_care_does_not(clinic: OpenClinic, ticking: builders.Ticking) -> None:
    patient = builders.register(clinic, builders.a_patient(born="2008-03-20", care=ConsentState.NOT_ASKED))
    answer = ConsentAnswer(
        patient, Purpose.CARE, ConsentState.GIVEN, ConsentMethod.SIGNED_PAPER, "Sunita Kumar", giver=Giver.GUARDIAN
    )
    for purpose in (Purpose.CARE, Purpose.CLINICAL_PHOTOGRAPHS):
        act(clinic, consents.record_consent, replace(answer, purpose=purpose))
    ticking.advance(days=7)
    with working(clinic) as work:
        states = {line.purpose: line.state for line in current_lines(work, patient)}
    assert states[Purpose.CARE] is ConsentState.GIVEN
    assert states[Purpose.CLINICAL_PHOTOGRAPHS] is ConsentState.LAPSED


def test_a_line_tells_by_which_way_a_withdrawal_came(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    answer = ConsentAnswer(
        patient, Purpose.CARE, ConsentState.WITHDRAWN, ConsentMethod.NONE, way=AnswerWay.PHONE, reason="moves away"
    )
    line = act(clinic, consents.record_consent, answer).history[0]
    assert (line.way, line.reason, line.station) == (AnswerWay.PHONE, "moves away", clinic.premises.station)


def test_a_page_costs_the_same_few_statements_however_long_the_ledger(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)

    def cost() -> int:
        with watching(clinic) as seen:
            act(clinic, consents.read_consents, patient)
        return len(seen.statements)

    short = cost()
    for state in (ConsentState.GIVEN, ConsentState.REFUSED, ConsentState.GIVEN):
        answer = ConsentAnswer(patient, Purpose.REMINDERS, state, ConsentMethod.ELECTRONIC)
        act(clinic, consents.record_consent, answer)
    assert cost() == short
