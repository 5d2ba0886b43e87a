"""The words for clinical entries, registered beside what they name: titles, fields and values.

Screens, the history of an entry and the record copy read the same register, so that a new kind is worded once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.measures import PartialDate
from luna_desktop.texts import Message, Translator, say

E = TypeVar("E", bound=Enum)
Body = TypeVar("Body")
UNSAID = "asked"
"""The field that says when and how something was asked; it is no part of the entry's own words."""


@dataclass(frozen=True)
class Wording:
    """What one kind of entry is called, the labels of its fields in order, and the field that names an entry."""

    title: Message
    labels: Mapping[str, Message]
    named_by: str = ""


WORDINGS: dict[type, Wording] = {}
NAMES: dict[type[Enum], Mapping[Enum, Message]] = {}


def register_names(names: dict[E, Message]) -> dict[E, Message]:
    """Register the words for each value of an enumeration."""
    NAMES[type(next(iter(names)))] = names  # type: ignore[assignment]  # a mapping of that one enumeration
    return names


def worded(title: Message, *, named_by: str = "", **labels: Message) -> Callable[[type[Body]], type[Body]]:
    """Register the words for a kind of entry; fields without a label are never shown."""

    def keep(body: type[Body]) -> type[Body]:
        WORDINGS[body] = Wording(title, labels, named_by)
        return body

    return keep


def value_words(value: object, translate: Translator) -> str:
    """Return a value of a body in words; nothing for what is not known at all."""
    if isinstance(value, Enum):
        return translate.render(NAMES[type(value)][value])
    if isinstance(value, tuple):
        return ", ".join(value_words(part, translate) for part in value)
    if type(value) in WORDINGS:
        return " · ".join(words for _label, words in lines_of(value, translate) if words)
    return _plain_words(value, translate)


def _plain_words(value: object, translate: Translator) -> str:
    if isinstance(value, PartialDate):
        return value.shown(translate)
    if isinstance(value, Coded):
        return value.text
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return "" if value is None else str(value)


def lines_of(body: object, translate: Translator) -> tuple[tuple[str, str], ...]:
    """Return label and words of each field of an entry, in the order of its form."""
    wording = WORDINGS[type(body)]
    return tuple(
        (translate.render(label), value_words(getattr(body, name), translate)) for name, label in wording.labels.items()
    )


def title_words(body: object, translate: Translator) -> str:
    """Return what an entry is called: the thing it names, or its kind."""
    wording = WORDINGS[type(body)]
    name = value_words(getattr(body, wording.named_by), translate) if wording.named_by else ""
    return name or translate.render(wording.title)


def code_words(code: str, system: str, translate: Translator) -> str:
    """Return a code with its system, as “L81.1 (ICD-10)”; nothing where the catalogue has none."""
    if not code or not system:
        return ""
    return translate.render(say("{code} ({system})", code=code, system=system))
