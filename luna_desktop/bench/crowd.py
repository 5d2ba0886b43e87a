"""A file full of made-up patients with the product's own search index, encrypted or plain, gone after use."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from luna_desktop.domain.made_up import MadeUpPerson
from luna_desktop.storage.driver import sqlcipher
from luna_desktop.storage.engine import create_database, migration_engine, open_readonly
from luna_desktop.storage.search_index import SearchableRow, create_index_tables, rebuild

# What a clinic's own connections are opened with, as far as it bears on speed.
_PLAIN_SETTINGS = (
    "journal_mode=wal",
    "synchronous=full",
    "trusted_schema=off",
    "temp_store=memory",
    "cell_size_check=on",
    "mmap_size=0",
    "cache_size=-65536",
)
_PATIENTS = """CREATE TABLE patient (
    id INTEGER PRIMARY KEY, mrn TEXT NOT NULL UNIQUE, family TEXT NOT NULL, given TEXT NOT NULL, gender TEXT NOT NULL,
    born TEXT NOT NULL, phone TEXT NOT NULL, email TEXT NOT NULL, town TEXT NOT NULL, last_seen TEXT NOT NULL)"""
_ADD = "INSERT INTO patient VALUES (?,?,?,?,?,?,?,?,?,?)"
_CHUNK = 5_000


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give a folder that is gone, with all in it, afterwards."""
    with TemporaryDirectory(prefix="luna-bench-") as name:
        yield Path(name)


@contextmanager
def clinic(path: Path, people: Iterable[MadeUpPerson], *, encrypted: bool) -> Iterator[Engine]:
    """Build a file of patients with its search index and give an engine that only reads it.

    The encrypted one is made and opened as a clinic's database is, with a random key that never leaves memory; the
    plain one by the same library without a key, so that nothing but the encryption differs.
    """
    key = secrets.token_bytes(32)
    if encrypted:
        create_database(path, key, secrets.token_hex(16))
    writer = migration_engine(path, key) if encrypted else _plain_engine(path)
    try:
        with writer.begin() as connection:
            connection.exec_driver_sql(_PATIENTS)
            create_index_tables(connection)
            rebuild(connection, _added(connection, people))
    finally:
        writer.dispose()
    reader = open_readonly(path, key) if encrypted else _plain_engine(path)
    try:
        yield reader
    finally:
        reader.dispose()


def record_number(person: MadeUpPerson) -> str:
    """Return the record number under which a made-up patient is registered."""
    return f"LUN-{person.number:06d}"


def searchable(person: MadeUpPerson) -> SearchableRow:
    """Return what the index is told of a made-up patient."""
    return SearchableRow(
        patient_id=person.number,
        mrn=record_number(person),
        family=person.family,
        given=person.given,
        others=tuple(name for name in (person.preferred, person.former_family, *person.other_names) if name),
        phones=person.phones,
        emails=(person.email,) if person.email else (),
        last_seen=person.last_seen,
        born=person.born,
    )


def patient_rows(connection: Connection, ids: list[int]) -> list[tuple[object, ...]]:
    """Read ten columns of each patient, as a list of answers shows them."""
    marks = ",".join("?" * len(ids))
    found = connection.exec_driver_sql(f"SELECT * FROM patient WHERE id IN ({marks})", tuple(ids))  # noqa: S608 - marks
    return [tuple(row) for row in found.all()]


def _added(connection: Connection, people: Iterable[MadeUpPerson]) -> Iterator[SearchableRow]:
    """Write the patients' own rows on the way to the index."""
    chunk: list[tuple[object, ...]] = []
    for person in people:
        chunk.append(_patient(person))
        if len(chunk) == _CHUNK:
            connection.exec_driver_sql(_ADD, chunk)
            chunk.clear()
        yield searchable(person)
    if chunk:
        connection.exec_driver_sql(_ADD, chunk)


def _patient(person: MadeUpPerson) -> tuple[object, ...]:
    born, seen = person.born.isoformat(), person.last_seen.isoformat()
    names = (person.family, person.given, person.gender)
    return (person.number, record_number(person), *names, born, person.phones[0], person.email, person.town, seen)


def _plain_engine(path: Path) -> Engine:
    def opened() -> sqlcipher.Connection:
        connection = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False)
        for setting in _PLAIN_SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        return connection

    engine = create_engine("sqlite://", module=sqlcipher, creator=opened, poolclass=QueuePool, hide_parameters=True)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine
