"""Tables as spreadsheet programs write them: separators are found out, quoted line breaks stay, odd rows are named."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from luna_desktop.domain.import_dates import DateEvidence
from luna_desktop.domain.import_rows import SourceRow
from luna_desktop.domain.imports import LONGEST_CELL, Field, Plan
from luna_desktop.interop.import_files import UTF_8, FileKind, FileLook, FileRefused, fingerprint, opened_text
from luna_desktop.texts import Message, say, say_n

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 8
_TRIED = 60
_SEP = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
_DATE = re.compile(r"\s*\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}")
_DIGITS = 6
_MOST_COLUMNS = 300
_NUL = say("This row holds zero bytes: the file is damaged here.")
_NOT_TEXT = say("This row holds bytes that are no text in this encoding.")
_QUOTE = say("A quotation mark in this row is opened and never closed.")


def look_at_table(path: Path, plan: Plan) -> FileLook:
    """Read a table once through and say how it is written; what the plan says about that is believed.

    Raises:
        FileRefused: It cannot be read, it has no rows, or far too many columns.
    """
    sha256, found, _head = fingerprint(path)
    encoding = plan.encoding if plan.encoding and not (plan.encoding == UTF_8 and found) else found
    delimiter = plan.delimiter or _delimiter_of(path, encoding)
    records = _records(path, encoding, delimiter)
    first = next((cells for _line, cells, problem in records if problem is None), None)
    if first is None:
        raise FileRefused(say("There are no rows in this file."))
    if len(first) > _MOST_COLUMNS:
        raise FileRefused(
            say("This file has more than {most} columns, so it is no list of patients.", most=_MOST_COLUMNS)
        )
    has_headers = not any(_looks_like_data(cell) for cell in first)
    headers = tuple(cell.strip() if has_headers else "" for cell in first)
    sample: list[tuple[str, ...]] = []
    dates: dict[int, DateEvidence] = {}
    count = 0
    if not has_headers:
        sample.append(tuple(first))
        count = 1
    for _line, cells, problem in records:
        count += 1
        if problem is None:
            if len(sample) < _SAMPLE:
                sample.append(tuple(cell[:LONGEST_CELL] for cell in cells))
            _look_for_dates(cells, dates)
    return FileLook(
        FileKind.CSV,
        sha256,
        count,
        encoding,
        delimiter,
        headers,
        has_headers,
        tuple(sample),
        {place: one for place, one in dates.items() if one.needs_choice or one.likely},
    )


def table_rows(path: Path, plan: Plan, seen: FileLook) -> Iterator[SourceRow]:
    """Yield the rows of a table as the plan's columns name them, each with the line on which it begins."""
    needed = 1 + max(plan.columns.values(), default=0)
    width = len(seen.headers)
    for line, cells, problem in islice(_records(path, seen.encoding, seen.delimiter), int(seen.has_headers), None):
        said = problem or _width_problem(cells, needed, width)
        if said is not None:
            yield SourceRow(line, {}, said)
        else:
            yield SourceRow(line, _values(cells, plan.columns))


def _values(cells: Sequence[str], columns: Mapping[Field, int]) -> dict[Field, tuple[str, ...]]:
    return {wanted: (cells[place],) for wanted, place in columns.items() if place < len(cells)}


def _width_problem(cells: Sequence[str], needed: int, width: int) -> Message | None:
    if len(cells) < needed:
        return say_n(
            "This row ends after {count} column. A line break or a separator is missing or too many.",
            "This row ends after {count} columns. A line break or a separator is missing or too many.",
            len(cells),
        )
    if len(cells) > width and any(cell.strip() for cell in cells[width:]):
        return say(
            "This row has {count} columns, the first line {width}. Put texts with separators into quotation marks.",
            count=len(cells),
            width=width,
        )
    return None


def _records(path: Path, encoding: str, delimiter: str) -> Iterator[tuple[int, list[str], Message | None]]:
    """Yield line, cells and what is wrong; rows without any text are passed over."""
    with opened_text(path, encoding) as stream:
        begins = 0
        if _SEP.fullmatch(stream.readline()):
            begins = 1
        else:
            stream.seek(0)
        reader = csv.reader(stream, delimiter=delimiter)
        while True:
            line = begins + reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield line, [], _QUOTE
                continue
            if any(cells) and "".join(cells).strip():
                yield line, cells, _damage(cells)


def _damage(cells: Iterable[str]) -> Message | None:
    for cell in cells:
        if "\0" in cell:
            return _NUL
        if "\ufffd" in cell:
            return _NOT_TEXT
    return None


def _delimiter_of(path: Path, encoding: str) -> str:
    """Return the separator under which the first rows agree best on how many columns there are."""
    with opened_text(path, encoding) as stream:
        lines = list(islice(stream, _TRIED))
    if lines and (told := _SEP.fullmatch(lines[0])):
        return told[1]
    best, best_score = ",", 0.0
    for delimiter in DELIMITERS:
        widths = [len(cells) for cells in _tried(lines, delimiter) if cells]
        if not widths or widths[0] < 2:
            continue
        score = sum(width == widths[0] for width in widths) / len(widths) * 100 + min(widths[0], 60) / 100
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _tried(lines: list[str], delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return []


def _looks_like_data(cell: str) -> bool:
    return sum(letter.isdigit() for letter in cell) >= _DIGITS or "@" in cell


def _look_for_dates(cells: Sequence[str], dates: dict[int, DateEvidence]) -> None:
    for place, cell in enumerate(cells):
        if cell and _DATE.match(cell):
            dates.setdefault(place, DateEvidence()).look(cell)
