"""What a clinic makes of the shipped catalogues: rows of its own, rows switched off, and what a doctor approved.

Pure: the rows and approvals come from the clinic's books, in the order in which they were written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from luna_desktop.domain.clinical.catalogue_search import plain
from luna_desktop.domain.clinical.catalogue_tables import SOURCES, TABLES, Reference, Table
from luna_desktop.domain.clinical.catalogues import Catalogue, Entry, read_row, silenced, targets, wanted_columns
from luna_desktop.domain.people import clean_line
from luna_desktop.texts import Message, say

OWN_PREFIX = "own_"
OWN_BASIS = "X"
LONGEST_CELL = 400


@dataclass(frozen=True)
class RowVersion:
    """The newest version of what the clinic says of a row: its own columns, or none where it only switches one off."""

    row_id: str
    number: int
    columns: Mapping[str, str]
    is_off: bool


@dataclass(frozen=True)
class Approval:
    """One act of approving or taking back; empty `column` and `row_id` stand for all."""

    column: str
    row_id: str
    version: str
    is_approved: bool


def whole_catalogue(shipped: Catalogue, rows: Iterable[RowVersion]) -> Catalogue:
    """Return a shipped catalogue with the clinic's rows; own rows come first, as the clinic's words."""
    table = TABLES[shipped.name]
    said = {row.row_id: row for row in rows}
    own = [
        read_row(table, row.columns, f"own-{row.number}", file=f"{shipped.name}.tsv", line=0, is_own=True)
        for row in said.values()
        if row.columns
    ]
    every = [*own, *shipped.entries]
    off = {row.row_id for row in said.values() if row.is_off}
    return Catalogue(
        shipped.name,
        tuple(entry for entry in every if entry.id not in off),
        shipped.version,
        tuple(entry for entry in every if entry.id in off),
    )


def heard(entry: Entry, approvals: Iterable[Approval]) -> frozenset[str]:
    """Return the advising columns of a row that are approved in its version.

    A section's approval is for the shipped rows of one version of the file; the clinic's own rows are approved one
    by one. What was approved last counts, and another version of file or row needs a new approval.
    """
    spoken: set[str] = set()
    advising = TABLES[entry.catalogue].advising
    for act in approvals:
        if act.version != entry.version or act.row_id not in {"", entry.id} or (entry.is_own and not act.row_id):
            continue
        columns = {act.column} if act.column else set(advising)
        spoken = spoken | columns if act.is_approved else spoken - columns
    return frozenset(spoken & set(advising))


def in_use(whole: Catalogue, approvals: Sequence[Approval]) -> Catalogue:
    """Return a catalogue in which only what was approved advises."""
    if not TABLES[whole.name].advising:
        return whole

    def quiet(entries: Iterable[Entry]) -> tuple[Entry, ...]:
        return tuple(silenced(entry, heard(entry, approvals)) for entry in entries)

    return Catalogue(whole.name, quiet(whole.entries), whole.version, quiet(whole.off))


def checked_row(
    whole: Catalogue, row_id: str, columns: Mapping[str, str], others: Mapping[str, Catalogue]
) -> tuple[dict[str, Message], dict[str, str]]:
    """Return what is wrong with a row of the clinic's own, by column, and the row tidied with every column filled in.

    A new row (`row_id` empty) gets an id from its name.
    """
    table = TABLES[whole.name]
    tidy = {name: clean_line(columns.get(name, "")) for name in wanted_columns(table)}
    tidy["basis"] = tidy["basis"] or OWN_BASIS
    problems = _title_problem(whole, row_id, table.title, tidy[table.title])
    if not tidy["source"]:
        problems["source"] = say("Enter where this is from: a guideline, a label, or who decided it.")
    if not re.match(r"[VMX]\b", tidy["basis"]):
        problems["basis"] = say("Enter V for read in the source, M for general knowledge, or X for the clinic’s rule.")
    problems |= _lost_values(table, tidy, others)
    for name in tidy:
        if len(tidy[name]) > LONGEST_CELL:
            problems[name] = say("This has more than {longest} characters. Shorten it.", longest=LONGEST_CELL)
    tidy["id"] = row_id or _new_id(whole, tidy[table.title])
    return problems, tidy


def _title_problem(whole: Catalogue, row_id: str, title: str, text: str) -> dict[str, Message]:
    if not text:
        return {title: say("Enter the name.")}
    if _is_taken(whole, row_id, text):
        return {title: say("This name is in the catalogue already, as a name or a synonym.")}
    return {}


def _lost_values(table: Table, tidy: Mapping[str, str], others: Mapping[str, Catalogue]) -> dict[str, Message]:
    """Return a problem for each column that names what is in no list; the source of an own row is free text."""
    found = {each.column: _lost(tidy[each.column], each, others) for each in table.references if each != SOURCES}
    return {
        column: say("“{value}” is in no list. Choose one that is there.", value=lost)
        for column, lost in found.items()
        if lost
    }


def _is_taken(whole: Catalogue, row_id: str, name: str) -> bool:
    wanted = plain(name)
    return any(
        entry.id != row_id and wanted in {plain(entry.name), *(plain(word) for word in entry.synonyms)}
        for entry in (*whole.entries, *whole.off)
    )


def _lost(text: str, reference: Reference, others: Mapping[str, Catalogue]) -> str:
    """Return the first value of a column that is in no list, or nothing."""
    known = targets(reference, others)
    parts = [part.strip() for part in text.split(reference.divider) if part.strip()]
    return next((part for part in parts if part not in known), "")


def _new_id(whole: Catalogue, name: str) -> str:
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    stem = OWN_PREFIX + (re.sub(r"[^a-z0-9]+", "_", ascii_name).strip("_") or "row")
    at, made = 1, stem
    while whole.has(made):
        at += 1
        made = f"{stem}_{at}"
    return made
