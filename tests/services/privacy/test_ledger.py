"""What the gate is told of a patient: the ledger in its order, and who may be a minor."""

from __future__ import annotations

from datetime import timedelta

import pytest

from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose, state_at
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import consents, ledger
from luna_desktop.services.privacy.consents import ConsentAnswer
from tests import builders
from tests.services.acting import act, working


def test_the_ledger_answers_for_any_instant(clinic: OpenClinic, ticking: builders.Ticking) -> None:
    patient, other = builders.register(clinic), builders.register(clinic, builders.a_patient("Rao"))
    given = ticking.now
    ticking.advance(days=10)
    withdrawn = ConsentAnswer(patient, Purpose.CARE, ConsentState.WITHDRAWN, ConsentMethod.NONE)
    act(clinic, consents.record_consent, withdrawn)
    with working(clinic) as work:
        events = ledger.consent_events(work, patient)
        assert len(ledger.consent_events(work, other)) == 1
    assert [event.state for event in events] == [ConsentState.GIVEN, ConsentState.WITHDRAWN]
    assert [event.sequence for event in events] == sorted(event.sequence for event in events)
    assert state_at(events, Purpose.CARE, given + timedelta(days=9))[0] is ConsentState.GIVEN
    assert state_at(events, Purpose.CARE, given + timedelta(days=11))[0] is ConsentState.WITHDRAWN
    assert state_at(events, Purpose.CARE, given - timedelta(days=1))[0] is ConsentState.NOT_ASKED


@pytest.mark.parametrize(
    ("born", "minor"), [("2008-03-15", True), ("2008-03-14", False), ("2008", True), ("2007", False), ("", False)]
)
def test_the_youngest_possible_age_counts(clinic: OpenClinic, born: str, minor: bool) -> None:
    patient = builders.register(clinic, builders.a_patient(born=born, care=ConsentState.NOT_ASKED))
    with working(clinic) as work:
        assert ledger.gate_patient(work, patient).may_be_minor(work.now) is minor


def test_a_child_grows_up(clinic: OpenClinic, ticking: builders.Ticking) -> None:
    patient = builders.register(clinic, builders.a_patient(born="2008-03-15", care=ConsentState.NOT_ASKED))
    ticking.advance(days=1)
    with working(clinic) as work:
        assert not ledger.gate_patient(work, patient).may_be_minor(work.now)
