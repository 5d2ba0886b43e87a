"""Where decisions about safety rules and suggestions stand: what was found, why a doctor went on, what was asked."""

from __future__ import annotations

from luna_desktop.domain.clinical.rules.answers import SuggestionAnswer
from luna_desktop.domain.clinical.rules.asked import RuleAnswer
from luna_desktop.domain.clinical.rules.overrides import RuleOverride
from luna_desktop.interop.fhir_out.homes import Home, Spec, day, observation, own_code, register
from luna_desktop.interop.fhir_out.values import Json

_SEVERITY = {"contraindicated": "high", "defer": "high", "caution": "moderate", "info": "low"}
_NOTE = (Home("note", ("note", 0, "text")),)


def _detected(resource: Json, values: Json) -> None:
    resource["code"] = own_code("rule-override", "Gone on in spite of a safety rule")
    resource["severity"] = _SEVERITY[values["level"]]
    resource["mitigation"] = [{"action": {"text": values["words"] or values["code"]}}]


register(
    Spec(
        RuleOverride,
        "DetectedIssue",
        {"status": "final"},
        (),
        subject="patient",
        recorded=("identifiedDateTime", "author"),
        in_error={"status": "entered-in-error"},
        finish=_detected,
    ),
    observation(RuleAnswer, "survey", homes=(day("happened_on", "effectiveDateTime"), *_NOTE)),
    observation(SuggestionAnswer, "survey"),
)
