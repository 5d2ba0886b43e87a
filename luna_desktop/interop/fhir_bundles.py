"""FHIR R4 bundles: patients and the persons beside them. What else a bundle holds is counted and not taken over."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from fhir.resources.R4B.patient import Patient
from fhir.resources.R4B.relatedperson import RelatedPerson
from pydantic import ValidationError

from luna_desktop.domain.import_rows import SourceRow
from luna_desktop.domain.imports import Field
from luna_desktop.interop.import_files import FileKind, FileLook, FileRefused, fingerprint
from luna_desktop.texts import Message, say

MOST_BYTES = 64 * 1024 * 1024
_TAKEN = {"Patient", "RelatedPerson"}
_NEVER_KEPT = ("aadhaar", "uidai", "abha", "abdm", "healthid", "ndhm", "pan", "passport")
"""Words in the system of a number that the clinic does not keep."""
_RECORD_NUMBER = {"MR", "PI", "MRT"}
_NOTES: dict[str, Message] = {
    "photo": say("The photo was left out: an identity photo needs the patient’s consent first."),
    "deceasedBoolean": say("The bundle says that this person has died. Record it under Details, with who told it."),
    "deceasedDateTime": say("The bundle says that this person has died. Record it under Details, with who told it."),
    "generalPractitioner": say("The family doctor was left out."),
}
_NOT_ACTIVE = say("The other program marks this entry as not in use, so it is left out.")
_REPLACED = say("The other program merged this entry into another, so it is left out.")


def look_at_bundle(path: Path) -> FileLook:
    """Count the patients of a bundle and what is not taken over.

    Raises:
        FileRefused: It is too large, no FHIR bundle, or without patients.
    """
    sha256, encoding, _head = fingerprint(path)
    kinds = Counter(str(resource.get("resourceType", "?")) for _number, resource in _resources(path))
    if not kinds["Patient"]:
        raise FileRefused(say("There is no patient in this bundle."))
    left_out = {kind[:40]: count for kind, count in sorted(kinds.items()) if kind not in _TAKEN}
    return FileLook(FileKind.FHIR, sha256, kinds["Patient"], encoding, left_out=left_out)


def bundle_rows(path: Path) -> Iterator[SourceRow]:
    """Yield the patients of a bundle as rows; the line is the number of the entry, 1 for the first."""
    resources = list(_resources(path))
    beside = _related(resource for _number, resource in resources)
    for number, resource in resources:
        if resource.get("resourceType") == "Patient":
            yield _row(number, resource, beside.get(str(resource.get("id", "")), ()))


def _resources(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the resources of a bundle with the number of their entry; a single resource counts as a bundle of one."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise FileRefused(say("The bundle is larger than {most} MB. Split it.", most=MOST_BYTES // (1024 * 1024)))
        document = json.loads(path.read_bytes())
    except OSError:
        raise FileRefused(
            say("The file cannot be read. Check that it is still there and that you may open it.")
        ) from None
    except (ValueError, RecursionError):
        raise FileRefused(say("This is no whole JSON document. Export the bundle again.")) from None
    if not isinstance(document, dict) or "resourceType" not in document:
        raise FileRefused(say("This JSON file is no FHIR bundle."))
    if document["resourceType"] != "Bundle":
        yield 1, document
        return
    entries = document.get("entry")
    for number, entry in enumerate(entries if isinstance(entries, list) else [], start=1):
        resource = entry.get("resource") if isinstance(entry, dict) else None
        if isinstance(resource, dict):
            known_as = str(entry.get("fullUrl") or "").rpartition("/")[2].removeprefix("urn:uuid:")
            yield number, resource if "id" in resource or not known_as else {**resource, "id": known_as}


def _row(number: int, resource: Mapping[str, Any], beside: Sequence[tuple[str, str]]) -> SourceRow:
    try:
        patient = Patient.model_validate(dict(resource))
    except ValidationError as error:
        return SourceRow(number, {}, _why(error))
    except (ValueError, TypeError, RecursionError):
        return SourceRow(number, {}, say("This entry is no valid FHIR R4 patient."))
    if patient.active is False:
        return SourceRow(number, {}, _NOT_ACTIVE)
    if any(link.type in {"replaced-by", "refer"} for link in patient.link or []):
        return SourceRow(number, {}, _REPLACED)
    notes = [note for name, note in _NOTES.items() if getattr(patient, name, None)]
    people = [*_contacts(patient), *beside]
    if people:
        notes.append(say("Persons beside the patient are taken over as emergency contacts. A guardian needs evidence."))
    values = (
        _names(patient)
        | _addresses(patient)
        | {
            Field.NUMBER: (_number(patient),),
            Field.BIRTH: (str(patient.birthDate or ""),),
            Field.GENDER: (str(patient.gender or ""),),
            Field.LANGUAGE: tuple(_language(patient))[:1],
            Field.PHONE: tuple(_points(patient.telecom, {"phone", "sms"})),
            Field.EMAIL: tuple(_points(patient.telecom, {"email"})),
            Field.EMERGENCY: tuple(name for name, _phone in people),
            Field.EMERGENCY_PHONE: tuple(phone for _name, phone in people),
        }
    )
    return SourceRow(number, values, notes=tuple(dict.fromkeys(notes)))


def _why(error: ValidationError) -> Message:
    """Say at which element an entry is wrong; the library's words and the value stay out."""
    place = ".".join(str(part) for part in error.errors()[0]["loc"] if not isinstance(part, int)) or "Patient"
    return say("This entry is no valid FHIR R4 patient: look at “{element}”.", element=place[:60])


