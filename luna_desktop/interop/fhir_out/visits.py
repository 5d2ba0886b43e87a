"""Where visits stand: Encounter with the note, a Condition for each diagnosis, a Procedure for each treatment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.procedures import ProcedureDone
from luna_desktop.domain.clinical.visits import KIND_NAMES, VisitMode, VisitNote, VisitState
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
_APART = {"procedures", "diagnoses", "mode", "kind", "complaint"}


def visit_resources(visit: Visit, context: Context) -> Iterator[Json]:
    """Yield the encounter of a visit, then what was concluded and done in it."""
    note = visit.note
    is_wrong = visit.state is VisitState.ENTERED_IN_ERROR
    encounter: Json = {
        "resourceType": "Encounter",
        "id": context.names.id_of("visit", visit.number),
        "extension": list(_extensions(visit, context)),
        "status": _STATES[visit.state],
        "class": {"system": _CLASS, "code": "AMB" if note.mode is VisitMode.IN_PERSON else "VR"},
        "type": [{"text": context.words.render(KIND_NAMES[note.kind])}],
        "subject": context.patient,
        "participant": [{"individual": context.person(visit.by)}],
        "period": {"start": instant(visit.at)},
    }
    if is_wrong:
        yield encounter
        return
    if note.complaint:
        encounter["reasonCode"] = [{"text": note.complaint}]
    own = context.names.reference("visit", visit.number)
    beside = [_diagnosis(visit, place, what, context, own) for place, what in enumerate(note.diagnoses)]
    if beside:
        encounter["diagnosis"] = [{"condition": {"reference": f"urn:uuid:{each['id']}"}} for each in beside]
    yield encounter
    yield from beside
    for place, done in enumerate(note.procedures):
        yield _procedure(visit, f"{visit.number}/{place}", done, context, own)


def _extensions(visit: Visit, context: Context) -> Iterator[Json]:
    if visit.state is not VisitState.ENTERED_IN_ERROR:
        yield from extensions(VisitNote, plain(visit.note), context.words, _APART)
    if visit.signed_at is not None:
        yield {"url": f"{OWN}signed", "valueDateTime": instant(visit.signed_at)}
    for name, texts in (("amended-because", visit.corrected), ("beside", visit.beside)):
        for text in texts:
            if text:
                yield {"url": f"{OWN}{name}", "valueString": text}


def _diagnosis(visit: Visit, place: int, what: Coded, context: Context, encounter: Json) -> Json:
    return {
        "resourceType": "Condition",
        "id": context.names.id_of("diagnosis", f"{visit.number}/{place}"),
        "clinicalStatus": {"coding": [{"system": _COURSE, "code": "active"}]},
        "category": [{"coding": [{"system": _CATEGORY, "code": "encounter-diagnosis"}]}],
        "code": concept_of(plain(what)),
        "subject": context.patient,
        "encounter": encounter,
        "recordedDate": instant(visit.at),
        "recorder": context.person(visit.by),
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
        "performer": [{"actor": context.person(visit.by)}],
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
