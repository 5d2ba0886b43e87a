"""Opening the clinic's database: always SQLCipher, always with the same settings, never by another road.

The file's first 16 bytes are SQLCipher's salt. `create_database` uses the clinic's id for it, so a file of another
clinic, or one that is not encrypted at all, is recognised before a key is tried. `PRAGMA rekey` is never used: it
can leave a file that no key opens; a new key means a new file.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.pool import NullPool, QueuePool

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.storage import crypto, files
from luna_desktop.storage.authorizer import Authorizer, ordinary_authorizer
from luna_desktop.storage.driver import sqlcipher
from luna_desktop.storage.troubles import NOT_A_DATABASE, as_trouble
from luna_desktop.texts import say

APPLICATION_ID = 0x4C554E41
"""Marks the file as a clinic of Luna Desktop ("LUNA")."""

PLAIN_HEADER = b"SQLite format 3\x00"
PAGE_BYTES = 4096
BUSY_SECONDS = 10
OLDEST_SQLCIPHER = (4, 17)
OLDEST_SQLITE = (3, 51, 3)
_SETTINGS = (
    "journal_mode=wal",
    "synchronous=full",
    "foreign_keys=on",
    "trusted_schema=off",
    "recursive_triggers=on",
    "temp_store=memory",
    "cell_size_check=on",
    "mmap_size=0",
    "cache_size=-65536",  # 64 MiB at most: what search reads of a million patients stays decrypted
)


def create_database(path: Path, key: bytes, clinic_id: str) -> None:
    """Make an empty encrypted database whose header carries the clinic's id (32 hexadecimal digits).

    Raises StorageTrouble when the file exists, the disk refuses, or the library would not encrypt.
    """
    check_library()
    if path.exists():
        raise StorageTrouble(say("There is a database in this place already. Nothing was overwritten."))
    files.make_folder(path.parent)
    try:
        connection = connect_new(path, key, clinic_id)
        try:
            connection.execute(f"pragma application_id={APPLICATION_ID}")
            connection.execute("pragma journal_mode=wal")
        finally:
            connection.close()
    except (OSError, sqlcipher.Error) as error:
        path.unlink(missing_ok=True)
        raise as_trouble(error) from None
    if clinic_id_of(path) != clinic_id:
        path.unlink()
        raise StorageTrouble(say("The database library does not encrypt as it should. Install Luna Desktop again."))
    files.sync_folder(path.parent)


def open_database(path: Path, key: bytes, *, append_only: Iterable[str] = ()) -> sa.Engine:
    """Return an engine for ordinary work: writes begin immediately, `execution_options(ro=True)` begins as reader.

    `append_only` names tables whose rows can be added but never changed or removed. Opens once to prove the key;
    raises StorageTrouble otherwise. Dispose of the engine to lock: its key is overwritten and it opens nothing more.
    """
    return _proved(_engine(path, key, authorizer=ordinary_authorizer(append_only)))


def open_readonly(path: Path, key: bytes) -> sa.Engine:
    """Return an engine whose connections cannot write."""
    return _proved(_engine(path, key, authorizer=ordinary_authorizer(), query_only=True))


def migration_engine(path: Path, key: bytes) -> sa.Engine:
    """Return an engine without authorizer and with foreign keys off, for schema changes only.

    Whoever uses it checks `PRAGMA foreign_key_check` before committing.
    """
    return _proved(_engine(path, key, authorizer=None))


def connect(path: Path, key: bytes) -> sqlcipher.Connection:
    """Open one plain connection with every setting and no authorizer, for backups and checks of the whole file."""
    try:
        return _set_up(_opened(path, key))
    except (OSError, sqlcipher.Error) as error:
        raise as_trouble(error) from None


def connect_untouched(path: Path, key: bytes) -> sqlcipher.Connection:
    """Open a database for reading without changing a byte of it, for backups and checks."""
    try:
        return _opened(path, key, mode="ro")
    except (OSError, sqlcipher.Error) as error:
        raise as_trouble(error) from None


def connect_new(path: Path, key: bytes, clinic_id: str) -> sqlcipher.Connection:
    """Make an empty file and open it for the content of another database; the caller removes it on failure."""
    files.write_through(path, b"")
    return _keyed(path, key, salt=bytes.fromhex(clinic_id))


def clinic_id_of(path: Path) -> str:
    """Return the clinic's id from the header; StorageTrouble when the file is missing, cut or not encrypted."""
    try:
        with path.open("rb") as stream:
            header = stream.read(crypto.SALT_BYTES)
            size = stream.seek(0, 2)
    except FileNotFoundError:
        raise StorageTrouble(
            say("The clinic's database is missing. Put the file back, or restore the newest backup.")
        ) from None
    except OSError as error:
        raise as_trouble(error) from None
    if header == PLAIN_HEADER:
        raise StorageTrouble(say("The database in this folder is not encrypted, so it is not Luna Desktop's."))
    if size < PAGE_BYTES or size % PAGE_BYTES:
        raise StorageTrouble(NOT_A_DATABASE)
    return header.hex()


