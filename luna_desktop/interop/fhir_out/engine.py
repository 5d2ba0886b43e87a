"""Writes a fact as a resource and reads it back, by the tables of homes alone."""

from __future__ import annotations

import copy
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from luna_desktop.domain.clinical.lifestyle_words import ROW_NAMES
from luna_desktop.domain.clinical.wording import UNSAID, WORDINGS
from luna_desktop.domain.clock import ZONE
from luna_desktop.domain.facts import KINDS, FactStatus, Source
from luna_desktop.interop.fhir_out import answers, decisions, files, history, plans
from luna_desktop.interop.fhir_out.content import Entry
from luna_desktop.interop.fhir_out.homes import SPECS, Spec
from luna_desktop.interop.fhir_out.values import (
    CODE_SYSTEMS,
    OWN,
    Json,
    component,
    defaults_of,
    extension_values,
    extensions,
    many,
    plain,
    read_component,
    read_extensions,
    shapes_of,
    url_of,
    whole,
)
from luna_desktop.texts import Translator

TABLES = (answers, decisions, files, history, plans)
"""The modules that hold the tables; importing them enters their specifications."""
RECORDED = f"{OWN}recorded"


@dataclass(frozen=True)
class Names:
    """Makes the addresses of a copy's resources: UUIDs that depend on the record's own and nothing else."""

    record: uuid.UUID

    def id_of(self, what: str, number: int | str) -> str:
        """Return the id of a resource."""
        return str(uuid.uuid5(self.record, f"{what}/{number}"))

    def reference(self, what: str, number: int | str) -> Json:
        """Return a reference to a resource of this copy."""
        return {"reference": f"urn:uuid:{self.id_of(what, number)}"}


@dataclass(frozen=True)
class Context:
    """What a resource needs beside its fact: addresses, words, who records, and which entries stand in the copy.

    `photographs` are the entries of photographs by the numbers under which others name them.
    """

    names: Names
    words: Translator
    staff: frozenset[str] = frozenset()
    present: frozenset[tuple[str, int]] = frozenset()
    photographs: Mapping[int, int] = field(default_factory=dict)

    @property
    def patient(self) -> Json:
        """Return the reference to the patient."""
        return self.names.reference("patient", 0)

    def person(self, name: str, elsewhere: str = "") -> Json:
        """Return the reference to whoever recorded; a name alone where the copy has no entry for them.

        Somebody of another clinic is named with it: one of the same name may work here.
        """
        if elsewhere:
            return {"display": f"{name} ({elsewhere})"}
        known = self.names.reference("staff", name) if name in self.staff else {}
        return {**known, "display": name}


@dataclass(frozen=True)
class Read:
    """A fact as it was read: its values as the record writes them, and the addresses that its links name."""

    entry: int
    kind: str
    number: int
    status: FactStatus
    values: Json = field(repr=False)
    source: Source
    reason: str
    recorded_at: datetime
    recorded_by: str
    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def recorded_extension(entry: Entry) -> Json:
    """Return who recorded a version, when, from whom and why."""
    parts: list[Json] = [
        {"url": "entry", "valueInteger": entry.entry},
        {"url": "kind", "valueCode": entry.kind},
        {"url": "number", "valueInteger": entry.number},
        {"url": "status", "valueCode": entry.status.value},
        {"url": "source", "valueCode": entry.source.value},
        {"url": "at", "valueInstant": instant(entry.recorded_at)},
        {"url": "by", "valueString": entry.recorded_by},
    ]
    if entry.reason:
        parts.append({"url": "reason", "valueString": entry.reason})
    return {"url": RECORDED, "extension": parts}


def instant(at: datetime) -> str:
    """Return an instant as FHIR writes it."""
    return at.astimezone(UTC).isoformat()


def read_recorded(holder: Mapping[str, Any]) -> Json | None:
    """Return what `recorded_extension` wrote, or None where the element comes from another program."""
    found = extension_values(holder, RECORDED)
    if not found:
        return None
    return {
        part["url"]: next(value for name, value in part.items() if name.startswith("value"))
        for part in found[0].get("extension", [])
    }


