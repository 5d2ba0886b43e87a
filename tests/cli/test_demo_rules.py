"""The demo's doctor approves rules and suggestions last, decides once and declines once."""

from __future__ import annotations

from luna_desktop.cli import demo_rules
from luna_desktop.domain.clinical.history import Condition
from luna_desktop.domain.consent import Purpose
from luna_desktop.services.care import chart, findings, rule_charts
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.services.acting import act


def test_rules_speak_and_one_decision_is_kept(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    builders.allow(clinic, patient, Purpose.SUGGESTIONS)
    acne = Condition(catalogue("conditions").entry("acne_vulgaris").coded())
    act(clinic, chart.record_entry, chart.NewEntry(patient, acne))
    demo_rules.approve(clinic)
    assert rule_charts.rules().rules
    demo_rules.fill(clinic, patient, builders.START.date())
    page = act(clinic, chart.read_chart, patient)
    assert findings.answers_in(page.known, builders.START.date())
    assert page.single("suggestion_answer") is not None
