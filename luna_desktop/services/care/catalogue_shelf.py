"""What the open clinic has on its shelf of catalogues: files taken into use, its own rows, and its approvals.

A shipped file is taken into use once by its version, and a copy is kept in the clinic's encrypted database. A file
with a bad row, or with other rows under a version that was taken into use before, is refused, and the last copy stays.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from luna_desktop.domain.access import Permission
from luna_desktop.domain.clinical.catalogues import Catalogue, CatalogueError, parse
from luna_desktop.domain.clinical.own_catalogues import Approval, RowVersion, in_use, whole_catalogue
from luna_desktop.models.catalogues import CatalogueApproval, CatalogueCopy, CatalogueRow
from luna_desktop.services.care import catalogues
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import CREATED, EXECUTED, MINOR_FAILURE, Change, Work
from luna_desktop.texts import Message, say

ENTITY = "catalogue"
_COPY = CatalogueCopy.metadata.tables["catalogue_copy"]
_ROW = CatalogueRow.metadata.tables["catalogue_row"]
_APPROVAL = CatalogueApproval.metadata.tables["catalogue_approval"]


@dataclass(frozen=True)
class Refused:
    """A file that was refused, and the version that stays in use; empty where there is none."""

    error: CatalogueError
    stays: str = ""


@dataclass(frozen=True)
class Stock:
    """What taking stock found."""

    refused: tuple[Refused, ...] = ()
    taken: tuple[str, ...] = ()


@use_case(requires=Permission.RUN_DUE_WORK, audited=False)
def take_stock(work: Work, _: None) -> Stock:
    """Take new shipped files into use, refuse bad ones by row, and put the clinic's catalogues on the shelf."""
    refused = list(refusals(work))
    bad = {each.error.file.removesuffix(".tsv") for each in refused}
    kept = _kept(work.connection)
    taken = []
    shipped = catalogues.shipped()
    for name, book in shipped.catalogues.items():
        if name in bad or (name, book.version) in kept:
            continue
        row = CatalogueCopy(catalogue=name, version=book.version, at=work.now, by=work.actor.user_id)
        row.sha256, row.text = shipped.hashes[name], shipped.texts[name]
        work.session.add(row)
        taken.append(name)
    if taken:
        work.record("catalogues taken into use", Change(ENTITY), kind=CREATED, detail={"files": taken})
    for each in refused:
        detail = {"file": each.error.file, "line": each.error.line, "reason": each.error.reason.text}
        work.record("catalogue refused", Change(ENTITY), kind=EXECUTED, outcome=MINOR_FAILURE, detail=detail)
    refresh(work)
    return Stock(tuple(refused), tuple(taken))


def refusal_words(each: Refused) -> Message:
    """Return what was refused and what stays, as a sentence."""
    where = {"file": each.error.file, "line": each.error.line, "reason": each.error.reason}
    if not each.stays:
        return say("{file} was refused, line {line}: {reason}. There is no earlier copy to use.", **where)
    return say(
        "{file} was refused, line {line}: {reason}. Version {version} stays in use.", version=each.stays, **where
    )


def refusals(work: Work) -> tuple[Refused, ...]:
    """Return the shipped files that are not in use, each with the version that is."""
    kept = _kept(work.connection)
    shipped = catalogues.shipped()
    errors = list(shipped.refused)
    for name, book in shipped.catalogues.items():
        if kept.get((name, book.version), shipped.hashes[name]) != shipped.hashes[name]:
            reason = say("the rows were changed, but the version was not")
            errors.append(CatalogueError(f"{name}.tsv", 1, reason))
    stays = dict(kept.keys())
    return tuple(Refused(error, stays.get(error.file.removesuffix(".tsv"), "")) for error in errors)


def refresh(work: Work) -> Mapping[str, Catalogue]:
    """Put the clinic's catalogues on the shelf as they stand in this transaction, and back where it is undone."""
    before = catalogues.on_shelf()
    work.session.flush()
    books = books_in_use(work)
    catalogues.put_on_shelf(books)
    work.if_undone(lambda: catalogues.put_on_shelf(before))
    return books


def books_in_use(work: Work) -> dict[str, Catalogue]:
    """Return every catalogue as it is used: own rows in, switched-off rows apart, what is not approved silent."""
    approvals = approvals_of(work)
    return {name: in_use(book, approvals.get(name, ())) for name, book in whole_books(work).items()}


def whole_books(work: Work) -> dict[str, Catalogue]:
    """Return every catalogue with the clinic's rows and with all that it says, approved or not."""
    rows = _rows(work)
    return {name: whole_catalogue(book, rows.get(name, ())) for name, book in _good_books(work).items()}


def approvals_of(work: Work) -> dict[str, tuple[Approval, ...]]:
    """Return the approvals of each catalogue, oldest first."""
    found: dict[str, list[Approval]] = {}
    table = _APPROVAL.c
    query = select(table.catalogue, table.column_name, table.row_id, table.version, table.is_approved)
    for name, *act in work.connection.execute(query.order_by(table.id)).all():
        found.setdefault(name, []).append(Approval(*act))
    return {name: tuple(acts) for name, acts in found.items()}


def _good_books(work: Work) -> dict[str, Catalogue]:
    """Return the shipped catalogues; for a refused file the last copy that was taken into use."""
    bad = {each.error.file.removesuffix(".tsv") for each in refusals(work)}
    books = {name: book for name, book in catalogues.shipped().catalogues.items() if name not in bad}
    for name in bad:
        newest = select(_COPY.c.text).where(_COPY.c.catalogue == name).order_by(_COPY.c.id.desc()).limit(1)
        text = work.connection.execute(newest).scalar()
        if text is not None:
            books[name] = parse(f"{name}.tsv", str(text))
    return books


def _kept(connection: Connection) -> dict[tuple[str, str], str]:
    """Return the hash of every copy by catalogue and version, oldest first."""
    query = select(_COPY.c.catalogue, _COPY.c.version, _COPY.c.sha256).order_by(_COPY.c.id)
    return {(name, version): digest for name, version, digest in connection.execute(query).all()}


def _rows(work: Work) -> dict[str, list[RowVersion]]:
    newest = select(func.max(_ROW.c.id)).group_by(_ROW.c.catalogue, _ROW.c.row_id)
    query = select(_ROW).where(_ROW.c.id.in_(newest)).order_by(_ROW.c.id)
    found: dict[str, list[RowVersion]] = {}
    for row in work.connection.execute(query).all():
        version = RowVersion(row.row_id, row.number, json.loads(row.columns), row.is_off)
        found.setdefault(row.catalogue, []).append(version)
    return found