def write_fact(entry: Entry, context: Context) -> Json:
    """Return a fact as the resource of its kind."""
    spec, body = SPECS[entry.kind], KINDS[entry.kind].body
    values = plain(entry.body)
    resource: Json = {
        "resourceType": spec.resource,
        "id": context.names.id_of(entry.kind, entry.entry),
        "meta": {"versionId": str(entry.number)},
        **copy.deepcopy(spec.fixed),
    }
    placed = _put_homes(resource, spec, body, values, context, is_error=entry.status is FactStatus.ENTERED_IN_ERROR)
    if spec.as_components:
        placed |= _put_components(resource, spec, body, values, context, placed)
    written = [recorded_extension(entry), *_links(spec, values, context)]
    written += extensions(body, values, context.words, placed | _beside(spec))
    resource["extension"] = written
    resource[spec.subject] = context.patient
    _recorded(resource, spec, entry, context)
    spec.finish(resource, values)
    if entry.status is FactStatus.ENTERED_IN_ERROR:
        resource.update(copy.deepcopy(spec.in_error))
        for name in spec.drops_in_error:
            resource.pop(name, None)
    return resource


def write_earlier(entry: Entry, context: Context) -> Json:
    """Return a version that does not count any more: a Basic, so that no program takes it for what stands."""
    body = KINDS[entry.kind].body
    spec = SPECS.get(entry.kind)
    values = plain(entry.body)
    apart = _beside(spec) if spec is not None else frozenset()
    links = _links(spec, values, context) if spec is not None else []
    return {
        "resourceType": "Basic",
        "id": context.names.id_of(f"{entry.kind} version", f"{entry.entry}/{entry.number}"),
        "extension": [recorded_extension(entry), *links, *extensions(body, values, context.words, apart)],
        "code": {"coding": [{"system": f"{OWN}code", "code": "earlier-version"}], "text": f"Earlier: {entry.kind}"},
        "subject": context.patient,
        "created": entry.recorded_at.astimezone(ZONE).date().isoformat(),
    }


def read_earlier(resource: Mapping[str, Any]) -> Read | None:
    """Return what `write_earlier` wrote, or None for a Basic of another program."""
    recorded = read_recorded(resource)
    if recorded is None or recorded["kind"] not in KINDS:
        return None
    body, spec = KINDS[recorded["kind"]].body, SPECS.get(recorded["kind"])
    if spec is None:
        return as_read(recorded, whole(body, read_extensions(body, resource)))
    values = read_extensions(body, _without_links(resource, spec, body))
    return as_read(recorded, whole(body, values), _read_links(resource, spec, body))


def _beside(spec: Spec) -> frozenset[str]:
    return frozenset([*(each.field for each in spec.links), *spec.left])


def _put_homes(
    resource: Json, spec: Spec, body: type, values: Json, context: Context, *, is_error: bool
) -> frozenset[str]:
    blocked = {*spec.in_error, *spec.drops_in_error} if is_error else set()
    placed = []
    for home in spec.homes:
        value = values[home.field]
        if blocked.isdisjoint(home.path[:1]) and home.takes(value, defaults_of(body)[home.field]):
            home.put(resource, shapes_of(body)[home.field], value, context.words)
            placed.append(home.field)
    return frozenset(placed)


def _put_components(
    resource: Json, spec: Spec, body: type, values: Json, context: Context, placed: frozenset[str]
) -> frozenset[str]:
    found: list[Json] = []
    resource["code"] = spec.code or {
        "coding": [{"system": f"{OWN}kind", "code": spec.kind}],
        "text": context.words.render(WORDINGS[body].title) if body in WORDINGS else spec.kind,
    }
    done = []
    for name, shape in shapes_of(body).items():
        if name in placed or name in _beside(spec) or shape.kind == "parts":
            continue
        done.append(name)
        if values[name] is not None and values[name] != defaults_of(body)[name]:
            code = _component_code(spec, body, name, context.words)
            for value in many(shape, values[name]):
                found.append(component(body, name, value, context.words, code, spec.units.get(name)))
                _add_standard(found[-1], spec, name, value)
    if found:
        resource["component"] = found
    elif "valueCodeableConcept" not in resource:
        resource["dataAbsentReason"] = {
            "coding": [{"system": "http://terminology.hl7.org/CodeSystem/data-absent-reason", "code": "unknown"}]
        }
    asked = values.get(UNSAID)
    if asked and not any(home.path == ("effectiveDateTime",) for home in spec.homes):
        resource["effectiveDateTime"] = asked["on"]
    return frozenset(done)


