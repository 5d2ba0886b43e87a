"""Catalogues of conditions, medicines and allergens: names and codes to choose from, never advice.

Each is a tab-separated file in `resources/catalogues` with its source and basis columns. A file with a bad row is
refused by row; what a chart recorded keeps the code, text and catalogue version of its day.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from luna_desktop.domain.clinical.history import Coded

VERSION = "2026-11"


@dataclass(frozen=True)
class Entry:
    """One row of a catalogue."""

    id: str
    name: str
    code: str
    system: str
    synonyms: tuple[str, ...]
    group: str
    source: str
    basis: str

    def coded(self) -> Coded:
        """Return what a chart records when this row is chosen."""
        return Coded(self.name, self.code or self.id, self.system, f"luna/{VERSION}")


class CatalogueError(ValueError):
    """A catalogue file has a row that cannot be used; the text names file, line and reason."""


@dataclass(frozen=True)
class Catalogue:
    """The rows of one catalogue, in the order of the file."""

    name: str
    entries: tuple[Entry, ...]

    def find(self, typed: str, limit: int = 8) -> tuple[Entry, ...]:
        """Return rows whose name, synonym or code matches, best first: start of name, of a word, anywhere."""
        wanted = typed.strip().casefold()
        if not wanted:
            return ()
        ranked = [(rank, entry.name, entry) for entry in self.entries if (rank := _rank(entry, wanted)) is not None]
        ranked.sort(key=lambda item: (item[0], item[1]))
        return tuple(entry for _, _, entry in ranked[:limit])

    def named(self, text: str) -> Entry | None:
        """Return the row whose name or synonym is exactly this text, or None."""
        wanted = text.strip().casefold()
        for entry in self.entries:
            if wanted == entry.name.casefold() or wanted in (word.casefold() for word in entry.synonyms):
                return entry
        return None


def _rank(entry: Entry, wanted: str) -> int | None:
    name = entry.name.casefold()
    if name.startswith(wanted):
        return 0
    if any(word.startswith(wanted) for word in name.split()):
        return 1
    others = [word.casefold() for word in entry.synonyms]
    if any(word.startswith(wanted) for word in others) or entry.code.casefold() == wanted:
        return 2
    return 3 if wanted in name or any(wanted in word for word in others) else None


def load(path: Path) -> Catalogue:
    """Read a catalogue file; raises CatalogueError naming the first row that cannot be used."""
    entries: list[Entry] = []
    seen: set[str] = set()
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), start=2):
            entry = _entry(path.name, number, row)
            if entry.id in seen:
                message = f"{path.name} line {number}: the id {entry.id} stands there twice"
                raise CatalogueError(message)
            seen.add(entry.id)
            entries.append(entry)
    return Catalogue(path.stem, tuple(entries))


def _entry(file: str, number: int, row: dict[str, str]) -> Entry:
    missing = [name for name in ("id", "name", "source", "basis") if not row.get(name)]
    if missing or None in row:
        message = f"{file} line {number}: {', '.join(missing) or 'too many columns'}"
        raise CatalogueError(message)
    synonyms = tuple(part.strip() for part in row.get("synonyms", "").split(";") if part.strip())
    return Entry(
        row["id"],
        row["name"],
        row.get("code", ""),
        row.get("system", ""),
        synonyms,
        row.get("group", ""),
        row["source"],
        row["basis"],
    )
