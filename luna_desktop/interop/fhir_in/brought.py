"""What is read of the acts of another clinic, and the small questions that every reader asks of an element."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.elsewhere import ActElsewhere, SaidRow, VisitElsewhere
from luna_desktop.domain.facts import kind_of, read_part
from luna_desktop.interop.fhir_out.values import is_sound, plain
from luna_desktop.texts import Message

Resource = Mapping[str, Any]
Addressed = tuple[str, Resource]
"""A resource with the address under which others name it."""
LONGEST_TOLD = 200_000
"""So many letters one text of an act may have: an aftercare sheet or the answers of a form."""


@dataclass(frozen=True)
class BroughtAct:
    """A visit or an act as it is kept; `courses` are the addresses of the courses that its treatments belong to."""

    address: str
    body: VisitElsewhere | ActElsewhere = field(repr=False)
    courses: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """Return the kind of fact that it becomes."""
        return kind_of(self.body).name

    @property
    def is_sound(self) -> bool:
        """Tell whether it holds nothing but what its fields may hold."""
        return is_sound(type(self.body), plain(self.body), LONGEST_TOLD)


class UnreadableAct(ValueError):
    """An entry of a copy that holds what it cannot hold: what it is, and its number within the copy."""

    def __init__(self, what: Message, number: object) -> None:
        super().__init__(what.text)
        self.what, self.number = what, str(number)


BROKEN = (ValueError, KeyError, TypeError, IndexError, AttributeError, ArithmeticError)
"""What a reader raises over values that no record holds."""


@dataclass(frozen=True)
class Placed:
    """What stands in the elements of an act's resources: by name, as lines, and as things named with a code."""

    says: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[SaidRow, ...] = ()
    what: tuple[Coded, ...] = ()


Reader = Callable[[Sequence[Resource]], Placed]
"""Reads what stands in the elements of all resources of one act, in their order."""


def parts_of(resource: Resource, url: str) -> dict[str, Any] | None:
    """Return the values of an extension with parts, by name; None where the resource has no such extension."""
    found = next((each for each in resource.get("extension", []) if each.get("url") == url), None)
    return None if found is None else values_of(found)


def values_of(extension: Resource) -> dict[str, Any]:
    """Return the values of an extension's parts by name."""
    return {
        part["url"]: next(value for name, value in part.items() if name.startswith("value"))
        for part in extension.get("extension", [])
        if any(name.startswith("value") for name in part)
    }


def instant_of(parts: Mapping[str, Any], name: str) -> datetime | None:
    """Return an instant, None where there is none; raises ValueError or OverflowError for what is none."""
    if name not in parts:
        return None
    found = datetime.fromisoformat(parts[name]).astimezone(UTC)
    local_day(found)  # the first and last hours that there are have no day here
    return found


def body_as(wanted: type, values: Mapping[str, Any]) -> Any:
    """Return a body out of its written values; raises what a reader raises for values that it cannot have."""
    return read_part(wanted, json.dumps(values))


def text_of(concept: Mapping[str, Any]) -> str:
    """Return the words of a concept, or nothing."""
    return str(concept.get("text", ""))
