"""What the checks of all clinical entries share: tidied texts, dates that cannot lie ahead, numbers within limits."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any, TypeVar

from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import LONGEST_NAME, clean, clean_line, note_problem
from luna_desktop.texts import Message, say

Problems = dict[str, Message]
Body = TypeVar("Body")
SEVERAL_LINES = ("note", "cosmetics", "routine")
"""Fields in which line breaks are kept."""


def coded(what: Coded) -> Coded:
    """Return a named thing with its name on one line."""
    return replace(what, text=clean_line(what.text))


def named(what: Coded, field: str, sentence: Message) -> Problems:
    """Return the sentence where the name is missing, or that it is too long."""
    if not what.text:
        return {field: sentence}
    if len(what.text) > LONGEST_NAME * 2:
        return {field: say("This name has more than {longest} characters. Shorten it.", longest=LONGEST_NAME * 2)}
    return {}


def not_later(field: str, day: PartialDate | None, today: date) -> Problems:
    """Return what is wrong with a date that cannot lie in the future."""
    if day is not None and day.earliest > today:
        return {field: say("This date is in the future. Enter today or an earlier date.")}
    return {}


def within(field: str, value: float | None, most: float, sentence: Message, *, least: float = 0) -> Problems:
    """Return the sentence where a number lies outside its limits."""
    return {field: sentence} if value is not None and not least <= value <= most else {}


def texts(**words: str) -> Problems:
    """Return which of the texts are too long."""
    found = {name: note_problem(text) for name, text in words.items()}
    return {name: problem for name, problem in found.items() if problem is not None}


def tidied(body: Body) -> Body:
    """Return a body with every text cleaned: names and short texts on one line, notes with their lines."""
    changes: dict[str, Any] = {}
    for each in fields(body):  # type: ignore[arg-type]  # bodies are dataclasses
        value = getattr(body, each.name)
        if isinstance(value, str):
            changes[each.name] = clean(value) if each.name in SEVERAL_LINES else clean_line(value)
        elif isinstance(value, Coded):
            changes[each.name] = coded(value)
        elif isinstance(value, tuple) and value and is_dataclass(value[0]):
            changes[each.name] = tuple(tidied(part) for part in value)
    return replace(body, **changes)  # type: ignore[type-var]  # as above


def plain_problems(body: object, today: date, *, may_lie_ahead: Collection[str] = ()) -> Problems:
    """Return what can be said of any body: texts that are too long and dates in the future."""
    problems: Problems = {}
    for each in fields(body):  # type: ignore[arg-type]  # bodies are dataclasses
        value = getattr(body, each.name)
        if isinstance(value, str):
            problems |= texts(**{each.name: value})
        elif isinstance(value, PartialDate) and each.name not in may_lie_ahead:
            problems |= not_later(each.name, value, today)
    return problems


def ended_before_start(field: str, started: PartialDate | None, ended: PartialDate | None) -> Problems:
    """Return what is wrong with an end that lies before its start, as far as both are known."""
    if started and ended and ended.latest < started.earliest:
        return {field: say("This is before the start. Check the two dates.")}
    return {}
