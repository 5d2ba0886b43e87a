"""The clinic's own rows of the catalogues, and rows switched off. Versioned; what charts recorded stays as it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select

from luna_desktop.domain.access import Permission
from luna_desktop.domain.clinical.catalogue_tables import TABLES
from luna_desktop.domain.clinical.catalogues import Catalogue
from luna_desktop.domain.clinical.own_catalogues import checked_row
from luna_desktop.domain.clinical.rules.checking import rule_problems, suggestion_problems
from luna_desktop.domain.errors import InvalidInput, NotFound, StaleRecord
from luna_desktop.models.catalogues import CatalogueRow
from luna_desktop.services.care.catalogue_pages import CataloguePage, page_of
from luna_desktop.services.care.catalogue_shelf import ENTITY, refresh, whole_books
from luna_desktop.services.care.rule_charts import RULES, SUGGESTIONS
from luna_desktop.services.care.rule_holds import patients_to_come, work_out_again
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import CREATED, UPDATED, Change, Work
from luna_desktop.texts import say

_CHECKS = {RULES: rule_problems, SUGGESTIONS: suggestion_problems}
OWN = tuple(table.name for table in TABLES.values() if table.own)
"""Catalogues to which the clinic may add rows, in the order in which they are listed."""
_ROW = CatalogueRow.metadata.tables["catalogue_row"]


@dataclass(frozen=True)
class OwnRow:
    """A row to add (`row_id` empty) or to change; `number` is the version that the form read."""

    catalogue: str
    columns: Mapping[str, str]
    row_id: str = ""
    number: int = 0


@dataclass(frozen=True)
class Switch:
    """A row to offer no longer, or again; `number` is the version that the screen showed."""

    catalogue: str
    row_id: str
    is_off: bool
    number: int = 0


@use_case(requires=Permission.CHANGE_CATALOGUES)
def keep_own_row(work: Work, new: OwnRow) -> CataloguePage:
    """Add a row of the clinic's own, or a new version of one.

    Raises:
        InvalidInput: A column cannot be taken, by its name; a duplicate name among them.
        StaleRecord: Somebody saved a newer version meanwhile.
        NotFound: The row is a shipped one, which only its file changes.
    """
    whole = _own_book(work, new.catalogue)
    if new.row_id and not (whole.has(new.row_id) and whole.entry(new.row_id).is_own):
        raise NotFound(say("Only rows of the clinic’s own can be changed. Switch this one off and add your own."))
    books = whole_books(work)
    problems, tidy = checked_row(whole, new.row_id, new.columns, books)
    if new.catalogue in _CHECKS:
        problems = {**_CHECKS[new.catalogue](tidy, books), **problems}
    if problems:
        raise InvalidInput(problems)
    is_off = any(entry.id == new.row_id for entry in whole.off)
    _append(work, new.catalogue, tidy["id"], new.number, columns=tidy, is_off=is_off)
    work.record(
        "catalogue row changed" if new.row_id else "catalogue row added",
        Change(ENTITY, f"{new.catalogue}/{tidy['id']}"),
        kind=UPDATED if new.row_id else CREATED,
        detail={"number": new.number + 1, "columns": sorted(name for name, text in tidy.items() if text)},
    )
    _refresh(work, new.catalogue)
    return page_of(work, new.catalogue)


@use_case(requires=Permission.CHANGE_CATALOGUES)
def switch_row(work: Work, switch: Switch) -> CataloguePage:
    """Offer a row no longer, or again. What charts recorded stays as it is."""
    whole = _own_book(work, switch.catalogue)
    if not whole.has(switch.row_id):
        raise NotFound(say("This row is not in the catalogue any more. Read the list again."))
    entry = whole.entry(switch.row_id)
    columns = dict(entry.columns) if entry.is_own else {}
    _append(work, switch.catalogue, switch.row_id, switch.number, columns=columns, is_off=switch.is_off)
    work.record(
        "catalogue row switched off" if switch.is_off else "catalogue row switched on",
        Change(ENTITY, f"{switch.catalogue}/{switch.row_id}"),
        detail={"number": switch.number + 1},
    )
    _refresh(work, switch.catalogue)
    return page_of(work, switch.catalogue)


def _refresh(work: Work, name: str) -> None:
    """Take what was written into use; where rules changed, bookings to come are asked again which of them wait."""
    refresh(work)
    if name == RULES:
        work_out_again(work, patients_to_come(work))


def _own_book(work: Work, name: str) -> Catalogue:
    book = whole_books(work).get(name)
    if book is None or name not in OWN:
        raise NotFound(say("This catalogue takes no rows of the clinic’s own."))
    return book


def _append(work: Work, catalogue: str, row_id: str, number: int, *, columns: Mapping[str, str], is_off: bool) -> None:
    newest = select(func.max(_ROW.c.number)).where(_ROW.c.catalogue == catalogue, _ROW.c.row_id == row_id)
    stands = work.connection.execute(newest).scalar() or 0
    if stands != number:
        raise StaleRecord(say("Somebody changed this row meanwhile. Read the list again; your typing is kept."))
    work.session.add(
        CatalogueRow(
            catalogue=catalogue,
            row_id=row_id,
            number=number + 1,
            columns=json.dumps(dict(columns), ensure_ascii=False, sort_keys=True),
            is_off=is_off,
            at=work.now,
            by=work.actor.user_id,
        )
    )
    work.session.flush()
