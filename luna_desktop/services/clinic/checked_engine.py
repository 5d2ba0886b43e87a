"""Opening a clinic's database after its identity, its schema and its generation were checked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from luna_desktop.domain.errors import LunaError, StorageTrouble
from luna_desktop.models import APPEND_ONLY
from luna_desktop.models.clinic import Clinic
from luna_desktop.storage import engine as database
from luna_desktop.storage.backup import BackupSource, make_backup
from luna_desktop.storage.keyfile import GenerationCheck, KeyFile
from luna_desktop.storage.keys import Keys
from luna_desktop.storage.migrations import runner
from luna_desktop.storage.names import SCHEMA
from luna_desktop.texts import say

BEFORE_UPGRADE = "before-upgrade"
"""Folder inside the clinic's own for the backup that is made before each change of the schema."""


def checked_engine(keyfile: KeyFile, keys: Keys, clock: Callable[[], datetime]) -> tuple[Engine, bool]:
    """Open the database after its identity, its schema and its generation were checked.

    The schema is read by the connection that work goes on with: a second one costs some 10 ms to parse it anew. Also
    tells whether the database still had to note the key file's generation, as after a power cut.

    Raises:
        StorageTrouble: The database is another clinic's, damaged, newer than the program, or older than its key file.
    """
    key = keys.database_key()
    if database.clinic_id_of(keyfile.database) != keyfile.vault_id:
        raise StorageTrouble(say("The database in this folder belongs to another clinic. Nothing was changed."))
    engine = database.open_database(keyfile.database, key, append_only=APPEND_ONLY)
    try:
        if runner.needs_upgrade(engine):
            engine.dispose()
            _upgrade(keyfile, keys, clock)
            engine = database.open_database(keyfile.database, key, append_only=APPEND_ONLY)
        with Session(engine) as session, session.begin():
            generation = session.scalar(select(Clinic.generation)) or 0
            finished = keyfile.check_generation(generation) is GenerationCheck.FINISH
            if finished:
                session.execute(update(Clinic).values(generation=keyfile.generation))
    except LunaError:
        engine.dispose()
        raise
    return engine, finished


def _upgrade(keyfile: KeyFile, keys: Keys, clock: Callable[[], datetime]) -> None:
    """Bring the database to this program's schema, after a copy of it as it was."""
    migrating = database.migration_engine(keyfile.database, keys.database_key())
    try:
        source = BackupSource(keyfile, SCHEMA, {"schema": runner.revision_of(migrating)})
        make_backup(source, keys, keyfile.folder / BEFORE_UPGRADE, now=clock())
        runner.upgrade(migrating)
    finally:
        migrating.dispose()
