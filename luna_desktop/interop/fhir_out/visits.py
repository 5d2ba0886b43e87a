"""Where visits stand: Encounter with the note, a Condition for each diagnosis, a Procedure for each treatment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.procedures import ProcedureDone
from luna_desktop.domain.clinical.visits import KIND_NAMES, VisitMode, VisitNote, VisitState
from luna_desktop.domain.clock import ZONE
from luna_desktop.domain.elsewhere import NoteBeside, NoteVersion
from luna_desktop.interop.fhir_out.content import Visit
from luna_desktop.interop.fhir_out.engine import Context, instant
from luna_desktop.interop.fhir_out.homes import UNKNOWN_CONCEPT
from luna_desktop.interop.fhir_out.values import OWN, Json, concept_of, extensions, plain

_CLASS = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
_CATEGORY = "http://terminology.hl7.org/CodeSystem/condition-category"
_COURSE = "http://terminology.hl7.org/CodeSystem/condition-clinical"
_STATES = {
    VisitState.DRAFT: "in-progress",
    VisitState.SIGNED: "finished",
    VisitState.AMENDED: "finished",
    VisitState.ENTERED_IN_ERROR: "entered-in-error",
    VisitState.DISCARDED: "cancelled",
}
_APART = {"procedures", "diagnoses", "complaint"}
TOLD, VERSION, BESIDE, OF_VISIT = f"{OWN}visit", f"{OWN}note-version", f"{OWN}beside", f"{OWN}of-visit"
EARLIER = "earlier-note"


def visit_resources(visit: Visit, context: Context) -> Iterator[Json]:
    """Yield the encounter of a visit, then what was concluded and done in it, then what its note said before."""
    note = visit.note
    encounter: Json = {
        "resourceType": "Encounter",
        "id": context.names.id_of(visit.name, visit.number),
        "extension": list(_extensions(visit, context)),
        "status": _STATES[visit.state],
        "class": {"system": _CLASS, "code": "AMB" if note.mode is VisitMode.IN_PERSON else "VR"},
        "type": [{"text": context.words.render(KIND_NAMES[note.kind])}],
        "subject": context.patient,
        "participant": [{"individual": context.person(visit.by, visit.elsewhere)}],
        "period": {"start": instant(visit.at)},
    }
    if not visit.versions:
        yield encounter
        return
    if note.complaint:
        encounter["reasonCode"] = [{"text": note.complaint}]
    own = context.names.reference(visit.name, visit.number)
    beside = [_diagnosis(visit, place, what, context, own) for place, what in enumerate(note.diagnoses)]
    if beside:
        encounter["diagnosis"] = [{"condition": {"reference": f"urn:uuid:{each['id']}"}} for each in beside]
    yield encounter
    yield from beside
    for place, done in enumerate(note.procedures):
        yield _procedure(visit, _part(visit, place), done, context, own)
    for version in visit.versions[1:]:
        yield _earlier(visit, version, context, own)


def _part(visit: Visit, place: int) -> str:
    return f"{visit.name} {visit.number}/{place}" if visit.elsewhere else f"{visit.number}/{place}"


def _extensions(visit: Visit, context: Context) -> Iterator[Json]:
    parts: list[Json] = [
        {"url": "number", "valueInteger": visit.number},
        {"url": "state", "valueCode": visit.state.value},
        {"url": "at", "valueInstant": instant(visit.at)},
        {"url": "by", "valueString": visit.by or "–"},
    ]
    if visit.elsewhere:
        parts.append({"url": "elsewhere", "valueString": visit.elsewhere})
    yield {"url": TOLD, "extension": parts}
    if visit.signed_at is not None:
        yield {"url": f"{OWN}signed", "valueDateTime": instant(visit.signed_at)}
    if visit.versions:
        yield from extensions(VisitNote, plain(visit.note), context.words, _APART)
        yield _version(visit.versions[0], context)
    for each in visit.beside:
        yield {"url": BESIDE, "extension": extensions(NoteBeside, plain(each), context.words)}


def _version(version: NoteVersion, context: Context) -> Json:
    """Return which version of the note it is; what it says stands beside."""
    return {"url": VERSION, "extension": extensions(NoteVersion, plain(version), context.words, {"note"})}


def _earlier(visit: Visit, version: NoteVersion, context: Context, encounter: Json) -> Json:
    """Return what a note said before: a Basic, so that no program takes it for what stands."""
    procedures = tuple(replace(each, course_id=0) for each in version.note.procedures)
    told = extensions(VisitNote, plain(replace(version.note, procedures=procedures)), context.words)
    return {
        "resourceType": "Basic",
        "id": context.names.id_of("note version", f"{_part(visit, version.number)}"),
        "extension": [{"url": OF_VISIT, "valueReference": encounter}, _version(version, context), *told],
        "code": {"coding": [{"system": f"{OWN}code", "code": EARLIER}], "text": "Earlier: visit"},
        "subject": context.patient,
        "created": (version.at or visit.at).astimezone(ZONE).date().isoformat(),
    }


def _diagnosis(visit: Visit, place: int, what: Coded, context: Context, encounter: Json) -> Json:
    return {
        "resourceType": "Condition",
        "id": context.names.id_of("diagnosis", _part(visit, place)),
        "clinicalStatus": {"coding": [{"system": _COURSE, "code": "active"}]},
        "category": [{"coding": [{"system": _CATEGORY, "code": "encounter-diagnosis"}]}],
        "code": concept_of(plain(what)),
        "subject": context.patient,
        "encounter": encounter,
        "recordedDate": instant(visit.at),
        "recorder": context.person(visit.by, visit.elsewhere),
    }


def _procedure(visit: Visit, number: str, done: ProcedureDone, context: Context, encounter: Json) -> Json:
    code = concept_of(plain(done.what))
    found: Json = {
        "resourceType": "Procedure",
        "id": context.names.id_of("procedure", number),
        "extension": extensions(ProcedureDone, plain(done), context.words, {"what", "sites", "course_id"}),
        "status": "completed" if visit.state in {VisitState.SIGNED, VisitState.AMENDED} else "in-progress",
        "code": code or UNKNOWN_CONCEPT,
        "subject": context.patient,
        "encounter": encounter,
        "performedDateTime": instant(visit.at),
        "performer": [{"actor": context.person(visit.by, visit.elsewhere)}],
    }
    sites = [concept_of(plain(site.where)) for site in done.sites]
    if sites:
        found["bodySite"] = sites
        found["extension"] += extensions(ProcedureDone, plain(done), context.words, _ALL_BUT_SITES)
    if done.complications_note:
        found["complication"] = [{"text": done.complications_note}]
    used: list[Any] = [concept_of(plain(product.what)) for product in done.products]
    if used:
        found["usedCode"] = used
    if ("course", done.course_id) in context.present:
        found["basedOn"] = [context.names.reference("course", done.course_id)]
    if not found["extension"]:
        del found["extension"]
    return found


_ALL_BUT_SITES = frozenset(name for name in ProcedureDone.__dataclass_fields__ if name != "sites")
