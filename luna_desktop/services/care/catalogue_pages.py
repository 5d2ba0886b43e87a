"""Catalogues as the clinic works on them: rows with all that they say, what waits for a doctor, who approved what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from luna_desktop.domain.access import Permission
from luna_desktop.domain.clinical.catalogue_tables import TABLES
from luna_desktop.domain.clinical.catalogues import Entry
from luna_desktop.domain.clinical.own_catalogues import heard
from luna_desktop.domain.errors import NotFound
from luna_desktop.models.catalogues import CatalogueApproval, CatalogueRow
from luna_desktop.services.care.catalogue_shelf import approvals_of, refusal_words, refusals, whole_books
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say

_ROW = CatalogueRow.metadata.tables["catalogue_row"]
_APPROVAL = CatalogueApproval.metadata.tables["catalogue_approval"]
_STAFF = CatalogueRow.metadata.tables["staff_user"]
ACTS_SHOWN = 50


@dataclass(frozen=True)
class RowState:
    """A row with all that it says, whether it is offered, and which of its advising columns are approved.

    `number` is the version of what the clinic says of it, 0 where it says nothing.
    """

    entry: Entry
    is_off: bool = False
    number: int = 0
    heard: frozenset[str] = frozenset()

    @property
    def waiting(self) -> tuple[str, ...]:
        """Return the advising columns that say something and wait for a doctor's approval."""
        advising = TABLES[self.entry.catalogue].advising
        return tuple(name for name in advising if self.entry.columns.get(name) and name not in self.heard)


@dataclass(frozen=True)
class Act:
    """One act of approving or taking back, as it is told."""

    catalogue: str
    column: str
    row_id: str
    version: str
    is_approved: bool
    at: datetime
    by: str


@dataclass(frozen=True)
class CataloguePage:
    """One catalogue as the clinic works on it."""

    name: str
    version: str
    rows: tuple[RowState, ...]
    acts: tuple[Act, ...] = ()
    refused: Message | None = None

    @property
    def waiting(self) -> int:
        """Return how many cells wait for approval."""
        return sum(len(row.waiting) for row in self.rows)


@use_case(requires=Permission.READ_CATALOGUES, writes=False)
def read_catalogue(work: Work, name: str) -> CataloguePage:
    """Read a catalogue with everything that it says, approved or not; raises NotFound for one that is not in use."""
    return page_of(work, name)


@use_case(requires=Permission.READ_CATALOGUES, writes=False)
def count_waiting(work: Work, _: None) -> dict[str, int]:
    """Return how many cells of each catalogue wait for approval."""
    return waiting_in(work)


def waiting_in(work: Work) -> dict[str, int]:
    """Return the same within another unit of work."""
    approvals = approvals_of(work)
    return {
        name: sum(
            len(RowState(entry, heard=heard(entry, approvals.get(name, ()))).waiting)
            for entry in (*book.entries, *book.off)
        )
        for name, book in whole_books(work).items()
        if TABLES[name].advising
    }


def page_of(work: Work, name: str) -> CataloguePage:
    """Return a catalogue as it stands within a unit of work; raises NotFound for one that is not in use."""
    book = whole_books(work).get(name)
    if book is None:
        raise NotFound(say("This catalogue is not in use: its file was refused, and there is no earlier copy."))
    approvals = approvals_of(work).get(name, ())
    query = (
        select(_ROW.c.row_id, func.max(_ROW.c.number).label("number"))
        .where(_ROW.c.catalogue == name)
        .group_by(_ROW.c.row_id)
    )
    numbers: dict[str, int] = {row.row_id: row.number for row in work.connection.execute(query).all()}
    off = {entry.id for entry in book.off}
    rows = [
        RowState(entry, entry.id in off, numbers.get(entry.id, 0), heard(entry, approvals))
        for entry in sorted((*book.entries, *book.off), key=lambda entry: (not entry.is_own, entry.name.casefold()))
    ]
    return CataloguePage(name, book.version, tuple(rows), _acts(work, name), _refused(work, name))


def _acts(work: Work, name: str) -> tuple[Act, ...]:
    table = _APPROVAL.c
    query = (
        select(
            table.catalogue,
            table.column_name,
            table.row_id,
            table.version,
            table.is_approved,
            table.at,
            _STAFF.c.display_name,
        )
        .join(_STAFF, _STAFF.c.id == table.by)
        .where(table.catalogue == name)
        .order_by(table.id.desc())
        .limit(ACTS_SHOWN)
    )
    return tuple(Act(*row) for row in work.connection.execute(query).all())


def _refused(work: Work, name: str) -> Message | None:
    for each in refusals(work):
        if each.error.file == f"{name}.tsv":
            return refusal_words(each)
    return None
