"""One value of a body as FHIR and back: what type it is, how an extension or a component holds it.

Values travel as the record writes them (`domain.facts.write_body`): dates as ISO texts, enumerations by value, parts
as mappings. What equals the field's default is not written, and comes back as the default.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from typing import Any

from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.wording import NAMES
from luna_desktop.domain.clock import ZONE
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import LONGEST_NOTE
from luna_desktop.texts import Translator

OWN = "urn:x-luna-desktop:"
"""Under this stand the codes and extensions of the program's own."""
CODE_SYSTEMS = {
    "ICD-10": "http://hl7.org/fhir/sid/icd-10",
    "SNOMED CT": "http://snomed.info/sct",
    "LOINC": "http://loinc.org",
}
"""Code systems by the names that the catalogues give them."""
_SYSTEM_NAMES = {address: name for name, address in CODE_SYSTEMS.items()}
ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
ABSENT_EXTENSION = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
ABSENT_REASONS = {"unknown": "unknown", "declined": "asked-declined", "undisclosed": "asked-declined"}
"""Why a value is not there, by the answers that say so (FHIR data-absent-reason)."""

Json = dict[str, Any]
_KINDS: dict[Any, str] = {
    str: "text",
    bool: "flag",
    int: "whole",
    float: "number",
    PartialDate: "day",
    date: "date",
    datetime: "moment",
    Coded: "concept",
}
_EXTENSION_VALUE = {
    "text": "valueString",
    "code": "valueCoding",
    "flag": "valueBoolean",
    "whole": "valueInteger",
    "number": "valueDecimal",
    "day": "valueDateTime",
    "date": "valueDate",
    "moment": "valueDateTime",
    "concept": "valueCodeableConcept",
}
_COMPONENT_VALUE = _EXTENSION_VALUE | {
    "code": "valueCodeableConcept",
    "number": "valueQuantity",
    "date": "valueDateTime",
}


@dataclass(frozen=True)
class Shape:
    """What a field holds: one of the kinds of `_KINDS`, a code or parts; once or many times."""

    kind: str
    of: Any
    many: bool = False


