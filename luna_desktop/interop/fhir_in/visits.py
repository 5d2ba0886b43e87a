"""Reads visits: an Encounter with its Conditions and Procedures, and what its note said before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from luna_desktop.domain.clinical.procedures import ProcedureDone
from luna_desktop.domain.clinical.visits import VisitNote
from luna_desktop.domain.elsewhere import NoteBeside, NoteVersion, VisitElsewhere
from luna_desktop.interop.fhir_in.brought import (
    BROKEN,
    Addressed,
    BroughtAct,
    Resource,
    UnreadableAct,
    body_as,
    instant_of,
    parts_of,
)
from luna_desktop.interop.fhir_out.values import OWN, extension_values, read_concept, read_extensions, whole
from luna_desktop.interop.fhir_out.visits import BESIDE, OF_VISIT, TOLD, VERSION
from luna_desktop.texts import say

VISIT = say("Visit")


def read_visits(entries: Iterable[Addressed], clinic: str) -> Iterator[BroughtAct]:
    """Yield the visits of a copy from this clinic, in its order; those of other programs are passed over.

    Raises:
        UnreadableAct: One of them holds what no visit can hold.
    """
    entries = list(entries)
    by_visit: dict[str, list[Resource]] = {}
    for _address, resource in entries:
        by_visit.setdefault(_visit_of(resource), []).append(resource)
    diagnoses = {address: resource for address, resource in entries if resource["resourceType"] == "Condition"}
    for address, encounter in entries:
        told = parts_of(encounter, TOLD) if encounter["resourceType"] == "Encounter" else None
        if told is not None:
            beside = [each for each in by_visit.get(address, []) if each["resourceType"] in {"Procedure", "Basic"}]
            named = [each["condition"]["reference"] for each in encounter.get("diagnosis", [])]
            try:
                found = _visit(address, encounter, [diagnoses[each] for each in named], beside, told, clinic)
            except BROKEN:
                raise UnreadableAct(VISIT, told.get("number", "")) from None
            if not found.is_sound:
                raise UnreadableAct(VISIT, told.get("number", ""))
            yield found


def _visit_of(resource: Resource) -> str:
    """Return the address of the visit that a resource belongs to, or nothing."""
    if resource["resourceType"] == "Basic":
        found = extension_values(resource, OF_VISIT)
        return str(found[0]["valueReference"]["reference"]) if found else ""
    return str(resource.get("encounter", {}).get("reference", ""))


def _visit(
    address: str,
    encounter: Resource,
    diagnoses: list[Resource],
    beside: list[Resource],
    told: dict[str, Any],
    clinic: str,
) -> BroughtAct:
    procedures = [each for each in beside if each["resourceType"] == "Procedure"]
    values = read_extensions(VisitNote, encounter)
    values["complaint"] = next((each["text"] for each in encounter.get("reasonCode", [])), "")
    values["diagnoses"] = [read_concept(each["code"]) for each in diagnoses]
    values["procedures"] = [_procedure(each) for each in procedures]
    newest = [_version(each, whole(VisitNote, values)) for each in extension_values(encounter, VERSION)]
    before = [
        _version(version, whole(VisitNote, read_extensions(VisitNote, each)))
        for each in beside
        if each["resourceType"] == "Basic"
        for version in extension_values(each, VERSION)
    ]
    signed = next((each["valueDateTime"] for each in encounter["extension"] if each["url"] == f"{OWN}signed"), None)
    body = body_as(
        VisitElsewhere,
        {
            "clinic": told.get("elsewhere") or clinic,
            "at": str(instant_of(told, "at")),
            "by": told["by"],
            "state": told["state"],
            "signed_at": signed,
            "versions": [*newest, *before],
            "beside": [
                whole(NoteBeside, read_extensions(NoteBeside, each)) for each in extension_values(encounter, BESIDE)
            ],
        },
    )
    return BroughtAct(address, body, tuple(_course(each) for each in procedures))


def _version(extension: Resource, note: dict[str, Any]) -> dict[str, Any]:
    return {**whole(NoteVersion, read_extensions(NoteVersion, extension)), "note": note}


def _procedure(resource: Resource) -> dict[str, Any]:
    return whole(ProcedureDone, {**read_extensions(ProcedureDone, resource), "what": read_concept(resource["code"])})


def _course(procedure: Resource) -> str:
    return next((str(each["reference"]) for each in procedure.get("basedOn", [])), "")
