"""Where photographs, documents and investigations stand, and how their files hang on them."""

from __future__ import annotations

import base64
import hashlib
import math
from collections.abc import Iterator, Mapping
from typing import Any

from luna_desktop.domain.clinical.documents import DocumentFacts
from luna_desktop.domain.clinical.photo_marks import PhotoComparison, PhotoMarks
from luna_desktop.domain.clinical.photo_sets import PhotoRefusal
from luna_desktop.domain.clinical.photographs import REGION_NAMES, VIEW_NAMES, PhotographFacts
from luna_desktop.domain.clinical.results import Investigation
from luna_desktop.interop.fhir_out.content import Attached
from luna_desktop.interop.fhir_out.homes import (
    CONCEPT,
    UNKNOWN_CONCEPT,
    Home,
    Links,
    Named,
    Spec,
    concept,
    day,
    note,
    observation,
    register,
)
from luna_desktop.interop.fhir_out.values import ABSENT_EXTENSION, OWN, Json, concept_of
from luna_desktop.texts import Message

DERIVED: Json = {"system": f"{OWN}copy", "code": "derived"}
"""Marks what is said again for other programs and stands whole elsewhere in the copy."""
_IMAGING = "imaging"
_CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"
_SOURCE_ATTRIBUTES = f"{OWN}original-sha256"
NO_FILE: Json = {"extension": [{"url": ABSENT_EXTENSION, "valueCode": "masked"}]}
"""The place of a file that is not in the copy."""
_STATES = {
    "ordered": "registered",
    "received": "preliminary",
    "reviewed": "final",
    "told": "final",
    "cancelled": "cancelled",
}
_REGIONS: Mapping[str, Message] = REGION_NAMES
_VIEWS: Mapping[str, Message] = VIEW_NAMES


def _media(resource: Json, values: Json) -> None:
    resource["content"] = NO_FILE
    level = "V" if values["sensitive"] else "R"
    resource["meta"]["security"] = [{"system": _CONFIDENTIALITY, "code": level}]


def _document(resource: Json, values: Json) -> None:
    del values
    content = resource.setdefault("content", [{}])[0]
    attachment = content.setdefault("attachment", {})
    if not attachment:
        attachment.update(NO_FILE)


def _report(resource: Json, values: Json) -> None:
    resource.setdefault("code", UNKNOWN_CONCEPT)
    state = _STATES[values["state"]]
    is_changed = values["amendments"] and state == "final"
    resource["status"] = "amended" if is_changed else state
    received = values["received"]
    if received is not None:
        resource["issued"] = received["at"]


register(
    Spec(
        PhotographFacts,
        "Media",
        {"status": "completed", "type": {"coding": [{"system": f"{OWN}media", "code": "photograph"}]}},
        (
            Home("taken_at", ("createdDateTime",)),
            Named("region", ("bodySite",), CONCEPT, names=_REGIONS),
            Named("view", ("view",), CONCEPT, names=_VIEWS),
            note("caption"),
        ),
        recorded=("issued", ""),
        in_error={"status": "entered-in-error"},
        links=(Links("pin_id", "marker"), Links("visit_id", "visit")),
        left={"taken_by": "a number of the clinic’s accounts; Provenance names who described the photograph"},
        finish=_media,
    ),
    Spec(
        PhotoRefusal,
        "Procedure",
        {"status": "not-done", "code": {"text": "Clinical photograph"}},
        (
            day("declined_on", "performedDateTime"),
            Named("region", ("bodySite", 0), CONCEPT, names=_REGIONS),
            concept("reason", "statusReason"),
        ),
        in_error={"status": "entered-in-error"},
        links=(Links("visit_id", "visit"),),
    ),
    observation(PhotoMarks, _IMAGING, links=(Links("photograph", "photograph"),)),
    observation(
        PhotoComparison,
        _IMAGING,
        homes=(day("compared_on", "effectiveDateTime"), note()),
        links=(Links("before", "photograph"), Links("after", "photograph"), Links("visit_id", "visit")),
    ),
    Spec(
        DocumentFacts,
        "DocumentReference",
        {"status": "current"},
        (
            Home("title", ("description",)),
            concept("kind", "type"),
            day("dated", "content", 0, "attachment", "creation"),
            Home("author", ("author", 0, "display")),
        ),
        recorded=("date", ""),
        in_error={"status": "entered-in-error"},
        links=(Links("result_id", "investigation"), Links("visit_id", "visit")),
        finish=_document,
    ),
    Spec(
        Investigation,
        "DiagnosticReport",
        {"status": "registered"},
        (
            concept("what", "code"),
            day("dated", "effectiveDateTime"),
            Home("conclusion", ("conclusion",)),
        ),
        in_error={"status": "entered-in-error"},
        links=(Links("marker_id", "marker"), Links("visit_id", "visit")),
        left={"laboratory_id": "a number of the clinic’s register of recipients; the laboratory’s name is there"},
        finish=_report,
    ),
)


