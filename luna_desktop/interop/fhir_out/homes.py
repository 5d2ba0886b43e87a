"""Where a field stands in a resource: tables of homes, one specification for each kind of fact.

A field has one home. Without an entry here it is a component of an observation or an extension of its resource.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.facts import BY_BODY
from luna_desktop.interop.fhir_out.values import (
    ABSENT_EXTENSION,
    OWN,
    Json,
    Shape,
    code_system,
    coding,
    concept_of,
    many,
    moment,
    own_clock,
    plain,
    read_concept,
)
from luna_desktop.texts import Message, Translator

Path = tuple[str | int, ...]
Standard = Mapping[str, tuple[str, str]]
UNKNOWN_CONCEPT: Json = {"extension": [{"url": ABSENT_EXTENSION, "valueCode": "unknown"}]}
NO_CONCEPT = plain(Coded(""))
RAW, CONCEPT = "raw", "concept"


@dataclass(frozen=True)
class Home:
    """The element that a field stands in.

    `path` leads there, numbers being places in lists. As a concept a field becomes a CodeableConcept: a named thing
    with its code, a text, or a value of an enumeration with the standard's code before the clinic's own. A strict home
    takes only values that have a standard's code, as elements do whose codes FHIR requires.
    """

    field: str
    path: Path
    style: str = RAW
    standard: Standard = dataclasses.field(default_factory=dict)
    is_strict: bool = False

    def takes(self, value: Any, default: Any) -> bool:
        """Tell whether a value can stand here: what is empty or nobody knows does not, nor what a strict home lacks."""
        if value in (None, "", []) or value == NO_CONCEPT or (value == default and value == "unknown"):
            return False
        return not self.is_strict or value in self.standard

    def put(self, resource: Json, shape: Shape, value: Any, words: Translator) -> None:
        """Write a value into its element; the first of a path that ends in a list is written for each value."""
        for place, part in enumerate(many(shape, value)):
            path = (*self.path, place) if shape.many else self.path
            _put(resource, path, self._element(shape, part, words))

    def get(self, resource: Json, shape: Shape) -> Any:
        """Return the value that stands in the element, None where there is none."""
        found = _get(resource, self.path)
        if found is None:
            return None
        return [self._value(shape, each) for each in found] if shape.many else self._value(shape, found)

    def _element(self, shape: Shape, value: Any, words: Translator) -> Any:
        if self.style == RAW:
            return moment(value) if shape.kind == "moment" else value
        if shape.kind == "concept":
            return concept_of(value)
        if shape.kind == "text":
            return {"text": value}
        own = coding(shape.of, value, words)
        standard = self.standard.get(value)
        before = [{"system": standard[0], "code": standard[1]}] if standard else []
        return {"coding": [*before, own], **({"text": own["display"]} if "display" in own else {})}

    def _value(self, shape: Shape, found: Any) -> Any:
        if self.style == RAW:
            return own_clock(found) if shape.kind == "moment" else found
        if shape.kind == "concept":
            return read_concept(found)
        if shape.kind == "text":
            return found.get("text")
        codings: Sequence[Json] = found.get("coding", [])
        own = next((each["code"] for each in codings if each.get("system") == code_system(shape.of)), None)
        if own is not None:
            return own
        codes = {(each.get("system"), each.get("code")) for each in codings}
        return next((value for value, standard in self.standard.items() if standard in codes), None)


def _put(resource: Json, path: Path, value: Any) -> None:
    holder: Any = resource
    for step, following in zip(path, (*path[1:], None), strict=True):
        empty: Any = [] if isinstance(following, int) else {}
        new = value if following is None else empty
        if isinstance(step, int):
            while len(holder) <= step:
                holder.append(new)
            if following is None:
                holder[step] = new
            holder = holder[step]
        else:
            holder[step] = new if following is None else holder.get(step, new)
            holder = holder[step]


def _get(resource: Json, path: Path) -> Any:
    found: Any = resource
    for step in path:
        if isinstance(step, int):
            if not isinstance(found, list) or len(found) <= step:
                return None
            found = found[step]
        elif not isinstance(found, dict) or step not in found:
            return None
        else:
            found = found[step]
    return found


@dataclass(frozen=True)
class Named(Home):
    """The home of a text that is a key of a list: the key as a code of the program's own, and its words."""

    names: Mapping[str, Message] = dataclasses.field(default_factory=dict)

    def _element(self, shape: Shape, value: Any, words: Translator) -> Any:
        del shape
        said = {"text": words.render(self.names[value])} if value in self.names else {}
        return {"coding": [{"system": f"{OWN}{self.field}", "code": value}], **said}

    def _value(self, shape: Shape, found: Any) -> Any:
        del shape
        return next((each["code"] for each in found["coding"] if each["system"] == f"{OWN}{self.field}"), None)


