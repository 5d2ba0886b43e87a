"""The database opens with its key only, with every setting, and refuses what must never happen to it."""

import subprocess
import sys
from contextlib import contextmanager

import pytest
import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlcipher

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.storage import engine as engines
from luna_desktop.storage.crypto import new_key
from luna_desktop.storage.engine import create_database, migration_engine, open_database, open_readonly
from luna_desktop.storage.troubles import storage_trouble

CLINIC_ID = "c1" * 16
KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "folder with spaces" / "clinic.db"
    create_database(path, KEY, CLINIC_ID)
    engine = migration_engine(path, KEY)
    with engine.begin() as connection:
        for statement in (
            "CREATE TABLE visit (id INTEGER PRIMARY KEY, note TEXT)",
            "CREATE TABLE audit_entry (seq INTEGER PRIMARY KEY)",
            "CREATE TABLE consent_event (id INTEGER PRIMARY KEY, what TEXT)",
            "CREATE INDEX visit_note ON visit (note)",
            "CREATE TRIGGER consent_kept BEFORE DELETE ON consent_event BEGIN SELECT raise(ABORT, 'kept'); END",
            "CREATE VIRTUAL TABLE finder USING fts5(words, content='', contentless_delete=1, tokenize='trigram')",
            "INSERT INTO consent_event VALUES (1, 'given')",
            "INSERT INTO audit_entry VALUES (1)",
        ):
            connection.exec_driver_sql(statement)
    engine.dispose()
    return path


@contextmanager
def sqlcipher_closed(path):
    connection = engines.connect(path, KEY)
    yield connection
    connection.close()


@pytest.fixture
def database(path):
    engine = open_database(path, KEY, append_only=("consent_event",))
    yield engine
    engine.dispose()


def test_settings_of_every_connection(database):
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "recursive_triggers": 1,
        "temp_store": 2,
        "mmap_size": 0,
        "application_id": engines.APPLICATION_ID,
        "secure_delete": 1,
    }
    with database.connect() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
    assert found == wanted


def test_memory_is_asked_to_be_locked_whatever_the_kernel_says(path):
    with sqlcipher_closed(path) as connection:
        assert connection.execute("pragma cipher_memory_security").fetchone() == ("1",)


def test_nothing_readable_on_disk(path, database):
    with database.begin() as connection:
        connection.exec_driver_sql("INSERT INTO visit (note) VALUES ('canary in the coal mine')")
    for file in path.parent.iterdir():
        content = file.read_bytes()
        assert b"canary" not in content
        assert b"SQLite format 3" not in content
        assert KEY not in content


def test_wrong_key_and_short_key_are_refused(path):
    for opening in (open_database, open_readonly, migration_engine):
        with pytest.raises(StorageTrouble, match="does not belong"):
            opening(path, new_key())
    with pytest.raises(ValueError, match="32 bytes"):
        open_database(path, b"x" * 31)


@pytest.mark.parametrize("size", [0, 1, 4095, 4097])
def test_cut_file_is_refused_and_not_taken_for_an_empty_database(path, size):
    content = path.read_bytes()
    path.write_bytes(content[:size])
    with pytest.raises(StorageTrouble):
        open_database(path, KEY)
    assert path.stat().st_size == size


def test_missing_plain_and_foreign_files_are_named(path, tmp_path):
    with pytest.raises(StorageTrouble, match="missing"):
        open_database(tmp_path / "none.db", KEY)
    assert not (tmp_path / "none.db").exists()
    plain = tmp_path / "plain.db"
    connection = sqlcipher.connect(plain)
    connection.execute("CREATE TABLE a (b)")
    connection.close()
    with pytest.raises(StorageTrouble, match="not encrypted"):
        open_database(plain, KEY)
    assert engines.clinic_id_of(path) == CLINIC_ID
    with pytest.raises(StorageTrouble, match="already"):
        create_database(path, KEY, CLINIC_ID)


