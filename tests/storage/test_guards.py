"""Append-only tables refuse change and removal, even from a connection without the program's own guard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import DBAPIError

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.models import APPEND_ONLY
from luna_desktop.storage import engine as database
from luna_desktop.storage.guards import FIRST_TABLES, IDENTITY_PHOTO_TABLES, make_append_only, protect
from luna_desktop.storage.migrations import runner

KEY = bytes(range(32))
TABLES = (*FIRST_TABLES, *IDENTITY_PHOTO_TABLES)
ROWS = {
    "setting_version": "INSERT INTO setting_version (name, value, at) VALUES ('a', 'b', '2026-03-14')",
    "notice_version": (
        "INSERT INTO notice_version (version, language, text, sha256, revised_on, published_at, published_by) "
        "VALUES (1, 'en', 't', 's', '2026-03-14', '2026-03-14', 1)"
    ),
    "fact_version": (
        "INSERT INTO fact_version (fact_id, number, status, body, source, reason, recorded_at, recorded_by) "
        "VALUES (1, 1, 'current', '{}', 'patient', '', '2026-03-14', 1)"
    ),
    "consent_event": (
        "INSERT INTO consent_event (patient_id, purpose, state, at, language, method, given_by, witness, reason, "
        "recipient, taken_by) VALUES (1, 'P1', 'given', '2026-03-14', 'en', 'e_ack', '', '', '', '', 1)"
    ),
    "disclosure_event": (
        "INSERT INTO disclosure_event (disclosure_id, state, at, by, note) VALUES (1, 'sent', '2026-03-14', 1, '')"
    ),
    "disclosure": (
        "INSERT INTO disclosure (number, patient_id, at, by, recipient_kind, recipient, purpose, basis, description, "
        "format, protection, pages, sha256) VALUES ('1', 1, '2026-03-14', 1, '', '', '', '', '', '', '', 1, '')"
    ),
    "signing_key": (
        "INSERT INTO signing_key (key_id, user_id, public_key, added_at) VALUES ('k', 1, x'00', '2026-03-14')"
    ),
    "identity_photo_version": (
        "INSERT INTO identity_photo_version (patient_id, number, picture, recorded_at, recorded_by) "
        "VALUES (1, 1, x'00', '2026-03-14', 1)"
    ),
}


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A migrated database through the engine that has no authorizer, as another program would open it."""
    path: Path = tmp_path_factory.mktemp("guards") / "clinic.db"
    database.create_database(path, KEY, "5a" * 16)
    engine = database.migration_engine(path, KEY)
    runner.upgrade(engine)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_every_append_only_table_has_its_triggers(bare: Connection) -> None:
    assert {*TABLES, "audit_entry"} == set(APPEND_ONLY)
    assert set(ROWS) == set(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_added_and_never_touched_again(bare: Connection, table: str) -> None:
    bare.exec_driver_sql(ROWS[table])
    column = "public_key" if table == "signing_key" else "id"
    for statement in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):  # noqa: S608 - our names
        with pytest.raises(DBAPIError, match="append-only"):
            bare.exec_driver_sql(statement)
    assert bare.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 1  # noqa: S608 - our names


def test_another_kind_of_database_is_refused_rather_than_left_open() -> None:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        connection.dialect = postgresql.dialect()
        with pytest.raises(StorageTrouble):
            protect(connection, FIRST_TABLES)
        with pytest.raises(StorageTrouble):
            make_append_only(connection, IDENTITY_PHOTO_TABLES)
    engine.dispose()
