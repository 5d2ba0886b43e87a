"""The same record as tables for a spreadsheet: one for each kind of fact, a column for each field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from luna_desktop.domain.clinical.visits import VisitNote
from luna_desktop.domain.clinical.wording import WORDINGS
from luna_desktop.domain.facts import BY_BODY, KINDS, SOURCE_NAMES, STATUS_NAMES
from luna_desktop.interop.csv_writing import write_table
from luna_desktop.interop.fhir_out.content import Act, Attached, Entry, MachineCopy, Text, Told
from luna_desktop.interop.fhir_out.values import plain, shapes_of
from luna_desktop.texts import Message, Translator, say

_RECORDED = ("entry", "version", "status", "source", "reason", "recorded_at", "recorded_by")


def record_tables(copy: MachineCopy, words: Translator) -> dict[str, bytes]:
    """Return the tables by file name; a kind that nothing was recorded of has none."""
    kinds = dict.fromkeys(each.kind for each in copy.entries)
    found = {f"tables/{kind}.csv": _table(kind, copy, words) for kind in kinds}
    found |= _told_tables(copy, words)
    if copy.visits:
        found["tables/visits.csv"] = _visits(copy)
    found["tables/codes.csv"] = _codes(copy, words)
    files = [*(("photograph", each) for each in copy.photographs), *(("document", each) for each in copy.documents)]
    if files:
        found["tables/files.csv"] = _files(files)
    return found


def _table(kind: str, copy: MachineCopy, words: Translator) -> bytes:
    """Return every version of a kind, the one that counts before the earlier ones."""
    entries = [each for each in (*copy.entries, *copy.earlier) if each.kind == kind]
    names = tuple(shapes_of(KINDS[kind].body))
    rows = (_row(each, words) for each in sorted(entries, key=lambda one: (one.entry, -one.number)))
    return write_table((*_RECORDED, *names), rows)


def _row(entry: Entry, words: Translator) -> Sequence[str]:
    said = (
        str(entry.entry),
        str(entry.number),
        words.render(STATUS_NAMES[entry.status]),
        words.render(SOURCE_NAMES[entry.source]),
        entry.reason,
        entry.recorded_at.isoformat(),
        entry.recorded_by,
    )
    return (*said, *(_cell(value) for value in plain(entry.body).values()))


def _cell(value: Any) -> str:
    """Return a value as one cell: parts one after the other, a named thing with its code behind it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(_cell(part) for part in value)
    if isinstance(value, dict):
        if {"text", "code", "system"} <= value.keys():
            code = f"{value['system']} {value['code']}".strip() if value["code"] else ""
            return f"{value['text']} ({code})" if code else value["text"]
        return ", ".join(f"{name}: {_cell(part)}" for name, part in value.items() if part not in (None, "", []))
    return str(value)


def _codes(copy: MachineCopy, words: Translator) -> bytes:
    """Return what the columns are called in the language of the copy."""
    rows = [
        (BY_BODY[body].name, name, words.render(label))
        for body in dict.fromkeys(type(each.body) for each in copy.entries)
        if body in WORDINGS
        for name, label in WORDINGS[body].labels.items()
    ]
    headers = (words.render(say("Table")), words.render(say("Column")), words.render(say("What it holds")))
    return write_table(headers, rows)


def _told_tables(copy: MachineCopy, words: Translator) -> dict[str, bytes]:
    """Return a table for each sort of what was done or said."""
    found = {}
    for act in Act:
        told = [each for each in copy.told if each.act is act]
        if not told:
            continue
        names = tuple(dict.fromkeys(name for each in told for name in each.says))
        headers = ("number", "code", "stands", "at", "until", "by", "elsewhere", *names, "lines")
        rows = ([*_head(each), *(_words(each.says.get(name, ""), words) for name in names)] for each in told)
        lines = ("\n".join(f"{_words(a, words)}: {_words(b, words)}" for a, b in each.rows) for each in told)
        table = [[*row, line] for row, line in zip(rows, lines, strict=True)]
        found[f"tables/{act.value.replace(' ', '_')}.csv"] = write_table(headers, table)
    return found


def _head(told: Told) -> list[str]:
    at, ends = (each.isoformat() if each is not None else "" for each in (told.at, told.ends))
    code = str(told.code.value) if told.code is not None else ""
    return [str(told.number), code, "yes" if told.stands else "no", at, ends, told.by, told.elsewhere]


def _words(text: Text, words: Translator) -> str:
    return words.render(text) if isinstance(text, Message) else text


def _visits(copy: MachineCopy) -> bytes:
    names = tuple(shapes_of(VisitNote))
    rows = (
        (
            str(visit.number),
            visit.at.isoformat(),
            visit.by,
            visit.state.value,
            visit.signed_at.isoformat() if visit.signed_at else "",
            *(_cell(value) for value in plain(visit.note).values()),
            "; ".join(each.reason for each in reversed(visit.versions) if each.reason),
            "; ".join(each.text for each in visit.beside),
            visit.elsewhere,
        )
        for visit in copy.visits
    )
    return write_table(
        ("number", "at", "by", "state", "signed_at", *names, "amended_because", "beside", "elsewhere"), rows
    )


def _files(files: Sequence[tuple[str, Attached]]) -> bytes:
    headers = ("kind", "number", "entry", "media_type", "bytes", "width", "height", "pages", "sha256_of_original")
    return write_table(headers, _file_rows(files))


def _file_rows(files: Sequence[tuple[str, Attached]]) -> Iterator[Sequence[str]]:
    for kind, each in files:
        numbers = (each.number, each.entry)
        sizes = (len(each.content), each.width, each.height, each.pages)
        yield (kind, *map(str, numbers), each.media_type, *map(str, sizes), each.original)