Finish = Callable[[Json, Json], None]
"""Completes a resource with what the standard asks for: the resource and the plain values of its body."""


def _complete(_resource: Json, _values: Json) -> None:
    """Leave a resource as it is."""


@dataclass(frozen=True)
class Links:
    """A field that holds numbers of other entries: what they are, a kind of fact or `photograph` or `visit`."""

    field: str
    to: str


@dataclass(frozen=True)
class Spec:
    """How one kind of fact is written: its resource, what stands in it anyway, and the homes of its fields.

    `recorded` are the elements for the day of recording and for who recorded it, where the resource has such;
    `in_error` sets a resource to entered in error. `links` are fields that name other entries. `left` are fields that
    are not written at all, each with the reason.
    """

    body: type
    resource: str
    fixed: Json = dataclasses.field(default_factory=dict)
    homes: tuple[Home, ...] = ()
    subject: str = "subject"
    recorded: tuple[str, str] = ("", "")
    in_error: Json = dataclasses.field(default_factory=dict)
    drops_in_error: tuple[str, ...] = ()
    links: tuple[Links, ...] = ()
    left: Mapping[str, str] = dataclasses.field(default_factory=dict)
    as_components: bool = False
    code: Json = dataclasses.field(default_factory=dict)
    standards: Mapping[str, Standard] = dataclasses.field(default_factory=dict)
    codes: Mapping[str, tuple[str, str]] = dataclasses.field(default_factory=dict)
    units: Mapping[str, tuple[str, str]] = dataclasses.field(default_factory=dict)
    finish: Finish = _complete

    @property
    def kind(self) -> str:
        """Return the kind of fact."""
        return BY_BODY[self.body].name


SPECS: dict[str, Spec] = {}


def register(*specs: Spec) -> None:
    """Enter specifications; each kind of fact has one."""
    SPECS.update({spec.kind: spec for spec in specs})


def day(name: str, *path: str | int) -> Home:
    """Return the home of a day that may be known to the month or year only, or of any plain element."""
    return Home(name, path)


def concept(name: str, *path: str | int, standard: Standard | None = None, strict: bool = False) -> Home:
    """Return the home of something named, coded where there is a code."""
    return Home(name, path, CONCEPT, standard or {}, strict)


def note(name: str = "note") -> Home:
    """Return the home of a note in free words."""
    return Home(name, ("note", 0, "text"))


def observation(body: type, category: str, **changes: Any) -> Spec:
    """Return the specification of a kind that is an Observation with a component for each field."""
    fixed = {
        "status": "final",
        "category": [
            {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": category}]}
        ],
    }
    return Spec(
        body,
        "Observation",
        fixed | changes.pop("fixed", {}),
        in_error={"status": "entered-in-error"},
        recorded=("issued", ""),
        as_components=True,
        **changes,
    )


def own_code(code: str, text: str) -> Json:
    """Return a code of the program's own, for what no standard names."""
    return {"coding": [{"system": f"{OWN}code", "code": code}], "text": text}
