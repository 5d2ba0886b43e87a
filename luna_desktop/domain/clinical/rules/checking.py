"""Whether the rows of the rule tables can be used: every trigger, target, level and item that they name exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from luna_desktop.domain.clinical.catalogues import Catalogue, Entry
from luna_desktop.domain.clinical.rules.suggesting import BOOKS
from luna_desktop.domain.clinical.rules.table import Answering, Level
from luna_desktop.domain.clinical.rules.targets import ANY_TARGETS, TARGET_KINDS
from luna_desktop.texts import Message, say

_TRIGGER_BOOKS = {"cond": "conditions", "alg": "allergens", "med": "systemic_meds", "combo": "topicals"}
_TARGET_BOOKS = {"tx": "treatments", "prod": "topicals", "med": "systemic_meds"}
_TARGET_COLUMNS = {
    "class": ("treatments", "rule_class"),
    "energy": ("treatments", "energy"),
    "prodclass": ("topicals", "class"),
    "medflag": ("systemic_meds", "flags"),
}


def rule_problems(row: Mapping[str, str], books: Mapping[str, Catalogue]) -> dict[str, Message]:
    """Return what is wrong with a row of the safety rules, by column; empty where it can be used."""
    problems: dict[str, Message] = {}
    if not _knows_trigger(row.get("trigger_kind", ""), row.get("trigger_id", ""), books):
        problems["trigger_id"] = say("Nothing in the catalogues has this kind and id.")
    if not _knows_target(row.get("target_kind", ""), row.get("target_id", ""), books):
        problems["target_id"] = say("Nothing in the catalogues has this kind and id.")
    if row.get("level", "") not in {level.value for level in Level}:
        problems["level"] = say("Enter contraindicated, defer, caution or info.")
    if row.get("override", "") not in {each.value for each in Answering}:
        problems["override"] = say("Enter doctor_reason or acknowledge.")
    if not row.get("reason", ""):
        problems["reason"] = say("Enter why, in one sentence.")
    return problems


def suggestion_problems(row: Mapping[str, str], books: Mapping[str, Catalogue]) -> dict[str, Message]:
    """Return what is wrong with a row of the suggestions, by column; empty where it can be used."""
    problems: dict[str, Message] = {}
    kind, item = row.get("item_kind", ""), row.get("item_id", "")
    known = books[BOOKS[kind]].has(item) if kind in BOOKS and BOOKS[kind] in books else _in_vocab(kind, item, books)
    if not known:
        problems["item_id"] = say("Nothing in the catalogues has this kind and id.")
    if not row.get("step", "").isdigit():
        problems["step"] = say("Enter the step as a number, 1 for the first.")
    if not row.get("weight", "").isdigit():
        problems["weight"] = say("Enter a whole number; the higher one comes first within a step.")
    for part in filter(None, (text.strip() for text in row.get("not_when", "").split(";"))):
        trigger, _, name = part.partition(":")
        if not _knows_trigger(trigger, name, books):
            problems["not_when"] = say("“{part}” is nothing that the catalogues know.", part=part)
    return problems


def _knows_trigger(kind: str, name: str, books: Mapping[str, Catalogue]) -> bool:
    if kind in _TRIGGER_BOOKS:
        book = books.get(_TRIGGER_BOOKS[kind])
        return book is not None and book.has(name)
    return _in_vocab(kind, name, books)


def _knows_target(kind: str, name: str, books: Mapping[str, Catalogue]) -> bool:
    if kind not in TARGET_KINDS:
        return False
    if kind == "any":
        return name in ANY_TARGETS
    if kind == "attr":
        column, _, values = name.partition("=")
        return column in {"pregnancy", "lactation"} and bool(values)
    if kind in _TARGET_BOOKS:
        book = books.get(_TARGET_BOOKS[kind])
        return book is not None and book.has(name)
    table, column = _TARGET_COLUMNS[kind]
    book = books.get(table)
    return book is not None and any(name in _values(entry, column) for entry in book.entries)


def _values(entry: Entry, column: str) -> Iterator[str]:
    for text in entry.columns.get(column, "").replace("/", ",").split(","):
        yield text.strip()


def _in_vocab(kind: str, name: str, books: Mapping[str, Catalogue]) -> bool:
    book = books.get("vocab")
    return book is not None and book.has(f"{kind}.{name}")
