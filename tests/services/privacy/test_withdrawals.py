"""What is registered for a purpose runs when it is withdrawn, in the same transaction, and says what it stopped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import consents, withdrawals
from luna_desktop.services.privacy.consents import ConsentAnswer, PrivacyPage
from luna_desktop.services.privacy.withdrawals import Withdrawal, on_withdrawal
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say
from tests import builders
from tests.services.acting import act, working

OFFERS = Purpose.OFFERS


@pytest.fixture(autouse=True)
def registered() -> Iterator[None]:
    """Take away what a test registers."""
    before = list(withdrawals._STOPS)
    yield
    withdrawals._STOPS[:] = before


def answer(clinic: OpenClinic, patient: PatientId, state: ConsentState, purpose: Purpose = OFFERS) -> PrivacyPage:
    method = ConsentMethod.ELECTRONIC if state is ConsentState.GIVEN else ConsentMethod.NONE
    return act(clinic, consents.record_consent, ConsentAnswer(patient, purpose, state, method))


@pytest.mark.parametrize("no", [ConsentState.WITHDRAWN, ConsentState.REFUSED])
def test_taking_a_yes_back_stops_what_rests_on_it(clinic: OpenClinic, no: ConsentState) -> None:
    seen: list[Withdrawal] = []

    @on_withdrawal({OFFERS})
    def stop(_work: Work, withdrawal: Withdrawal) -> tuple[Message, ...]:
        seen.append(withdrawal)
        return (say("Two messages were taken out of the queue."),)

    patient = builders.register(clinic)
    assert answer(clinic, patient, ConsentState.GIVEN).stopped == ()
    page = answer(clinic, patient, no)
    assert [str(each) for each in page.stopped] == ["Two messages were taken out of the queue."]
    assert seen == [Withdrawal(patient, OFFERS, 0, page.history[0].sequence)]


def test_a_no_that_takes_nothing_back_and_other_purposes_stop_nothing(clinic: OpenClinic) -> None:
    @on_withdrawal({OFFERS})
    def stop(_work: Work, _withdrawal: Withdrawal) -> tuple[Message, ...]:
        raise AssertionError

    patient = builders.register(clinic)
    assert answer(clinic, patient, ConsentState.REFUSED).stopped == ()
    answer(clinic, patient, ConsentState.GIVEN, Purpose.REMINDERS)
    answer(clinic, patient, ConsentState.WITHDRAWN, Purpose.REMINDERS)


def test_where_stopping_fails_nothing_is_written(clinic: OpenClinic) -> None:
    @on_withdrawal({OFFERS})
    def stop(_work: Work, _withdrawal: Withdrawal) -> tuple[Message, ...]:
        raise InvalidInput({"queue": say("The queue cannot be reached.")})

    patient = builders.register(clinic)
    answer(clinic, patient, ConsentState.GIVEN)
    with pytest.raises(InvalidInput):
        answer(clinic, patient, ConsentState.WITHDRAWN)
    with working(clinic) as work:
        lines = consents.history_lines(work, patient)
    assert [line.state for line in lines if line.purpose is OFFERS] == [ConsentState.GIVEN]


def test_photographs_tell_what_becomes_of_them(clinic: OpenClinic) -> None:
    patient, photos = builders.register(clinic), Purpose.CLINICAL_PHOTOGRAPHS
    builders.allow_photographs(clinic, patient)
    assert "No photographs" in str(answer(clinic, patient, ConsentState.WITHDRAWN, photos).stopped[0])
    builders.allow_photographs(clinic, patient)
    builders.add_photograph(clinic, patient)
    assert "The 1 in the record stays" in str(answer(clinic, patient, ConsentState.WITHDRAWN, photos).stopped[0])
