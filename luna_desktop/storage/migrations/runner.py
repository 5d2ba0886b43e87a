"""Runs schema changes: one exclusive transaction, all or nothing; a newer schema than this program is refused."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.texts import say


def config(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration without any file; the connection is handed through to `env.py`."""
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent))
    made.set_main_option("path_separator", "os")
    made.attributes["connection"] = connection
    return made


@cache
def _scripts() -> ScriptDirectory:
    """Return the changes that this program knows, read once: they are part of it and do not change while it runs."""
    return ScriptDirectory.from_config(config())


def newest() -> str:
    """Return the revision that this program knows as the newest."""
    return _scripts().get_current_head() or ""


def revision_of(engine: Engine) -> str:
    """Return the revision of a database, or an empty text for one without tables."""
    with engine.connect() as connection:
        connection.execution_options(ro=True)
        return MigrationContext.configure(connection).get_current_revision() or ""


def check_not_newer(revision: str) -> None:
    """Raise StorageTrouble for a revision that this program does not know: a newer program wrote it."""
    known = {each.revision for each in _scripts().walk_revisions()}
    if revision and revision not in known:
        raise StorageTrouble(
            say(
                "A newer version of Luna Desktop has changed this clinic’s records. Install that version on this "
                "computer. Nothing was changed."
            )
        )


def needs_upgrade(engine: Engine) -> bool:
    """Tell whether a database is older than this program; raises StorageTrouble where it is newer."""
    revision = revision_of(engine)
    check_not_newer(revision)
    return revision != newest()


def upgrade(engine: Engine) -> None:
    """Bring a database to the newest revision in one transaction, and check its foreign keys before committing.

    Raises:
        StorageTrouble: The schema is newer than the program, or a row would point to nothing.
    """
    check_not_newer(revision_of(engine))
    with engine.begin() as connection:
        command.upgrade(config(connection), "head")
        if connection.dialect.name == "sqlite":
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            if broken is not None:
                raise StorageTrouble(
                    say("The records could not be brought to the new form, so they were left as they were.")
                )
