"""What one clinic of the run compiled is found by the next; the rows stay each clinic's own."""

from __future__ import annotations

import sqlalchemy as sa

from tests.compiled_once import Alike


def test_a_second_engine_finds_what_the_first_compiled_and_its_own_rows() -> None:
    table = sa.Table("compiled_once", sa.MetaData(), sa.Column("x", sa.Integer))
    hits = []
    for value in (1, 2):
        engine = sa.create_engine("sqlite://")
        assert isinstance(engine.dialect, Alike)
        with engine.begin() as connection:
            connection.execute(sa.schema.CreateTable(table))
            connection.execute(sa.insert(table).values(x=value))
            result = connection.execute(sa.select(table.c.x).where(table.c.x > 0))
            hits.append(result.context.cache_hit is sa.engine.interfaces.CacheStats.CACHE_HIT)
            assert result.scalars().all() == [value]
        engine.dispose()
    assert hits == [False, True]
