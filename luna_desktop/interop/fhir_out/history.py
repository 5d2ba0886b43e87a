"""Where the medical history stands: conditions, allergies, medicines, earlier treatments, implants, family."""

from __future__ import annotations

from typing import Any

from luna_desktop.domain.clinical.history import Allergy, Condition, Medicine
from luna_desktop.domain.clinical.past import FamilyHistory, Implant, PastProcedure
from luna_desktop.domain.clinical.stops import StopOverride
from luna_desktop.interop.fhir_out.homes import (
    UNKNOWN_CONCEPT,
    Home,
    Links,
    Spec,
    concept,
    day,
    note,
    own_code,
    register,
)
from luna_desktop.interop.fhir_out.values import CODE_SYSTEMS, Json, Shape
from luna_desktop.texts import Translator

_TERMS = "http://terminology.hl7.org/CodeSystem/"
_SNOMED = CODE_SYSTEMS["SNOMED CT"]
_COURSE = f"{_TERMS}condition-clinical"
_SURE = f"{_TERMS}condition-ver-status"
_ALLERGY_COURSE = f"{_TERMS}allergyintolerance-clinical"
_ALLERGY_SURE = f"{_TERMS}allergyintolerance-verification"
_ROLE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
NO_KNOWN_ALLERGY = "716186003"
"""SNOMED CT: No known allergy (situation)."""
_RELATIONS = (
    "MTH",
    "FTH",
    "SIS",
    "BRO",
    "DAU",
    "SON",
    "GRMTH",
    "GRFTH",
    "AUNT",
    "UNCLE",
    "COUSN",
    "FAMMEMB",
)


class _Snomed(Home):
    """The SNOMED CT concept beside a condition's own code: one more coding, marked as such by not being chosen."""

    def put(self, resource: Json, shape: Shape, value: Any, words: Translator) -> None:
        """Add the coding."""
        del shape, words
        code = resource.setdefault("code", {})
        code.setdefault("coding", []).append({"system": _SNOMED, "code": value, "userSelected": False})

    def get(self, resource: Json, shape: Shape) -> Any:
        """Return the concept of the coding that was not chosen."""
        del shape
        codings = resource.get("code", {}).get("coding", [])
        return next((each["code"] for each in codings if each.get("userSelected") is False), None)


def _condition(resource: Json, values: Json) -> None:
    del values
    resource.setdefault("code", UNKNOWN_CONCEPT)


def _allergy(resource: Json, values: Json) -> None:
    resource.setdefault("code", UNKNOWN_CONCEPT)
    for each in resource.get("reaction", []):
        each.setdefault("manifestation", [UNKNOWN_CONCEPT])
    if values["certainty"] != "refuted":
        resource["clinicalStatus"] = {"coding": [{"system": _ALLERGY_COURSE, "code": "active"}]}
    categories = {"medication": "medication", "food": "food", "environment": "environment", "biologic": "biologic"}
    if values["allergy_class"] in categories:
        resource["category"] = [categories[values["allergy_class"]]]
    if values["kind"] in ("allergy", "intolerance"):
        resource["type"] = values["kind"]
    if values["severity"] != "unknown":
        reaction = resource.setdefault("reaction", [{"manifestation": [UNKNOWN_CONCEPT]}])
        reaction[0]["severity"] = values["severity"]


def _medicine(resource: Json, values: Json) -> None:
    resource.setdefault("medicationCodeableConcept", UNKNOWN_CONCEPT)
    if values["stopped"] is not None:
        resource["status"] = "stopped" if values["reason_stopped"] else "completed"


def _past(resource: Json, _values: Json) -> None:
    resource.setdefault("code", UNKNOWN_CONCEPT)


def _family(resource: Json, values: Json) -> None:
    condition = resource.setdefault("condition", [{}])[0]
    condition.setdefault("code", UNKNOWN_CONCEPT)
    if values["age"] is not None:
        condition["onsetAge"].update({"unit": "a", "system": "http://unitsofmeasure.org", "code": "a"})


