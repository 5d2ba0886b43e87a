"""Where what is planned stands, and what says that nothing is known: courses, orders, the state of the allergies."""

from __future__ import annotations

from luna_desktop.domain.clinical.come_again import ComeAgain
from luna_desktop.domain.clinical.courses import Course
from luna_desktop.domain.clinical.history import AllergyReview
from luna_desktop.interop.fhir_out.homes import UNKNOWN_CONCEPT, Home, Spec, concept, day, register
from luna_desktop.interop.fhir_out.values import Json

_EMPTY = "http://terminology.hl7.org/CodeSystem/list-empty-reason"
_WHY_EMPTY = {"none_known": "nilknown", "never_asked": "notasked", "asked_unknown": "unavailable"}


def _course(resource: Json, values: Json) -> None:
    states = {"active": "active", "completed": "completed", "stopped": "revoked"}
    resource["status"] = states[values["state"]]
    detail = resource.setdefault("activity", [{}])[0].setdefault("detail", {})
    detail["status"] = {"active": "in-progress", "completed": "completed", "stopped": "stopped"}[values["state"]]
    detail.setdefault("code", UNKNOWN_CONCEPT)


def _list(resource: Json, values: Json) -> None:
    why = _WHY_EMPTY.get(values["state"])
    if why is not None:
        resource["emptyReason"] = {"coding": [{"system": _EMPTY, "code": why}]}


register(
    Spec(
        Course,
        "CarePlan",
        {"status": "active", "intent": "plan"},
        (concept("what", "activity", 0, "detail", "code"),),
        recorded=("created", ""),
        in_error={"status": "entered-in-error"},
        finish=_course,
    ),
    Spec(
        ComeAgain,
        "ServiceRequest",
        {"status": "active", "intent": "plan", "code": {"text": "Come again"}},
        (day("by", "occurrenceDateTime"), concept("reason", "reasonCode", 0)),
        recorded=("authoredOn", ""),
        in_error={"status": "entered-in-error"},
    ),
    Spec(
        AllergyReview,
        "List",
        {
            "status": "current",
            "mode": "snapshot",
            "title": "Allergies",
            "code": {"coding": [{"system": "http://loinc.org", "code": "48765-2"}]},
        },
        (Home("confirmed_on", ("date",)),),
        in_error={"status": "entered-in-error"},
        finish=_list,
    ),
)