def test_encrypted_file_of_another_program_is_refused(tmp_path):
    path = tmp_path / "other.db"
    connection = sqlcipher.connect(path)
    connection.set_key(f"x'{KEY.hex()}'")
    connection.execute("CREATE TABLE a (b)")
    connection.close()
    with pytest.raises(StorageTrouble, match="does not belong"):
        open_database(path, KEY)


REFUSED = [
    "ATTACH DATABASE '{folder}/leak.db' AS leak KEY ''",
    "DETACH DATABASE main",
    "DROP TABLE visit",
    "DROP TABLE finder",
    "DROP TRIGGER consent_kept",
    "DROP INDEX visit_note",
    "ALTER TABLE visit RENAME TO visits",
    "CREATE TEMP TRIGGER t AFTER INSERT ON visit BEGIN DELETE FROM visit; END",
    "PRAGMA writable_schema = ON",
    "PRAGMA key = 'x'",
    "PRAGMA rekey = 'x'",
    "PRAGMA hexrekey = '00'",
    "PRAGMA cipher_hmac_pgno = be",
    "PRAGMA cipher_page_size = 1024",
    "PRAGMA foreign_keys = OFF",
    "PRAGMA recursive_triggers = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA journal_mode = OFF",
    "PRAGMA temp_store = FILE",
    "PRAGMA secure_delete = OFF",
    "PRAGMA ignore_check_constraints = ON",
    "PRAGMA user_version = 9",
    "UPDATE audit_entry SET seq = 9",
    "DELETE FROM audit_entry",
    "UPDATE consent_event SET what = 'x'",
    "DELETE FROM consent_event",
    "DELETE FROM Consent_Event",
    "SELECT load_extension('x')",
    "SELECT sqlcipher_export('main')",
]


@pytest.mark.parametrize("statement", REFUSED)
def test_ordinary_connection_refuses(path, database, statement):
    with database.connect() as connection, pytest.raises(sa.exc.DBAPIError) as refused:
        connection.exec_driver_sql(statement.format(folder=path.parent))
    assert storage_trouble(refused.value) is None
    assert not (path.parent / "leak.db").exists()
    with database.connect() as connection:
        assert connection.exec_driver_sql("SELECT what FROM consent_event").scalar() == "given"


def test_vacuum_into_another_file_is_refused_on_an_ordinary_connection(path, database):
    raw = database.raw_connection()
    with pytest.raises(sqlcipher.DatabaseError):
        raw.driver_connection.execute(f"VACUUM INTO '{path.parent}/leak.db'")
    raw.close()
    assert not (path.parent / "leak.db").exists()


def test_search_index_is_read_and_written_through_an_ordinary_connection(database):
    with database.begin() as connection:
        connection.exec_driver_sql("INSERT INTO finder (rowid, words) VALUES (1, 'meenakshi'), (2, 'lakshmi')")
        connection.exec_driver_sql("DELETE FROM finder WHERE rowid = 2")
        connection.exec_driver_sql("INSERT INTO finder (rowid, words) VALUES (3, 'lakshman')")
        connection.exec_driver_sql("INSERT INTO finder (finder) VALUES ('optimize')")
    with database.connect() as connection:
        rows = connection.exec_driver_sql("SELECT rowid FROM finder WHERE finder MATCH 'akshm OR aksh' ORDER BY rowid")
        assert [row[0] for row in rows] == [1, 3]


def test_readonly_engine_cannot_write_but_sees_what_others_commit(path, database):
    reader = open_readonly(path, KEY)
    with database.begin() as connection:
        connection.exec_driver_sql("INSERT INTO visit (note) VALUES ('new')")
    with reader.connect() as connection:
        assert connection.exec_driver_sql("SELECT note FROM visit").scalar() == "new"
        for statement in ("INSERT INTO visit (note) VALUES ('x')", "PRAGMA query_only = OFF"):
            with pytest.raises(sa.exc.DBAPIError) as refused:
                connection.exec_driver_sql(statement)
    reader.dispose()
    assert storage_trouble(refused.value) is None


def test_disposed_engine_has_forgotten_its_key(path):
    for opened in (open_database(path, KEY), open_readonly(path, KEY)):
        opened.dispose()
        with pytest.raises(StorageTrouble, match="locked"):
            opened.connect()