def attachment_of(file: Attached, path: str) -> Json:
    """Return what names a file of the zip: where it lies, how long it is, and its SHA-1 as FHIR asks for it."""
    digest = hashlib.sha1(file.content, usedforsecurity=False).digest()
    return {
        "extension": [{"url": _SOURCE_ATTRIBUTES, "valueString": file.original}],
        "contentType": file.media_type,
        "url": path,
        "size": len(file.content),
        "hash": base64.b64encode(digest).decode("ascii"),
    }


def hang(resource: Json, file: Attached, path: str) -> None:
    """Put a file into the resource of its entry, with the number that other entries name it by."""
    attachment = attachment_of(file, path)
    resource["extension"].append({"url": f"{OWN}file-number", "valueInteger": file.number})
    if resource["resourceType"] == "Media":
        resource["content"] = attachment
        resource["width"], resource["height"] = file.width, file.height
        return
    held = resource["content"][0]["attachment"]
    held.pop("extension", None)
    held.update(attachment)
    if file.pages:
        resource["extension"].append({"url": f"{OWN}pages", "valueInteger": file.pages})


def file_of(resource: Mapping[str, Any]) -> tuple[str, int, str] | None:
    """Return path, number and the original's SHA-256 of the file that hangs on a resource; None where there is none."""
    content = resource.get("content")
    attachment = content[0]["attachment"] if isinstance(content, list) else content or {}
    if "url" not in attachment or DERIVED in resource.get("meta", {}).get("tag", []):
        return None
    number = next((each["valueInteger"] for each in resource["extension"] if each["url"] == f"{OWN}file-number"), 0)
    original = next((each["valueString"] for each in attachment.get("extension", [])), "")
    return attachment["url"], number, original


def value_observations(report: Json, body: Investigation, ids: Iterator[str]) -> Iterator[Json]:
    """Yield each value of a report as an observation for other programs; the report itself keeps them whole."""
    for value in body.values:
        found: Json = {
            "resourceType": "Observation",
            "id": next(ids),
            "meta": {"tag": [dict(DERIVED)]},
            "status": "final" if body.has_result else "registered",
            "code": concept_of({"text": value.what.text, "code": value.what.code, "system": value.what.system}),
            "subject": report["subject"],
        }
        if "effectiveDateTime" in report:
            found["effectiveDateTime"] = report["effectiveDateTime"]
        found |= _value(value.value, value.unit)
        limits = {name: _limit(text, value.unit) for name, text in (("low", value.low), ("high", value.high))}
        ranges: Json = {name: limit for name, limit in limits.items() if limit}
        if value.range_words:
            ranges["text"] = value.range_words
        if ranges:
            found["referenceRange"] = [ranges]
        report.setdefault("result", []).append({"reference": f"urn:uuid:{found['id']}"})
        yield found


def _value(text: str, unit: str) -> Json:
    quantity = _limit(text, unit)
    if quantity:
        return {"valueQuantity": quantity}
    return {"valueString": f"{text} {unit}".strip()} if text else {}


def _limit(text: str, unit: str) -> Json:
    """Return a number with its unit as printed on the report; nothing for what is no plain number."""
    try:
        number = float(text)
    except ValueError:
        return {}
    if not math.isfinite(number):
        return {}
    return {"value": number, **({"unit": unit} if unit else {})}
