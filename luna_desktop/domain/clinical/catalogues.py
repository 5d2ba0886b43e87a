"""Catalogues of conditions, medicines, allergens, treatments and what belongs to them: rows to choose from.

Each is a tab-separated file in `resources/catalogues`: a first line with its version, a line of column names, then one
row each with its source and basis. A row keeps all its columns. A file with a bad row is refused with file, line and
reason; what a chart recorded keeps the code, text and catalogue version of its day. What advises is empty in `row`
until a doctor of the clinic has approved it (`services.care.catalogue_approvals`).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from luna_desktop.domain.clinical.catalogue_search import find, plain
from luna_desktop.domain.clinical.catalogue_tables import TABLES, Reference, Table
from luna_desktop.domain.clinical.history import Coded
from luna_desktop.texts import Message, say

_VERSION_LINE = re.compile(r"# version (\S+)")
AS_A_WHOLE = frozenset({"safety_rules", "suggestions"})
"""Catalogues of which a row is approved only with everything that it says."""
SHORTEST_NAME = 4
"""Names that are shorter say too little inside a longer text."""
_IN_BRACKETS = re.compile(r"\(([^)]*)\)")
_BASIS = re.compile(r"[VMX]\b")


class CatalogueError(ValueError):
    """A catalogue file has a row that cannot be used; the text names file, line and reason."""

    def __init__(self, file: str, line: int, reason: Message) -> None:
        super().__init__(f"{file} line {line}: {reason}")
        self.file, self.line, self.reason = file, line, reason


@dataclass(frozen=True)
class Entry:
    """One row of a catalogue: what it is found and recorded by, and all its columns."""

    id: str
    name: str
    code: str
    system: str
    synonyms: tuple[str, ...]
    group: str
    source: str
    basis: str
    catalogue: str = ""
    version: str = ""
    columns: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    is_own: bool = False
    line: int = field(default=0, compare=False)

    def coded(self) -> Coded:
        """Return what a chart records when this row is chosen (the catalogue as a FHIR canonical, `name|version`)."""
        return Coded(self.name, self.code or self.id, self.system, f"luna/{self.catalogue}|{self.version}")

    def parts(self, column: str, divider: str = ";") -> tuple[str, ...]:
        """Return the values of a column that holds several."""
        return tuple(part.strip() for part in self.columns.get(column, "").split(divider) if part.strip())


@dataclass(frozen=True)
class Catalogue:
    """The rows of one catalogue, in the order of the file; `off` holds those that the clinic switched off.

    Rows that are off are not offered, but a chart that recorded one can still look it up.
    """

    name: str
    entries: tuple[Entry, ...]
    version: str = ""
    off: tuple[Entry, ...] = ()

    @cached_property
    def _by_id(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in (*self.off, *self.entries)}

    def entry(self, wanted: str) -> Entry:
        """Return the row with an id, switched off or not; raises KeyError where there is none."""
        return self._by_id[wanted]

    def row(self, wanted: str) -> Mapping[str, str]:
        """Return all columns of the row with an id; raises KeyError where there is none."""
        return self._by_id[wanted].columns

    def has(self, wanted: str) -> bool:
        """Tell whether there is a row with an id."""
        return wanted in self._by_id

    def of_code(self, code: str) -> Entry | None:
        """Return the row that a chart recorded under a code or an id, or None."""
        if not code:
            return None
        every = (*self.entries, *self.off)
        return self._by_id.get(code) or next((entry for entry in every if entry.code == code), None)

    def find(self, typed: str, limit: int = 8) -> tuple[Entry, ...]:
        """Return the rows that what was typed may mean, the likeliest first (`catalogue_search`)."""
        return find(self.entries, typed, limit)

    @cached_property
    def _by_code(self) -> dict[str, tuple[Entry, ...]]:
        found: dict[str, list[Entry]] = {}
        for entry in (*self.entries, *self.off):
            for code in {entry.code, entry.id} - {""}:
                found.setdefault(code, []).append(entry)
        return {code: tuple(entries) for code, entries in found.items()}

    @cached_property
    def _by_name(self) -> dict[str, Entry]:
        found: dict[str, Entry] = {}
        for entry in self.entries:
            for word in (entry.name, *entry.synonyms):
                found.setdefault(word.casefold(), entry)
        return found

    def all_of_code(self, code: str) -> tuple[Entry, ...]:
        """Return every row that a chart may have recorded under a code or an id, switched off or not."""
        return self._by_code.get(code, ())

    @cached_property
    def _by_word(self) -> dict[str, Entry]:
        found: dict[str, Entry] = {}
        for entry in self.entries:
            for word in (*_names_in(entry.name), *entry.synonyms):
                if len(plain(word)) >= SHORTEST_NAME:
                    found.setdefault(plain(word), entry)
        return found

    @cached_property
    def _words(self) -> re.Pattern[str]:
        longest_first = sorted(self._by_word, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?!\w)")

    def spoken_of(self, text: str) -> tuple[Entry, ...]:
        """Return the rows whose names stand in a text as whole words: “Tab. Isotretinoin 20 mg” names one."""
        return tuple(dict.fromkeys(self._by_word[found] for found in self._words.findall(plain(text))))

    def named(self, text: str) -> Entry | None:
        """Return the row whose name or synonym is exactly this text, or None."""
        return self._by_name.get(text.strip().casefold())


def _names_in(name: str) -> Iterator[str]:
    """Yield the names that a row's name gives: what stands before brackets, and a list of members within them."""
    yield from (part.strip() for part in _IN_BRACKETS.sub("", name).split(" / "))
    for inside in _IN_BRACKETS.findall(name):
        if "," in inside:
            yield from (
                part.strip().removesuffix(" etc.").removesuffix(" oral").removeprefix("e.g. ")
                for part in inside.split(",")
            )


