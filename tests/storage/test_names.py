"""The names that backups and deep checks use are those of the models."""

from __future__ import annotations

from luna_desktop.models import Base
from luna_desktop.storage.names import SCHEMA


def test_the_names_are_those_of_the_models() -> None:
    tables = Base.metadata.tables
    for place in SCHEMA.objects:
        assert {place.object_id, place.wrapped_key} <= set(tables[place.table].columns.keys())
    assert SCHEMA.generation is not None
    table, column = SCHEMA.generation
    assert column in tables[table].columns
    assert set(SCHEMA.growing) <= set(tables)
