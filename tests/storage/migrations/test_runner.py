"""The schema: migrations build exactly what the models say, and a newer schema is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.models import APPEND_ONLY, Base
from luna_desktop.storage import engine as database
from luna_desktop.storage.migrations import runner

KEY = bytes(range(32))
CLINIC_ID = "5a" * 16


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "clinic.db"
    database.create_database(made, KEY, CLINIC_ID)
    return made


@pytest.fixture
def migrated(path: Path) -> Iterator[Engine]:
    engine = database.migration_engine(path, KEY)
    runner.upgrade(engine)
    yield engine
    engine.dispose()


def test_the_migrated_schema_equals_the_models(migrated: Engine) -> None:
    def ours(name: str | None, kind: str, _parents: object) -> bool:
        return not (kind == "table" and name is not None and name.startswith("search_"))

    with migrated.connect() as connection:
        options = {"include_name": ours, "compare_type": True, "render_as_batch": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


def test_a_new_database_needs_the_upgrade_once(path: Path) -> None:
    engine = database.migration_engine(path, KEY)
    assert runner.revision_of(engine) == ""
    assert runner.needs_upgrade(engine)
    runner.upgrade(engine)
    assert not runner.needs_upgrade(engine)
    assert runner.revision_of(engine) == runner.newest()
    runner.upgrade(engine)
    engine.dispose()


def test_a_newer_revision_is_refused_and_nothing_is_changed(migrated: Engine, path: Path) -> None:
    with migrated.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    for attempt in (runner.needs_upgrade, runner.upgrade):
        with pytest.raises(StorageTrouble) as refused:
            attempt(migrated)
        assert "newer version" in str(refused.value.message)
    assert path.read_bytes() == before


def test_an_upgrade_that_would_leave_a_row_pointing_to_nothing_is_taken_back(migrated: Engine) -> None:
    with migrated.begin() as connection:
        connection.exec_driver_sql("INSERT INTO fact (patient_id, kind, current_number) VALUES (77, 'phone', 1)")
    with pytest.raises(StorageTrouble):
        runner.upgrade(migrated)


def test_ordinary_work_keeps_foreign_keys(migrated: Engine, path: Path) -> None:
    engine = database.open_database(path, KEY, append_only=APPEND_ONLY)
    try:
        with pytest.raises(DBAPIError, match="FOREIGN KEY"), engine.begin() as connection:
            connection.exec_driver_sql("INSERT INTO fact (patient_id, kind, current_number) VALUES (77, 'phone', 1)")
    finally:
        engine.dispose()
