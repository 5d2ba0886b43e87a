"""Alembic's entry works on the connection it is given and leaves the search tables to the search."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect

from luna_desktop.storage import engine as database
from luna_desktop.storage.migrations import runner

KEY = bytes(range(32))


def test_revisions_run_on_the_connection_handed_over(tmp_path: Path) -> None:
    path = tmp_path / "clinic.db"
    database.create_database(path, KEY, "5a" * 16)
    engine = database.migration_engine(path, KEY)
    runner.upgrade(engine)
    tables = set(inspect(engine).get_table_names())
    engine.dispose()
    assert {"alembic_version", "patient", "audit_entry"} <= tables
    assert any(name.startswith("search_") for name in tables)
    assert not (tmp_path / "alembic.ini").exists()
