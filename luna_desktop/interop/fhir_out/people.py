"""Who the record is about and who wrote it: Patient with all of contact, RelatedPerson, the clinic and its people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from luna_desktop.domain.contact import Address, ContactUse, Email, Phone
from luna_desktop.domain.contact_checks import ContactCheck
from luna_desktop.domain.facts import KINDS
from luna_desktop.domain.people import Identity
from luna_desktop.domain.relations import RelatedPerson
from luna_desktop.domain.standing import PatientStatus
from luna_desktop.interop.fhir_out.content import Clinic, Entry, MachineCopy, Person
from luna_desktop.interop.fhir_out.engine import (
    Context,
    Read,
    as_read,
    instant,
    read_recorded,
    recorded_extension,
)
from luna_desktop.interop.fhir_out.homes import Home, Spec, concept, day, register
from luna_desktop.interop.fhir_out.values import (
    ABSENT_EXTENSION,
    OWN,
    Json,
    extension_values,
    extensions,
    plain,
    read_extensions,
    whole,
)

_ROLES = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
_CONTACTS = "http://terminology.hl7.org/CodeSystem/v2-0131"
_NUMBERS = "http://terminology.hl7.org/CodeSystem/v2-0203"
_USES = {ContactUse.MOBILE.value: "mobile", ContactUse.HOME.value: "home", ContactUse.WORK.value: "work"}
_ADDRESS_USES = {ContactUse.HOME.value: "home", ContactUse.WORK.value: "work"}
_NAME_PART = f"{OWN}name-part"
PATIENT_KINDS = ("identity", "phone", "email", "address", "status", "contact_check")
"""Kinds of fact that stand within the Patient."""


def _related(resource: Json, values: Json) -> None:
    del values
    for each in resource.get("telecom", []):
        each["system"] = "phone"


register(
    Spec(
        RelatedPerson,
        "RelatedPerson",
        {"active": True},
        (
            Home("name", ("name", 0, "text")),
            concept(
                "roles",
                "relationship",
                standard={"guardian": (_ROLES, "GUARD"), "emergency_contact": (_CONTACTS, "C")},
            ),
            Home("phone", ("telecom", 0, "value")),
            day("valid_from", "period", "start"),
            day("valid_until", "period", "end"),
        ),
        subject="patient",
        in_error={"active": False},
        left={
            "proof": "which paper another person showed is theirs",
            "last_four": "the number of another person’s paper is theirs",
        },
        finish=_related,
    )
)


def clinic_system(clinic: Clinic) -> str:
    """Return under which address the clinic numbers its records and copies."""
    return f"{OWN}clinic:{clinic.clinic_id}"


def patient_resource(copy: MachineCopy, context: Context) -> Json:
    """Return the patient, with each name, number and address as the fact that it is."""
    own = [each for each in copy.entries if each.kind in PATIENT_KINDS]
    resource: Json = {
        "resourceType": "Patient",
        "id": context.names.id_of("patient", 0),
        "extension": [{"url": f"{OWN}registered", "valueDateTime": instant(copy.registered_at)}],
        "identifier": [
            {
                "type": {"coding": [{"system": _NUMBERS, "code": "MR"}]},
                "system": clinic_system(copy.clinic),
                "value": copy.mrn,
            },
            {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{copy.patient_id}"},
        ],
        "active": True,
    }
    for entry in own:
        _WRITERS[entry.kind](resource, entry, context)
    return resource


def _identity(resource: Json, entry: Entry, context: Context) -> None:
    body: Identity = entry.body
    official: Json = {"use": "official", "extension": [recorded_extension(entry)]}
    if body.full_name:
        official["text"] = body.full_name
    given = [part for part in (body.given_name, body.middle_name) if part]
    if body.family_name:
        official["family"] = body.family_name
    if given:
        official["given"] = given
    if body.title:
        official["prefix"] = [body.title]
    if body.middle_name and not body.given_name:
        official["extension"].append({"url": _NAME_PART, "valueCode": "only_middle"})
    resource["name"] = [official, *_other_names(body)]
    _birth(resource, body)
    values = plain(body)
    apart = {*_NAMES, "birth", "gender", "language"}
    resource["extension"] += extensions(Identity, values, context.words, apart)
    if body.gender.value == "undisclosed":
        resource["_gender"] = {"extension": [{"url": ABSENT_EXTENSION, "valueCode": "asked-declined"}]}
    else:
        resource["gender"] = body.gender.value
    if body.language:
        language = {"coding": [{"system": "urn:ietf:bcp:47", "code": body.language}]}
        resource["communication"] = [{"language": language, "preferred": True}]


_NAMES = (
    "family_name",
    "given_name",
    "middle_name",
    "title",
    "preferred_name",
    "former_names",
    "other_script_name",
)
_OTHER_USES = {"preferred_name": "nickname", "former_names": "old", "other_script_name": "usual"}


def _other_names(body: Identity) -> Iterator[Json]:
    for part, use in _OTHER_USES.items():
        text = getattr(body, part)
        if text:
            yield {"use": use, "text": text, "extension": [{"url": _NAME_PART, "valueCode": part}]}


def _birth(resource: Json, body: Identity) -> None:
    birth = body.birth
    if birth.on is not None:
        resource["birthDate"] = birth.on.iso
    told: list[Json] = []
    if birth.age is not None:
        told.append({"url": "age", "valueInteger": birth.age})
    if birth.told_on is not None:
        told.append({"url": "told_on", "valueDate": birth.told_on.isoformat()})
    if told:
        resource["extension"].append({"url": f"{OWN}age-told", "extension": told})
    if birth.on is None and birth.age is None:
        resource["_birthDate"] = {"extension": [{"url": ABSENT_EXTENSION, "valueCode": "unknown"}]}
    resource["extension"].append({"url": f"{OWN}birth-kind", "valueCode": birth.kind.value})


def _phone(resource: Json, entry: Entry, context: Context) -> None:
    body: Phone = entry.body
    _point(resource, entry, context, ("phone", body.number, body.use.value))


def _email(resource: Json, entry: Entry, context: Context) -> None:
    body: Email = entry.body
    _point(resource, entry, context, ("email", body.address, body.use.value))


def _point(resource: Json, entry: Entry, context: Context, said: tuple[str, str, str]) -> None:
    system, value, use = said
    points = resource.setdefault("telecom", [])
    body = KINDS[entry.kind].body
    own = extensions(body, plain(entry.body), context.words, {"number", "address"})
    point: Json = {
        "extension": [recorded_extension(entry), *own],
        "system": system,
        "value": value,
        "rank": 1 + sum(each["system"] == system for each in points),
    }
    if use in _USES:
        point["use"] = _USES[use]
    points.append(point)


def _address(resource: Json, entry: Entry, context: Context) -> None:
    body: Address = entry.body
    own = extensions(Address, plain(body), context.words, {"lines", "city", "state", "postal_code"})
    found: Json = {"extension": [recorded_extension(entry), *own]}
    lines = [line for line in body.lines.split("\n") if line]
    parts = {"text": body.lines, "line": lines, "city": body.city, "state": body.state, "postalCode": body.postal_code}
    found |= {name: value for name, value in parts.items() if value}
    if body.use.value in _ADDRESS_USES:
        found["use"] = _ADDRESS_USES[body.use.value]
    resource.setdefault("address", []).append(found)


def _status(resource: Json, entry: Entry, context: Context) -> None:
    body: PatientStatus = entry.body
    if body.standing.value == "deceased":
        resource.update({"deceasedDateTime": body.on.iso} if body.on else {"deceasedBoolean": True})
    resource["active"] = body.is_active
    _aside(resource, entry, context)


def _aside(resource: Json, entry: Entry, context: Context) -> None:
    """Put a fact that the standard has no element for beside the patient's own."""
    body = KINDS[entry.kind].body
    inner = [recorded_extension(entry), *extensions(body, plain(entry.body), context.words)]
    resource["extension"].append({"url": f"{OWN}{entry.kind}", "extension": inner})


