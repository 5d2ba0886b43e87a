"""Versioned facts: what kinds there are, and how their bodies are written down and read back exactly.

A fact is an identity; its versions are append-only (`models.facts`). A body is a frozen dataclass registered here
under its kind; it is stored as canonical JSON, so that a new kind needs no new table.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from luna_desktop.domain.contact import Address, Email, Phone
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import Identity
from luna_desktop.domain.relations import RelatedPerson
from luna_desktop.domain.standing import PatientStatus
from luna_desktop.texts import Message, say

Body = TypeVar("Body")
_Reader = Callable[[Any], Any]
_DECODER = json.JSONDecoder()


class FactStatus(Enum):
    """Whether a version counts; nothing is ever deleted."""

    CURRENT = "current"
    ENDED = "ended"
    ENTERED_IN_ERROR = "entered_in_error"


STATUS_NAMES: dict[FactStatus, Message] = {
    FactStatus.CURRENT: say("Current"),
    FactStatus.ENDED: say("Ended"),
    FactStatus.ENTERED_IN_ERROR: say("Entered in error"),
}


class Source(Enum):
    """Who said it."""

    PATIENT = "patient"
    STAFF = "staff"
    RELATIVE = "relative"
    DOCUMENT = "document"


SOURCE_NAMES: dict[Source, Message] = {
    Source.PATIENT: say("Told by the patient"),
    Source.STAFF: say("Seen or measured by staff"),
    Source.RELATIVE: say("Told by a relative"),
    Source.DOCUMENT: say("From a document"),
}


@dataclass(frozen=True)
class FactKind:
    """One kind of fact: its name in the database, its body, and the class of data that it is.

    `in_chart` is false for kinds of which a patient may have very many or very long ones, such as visit notes; whoever
    wants those reads them by themselves.
    """

    name: str
    body: type
    data_class: DataClass
    single: bool = False
    in_chart: bool = True


KINDS: dict[str, FactKind] = {}
BY_BODY: dict[type, FactKind] = {}


def register_kind(
    name: str, *, data_class: DataClass, single: bool = False, in_chart: bool = True
) -> Callable[[type[Body]], type[Body]]:
    """Register a body class under a kind; `single` facts exist at most once for a patient."""

    def keep(body: type[Body]) -> type[Body]:
        kind = FactKind(name, body, data_class, single, in_chart)
        KINDS[name] = kind
        BY_BODY[body] = kind
        return body

    return keep


register_kind("identity", data_class=DataClass.CONTACT, single=True)(Identity)
register_kind("phone", data_class=DataClass.CONTACT)(Phone)
register_kind("email", data_class=DataClass.CONTACT)(Email)
register_kind("address", data_class=DataClass.CONTACT)(Address)
register_kind("related_person", data_class=DataClass.CONTACT)(RelatedPerson)
register_kind("status", data_class=DataClass.CONTACT, single=True)(PatientStatus)


def kind_of(body: object) -> FactKind:
    """Return the kind of a body; raises KeyError for a class that is no fact."""
    return BY_BODY[type(body)]


def kinds_of(*classes: DataClass) -> tuple[str, ...]:
    """Return the names of the kinds that belong to these classes of data."""
    return tuple(sorted(kind.name for kind in KINDS.values() if kind.data_class in classes))


def chart_kinds() -> tuple[str, ...]:
    """Return the names of the clinical kinds that are read with every chart, of all modules that are loaded."""
    return tuple(name for name, kind in KINDS.items() if kind.in_chart and kind.data_class is DataClass.CLINICAL)


def write_body(body: object) -> str:
    """Return a body as canonical JSON: sorted keys, defaults left out, no ASCII escapes."""
    return json.dumps(_plain(body), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def read_body(kind: str, text: str) -> object:
    """Return the body that `write_body` wrote; fields that a newer program added are passed over."""
    reader = _reader(KINDS[kind].body)
    return reader(_DECODER.raw_decode(text)[0]) if reader else None


def read_part(wanted: type, text: str) -> object:
    """Return a part of a body, such as a birth, that `write_body` wrote by itself."""
    reader = _reader(wanted)
    return reader(_DECODER.raw_decode(text)[0]) if reader else None


def _plain(value: object) -> object:
    if isinstance(value, PartialDate):
        return value.iso
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    return value


@cache
def _reader(wanted: Any) -> _Reader | None:
    """Return what turns a value out of JSON into this type, made once for each type; None where it is one already."""
    if typing.get_origin(wanted) in (types.UnionType, typing.Union):
        return _reader(next(part for part in typing.get_args(wanted) if part is not type(None)))
    if typing.get_origin(wanted) is tuple:
        return _tuple_reader(_reader(typing.get_args(wanted)[0]))
    if wanted is PartialDate:
        return PartialDate.from_iso
    if wanted in (date, datetime):
        return typing.cast("_Reader", wanted.fromisoformat)
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return _enum_reader(wanted)
    return _dataclass_reader(wanted) if isinstance(wanted, type) and is_dataclass(wanted) else None


def _tuple_reader(inner: _Reader | None) -> _Reader:
    if inner is None:
        return tuple
    return lambda parts: tuple(None if part is None else inner(part) for part in parts)


def _enum_reader(wanted: type[Enum]) -> _Reader:
    members = {member.value: member for member in wanted}
    return lambda value: members[value] if value in members else wanted(value)


def _dataclass_reader(wanted: type) -> _Reader:
    """Return what builds a body of its written fields, by place: names out of JSON are slow to match as keywords."""
    hints = typing.get_type_hints(wanted)
    names = [each.name for each in fields(wanted)]
    readers = [(place, reader) for place, name in enumerate(names) if (reader := _reader(hints[name])) is not None]

    def built(values: Mapping[str, Any]) -> object:
        try:
            parts = [values[name] for name in names]
        except KeyError:
            return _of_fewer_fields(wanted, values)
        for place, reader in readers:
            if parts[place] is not None:
                parts[place] = reader(parts[place])
        return wanted(*parts)

    return built


def _of_fewer_fields(wanted: type, values: Mapping[str, Any]) -> object:
    """Build a body that was written before it had all the fields it has now."""
    known = {}
    for name, hint in typing.get_type_hints(wanted).items():
        if name in values:
            reader = _reader(hint)
            known[name] = values[name] if reader is None or values[name] is None else reader(values[name])
    return wanted(**known)


def changed_fields(old: object | None, new: object) -> tuple[str, ...]:
    """Return the names of the fields that differ; all of them where there was nothing before."""
    names = tuple(each.name for each in fields(typing.cast("typing.Any", new)))
    if old is None:
        return names
    return tuple(name for name in names if getattr(old, name, None) != getattr(new, name))