@cache
def shape_of(hint: Any) -> Shape:
    """Return what a type hint stands for; raises KeyError for what no body may hold."""
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return shape_of(next(part for part in typing.get_args(hint) if part is not type(None)))
    if typing.get_origin(hint) is tuple:
        inner = shape_of(typing.get_args(hint)[0])
        return Shape(inner.kind, inner.of, many=True)
    if hint in _KINDS:
        return Shape(_KINDS[hint], hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return Shape("code", hint)
    if dataclasses.is_dataclass(hint):
        return Shape("parts", hint)
    raise KeyError(str(hint))


@cache
def shapes_of(body: type) -> Mapping[str, Shape]:
    """Return what each field of a body holds."""
    hints = typing.get_type_hints(body)
    return {each.name: shape_of(hints[each.name]) for each in dataclasses.fields(body)}


@cache
def defaults_of(body: type) -> Mapping[str, object]:
    """Return the written default of each field; what a text or list without one comes back as where nothing stands."""
    return {
        each.name: plain(each.default) if each.default is not dataclasses.MISSING else _nothing(shape)
        for each, shape in zip(dataclasses.fields(body), shapes_of(body).values(), strict=True)
    }


def _nothing(shape: Shape) -> object:
    if shape.many:
        return []
    if shape.kind == "concept":
        return plain(Coded(""))
    return {"text": "", "whole": 0}.get(shape.kind)


def plain(value: object) -> Any:
    """Return a value of a body as the record writes it."""
    if isinstance(value, PartialDate):
        return value.iso
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {each.name: plain(getattr(value, each.name)) for each in dataclasses.fields(value)}
    return value


def url_of(body: type, field: str) -> str:
    """Return the address of a field's extension or component."""
    return f"{OWN}{body.__name__}:{field}"


def code_system(enumeration: type[Enum]) -> str:
    """Return the address of an enumeration's codes."""
    return f"{OWN}{enumeration.__module__.rpartition('.')[2]}.{enumeration.__name__}"


def coding(enumeration: type[Enum], value: object, words: Translator) -> Json:
    """Return a value of an enumeration as a coding of the program's own, with its words where there are any."""
    found: Json = {"system": code_system(enumeration), "code": value}
    name = NAMES.get(enumeration, {}).get(enumeration(value))
    return found | {"display": words.render(name)} if name is not None else found


def concept_of(value: Mapping[str, str]) -> Json:
    """Return a named thing as a CodeableConcept; a code without a system stays a number of the clinic's catalogue."""
    found: Json = {}
    if value.get("code"):
        system = value.get("system", "")
        address = CODE_SYSTEMS.get(system) or (f"{OWN}system:{system}" if system else f"{OWN}catalogue-row")
        found["coding"] = [{"system": address, "code": value["code"], "userSelected": True}]
    elif value.get("system"):
        found["coding"] = [{"system": CODE_SYSTEMS.get(value["system"]) or f"{OWN}system:{value['system']}"}]
    if value.get("text"):
        found["text"] = value["text"]
    if value.get("catalogue"):
        found["extension"] = [{"url": f"{OWN}catalogue", "valueString": value["catalogue"]}]
    return found or {"extension": [{"url": ABSENT_EXTENSION, "valueCode": "unknown"}]}


def read_concept(found: Mapping[str, Any]) -> Json:
    """Return the named thing that a CodeableConcept stands for, whichever program wrote it."""
    codings = [each for each in found.get("coding", []) if each.get("userSelected") is not False]
    first = next((each for each in codings if each.get("userSelected")), codings[0] if codings else {})
    address = str(first.get("system", ""))
    system = _SYSTEM_NAMES.get(address, address.removeprefix(f"{OWN}system:"))
    named = extension_values(found, f"{OWN}catalogue")
    return {
        "text": found.get("text") or first.get("display") or "",
        "code": first.get("code", ""),
        "system": "" if address == f"{OWN}catalogue-row" else system,
        "catalogue": named[0].get("valueString", "") if named else "",
    }


def moment(value: str) -> str:
    """Return an instant as FHIR writes it; one without a zone is of the clinic's own clock and gets its zone."""
    found = datetime.fromisoformat(value)
    return (found.astimezone(UTC) if found.tzinfo is not None else found.replace(tzinfo=ZONE)).isoformat()


def extension_values(holder: Mapping[str, Any], url: str) -> list[Json]:
    """Return the extensions of an element under one address."""
    return [each for each in holder.get("extension", []) if each.get("url") == url]


def many(shape: Shape, value: Any) -> Sequence[Any]:
    """Return the single values of a field."""
    return value if shape.many else [value]


def extensions(
    body: type, values: Mapping[str, Any], words: Translator, leave: typing.Container[str] = ()
) -> list[Json]:
    """Return the fields of a body that differ from their defaults as extensions, without those that stand elsewhere."""
    return list(_extensions(body, values, words, leave))


def _extensions(
    body: type, values: Mapping[str, Any], words: Translator, leave: typing.Container[str]
) -> Iterator[Json]:
    defaults = defaults_of(body)
    for name, shape in shapes_of(body).items():
        if name in leave or values[name] == defaults[name] or values[name] is None:
            continue
        for part in many(shape, values[name]):
            yield {"url": url_of(body, name), **_held(shape, part, words)}


def _held(shape: Shape, value: Any, words: Translator) -> Json:
    if shape.kind == "parts":
        inner = extensions(shape.of, value, words)
        return {"extension": inner or [{"url": f"{OWN}empty", "valueBoolean": True}]}
    return {_EXTENSION_VALUE[shape.kind]: _as_element(shape, value, words)}


def _as_element(shape: Shape, value: Any, words: Translator) -> Any:
    if shape.kind == "code":
        return coding(shape.of, value, words)
    if shape.kind == "concept":
        return concept_of(value)
    return moment(value) if shape.kind == "moment" else value


def read_extensions(body: type, holder: Mapping[str, Any]) -> Json:
    """Return the fields of a body that stand in the extensions of an element."""
    found: Json = {}
    for name, shape in shapes_of(body).items():
        held = [_unheld(shape, each) for each in extension_values(holder, url_of(body, name))]
        if held:
            found[name] = held if shape.many else held[0]
    return found


def _unheld(shape: Shape, extension: Mapping[str, Any]) -> Any:
    if shape.kind == "parts":
        return whole(shape.of, read_extensions(shape.of, extension))
    return _of_element(shape, extension[_EXTENSION_VALUE[shape.kind]])


def _of_element(shape: Shape, found: Any) -> Any:
    if shape.kind == "code":
        return found["code"]
    if shape.kind == "concept":
        return read_concept(found)
    if shape.kind == "moment":
        return own_clock(found)
    return float(found) if shape.kind == "number" else found


def own_clock(text: str) -> str:
    """Return an instant as the record writes it; the clinic's zone marks what was written without one."""
    found = datetime.fromisoformat(text)
    is_local = found.utcoffset() == ZONE.utcoffset(found.replace(tzinfo=None))
    return (found.replace(tzinfo=None) if is_local else found).isoformat()


def whole(body: type, values: Mapping[str, Any]) -> Json:
    """Return the values with the default of every field that is not among them."""
    return {**{name: value for name, value in defaults_of(body).items() if value is not None}, **values}


def component(body: type, field: str, value: Any, words: Translator, code: Json, unit: tuple[str, str] | None) -> Json:
    """Return a value as a component of an observation; what is not known or not said is said as such."""
    shape = shapes_of(body)[field]
    if shape.kind == "code" and value in ABSENT_REASONS:
        return {"code": code, "dataAbsentReason": {"coding": [{"system": ABSENT, "code": ABSENT_REASONS[value]}]}}
    if unit is not None:
        return {"code": code, "valueQuantity": _quantity(value, unit)}
    element = _as_element(shape, value, words)
    if shape.kind == "code":
        element = {"coding": [element], **({"text": element["display"]} if "display" in element else {})}
    if shape.kind == "number":
        element = {"value": value}
    return {"code": code, _COMPONENT_VALUE[shape.kind]: element}


def _quantity(value: Any, unit: tuple[str, str]) -> Json:
    code, shown = unit
    return {"value": value, "unit": shown, "system": "http://unitsofmeasure.org", "code": code}


def read_component(body: type, field: str, found: Mapping[str, Any]) -> Any:
    """Return the value of a component."""
    shape = shapes_of(body)[field]
    if "dataAbsentReason" in found:
        reason = found["dataAbsentReason"]["coding"][0]["code"]
        known = {each.value for each in shape.of}
        return next(answer for answer, said in ABSENT_REASONS.items() if said == reason and answer in known)
    if "valueQuantity" in found:
        value = found["valueQuantity"]["value"]
        return float(value) if shape.kind == "number" else int(value)
    element = found[_COMPONENT_VALUE[shape.kind]]
    if shape.kind == "code":
        own = code_system(shape.of)
        return next(each["code"] for each in element["coding"] if each.get("system") == own)
    return _of_element(shape, element)


def is_sound(body: type, values: Mapping[str, Any], longest: int = LONGEST_NOTE) -> bool:
    """Tell whether values out of a file are what the fields of a body may hold; texts of a sensible length."""
    shapes = shapes_of(body)
    return all(
        all(_fits(shapes[name], part, longest) for part in (value if shapes[name].many else [value]))
        for name, value in values.items()
        if name in shapes and value is not None
    )


def _fits(shape: Shape, value: Any, longest: int) -> bool:
    if shape.kind in {"parts", "concept"}:
        return isinstance(value, dict) and is_sound(shape.of, value, longest)
    if shape.kind == "code":
        return value in {each.value for each in shape.of}
    if shape.kind in {"whole", "number", "flag"}:
        is_number = isinstance(value, int if shape.kind == "whole" else (int, float))
        return isinstance(value, bool) if shape.kind == "flag" else is_number and not isinstance(value, bool)
    return isinstance(value, str) and len(value) <= longest