def test_writers_begin_at_once_and_readers_do_not(database, monkeypatch):
    begun = []
    sa.event.listen(database, "before_cursor_execute", lambda _c, _cur, statement, *_rest: begun.append(statement))
    with database.begin():
        pass
    with database.connect().execution_options(ro=True) as connection:
        connection.exec_driver_sql("SELECT 1")
    assert [statement for statement in begun if "BEGIN" in statement] == ["BEGIN IMMEDIATE", "BEGIN"]


def test_failed_schema_change_rolls_back_whole(path):
    engine = migration_engine(path, KEY)
    connection = engine.connect()
    connection.exec_driver_sql("CREATE TABLE half (a)")
    with pytest.raises(sa.exc.DBAPIError):
        connection.exec_driver_sql("CREATE TABLE half (a)")
    connection.close()
    with engine.connect() as connection:
        assert not sa.inspect(connection).has_table("half")
    engine.dispose()


def test_full_disk_and_second_writer_are_sentences_and_lose_nothing(path, database, monkeypatch):
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0)
    impatient = open_database(path, KEY)
    with database.begin(), pytest.raises(sa.exc.OperationalError) as busy:
        impatient.connect().begin()
    impatient.dispose()
    assert "Another program" in str(storage_trouble(busy.value).message)
    raw = engines.connect(path, KEY)
    raw.execute("pragma max_page_count=1")
    with pytest.raises(sqlcipher.Error) as full:
        raw.execute("INSERT INTO visit (note) VALUES (zeroblob(9000000))")
    raw.close()
    assert "disk is full" in str(storage_trouble(full.value).message)


def test_values_never_reach_exception_text(database):
    with database.connect() as connection, pytest.raises(sa.exc.DBAPIError) as wrong:
        connection.execute(sa.text("INSERT INTO absent VALUES (:name)"), {"name": "canary"})
    assert "canary" not in str(wrong.value)


def test_flipped_page_is_called_damage(path):
    with sqlcipher_closed(path) as connection:
        connection.execute("INSERT INTO visit (note) VALUES (hex(zeroblob(20000)))")
    content = bytearray(path.read_bytes())
    for place in range(12 * 4096 + 99, len(content), 4096):
        content[place] ^= 1
    path.write_bytes(content)
    engine = open_database(path, KEY)
    with engine.connect() as connection, pytest.raises(sa.exc.DBAPIError) as damaged:
        connection.exec_driver_sql("SELECT * FROM visit NOT INDEXED").all()
    engine.dispose()
    assert "damaged" in str(storage_trouble(damaged.value).message)


@pytest.mark.parametrize(
    ("number", "word"),
    [(28, "disk is full"), (30, "write-protected"), (13, "write-protected"), (5, "reported an error")],
)
def test_errors_of_the_operating_system_are_sentences(number, word):
    assert word in str(storage_trouble(OSError(number, "x")).message)
    assert storage_trouble(ValueError("a bug")) is None


def test_old_library_is_refused(monkeypatch):
    monkeypatch.setattr(engines, "OLDEST_SQLITE", (99, 0, 0))
    with pytest.raises(StorageTrouble, match="library"):
        engines.check_library()


WRITER = """
import sys
from pathlib import Path
from luna_desktop.storage.engine import open_database
engine = open_database(Path(sys.argv[1]), bytes(range(32)))
for _ in range(50):
    with engine.begin() as connection:
        count = connection.exec_driver_sql("SELECT max(id) FROM visit").scalar() or 0
        connection.exec_driver_sql("UPDATE visit SET id = ?", (count + 1,))
"""


def test_two_processes_lose_no_update(path, database):
    with database.begin() as connection:
        connection.exec_driver_sql("INSERT INTO visit (id) VALUES (1)")
    children = [subprocess.Popen([sys.executable, "-c", WRITER, path]) for _ in range(2)]
    assert [child.wait() for child in children] == [0, 0]
    with database.connect() as connection:
        assert connection.exec_driver_sql("SELECT id FROM visit").scalar() == 101
