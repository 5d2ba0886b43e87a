"""Decisions about rules in the bundle: a detected issue with its mitigation, and answers as observations."""

from __future__ import annotations

from luna_desktop.domain.clinical.rules.answers import SuggestionAnswer
from luna_desktop.domain.clinical.rules.asked import RuleAnswer
from luna_desktop.domain.clinical.rules.overrides import RuleOverride
from luna_desktop.domain.facts import BY_BODY
from luna_desktop.interop.fhir_out.homes import SPECS


def test_a_decision_is_a_detected_issue_and_answers_are_observations() -> None:
    kinds = {body: SPECS[BY_BODY[body].name].resource for body in (RuleOverride, RuleAnswer, SuggestionAnswer)}
    assert list(kinds.values()) == ["DetectedIssue", "Observation", "Observation"]
