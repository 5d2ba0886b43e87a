"""Finding patients by whatever somebody remembers: one set of functions, one implementation for each database engine.

The index is told of every change in the transaction that makes it, and answers with ids only; the caller joins the
rows that its screen shows and leaves out whom the actor may not see. Merged and archived patients are left out by
removing them. Names stand in the index's own tables inside the clinic's database, nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from types import ModuleType

from sqlalchemy import Connection

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.domain.names import fold
from luna_desktop.storage import search_similar, search_sqlite, search_stages, search_terms
from luna_desktop.storage.search_stages import Hit, Stage
from luna_desktop.storage.search_terms import SearchableRow, phone_digits
from luna_desktop.storage.search_typos import forget
from luna_desktop.texts import say

__all__ = [
    "Hit",
    "SearchableRow",
    "Stage",
    "create_index_tables",
    "find_patients",
    "forget",
    "optimise",
    "phone_digits",
    "put",
    "put_many",
    "rebuild",
    "remove",
    "remove_many",
    "similar_people",
    "touch",
]
_TABLES: dict[str, ModuleType] = {"sqlite": search_sqlite}


def create_index_tables(connection: Connection) -> None:
    """Create the empty index, in a migration."""
    _tables(connection).create_tables(connection)


def put(connection: Connection, row: SearchableRow) -> None:
    """Add a patient, or replace everything the index knows of them."""
    _tables(connection).put(connection, row)


def put_many(connection: Connection, rows: Sequence[SearchableRow]) -> None:
    """Add patients who are not in the index yet, in the order of their ids and with nobody else's id between."""
    _tables(connection).put_many(connection, rows)


def remove_many(connection: Connection, patients: Sequence[int]) -> None:
    """Take many patients out at once; those who are not there are no error."""
    _tables(connection).remove_many(connection, patients)


def remove(connection: Connection, patient_id: int) -> None:
    """Take a patient out: archived, merged or erased. After an erasure call `optimise` too."""
    _tables(connection).remove(connection, patient_id)


def touch(connection: Connection, patient_id: int, last_seen: date) -> None:
    """Note the day on which a patient was last seen; answers show the most recent people first."""
    _tables(connection).touch(connection, patient_id, last_seen)


def rebuild(connection: Connection, rows: Iterable[SearchableRow]) -> None:
    """Empty the index and fill it from all patients, as after a restore or a change of the folding."""
    _tables(connection).rebuild(connection, rows)


def optimise(connection: Connection) -> None:
    """Merge the index into one piece; until then words of removed people stay in its pages."""
    _tables(connection).optimise(connection)


def find_patients(connection: Connection, typed: str, *, today: date, limit: int = 50) -> list[Hit]:
    """Return the patients whom a typed line may mean, the likeliest first, at most `limit`.

    Understood are beginnings of names in any order and script, former names, a phone number or its last digits, a
    record number (`LUN-004218`, `#4218`, `4218`), a birth date, an e-mail address, letters from the middle of a name,
    names that sound alike and names with slips of the finger. An empty line returns the most recently seen people.
    `today` settles years of two digits.
    """
    _tables(connection)
    if typed.strip() and not fold(typed):
        return []
    return search_stages.find(connection, search_terms.read(typed, today=today), limit=limit)


def similar_people(
    connection: Connection,
    family: str,
    given: str = "",
    *,
    phone: str = "",
    birth_year: int | None = None,
    limit: int = 10,
) -> list[search_similar.Similar]:
    """Return people who may be the one now being registered, or who share their phone number."""
    _tables(connection)
    return search_similar.similar(connection, (family, given), phone=phone, birth_year=birth_year, limit=limit)


def _tables(connection: Connection) -> ModuleType:
    tables = _TABLES.get(connection.dialect.name)
    if tables is None:
        raise StorageTrouble(say("Luna cannot search in this kind of database. Open the clinic's own database."))
    return tables
