"""Emptying what a patient's record holds in some groups: the one place that overwrites what is never changed otherwise.

A line in the book comes first, then the row is emptied; the triggers of append-only tables let nothing else through.
Keys of sealed files go in the same transaction, the files after it, and last the database is written anew.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, literal, literal_column, or_, select, update

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.messages.outbox import MessageState
from luna_desktop.domain.rights.groups import DataGroup
from luna_desktop.models import Base
from luna_desktop.services.messages import outbox
from luna_desktop.services.people import hidden
from luna_desktop.services.people.cards import refresh_card
from luna_desktop.services.people.record_numbers import standing_record
from luna_desktop.services.rights.erasure_map import OBJECTS, PLACES, Does, Place
from luna_desktop.services.rights.held import not_emptied
from luna_desktop.services.work import Work
from luna_desktop.storage import search_index
from luna_desktop.storage.erasable import BLANKS, blank

_T = Base.metadata.tables
_LINE = _T["erasure_line"]
_FOUND_BY = frozenset({DataGroup.IDENTITY, DataGroup.CONTACT})
"""Groups of which the search index holds words."""


@dataclass(frozen=True)
class Emptied:
    """What an erasure did: rows emptied, cleared or removed, and the sealed files that nobody can open any more."""

    rows: int
    objects: tuple[str, ...]


def empty(work: Work, run_id: int, records: list[int], groups: Iterable[DataGroup]) -> Emptied:
    """Empty these groups of these records (one person's, the standing one first) along the lines of a run."""
    wanted = frozenset(groups)
    work.session.flush()
    if wanted & {DataGroup.MESSAGES, DataGroup.CONTACT, DataGroup.IDENTITY}:
        _take_messages_back(work, records)
    objects = _objects(work, records, wanted)
    rows = 0
    for place in PLACES:
        if place.group is None or place.group in wanted:
            rows += _empty_place(work, run_id, place, records)
    if DataGroup.MESSAGES in wanted or DataGroup.CONTACT in wanted:
        rows += _empty_marks(work, run_id, records)
    _forget_keys(work, objects)
    _renew_secret(work, records)
    _show_less(work, records, wanted)
    work.premises.bodies.cache_clear()
    return Emptied(rows, objects)


def _take_messages_back(work: Work, records: list[int]) -> None:
    for record in records:
        for row in outbox.waiting_of(work, PatientId(record)):
            outbox.move(work, row, MessageState.CANCELLED)


def _objects(work: Work, records: list[int], groups: frozenset[DataGroup]) -> tuple[str, ...]:
    """Return the sealed files of these groups, before the rows that name them are emptied."""
    found: set[str] = set()
    for place, columns in OBJECTS:
        if place.group in groups:
            query = select(*(place.rows.c[name] for name in columns)).where(place.of(records))
            found |= {name for row in work.connection.execute(query) for name in row if name is not None}
    return tuple(sorted(found))


def _empty_place(work: Work, run_id: int, place: Place, records: list[int]) -> int:
    table, mine = place.rows, place.of(records)
    if place.does is Does.REMOVES:
        return work.connection.execute(delete(table).where(mine)).rowcount
    if place.does is Does.CLEARS:
        return work.connection.execute(update(table).where(mine).values(place.values)).rowcount
    lines = select(literal(run_id), literal(place.table), place.key()).where(mine, not_emptied(place))
    work.connection.execute(insert(_LINE).from_select(["run_id", "table_name", "row_key"], lines))
    return _empty_lined(work, run_id, place)


def _empty_lined(work: Work, run_id: int, place: Place) -> int:
    """Empty the rows of a table for which this run has a line."""
    lined = select(_LINE.c.row_key).where(_LINE.c.run_id == run_id, _LINE.c.table_name == place.table)
    values: dict[str, Any] = {
        name: literal_column(blank(place.table, name, f'"{name}"')) for name in BLANKS[place.table]
    }
    return work.connection.execute(update(place.rows).where(place.key().in_(lined)).values(values)).rowcount


def _empty_marks(work: Work, run_id: int, records: list[int]) -> int:
    """Empty marks on numbers and addresses of these records that no message links and nobody else has."""
    mark, box, card = (_T[name] for name in ("address_mark", "outbox_message", "patient_card"))
    own = select(box.c.address).where(box.c.patient_id.in_(records))
    cards = select(card.c.phone).where(card.c.patient_id.in_(records))
    mails = select(card.c.email).where(card.c.patient_id.in_(records))
    others = (
        select(card.c.phone)
        .where(card.c.patient_id.not_in(records))
        .union(select(card.c.email).where(card.c.patient_id.not_in(records)))
    )
    place = next(place for place in PLACES if place.table == "address_mark")
    theirs = or_(mark.c.address.in_(own), mark.c.address.in_(cards), mark.c.address.in_(mails))
    wanted = (mark.c.address != "", theirs, mark.c.address.not_in(others), not_emptied(place))
    lines = select(literal(run_id), literal("address_mark"), place.key()).where(*wanted)
    work.connection.execute(insert(_LINE).from_select(["run_id", "table_name", "row_key"], lines))
    return _empty_lined(work, run_id, place)


def _forget_keys(work: Work, objects: tuple[str, ...]) -> None:
    """Destroy the keys of sealed files: what lies on the disk is noise from here on."""
    stored = _T["stored_object"]
    for name in objects:
        work.connection.execute(
            update(stored).where(stored.c.object_id == name).values(wrapped_key=b"", sha256="", size=0)
        )


def _renew_secret(work: Work, records: list[int]) -> None:
    """Give the records another key for the marks of the log: those made before can be compared with nothing."""
    secret = _T["patient_secret"]
    for record in records:
        work.connection.execute(
            update(secret).where(secret.c.patient_id == record).values(audit_key=secrets.token_bytes(32))
        )


def _show_less(work: Work, records: list[int], groups: frozenset[DataGroup]) -> None:
    """Bring lists and the search index in step with what is left."""
    hidden.forget(work)
    if DataGroup.IDENTITY in groups:
        patient = _T["patient"]
        left = update(patient).where(patient.c.id.in_(records), patient.c.archived_at.is_(None))
        work.connection.execute(left.values(archived_at=work.now))
        search_index.remove_many(work.connection, records)
    else:
        for record in sorted({standing_record(work, each) for each in records}):
            refresh_card(work, record)
    if groups & _FOUND_BY:
        search_index.optimise(work.connection)