def _names(patient: Patient) -> dict[Field, tuple[str, ...]]:
    names = list(patient.name or [])
    usual = next((name for use in ("official", "usual", None) for name in names if name.use == use), None)
    usual = usual or next((name for name in names if name.use not in {"old", "maiden"}), None)
    if usual is None:
        return {}
    given = [part for part in usual.given or [] if part]
    found = {
        Field.FAMILY: usual.family or "",
        Field.GIVEN: given[0] if given else "",
        Field.MIDDLE: " ".join(given[1:]),
        Field.TITLE: " ".join(part for part in usual.prefix or [] if part),
    }
    if not usual.family and not given:
        found[Field.FULL_NAME] = usual.text or ""
    former = [_spoken(name) for name in names if name.use in {"old", "maiden"}]
    nick = next((_spoken(name) for name in names if name.use == "nickname"), "")
    return {
        wanted: (text,)
        for wanted, text in (found | {Field.FORMER: ", ".join(former), Field.PREFERRED: nick}).items()
        if text
    }


def _spoken(name: Any) -> str:
    return name.text or " ".join([*(part for part in name.given or [] if part), name.family or ""]).strip()


def _addresses(patient: Patient) -> dict[Field, tuple[str, ...]]:
    kept = [each for each in patient.address or [] if each.use not in {"old", "temp"}]
    return {
        Field.ADDRESS: tuple("\n".join(part for part in each.line or [] if part) or _loose(each) for each in kept),
        Field.CITY: tuple(each.city or "" for each in kept),
        Field.STATE: tuple(each.state or "" for each in kept),
        Field.POSTAL_CODE: tuple(each.postalCode or "" for each in kept),
    }


def _loose(address: Any) -> str:
    return "" if address.city else address.text or ""


def _points(points: Iterable[Any] | None, systems: set[str]) -> list[str]:
    kept = [each for each in points or [] if each.system in systems and each.use != "old" and each.value]
    return [each.value for each in sorted(kept, key=lambda each: each.rank or 99)]


def _language(patient: Patient) -> list[str]:
    spoken = sorted(patient.communication or [], key=lambda each: not each.preferred)
    return [code.code for each in spoken for code in each.language.coding or [] if code.code]


def _number(patient: Patient) -> str:
    known = [each for each in patient.identifier or [] if each.value and each.use != "old" and not _is_never_kept(each)]
    own = [each for each in known if _codes(each) & _RECORD_NUMBER]
    return next((str(each.value) for each in [*own, *known]), "")


def _codes(identifier: Any) -> set[str]:
    return {code.code for code in (identifier.type.coding or [] if identifier.type else []) if code.code}


def _is_never_kept(identifier: Any) -> bool:
    words = f"{identifier.system or ''} {identifier.type.text or '' if identifier.type else ''}".casefold()
    return any(word in words for word in _NEVER_KEPT)


def _contacts(patient: Patient) -> list[tuple[str, str]]:
    return [
        (_spoken(each.name), next(iter(_points(each.telecom, {"phone", "sms"})), ""))
        for each in patient.contact or []
        if each.name is not None and _spoken(each.name)
    ]


def _related(resources: Iterable[Mapping[str, Any]]) -> dict[str, list[tuple[str, str]]]:
    """Return name and phone of the persons beside each patient, by the patient's id; damaged entries are left out."""
    found: dict[str, list[tuple[str, str]]] = {}
    for resource in resources:
        if resource.get("resourceType") != "RelatedPerson":
            continue
        try:
            person = RelatedPerson.model_validate(dict(resource))
        except (ValidationError, ValueError, TypeError, RecursionError):
            continue
        name = next((_spoken(each) for each in person.name or [] if _spoken(each)), "")
        of = str(person.patient.reference or "").rpartition("/")[2].removeprefix("urn:uuid:")
        if name and of and person.active is not False:
            found.setdefault(of, []).append((name, next(iter(_points(person.telecom, {"phone", "sms"})), "")))
    return found