def check_library() -> None:
    """Refuse to work with a database library that is too old or built unlike the one that was tested."""
    connection = sqlcipher.connect(":memory:")
    try:
        row = connection.execute("pragma cipher_version").fetchone()
        options = {option for (option,) in connection.execute("pragma compile_options")}
    finally:
        connection.close()
    version = tuple(int(part) for part in (row[0] if row else "0").split()[0].split(".")[:2])
    is_good = (
        OLDEST_SQLCIPHER <= version < (5,)
        and sqlcipher.sqlite_version_info >= OLDEST_SQLITE
        and bool(options & {"TEMP_STORE=2", "TEMP_STORE=3"})
    )
    if not is_good:
        raise StorageTrouble(say("The database library is not the one that was tested. Install Luna Desktop again."))


def _keyed(path: Path, key: bytes, *, salt: bytes = b"", mode: str = "rw") -> sqlcipher.Connection:
    if len(key) != crypto.KEY_BYTES or len(salt) not in (0, crypto.SALT_BYTES):
        raise ValueError("a raw key has 32 bytes")  # SQLCipher would take anything else for a passphrase
    connection = sqlcipher.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_SECONDS,
        check_same_thread=False,
    )
    connection.execute("pragma cipher_log_level=none")
    connection.execute("pragma cipher_memory_security=on")
    connection.set_key(f"x'{key.hex()}{salt.hex()}'")  # not by SQL text, which trace callbacks see
    return connection


def _opened(path: Path, key: bytes, *, mode: str = "rw") -> sqlcipher.Connection:
    clinic_id_of(path)
    connection = _keyed(path, key, mode=mode)
    try:
        (found,) = connection.execute("pragma application_id").fetchone()
    except sqlcipher.Error:
        connection.close()
        raise
    if found != APPLICATION_ID:
        connection.close()
        raise StorageTrouble(NOT_A_DATABASE)
    return connection


def _set_up(connection: sqlcipher.Connection) -> sqlcipher.Connection:
    for setting in _SETTINGS:
        connection.execute(f"pragma {setting}")
    (temp_store,) = connection.execute("pragma temp_store").fetchone()
    if temp_store != 2:
        connection.close()
        raise StorageTrouble(
            say("The database library would write clear text to the disk. Install Luna Desktop again.")
        )
    connection.enable_load_extension(False)
    return connection


def _engine(path: Path, key: bytes, *, authorizer: Authorizer | None, query_only: bool = False) -> sa.Engine:
    check_library()
    kept = bytearray(key)

    def creator() -> sqlcipher.Connection:
        if not any(kept):
            raise StorageTrouble(say("The clinic is locked. Sign in again."))
        connection = connect(path, bytes(kept))
        if authorizer is None:
            connection.execute("pragma foreign_keys=off")
        if query_only:
            connection.execute("pragma query_only=on")
        if authorizer is not None:
            connection.set_authorizer(authorizer)
        return connection

    engine = sa.create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=creator,
        poolclass=NullPool if authorizer is None else QueuePool,
        hide_parameters=True,
    )

    def begin(connection: sa.Connection) -> None:
        reads = query_only or connection.get_execution_options().get("ro")
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    def forget(_engine: sa.Engine) -> None:
        kept[:] = bytes(len(kept))

    event.listen(engine, "begin", begin)
    event.listen(engine, "engine_disposed", forget)  # or a late job would open the database again after the lock
    return engine


def _proved(engine: sa.Engine) -> sa.Engine:
    try:
        with engine.connect() as connection:
            connection.execution_options(ro=True).exec_driver_sql("SELECT count(*) FROM sqlite_schema")
    except (StorageTrouble, sa.exc.DBAPIError) as error:
        engine.dispose()
        raise as_trouble(error) from None
    return engine
