"""What a question on the turned screen is made of: how it is answered, its words, and the page that it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from luna_desktop.texts import Message, say

YES, NO, UNSURE = "yes", "no", "unsure"
NOTHING = Message("")


class Form(Enum):
    """How a question is answered."""

    CHOICE = "choice"
    NUMBER = "number"
    YES_NO = "yes_no"
    """Yes, no or not sure."""
    LIST = "list"
    """Yes, no or not sure; after a yes, one thing on each line."""
    LINES = "lines"
    DATE = "date"
    """A day, a month or a year that lies behind."""


@dataclass(frozen=True)
class Question:
    """One question as the patient reads it; `options` are keys with their words."""

    key: str
    ask: Message
    form: Form
    options: tuple[tuple[str, Message], ...] = ()
    unit: Message = NOTHING
    hint: Message = NOTHING


@dataclass(frozen=True)
class Page:
    """Questions that stand on one page."""

    key: str
    title: Message
    icon: str
    questions: tuple[Question, ...]


def choice(key: str, ask: Message, names: Mapping[Any, Message], hint: Message = NOTHING) -> Question:
    """Return a question with the names of a set of answers; whoever does not know passes it over."""
    options = tuple((each.value, name) for each, name in names.items() if each.value != "unknown")
    return Question(key, ask, Form.CHOICE, options, hint=hint)


def number(key: str, ask: Message, unit: Message, hint: Message = NOTHING) -> Question:
    """Return a question for a number."""
    return Question(key, ask, Form.NUMBER, unit=unit, hint=hint)


LIST_OPTIONS = ((YES, say("Yes")), (NO, say("No")), (UNSURE, say("I am not sure")))
EACH_LINE = say("Write one on each line.")


def a_list(key: str, ask: Message, hint: Message) -> Question:
    """Return a question after whose yes one thing stands on each line."""
    return Question(key, ask, Form.LIST, LIST_OPTIONS, hint=hint)


def yes_no(key: str, ask: Message) -> Question:
    """Return a question for yes, no or not sure."""
    return Question(key, ask, Form.YES_NO, LIST_OPTIONS)


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a list as typed, without empty ones and without blanks around them."""
    return tuple(line for line in (" ".join(each.split()) for each in text.splitlines()) if line)
