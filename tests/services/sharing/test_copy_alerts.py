"""Alerts in a copy: what counts as yes today, with its source; not where the history is not asked for."""

from __future__ import annotations

from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.pregnancy import Pregnancy, PregnancyState
from luna_desktop.domain.clinical.safety_questions import SafetyAnswer, SafetyQuestion
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.reports.record_content import Section
from luna_desktop.services.care import chart
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.record_copies import CopyRequest, prepare_record_copy
from tests import builders
from tests.services.acting import act

ASKED = Asked(PartialDate(2026, 3, 14))
BODIES = (
    Pregnancy(PregnancyState.PREGNANT, PartialDate(2025, 12, 6), asked=ASKED),
    SafetyAnswer(SafetyQuestion.KELOID, YesNo.YES, asked=ASKED),
    SafetyAnswer(SafetyQuestion.COLD_SORES, YesNo.NO, asked=ASKED),
)


def test_every_yes_stands_first_and_a_no_does_not(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    for body in BODIES:
        act(clinic, chart.record_entry, chart.NewEntry(patient, body))
    request = CopyRequest(patient, Recipient(RecipientKind.PATIENT, "Ananya Kumar"), "Own record")
    rows = act(clinic, prepare_record_copy, request).content.alerts
    assert [str(row.text) for row in rows] == ["Pregnant, 14 weeks", "Keloid or thick scars: yes"]
    assert all(row.provenance.recorded_by and row.provenance.subject for row in rows)
    fewer = CopyRequest(patient, request.recipient, "Own record", sections=(Section.ALLERGIES,))
    assert act(clinic, prepare_record_copy, fewer).content.alerts == ()