_WRITERS = {
    "identity": _identity,
    "phone": _phone,
    "email": _email,
    "address": _address,
    "status": _status,
    "contact_check": _aside,
}


def read_patient(resource: Mapping[str, Any]) -> Iterator[Read]:
    """Yield the facts of contact that a patient of this program's own holds."""
    for name in resource.get("name", [])[:1]:
        yield from _read(name, Identity, _read_identity(resource, name))
    for point in resource.get("telecom", []):
        body, field = (Phone, "number") if point.get("system") == "phone" else (Email, "address")
        yield from _read(point, body, {field: point.get("value"), **read_extensions(body, point)})
    for address in resource.get("address", []):
        yield from _read(address, Address, _read_address(address))
    for aside in (PatientStatus, ContactCheck):
        for found in extension_values(resource, f"{OWN}{_kind(aside)}"):
            yield from _read(found, aside, read_extensions(aside, found))


def _kind(body: type) -> str:
    return next(name for name, kind in KINDS.items() if kind.body is body)


def _read(holder: Mapping[str, Any], body: type, values: Json) -> Iterator[Read]:
    recorded = read_recorded(holder)
    if recorded is not None:
        yield as_read(recorded, whole(body, values))


def _read_identity(resource: Mapping[str, Any], name: Mapping[str, Any]) -> Json:
    given = list(name.get("given", []))
    if any(each.get("valueCode") == "only_middle" for each in extension_values(name, _NAME_PART)):
        given.insert(0, "")
    values: Json = {
        "family_name": name.get("family", ""),
        "given_name": given[0] if given else "",
        "middle_name": given[1] if len(given) > 1 else "",
        "title": next(iter(name.get("prefix", [])), ""),
        "gender": resource.get("gender", "undisclosed"),
        "birth": _read_birth(resource),
    }
    for other in resource.get("name", [])[1:]:
        for part in extension_values(other, _NAME_PART):
            values[part["valueCode"]] = other["text"]
    spoken = resource.get("communication", [])
    if spoken:
        values["language"] = spoken[0]["language"]["coding"][0]["code"]
    return values


