"""Which field of the record a correction points at: its human name, what it says, and what it should say instead.

Generic over the bodies of `domain.facts` and over the notes of visits: a field is a field of a frozen dataclass that
has words. What a person proposes is kept as text; `parse` turns it into the field's value where the field takes one
simple value, so that accepting it can write the new version at once.
"""

from __future__ import annotations

import re
import types
import typing
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.wording import value_words
from luna_desktop.domain.contact import Phone, show_phone
from luna_desktop.domain.facts import KINDS
from luna_desktop.domain.languages import LANGUAGES
from luna_desktop.domain.measures import DATE_HELP, Birth, BirthKind, PartialDate, parse_birth, parse_date
from luna_desktop.domain.people import clean
from luna_desktop.domain.relations import RelatedPerson
from luna_desktop.domain.rights.field_words import names_of, wording_of
from luna_desktop.texts import ENGLISH, Message, Translator, say

LONGEST_PROPOSAL = 2000
NUMBER_HELP = say("Enter a number, for example 6.5.")
_ISO = re.compile(r"\d{4}(-\d{2}){0,2}")
CHOICE_HELP = say("Choose what it should say.")


class Takes(Enum):
    """What a field takes: one simple value of a kind, or more than one line can say (`WORDS`)."""

    TEXT = "text"
    NAME = "name"
    CHOICE = "choice"
    DATE = "date"
    BIRTH = "birth"
    NUMBER = "number"
    WORDS = "words"


@dataclass(frozen=True)
class RecordField:
    """A field as a person sees it: its name in the record, its label, what it says, and what it takes.

    `recorded` is the value as `parse` would read it again; empty where it takes words only, or says nothing.
    `choices` are values with their words.
    """

    name: str
    label: Message
    words: str
    recorded: str
    takes: Takes
    choices: tuple[tuple[str, str], ...] = ()


def title_of(body: object, translate: Translator) -> str:
    """Return what an entry is called: the thing that it names, else its kind."""
    wording = wording_of(type(body))
    if wording is None:
        return ""
    name = words_of(body, wording.named_by, translate) if wording.named_by else ""
    return name or translate.render(wording.title)


def kind_title(kind: str) -> Message:
    """Return what a kind of fact is called; raises KeyError for a kind that has no words."""
    wording = wording_of(KINDS[kind].body)
    if wording is None:
        raise KeyError(kind)
    return wording.title


def label_of(body: type, name: str) -> Message:
    """Return a field's label; raises KeyError for a field that nobody is ever shown."""
    wording = wording_of(body)
    if wording is None:
        raise KeyError(name)
    return wording.labels[name]


def fields_of(body: object, translate: Translator) -> tuple[RecordField, ...]:
    """Return the fields of an entry that a correction can point at, in the order of its form."""
    wording = wording_of(type(body))
    if wording is None:
        return ()
    return tuple(field_of(body, name, translate) for name in wording.labels)


def field_of(body: object, name: str, translate: Translator) -> RecordField:
    """Return one field of an entry; raises KeyError for one without a label."""
    takes, choices = _takes(type(body), name)
    return RecordField(
        name,
        label_of(type(body), name),
        words_of(body, name, translate),
        _recorded(getattr(body, name), takes),
        takes,
        tuple((str(each.value), translate.render(words)) for each, words in choices.items()),
    )


def words_of(body: object, name: str, translate: Translator) -> str:
    """Return what a field says, in words; nothing where it says nothing."""
    value = getattr(body, name)
    if isinstance(body, Phone) and name == "number":
        return show_phone(value)
    if isinstance(body, RelatedPerson) and name == "phone":
        return show_phone(value) if value else ""
    if name == "language" and value in LANGUAGES:
        return translate.render(LANGUAGES[value])
    return _value_words(value, translate)


def _value_words(value: Any, translate: Translator) -> str:
    if isinstance(value, Birth):
        return value.on.shown(translate) if value.on else (str(value.age) if value.age is not None else "")
    if isinstance(value, Enum):
        names = names_of(type(value))
        return translate.render(names[value]) if value in names else str(value.value)
    if isinstance(value, tuple):
        return ", ".join(words for part in value if (words := _value_words(part, translate)))
    if isinstance(value, date):
        return PartialDate.of(value).shown(translate)
    what = getattr(value, "what", None)
    return what.text if isinstance(what, Coded) else value_words(value, translate)


