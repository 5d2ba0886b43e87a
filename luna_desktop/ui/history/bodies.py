"""Bodies of facts as the values of fields, and back: one way for every kind, by the types that the body declares."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any

from luna_desktop.domain.clinical.coded import NOTHING_NAMED, Coded
from luna_desktop.domain.clinical.wording import UNSAID
from luna_desktop.domain.measures import DATE_HELP, PartialDate
from luna_desktop.texts import _, shown
from luna_desktop.ui.widgets.catalogue_field import coded_of

Values = Mapping[str, object]
Problems = dict[str, str]


def values_of(body: object) -> dict[str, object]:
    """Return what the fields show of a body: dates as kept, choices by value, numbers as typed."""
    return {each.name: _value_of(getattr(body, each.name)) for each in fields(typing.cast("Any", body))}


def empty_values(kind: type) -> dict[str, object]:
    """Return what the fields of a new entry show."""
    found: dict[str, object] = {}
    for each in fields(kind):
        default = NOTHING_NAMED if each.default is MISSING else each.default
        found[each.name] = _value_of(default)
    return found


def body_of(kind: type, values: Values) -> tuple[Problems, Any]:
    """Return what cannot be read, by field, and the body that the rest means; what is not asked keeps its default."""
    problems: Problems = {}
    parts: dict[str, object] = {}
    for name, hint in _hints(kind).items():
        if name in values and name != UNSAID:
            parts[name] = _read(name, hint, values[name], problems)
    return problems, kind(**parts)


def same(one: object, other: object) -> bool:
    """Tell whether two bodies say the same, whenever they were asked."""
    names = [each.name for each in fields(typing.cast("Any", one)) if each.name != UNSAID]
    return type(one) is type(other) and all(getattr(one, name) == getattr(other, name) for name in names)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _value_of(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, PartialDate):
        return value.iso
    if isinstance(value, tuple):
        return [values_of(part) if is_dataclass(part) else _value_of(part) for part in value]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:g}"
    return value


def _read(name: str, hint: Any, value: object, problems: Problems) -> object:
    if typing.get_origin(hint) is tuple:
        inner = typing.get_args(hint)[0]
        parts = value if isinstance(value, list | tuple) else []
        return tuple(_part(inner, part) for part in parts)
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        inner = next(part for part in typing.get_args(hint) if part is not type(None))
        return None if value is None or not str(value).strip() else _read(name, inner, value, problems)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _enum(hint, value)
    if hint is Coded:
        return value if isinstance(value, Coded) else coded_of(value)
    return _plain(name, hint, value, problems)


def _part(inner: Any, value: Any) -> object:
    return body_of(typing.cast("type", inner), value)[1] if is_dataclass(inner) else inner(value)


def _enum(hint: type[Enum], value: object) -> Enum:
    """Return a choice; nothing chosen is “not known” where there is such a choice, else the last one."""
    if value is not None:
        return hint(value)
    members = list(hint)
    return next((each for each in members if each.value == "unknown"), members[-1])


def _plain(name: str, hint: Any, value: object, problems: Problems) -> object:
    text = str(value or "").strip()
    try:
        if hint is PartialDate:
            return PartialDate.from_iso(text)
        if hint is int:
            return int(text)
        if hint is float:
            return float(text.replace(",", "."))
    except (TypeError, ValueError):
        problems[name] = shown(DATE_HELP) if hint is PartialDate else _("Enter a number, such as 12.")
        return None
    return text