def _read_birth(resource: Mapping[str, Any]) -> Json:
    birth: Json = {"on": resource.get("birthDate"), "age": None, "told_on": None}
    birth["kind"] = next((each["valueCode"] for each in extension_values(resource, f"{OWN}birth-kind")), "unknown")
    for told in extension_values(resource, f"{OWN}age-told"):
        for part in told["extension"]:
            birth[part["url"]] = part.get("valueInteger", part.get("valueDate"))
    return birth


def _read_address(address: Mapping[str, Any]) -> Json:
    names = {"text": "lines", "city": "city", "state": "state", "postalCode": "postal_code"}
    return {
        **{own: address[name] for name, own in names.items() if name in address},
        **read_extensions(Address, address),
    }


def clinic_resource(clinic: Clinic, context: Context) -> Json:
    """Return the clinic."""
    found: Json = {
        "resourceType": "Organization",
        "id": context.names.id_of("clinic", 0),
        "identifier": [{"system": f"{OWN}clinic", "value": clinic.clinic_id}],
        "name": clinic.name,
    }
    if clinic.registration_no:
        registered = {"type": {"text": "Registration of the establishment"}, "value": clinic.registration_no}
        found["identifier"].append(registered)
    points = [("phone", clinic.phone), ("email", clinic.email)]
    telecom = [{"system": system, "value": value, "use": "work"} for system, value in points if value]
    if telecom:
        found["telecom"] = telecom
    if clinic.address.strip():
        found["address"] = [{"use": "work", "text": clinic.address}]
    return found


def staff_resources(people: Iterable[Person], context: Context) -> Iterator[Json]:
    """Yield who recorded something, each with the role that they have at this clinic."""
    for person in people:
        practitioner: Json = {
            "resourceType": "Practitioner",
            "id": context.names.id_of("staff", person.name),
            "name": [{"text": person.name}],
        }
        if person.registration_no:
            council = {"identifier": [{"value": person.registration_no}], "code": {"text": "Registration"}}
            practitioner["qualification"] = [council]
        yield practitioner
        yield {
            "resourceType": "PractitionerRole",
            "id": context.names.id_of("role", person.name),
            "practitioner": context.names.reference("staff", person.name),
            "organization": context.names.reference("clinic", 0),
        }
