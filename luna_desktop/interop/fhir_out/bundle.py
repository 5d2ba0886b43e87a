"""A document Bundle: the Composition first, then everything that it names; every reference leads into the bundle."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from luna_desktop.domain.facts import FactStatus
from luna_desktop.interop.fhir_out.acts import act_resources
from luna_desktop.interop.fhir_out.content import Act, Attached, Entry, MachineCopy
from luna_desktop.interop.fhir_out.derived import order_and_sample, photograph_document
from luna_desktop.interop.fhir_out.engine import Context, Names, instant, write_earlier, write_fact
from luna_desktop.interop.fhir_out.files import hang, value_observations
from luna_desktop.interop.fhir_out.people import (
    PATIENT_KINDS,
    clinic_resource,
    clinic_system,
    patient_resource,
    staff_resources,
)
from luna_desktop.interop.fhir_out.values import OWN, Json
from luna_desktop.interop.fhir_out.visits import visit_resources
from luna_desktop.texts import Message, Translator, say

_DIV = '<div xmlns="http://www.w3.org/1999/xhtml"><p>{text}</p></div>'
_OPERATIONS = "http://terminology.hl7.org/CodeSystem/v3-DataOperation"
SECTIONS: tuple[tuple[str, Message, tuple[str, ...]], ...] = (
    ("contacts", say("People around the patient"), ("related_person",)),
    (
        "allergies",
        say("Alerts and allergies"),
        ("allergy_state", "allergy", "patch_test", "stop_override", "rule_override"),
    ),
    (
        "history",
        say("Medical history"),
        (
            "condition",
            "medicine",
            "past_procedure",
            "implant",
            "family_history",
            "pregnancy",
            "reproductive",
            "safety_answer",
            "rule_answer",
            "suggestion_answer",
            "none_known",
            "body_measures",
            "skin_profile",
            "hair_profile",
            "skin_routine",
        ),
    ),
    ("lifestyle", say("Lifestyle"), ("lifestyle", "care_preferences")),
    ("findings", say("Body map and scores"), ("marker", "score")),
    ("plans", say("Courses and orders"), ("course", "come_again")),
    ("results", say("Investigations and documents"), ("investigation", "document")),
    ("photographs", say("Photographs"), ("photograph", "photo_marks", "photo_comparison", "photo_refusal")),
)
"""The sections of the Composition: key, title, and the kinds of fact that stand there."""
ACT_SECTIONS: tuple[tuple[str, Message, frozenset[Act]], ...] = (
    ("papers", say("Prescriptions and certificates"), frozenset({Act.PRESCRIPTION, Act.CERTIFICATE, Act.AFTERCARE})),
    ("appointments", say("Appointments"), frozenset({Act.APPOINTMENT})),
    ("messages", say("Messages and notices"), frozenset({Act.MESSAGE, Act.NOTICE})),
    ("intake", say("Forms that you filled in"), frozenset({Act.INTAKE})),
    ("corrections", say("Corrections and disagreements"), frozenset({Act.CORRECTION})),
    (
        "consents",
        say("Consents and restrictions"),
        frozenset({Act.CONSENT, Act.TREATMENT_CONSENT, Act.WISH, Act.RESTRICTION}),
    ),
    ("disclosures", say("Disclosures"), frozenset({Act.DISCLOSURE, Act.OPENING})),
)
"""The sections of what was done or said: key, title, and what stands there."""


def make_bundle(copy: MachineCopy, words: Translator) -> Json:
    """Return the copy as a document Bundle in plain JSON values."""
    context = _context(copy, words)
    facts = {(each.kind, each.entry): write_fact(each, context) for each in copy.entries if _is_apart(each)}
    for kind, files in (("photograph", copy.photographs), ("document", copy.documents)):
        for file in files:
            hang(facts[kind, file.entry], file, path_of(kind, file))
    resources = [
        patient_resource(copy, context),
        clinic_resource(copy.clinic, context),
        *staff_resources(copy.staff, context),
        *facts.values(),
        *(resource for each in copy.visits for resource in visit_resources(each, context)),
        *(resource for each in copy.told for resource in act_resources(each, context)),
        *(write_earlier(each, context) for each in copy.earlier),
        *_provenances(copy, context),
        *_beside(copy, facts, context),
    ]
    sections = [*_sections(copy.entries, context), *_further(copy, context)]
    return {
        "resourceType": "Bundle",
        "id": str(uuid.uuid5(context.names.record, f"bundle/{copy.number}")),
        "meta": {"versionId": "1", "lastUpdated": instant(copy.generated_at)},
        "language": copy.language,
        "identifier": {"system": clinic_system(copy.clinic), "value": copy.number},
        "type": "document",
        "timestamp": instant(copy.generated_at),
        "entry": [_entry(each) for each in (_composition(copy, context, sections), *resources)],
    }


def path_of(kind: str, file: Attached) -> str:
    """Return where a file lies in the zip: a number and nothing else; a photograph under the name that pages print."""
    if kind == "photograph":
        return f"photos/photo-{file.number:03d}.jpg"
    return f"documents/document-{file.number:04d}.pdf"


def _provenances(copy: MachineCopy, context: Context) -> Iterator[Json]:
    """Yield who changed or struck out what, and why, with the version that stood there before."""
    before = {(each.kind, each.entry, each.number) for each in copy.earlier}
    for entry in copy.entries:
        is_error = entry.status is FactStatus.ENTERED_IN_ERROR
        if (entry.number == 1 and not is_error) or not _is_apart(entry):
            continue
        found: Json = {
            "resourceType": "Provenance",
            "id": context.names.id_of(f"{entry.kind} provenance", entry.entry),
            "target": [context.names.reference(entry.kind, entry.entry)],
            "recorded": instant(entry.recorded_at),
            "activity": {"coding": [{"system": _OPERATIONS, "code": "NULLIFY" if is_error else "UPDATE"}]},
            "agent": [{"who": context.person(entry.recorded_by)}],
        }
        if entry.reason:
            found["reason"] = [{"text": entry.reason}]
        if (entry.kind, entry.entry, entry.number - 1) in before:
            what = context.names.reference(f"{entry.kind} version", f"{entry.entry}/{entry.number - 1}")
            found["entity"] = [{"role": "revision", "what": what}]
        yield found


def _beside(copy: MachineCopy, facts: Mapping[tuple[str, int], Json], context: Context) -> Iterator[Json]:
    """Yield what is said again in the words of other programs; nothing of what was entered in error."""
    pictured = {file.entry for file in copy.photographs}
    for entry in copy.entries:
        if entry.status is FactStatus.ENTERED_IN_ERROR:
            continue
        if entry.kind == "investigation":
            ids = (context.names.id_of("value", f"{entry.entry}/{place}") for place in itertools.count())
            yield from value_observations(facts[entry.kind, entry.entry], entry.body, ids)
            yield from order_and_sample(entry, facts[entry.kind, entry.entry], context)
        elif entry.kind == "photograph" and entry.entry in pictured:
            yield photograph_document(entry, facts[entry.kind, entry.entry], context)


def _is_apart(entry: Entry) -> bool:
    return entry.kind not in PATIENT_KINDS


def _context(copy: MachineCopy, words: Translator) -> Context:
    present = {(each.kind, each.entry) for each in copy.entries} | {(each.name, each.number) for each in copy.visits}
    return Context(
        Names(uuid.UUID(copy.patient_id)),
        words,
        frozenset(person.name for person in copy.staff),
        frozenset(present),
        {each.number: each.entry for each in copy.photographs},
    )


def _entry(resource: Json) -> Json:
    return {"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource}


def _composition(copy: MachineCopy, context: Context, sections: list[Json]) -> Json:
    return {
        "resourceType": "Composition",
        "id": context.names.id_of("composition", copy.number),
        "language": copy.language,
        "extension": [{"url": f"{OWN}purpose", "valueString": copy.purpose or "–"}],
        "identifier": {"system": clinic_system(copy.clinic), "value": copy.number},
        "status": "final",
        "type": {"coding": [{"system": "http://loinc.org", "code": "11503-0", "display": "Medical records"}]},
        "subject": context.patient,
        "date": instant(copy.generated_at),
        "author": [context.person(copy.prepared_by)],
        "title": context.words.render(say("Copy of personal and medical record")),
        "confidentiality": "R",
        "custodian": context.names.reference("clinic", 0),
        "section": sections,
    }


def _sections(entries: Iterable[Entry], context: Context) -> Iterator[Json]:
    entries = list(entries)
    for key, title, kinds in SECTIONS:
        named = [each for kind in kinds for each in entries if each.kind == kind]
        yield _section(key, title, [context.names.reference(each.kind, each.entry) for each in named], context)


def _further(copy: MachineCopy, context: Context) -> Iterator[Json]:
    """Yield the sections of what is no fact of the chart."""
    visits = [context.names.reference(each.name, each.number) for each in copy.visits]
    yield _section("visits", say("Visits"), visits, context)
    for key, title, acts in ACT_SECTIONS:
        told = [each for each in copy.told if each.act in acts and not (each.act is Act.PRESCRIPTION and not each.what)]
        references = [context.names.reference(each.name, each.number) for each in told]
        yield _section(key, title, references, context)


def _section(key: str, title: Message, references: list[Json], context: Context) -> Json:
    words = context.words.render(title)
    count = context.words.render(say("{count} entries", count=len(references)))
    found: Json = {
        "title": words,
        "code": {"coding": [{"system": f"{OWN}section", "code": key}], "text": words},
        "text": {"status": "generated", "div": _DIV.format(text=f"{words}: {count}")},
    }
    if references:
        return found | {"entry": references}
    reason = {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/list-empty-reason", "code": "unavailable"}]}
    return found | {"emptyReason": reason}


def references_in(value: Any) -> Iterator[str]:
    """Yield every reference within a resource."""
    if isinstance(value, dict):
        reference = value.get("reference")
        if isinstance(reference, str):
            yield reference
        for part in value.values():
            yield from references_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from references_in(part)
