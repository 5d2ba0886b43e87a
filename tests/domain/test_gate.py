"""The purpose gate: no unless a rule says yes, and a sentence that says which consent is missing."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from luna_desktop.domain.access import Actor, Role, UserId
from luna_desktop.domain.consent import ConsentEvent, ConsentState, Ground, Purpose
from luna_desktop.domain.gate import Answer, DataClass, GatePatient, may
from luna_desktop.domain.recipients import Recipient, RecipientKind

AT = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
ACTOR = Actor(UserId(1), "meera", "Dr Meera Pillai", frozenset({Role.CLINICIAN}))
CLINIC = Recipient()


def ask(
    purpose: Purpose | Ground,
    *said: tuple[Purpose, ConsentState],
    data_class: DataClass = DataClass.CLINICAL,
    recipient: Recipient = CLINIC,
) -> Answer:
    events = tuple(
        ConsentEvent(number, about, state, AT, recipient=recipient.recipient_id if about is Purpose.SHARING else 0)
        for number, (about, state) in enumerate(said, start=1)
    )
    return may(GatePatient(events, adult_from=date(2008, 5, 1)), purpose, data_class, recipient, ACTOR, AT)


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("data_class", [DataClass.CONTACT, DataClass.CLINICAL, DataClass.PHOTOGRAPH])
def test_the_default_is_no(purpose: Purpose, data_class: DataClass) -> None:
    answer = ask(purpose, data_class=data_class)
    assert not answer.allowed
    assert "Privacy tab" in str(answer.message)


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("state", [state for state in ConsentState if state is not ConsentState.GIVEN])
def test_only_given_is_yes_except_care_that_could_not_wait(purpose: Purpose, state: ConsentState) -> None:
    answer = ask(purpose, (purpose, state))
    assert answer.allowed == (purpose is Purpose.CARE and state is ConsentState.DEFERRED)


def test_photographs_need_care_and_photographs() -> None:
    care, photos = (Purpose.CARE, ConsentState.GIVEN), (Purpose.CLINICAL_PHOTOGRAPHS, ConsentState.GIVEN)
    wanted = Purpose.CLINICAL_PHOTOGRAPHS
    assert ask(wanted, care, photos).allowed
    assert ask(wanted, photos).purpose is Purpose.CARE
    assert ask(wanted, care).purpose is wanted
    withdrawn = ask(wanted, care, photos, (Purpose.CARE, ConsentState.WITHDRAWN))
    assert (withdrawn.allowed, withdrawn.purpose) == (False, Purpose.CARE)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (ConsentState.OFFERED, "has not answered"),
        (ConsentState.REFUSED, "said no"),
        (ConsentState.WITHDRAWN, "withdrew"),
    ],
)
def test_the_refusal_says_what_stands_in_the_way(state: ConsentState, words: str) -> None:
    answer = ask(
        Purpose.CLINICAL_PHOTOGRAPHS, (Purpose.CARE, ConsentState.GIVEN), (Purpose.CLINICAL_PHOTOGRAPHS, state)
    )
    assert words in str(answer.message)
    assert answer.state is state


def test_a_copy_goes_to_the_patient_or_on_signed_writing() -> None:
    def copy_for(recipient: Recipient) -> bool:
        return ask(Ground.RIGHTS, data_class=DataClass.RECORD, recipient=recipient).allowed

    assert copy_for(Recipient(RecipientKind.PATIENT))
    assert not copy_for(Recipient(RecipientKind.DESIGNEE, "Asha Rao"))
    assert not copy_for(Recipient(RecipientKind.DESIGNEE, "Asha Rao", "  "))
    assert copy_for(Recipient(RecipientKind.DESIGNEE, "Asha Rao", "letter of 12 March, folder 3"))
    assert not copy_for(Recipient(RecipientKind.OTHER, "An insurer"))
    assert copy_for(CLINIC)


def test_anybody_else_needs_a_consent_that_names_them() -> None:
    iyer = Recipient(RecipientKind.PROVIDER, "Dr Iyer", recipient_id=7)
    assert ask(Purpose.CARE, (Purpose.SHARING, ConsentState.GIVEN), recipient=iyer).allowed
    assert not ask(Purpose.CARE, (Purpose.CARE, ConsentState.GIVEN), recipient=iyer).allowed