def _component_code(spec: Spec, body: type, name: str, words: Translator) -> Json:
    codings: list[Json] = [{"system": f"{OWN}field", "code": f"{spec.kind}.{name}"}]
    if name in spec.codes:
        code, display = spec.codes[name]
        codings.insert(0, {"system": CODE_SYSTEMS["LOINC"], "code": code, "display": display})
    labels = {**ROW_NAMES, **WORDINGS[body].labels} if body in WORDINGS else ROW_NAMES
    return {"coding": codings, "text": words.render(labels[name]) if name in labels else name.replace("_", " ")}


def _add_standard(found: Json, spec: Spec, name: str, value: object) -> None:
    standard = spec.standards.get(name, {}).get(str(value))
    if standard is not None:
        found["valueCodeableConcept"]["coding"].insert(0, {"system": standard[0], "code": standard[1]})


def _links(spec: Spec, values: Json, context: Context) -> list[Json]:
    """Return the links of a fact to entries that stand in this copy; others would lead nowhere."""
    body = KINDS[spec.kind].body
    found = []
    for link in spec.links:
        for number in many(shapes_of(body)[link.field], values[link.field]):
            entry = context.photographs.get(number, 0) if link.to == "photograph" else number
            if (link.to, entry) in context.present:
                reference = context.names.reference(link.to, entry)
                found.append({"url": url_of(body, link.field), "valueReference": reference})
    return found


def _recorded(resource: Json, spec: Spec, entry: Entry, context: Context) -> None:
    at, by = spec.recorded
    if at:
        resource[at] = instant(entry.recorded_at)
    if by:
        resource[by] = context.person(entry.recorded_by)


def read_fact(resource: Mapping[str, Any]) -> Read | None:
    """Return the fact that a resource holds, or None where another program wrote it or the kind is not known here."""
    recorded = read_recorded(resource)
    if recorded is None or recorded["kind"] not in SPECS:
        return None
    spec = SPECS[recorded["kind"]]
    body = KINDS[spec.kind].body
    shapes = shapes_of(body)
    values = read_extensions(body, _without_links(resource, spec, body))
    if spec.as_components:
        values |= _read_components(resource, spec, body)
    for home in spec.homes:
        found = None if home.field in values else home.get(dict(resource), shapes[home.field])
        if found is not None:
            values[home.field] = found
    return as_read(recorded, whole(body, values), _read_links(resource, spec, body))


def as_read(recorded: Json, values: Json, links: Mapping[str, tuple[str, ...]] | None = None) -> Read:
    """Return a fact with what `read_recorded` found of it; raises ValueError where that is none of what there is."""
    return Read(
        int(recorded["entry"]),
        recorded["kind"],
        int(recorded["number"]),
        FactStatus(recorded["status"]),
        values,
        Source(recorded["source"]),
        str(recorded.get("reason", "")),
        datetime.fromisoformat(recorded["at"]).astimezone(UTC),
        str(recorded["by"]),
        links or {},
    )


def _without_links(resource: Mapping[str, Any], spec: Spec, body: type) -> Json:
    links = {url_of(body, each.field) for each in spec.links}
    return {"extension": [each for each in resource.get("extension", []) if each.get("url") not in links]}


def _read_links(resource: Mapping[str, Any], spec: Spec, body: type) -> dict[str, tuple[str, ...]]:
    found = {
        link.field: tuple(
            each["valueReference"]["reference"] for each in extension_values(resource, url_of(body, link.field))
        )
        for link in spec.links
    }
    return {name: addresses for name, addresses in found.items() if addresses}


def _read_components(resource: Mapping[str, Any], spec: Spec, body: type) -> Json:
    shapes = shapes_of(body)
    found: Json = {}
    for each in resource.get("component", []):
        code = next((one["code"] for one in each["code"]["coding"] if one["system"] == f"{OWN}field"), "")
        name = code.removeprefix(f"{spec.kind}.")
        if name in shapes:
            value = read_component(body, name, each)
            if shapes[name].many:
                found.setdefault(name, []).append(value)
            else:
                found[name] = value
    return found