def load(path: Path) -> Catalogue:
    """Read a catalogue file by itself; raises CatalogueError naming the first row that cannot be used."""
    return parse(path.name, path.read_text(encoding="utf-8"))


def parse(file: str, text: str) -> Catalogue:
    """Read the text of a catalogue file by itself; raises CatalogueError as `load` does, KeyError for another file."""
    table = TABLES[file.removesuffix(".tsv")]
    first, _, rest = text.partition("\n")
    version = _VERSION_LINE.fullmatch(first.rstrip("\r"))
    if version is None:
        raise CatalogueError(file, 1, say("the version is missing"))
    entries: list[Entry] = []
    seen: set[str] = set()
    for number, row in _rows(file, rest, table):
        entry = read_row(table, row, version[1], file=file, line=number)
        if entry.id in seen:
            raise CatalogueError(file, number, say("the id {id} stands there twice", id=entry.id))
        seen.add(entry.id)
        entries.append(entry)
    return Catalogue(table.name, tuple(entries), version[1])


def _rows(file: str, text: str, table: Table) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    head = next(reader, [])
    absent = [name for name in wanted_columns(table) if name not in head]
    if absent:
        raise CatalogueError(file, 2, say("columns are missing: {names}", names=", ".join(absent)))
    for number, cells in enumerate(reader, start=3):
        if len(cells) != len(head):
            reason = say("{count} columns instead of {wanted}", count=len(cells), wanted=len(head))
            raise CatalogueError(file, number, reason)
        yield number, dict(zip(head, (cell.strip() for cell in cells), strict=True))


def wanted_columns(table: Table) -> tuple[str, ...]:
    """Return the columns that a file must have, in the order of its table's declaration."""
    named = [*table.ids, table.title, table.group, table.synonyms, *(name for name, _system in table.codes)]
    named += [*(each.column for each in table.references), *table.advising, *table.columns]
    return tuple(dict.fromkeys(name for name in (*named, *table.needed, *table.basis) if name))


def read_row(
    table: Table, row: Mapping[str, str], version: str, *, file: str, line: int, is_own: bool = False
) -> Entry:
    """Return the entry that a row makes; raises CatalogueError where something needed is missing or odd."""
    empty = [name for name in (*table.ids, table.title, *table.needed) if not row.get(name)]
    if empty:
        reason = say("nothing stands under {names}", names=", ".join(dict.fromkeys(empty)))
        raise CatalogueError(file, line, reason)
    for name in table.basis:
        if row.get(name) and not _BASIS.match(row[name]):
            raise CatalogueError(file, line, say("{name} is neither V nor M nor X", name=name))
    code, system = next(((row[name], kind) for name, kind in table.codes if row.get(name)), ("", ""))
    return Entry(
        ".".join(row[name] for name in table.ids),
        row[table.title],
        code,
        system,
        tuple(part.strip() for part in row.get(table.synonyms, "").split(table.divider) if part.strip()),
        row.get(table.group, ""),
        row.get("source", ""),
        row.get("basis", ""),
        table.name,
        version,
        MappingProxyType(dict(row)),
        is_own,
        line,
    )


def broken_references(catalogue: Catalogue, others: Mapping[str, Catalogue]) -> CatalogueError | None:
    """Return the first row that points to something that is in no other catalogue, or None."""
    table = TABLES[catalogue.name]
    known = {each: targets(each, {**others, catalogue.name: catalogue}) for each in table.references}
    for entry in catalogue.entries:
        for reference, ids in known.items():
            lost = [part for part in entry.parts(reference.column, reference.divider) if part not in ids]
            if lost:
                reason = say(
                    "{column} names {value}, which is not in {table}",
                    column=reference.column,
                    value=lost[0],
                    table=reference.table,
                )
                return CatalogueError(f"{catalogue.name}.tsv", entry.line, reason)
    return None


def targets(reference: Reference, catalogues: Mapping[str, Catalogue]) -> frozenset[str]:
    """Return the values that a column may have which points into another catalogue."""
    target = catalogues.get(reference.table)
    if target is None:
        return frozenset(reference.besides)
    entries = [entry for entry in target.entries if not reference.kind or entry.group == reference.kind]
    if reference.looks_in:
        return frozenset(entry.columns[reference.looks_in] for entry in entries)
    return frozenset(reference.besides).union(entry.name if reference.kind else entry.id for entry in entries)


def silenced(entry: Entry, spoken: Iterable[str]) -> Entry:
    """Return a row of which only these of its advising columns say something.

    A rule or a suggestion says all of it or nothing: its words without what limits them would say something else.
    """
    heard = set(spoken)
    advising = TABLES[entry.catalogue].advising
    if entry.catalogue in AS_A_WHOLE and any(entry.columns.get(name) and name not in heard for name in advising):
        heard = set()
    quiet = {name: "" for name in advising if name not in heard}
    return replace(entry, columns=MappingProxyType({**entry.columns, **quiet})) if quiet else entry
