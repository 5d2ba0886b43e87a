"""A doctor's approval of what the catalogues advise: all of it, by column, or row by row; taken back the same way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from luna_desktop.domain.access import Permission
from luna_desktop.domain.clinical.catalogue_tables import TABLES
from luna_desktop.domain.clinical.catalogues import Catalogue
from luna_desktop.domain.errors import InvalidInput, StaleRecord
from luna_desktop.models.catalogues import CatalogueApproval
from luna_desktop.services.care.catalogue_pages import waiting_in
from luna_desktop.services.care.catalogue_shelf import ENTITY, refresh, whole_books
from luna_desktop.services.care.rule_charts import RULES
from luna_desktop.services.care.rule_holds import patients_to_come, work_out_again
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Change, Work
from luna_desktop.texts import say


@dataclass(frozen=True)
class Approving:
    """What a doctor approves or takes back: all of a catalogue, columns of it, or single rows.

    An empty `catalogue` stands for every one, empty `columns` for all that advise, empty `rows` for every row.
    `versions` are the versions that the screen showed, by catalogue; none is asked for where it is empty.
    """

    catalogue: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    approved: bool = True
    versions: Mapping[str, str] = field(default_factory=dict)


@use_case(requires=Permission.APPROVE_CATALOGUES)
def approve_advice(work: Work, asked: Approving) -> dict[str, int]:
    """Let what advises speak, or take that back; return how many cells of each catalogue still wait.

    Raises:
        StaleRecord: A file has another version than the screen showed; it has to be read again.
        InvalidInput: There is no such column that advises (`columns`), or no such row (`rows`).
    """
    books = whole_books(work)
    names = [asked.catalogue] if asked.catalogue else [name for name in books if TABLES[name].advising]
    for name in names:
        if name not in books or asked.versions.get(name, books[name].version) != books[name].version:
            raise StaleRecord(say("The catalogue has another version by now. Read it again before you approve."))
        _approve(work, books[name], asked)
    refresh(work)
    if RULES in names:
        work_out_again(work, patients_to_come(work))
    return waiting_in(work)


def _approve(work: Work, book: Catalogue, asked: Approving) -> None:
    advising = TABLES[book.name].advising
    if not advising or set(asked.columns) - set(advising):
        raise InvalidInput({"columns": say("Nothing in this column advises, so nothing is to be approved.")})
    if [row for row in asked.rows if not book.has(row)]:
        raise InvalidInput({"rows": say("This row is not in the catalogue any more. Read the list again.")})
    scopes = [(row, book.entry(row).version) for row in asked.rows] or [("", book.version), *_own_scopes(book)]
    for row_id, version in scopes:
        for column in asked.columns or ("",):
            work.session.add(
                CatalogueApproval(
                    catalogue=book.name,
                    column_name=column,
                    row_id=row_id,
                    version=version,
                    is_approved=asked.approved,
                    at=work.now,
                    by=work.actor.user_id,
                )
            )
    work.record(
        "catalogue advice approved" if asked.approved else "catalogue approval withdrawn",
        Change(ENTITY, book.name),
        detail={"columns": list(asked.columns), "rows": list(asked.rows), "version": book.version},
    )


def _own_scopes(book: Catalogue) -> list[tuple[str, str]]:
    """Return the clinic's own rows, which a section's approval covers as they stand now."""
    return [(entry.id, entry.version) for entry in (*book.entries, *book.off) if entry.is_own]