def _detected(resource: Json, values: Json) -> None:
    resource["code"] = own_code("allergy-override", "Given in spite of an allergy that names it")
    words = values["words"] or values["code"]
    resource["mitigation"] = [{"action": {"text": words}}]


register(
    Spec(
        Condition,
        "Condition",
        {
            "category": [{"coding": [{"system": f"{_TERMS}condition-category", "code": "problem-list-item"}]}],
        },
        (
            concept("what", "code"),
            _Snomed("snomed", ()),
            concept(
                "status",
                "clinicalStatus",
                standard={
                    "active": (_COURSE, "active"),
                    "controlled": (_COURSE, "active"),
                    "recurring": (_COURSE, "recurrence"),
                    "resolved": (_COURSE, "resolved"),
                },
                strict=True,
            ),
            day("since", "onsetDateTime"),
            concept("region", "bodySite", 0),
            concept(
                "severity",
                "severity",
                standard={
                    "mild": (_SNOMED, "255604002"),
                    "moderate": (_SNOMED, "6736007"),
                    "severe": (_SNOMED, "24484000"),
                },
            ),
            note(),
        ),
        recorded=("recordedDate", "recorder"),
        in_error={"verificationStatus": {"coding": [{"system": _SURE, "code": "entered-in-error"}]}},
        drops_in_error=("clinicalStatus",),
        finish=_condition,
    ),
    Spec(
        Allergy,
        "AllergyIntolerance",
        {},
        (
            concept("trigger", "code"),
            Home("reaction", ("reaction", 0, "manifestation", 0, "text")),
            concept(
                "certainty",
                "verificationStatus",
                standard={each: (_ALLERGY_SURE, each) for each in ("unconfirmed", "confirmed", "refuted")},
            ),
            day("criticality", "criticality"),
            day("since", "onsetDateTime"),
            day("last_reaction", "lastOccurrence"),
            note(),
        ),
        subject="patient",
        recorded=("recordedDate", "recorder"),
        in_error={"verificationStatus": {"coding": [{"system": _ALLERGY_SURE, "code": "entered-in-error"}]}},
        drops_in_error=("clinicalStatus",),
        finish=_allergy,
    ),
    Spec(
        Medicine,
        "MedicationStatement",
        {"status": "active"},
        (
            concept("what", "medicationCodeableConcept"),
            day("started", "effectivePeriod", "start"),
            day("stopped", "effectivePeriod", "end"),
            concept("reason_stopped", "statusReason", 0),
            Home("frequency", ("dosage", 0, "text")),
            concept("route", "dosage", 0, "route"),
            concept("site", "dosage", 0, "site"),
            note(),
        ),
        recorded=("dateAsserted", ""),
        in_error={"status": "entered-in-error"},
        finish=_medicine,
    ),
    Spec(
        PastProcedure,
        "Procedure",
        {"status": "completed"},
        (
            concept("what", "code"),
            day("on", "performedDateTime"),
            concept("region", "bodySite", 0),
            concept("reaction", "complication", 0),
            note(),
        ),
        recorded=("", "recorder"),
        in_error={"status": "entered-in-error"},
        finish=_past,
    ),
    Spec(
        Implant,
        "Device",
        {"status": "active"},
        (concept("what", "type"), note()),
        subject="patient",
        in_error={"status": "entered-in-error"},
    ),
    Spec(
        FamilyHistory,
        "FamilyMemberHistory",
        {"status": "completed"},
        (
            concept("what", "condition", 0, "code"),
            concept("relation", "relationship", standard={each: (_ROLE, each) for each in _RELATIONS}),
            Home("age", ("condition", 0, "onsetAge", "value")),
            note(),
        ),
        subject="patient",
        recorded=("date", ""),
        in_error={"status": "entered-in-error"},
        finish=_family,
    ),
    Spec(
        StopOverride,
        "DetectedIssue",
        {"status": "final"},
        (),
        subject="patient",
        recorded=("identifiedDateTime", "author"),
        in_error={"status": "entered-in-error"},
        links=(Links("allergy_id", "allergy"),),
        finish=_detected,
    ),
)
