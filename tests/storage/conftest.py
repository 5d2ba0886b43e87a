"""A small clinic on disk for the storage tests: cheapest accepted cost, real files."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from luna_desktop.storage import crypto
from luna_desktop.storage.audit_chain import COLUMNS, GENESIS, TRIGGERS, AuditRow, link
from luna_desktop.storage.backup import BackupSource
from luna_desktop.storage.engine import connect, create_database, migration_engine
from luna_desktop.storage.integrity import ObjectTable, SchemaNames
from luna_desktop.storage.keyfile import KeyFile, create_keyfile
from luna_desktop.storage.keys import Keys, NewSlot
from luna_desktop.storage.vault import Vault

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
NAMES = SchemaNames(objects=(ObjectTable("photo", "object_id", "wrapped_key"),), generation=("clinic", "generation"))
OWNER_PASSWORD = "correct horse battery staple"


def new_slot(login, password, *, opens_vault=False, display_name=None):
    return NewSlot(login, display_name or login.title(), password, opens_vault, crypto.LOWEST_COST)


@dataclass
class Clinic:
    folder: Path
    keyfile: KeyFile
    keys: Keys
    code: str


@pytest.fixture
def clinic(tmp_path):
    folder = tmp_path / "clinic"
    keyfile, keys, code = create_keyfile(folder, new_slot("owner", OWNER_PASSWORD, opens_vault=True))
    return Clinic(folder, keyfile, keys, code)


SCHEMA = (
    "CREATE TABLE clinic (generation INTEGER NOT NULL)",
    "INSERT INTO clinic VALUES (1)",
    "CREATE TABLE visit (id INTEGER PRIMARY KEY, note TEXT)",
    "CREATE TABLE photo (id INTEGER PRIMARY KEY, visit_id INTEGER REFERENCES visit (id), object_id TEXT,"
    " wrapped_key BLOB, sha256 TEXT)",
    f"CREATE TABLE audit_entry ({', '.join(COLUMNS).replace('seq', 'seq INTEGER PRIMARY KEY', 1)})",
    "CREATE VIRTUAL TABLE finder USING fts5(words, content='', contentless_delete=1)",
    *TRIGGERS,
)


@dataclass
class WorkingClinic(Clinic):
    """A clinic with a database in which a visit is a row, a sealed photograph and an audit entry."""

    @property
    def source(self):
        return BackupSource(self.keyfile, NAMES, {"program": "0.1.0"})

    @property
    def vault(self):
        return Vault(self.folder, self.keys.vault)

    @property
    def database(self):
        return self.keyfile.database

    def visit(self, note="seen", photo=b"\xff\xd8picture"):
        sealed = self.vault.seal(photo, media_type="image/jpeg")
        with_row(self.database, self.keys, note, sealed)
        return sealed


def with_row(database, keys, note, sealed):
    """Commit a visit, its photograph and its audit entry in one transaction."""
    connection = connect(database, keys.database_key())
    connection.execute("BEGIN IMMEDIATE")
    visit = connection.execute("INSERT INTO visit (note) VALUES (?)", (note,)).lastrowid
    connection.execute("INSERT INTO finder (rowid, words) VALUES (?, ?)", (visit, note))
    connection.execute(
        "INSERT INTO photo (visit_id, object_id, wrapped_key, sha256) VALUES (?, ?, ?, ?)",
        (visit, sealed.object_id, sealed.wrapped_key, sealed.sha256),
    )
    last = connection.execute("SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1").fetchone() or (0, GENESIS)
    row = AuditRow(
        seq=last[0] + 1,
        recorded_at=NOON.isoformat(),
        local_time=NOON.isoformat(),
        user_id=1,
        login=keys.login,
        roles="clinician",
        action="visit.create",
        kind="C",
        outcome=0,
        purpose=None,
        patient_id=None,
        entity="visit",
        entity_id=str(visit),
        station="desk",
        session="s",
        version="0.1.0",
        detail="{}",
        signer=keys.slot_id,
    )
    linked = link(row, bytes(last[1]), keys.sign)
    values = [getattr(row, name) for name in COLUMNS[:-4]] + [linked.prev, linked.hash, None, linked.sig]
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO audit_entry VALUES ({marks})", values)  # noqa: S608 - marks only
    connection.execute("COMMIT")
    connection.close()


@pytest.fixture
def working(clinic):
    made = WorkingClinic(clinic.folder, clinic.keyfile, clinic.keys, clinic.code)
    create_database(made.database, made.keys.database_key(), made.keyfile.vault_id)
    engine = migration_engine(made.database, made.keys.database_key())
    with engine.begin() as connection:
        for statement in SCHEMA:
            connection.exec_driver_sql(statement)
    for number in range(3):
        made.visit(f"canary {number}")
    return made