def proposal_words(body: type, name: str, proposed: str, translate: Translator) -> str:
    """Return what somebody proposes, in words: a choice by its words, a date as the clinic writes it."""
    takes, choices = _takes(body, name)
    if takes is Takes.CHOICE:
        return next((translate.render(words) for each, words in choices.items() if str(each.value) == proposed), "")
    if takes in {Takes.DATE, Takes.BIRTH} and proposed:
        try:
            return read_date(proposed).shown(translate)
        except ValueError:
            return proposed
    return proposed


def parse(body: type, name: str, typed: str, today: date) -> object | Message:
    """Return the value that a typed text means in a field, or what is wrong with it.

    Raises:
        TypeError: The field takes more than one simple value; whoever corrects it opens the entry itself.
    """
    takes, choices = _takes(body, name)
    text = clean(typed)
    if takes is Takes.WORDS:
        raise TypeError(name)
    if takes is Takes.CHOICE:
        return next((each for each in choices if str(each.value) == text), CHOICE_HELP)
    if takes is Takes.BIRTH:
        return _birth(text, today)
    if takes is Takes.DATE:
        return _date(text, optional=_is_optional(body, name))
    if takes is Takes.NUMBER:
        return _number(text, whole=int in _parts(body, name), optional=_is_optional(body, name))
    return Coded(text) if takes is Takes.NAME else text


def with_value(body: Any, name: str, value: object) -> object:
    """Return an entry in which a field says something else."""
    return replace(body, **{name: value})


def _date(text: str, *, optional: bool) -> PartialDate | Message | None:
    if not text:
        return None if optional else DATE_HELP
    try:
        return read_date(text)
    except ValueError:
        return DATE_HELP


def read_date(text: str) -> PartialDate:
    """Read a date as a date field hands it over (1991-03) or as it is typed; raises ValueError where it is none."""
    return PartialDate.from_iso(text) if _ISO.fullmatch(text) else parse_date(text)


def _birth(text: str, today: date) -> Birth | Message:
    try:
        typed = read_date(text).shown(ENGLISH)
    except ValueError:
        return DATE_HELP
    return parse_birth(BirthKind.DATE, typed, today)


def _number(text: str, *, whole: bool, optional: bool) -> float | int | Message | None:
    if not text:
        return None if optional else NUMBER_HELP
    try:
        return int(text) if whole else float(text)
    except ValueError:
        return NUMBER_HELP


def _recorded(value: Any, takes: Takes) -> str:
    if value is None or takes is Takes.WORDS:
        return ""
    if isinstance(value, Birth):
        return value.on.iso if value.on else ""
    if isinstance(value, PartialDate):
        return value.iso
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Coded):
        return value.text
    return value_words(value, ENGLISH) if isinstance(value, float) else str(value)


def takes_of(body: type, name: str) -> Takes:
    """Return what a field takes."""
    return _takes(body, name)[0]


def _takes(body: type, name: str) -> tuple[Takes, typing.Mapping[Any, Message]]:
    for part in _parts(body, name):
        if isinstance(part, type) and issubclass(part, Enum):
            names = names_of(part)
            return (Takes.CHOICE, names) if names else (Takes.WORDS, {})
        if part in _SIMPLE:
            return _SIMPLE[part], {}
    return Takes.WORDS, {}


_SIMPLE: dict[Any, Takes] = {
    str: Takes.TEXT,
    Coded: Takes.NAME,
    PartialDate: Takes.DATE,
    Birth: Takes.BIRTH,
    int: Takes.NUMBER,
    float: Takes.NUMBER,
}


def _parts(body: type, name: str) -> tuple[Any, ...]:
    """Return the types that a field may hold."""
    hint = typing.get_type_hints(body)[name]
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return tuple(part for part in typing.get_args(hint) if part is not type(None))
    return (hint,)


def _is_optional(body: type, name: str) -> bool:
    return type(None) in typing.get_args(typing.get_type_hints(body)[name])
