"""Withdrawing a sharing stops what rests on it, at once and in the same transaction."""

from __future__ import annotations

from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.disclosures import State
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import consents
from luna_desktop.services.privacy.consents import ConsentAnswer
from luna_desktop.services.sharing import accounting
from tests import builders
from tests.services.acting import act
from tests.services.disclosing import a_proposal, a_recipient, answer_sharing, propose


def test_what_waits_for_that_recipient_is_blocked_and_told(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    hospital, other = a_recipient(clinic), a_recipient(clinic, name="Sunrise Hospital")
    for recipient in (hospital, other):
        answer_sharing(clinic, patient, recipient)
        assert propose(clinic, a_proposal(patient, recipient)).state is State.APPROVED
    no = ConsentAnswer(patient, Purpose.SHARING, ConsentState.WITHDRAWN, ConsentMethod.NONE, recipient_id=hospital)
    page = act(clinic, consents.record_consent, no)
    told = [str(each) for each in page.stopped]
    assert "A disclosure to Lake View Hospital was stopped before it left." in told
    lines = act(clinic, accounting.read_disclosures, patient)
    assert {line.recipient: line.state for line in lines} == {
        "Lake View Hospital": State.BLOCKED,
        "Sunrise Hospital": State.APPROVED,
    }
