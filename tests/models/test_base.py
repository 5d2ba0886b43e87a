"""Instants are aware and in UTC on the way in and on the way out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import create_engine, insert, select
from sqlalchemy.exc import StatementError
from sqlalchemy.pool import StaticPool

from luna_desktop.models import APPEND_ONLY, Base
from luna_desktop.models.clinic import Clinic

INDIA = timezone(timedelta(hours=5, minutes=30))
AT = datetime(2026, 3, 14, 23, 45, 6, 789000, tzinfo=INDIA)


def test_an_instant_comes_back_the_same_in_utc_and_a_naive_one_is_refused() -> None:
    engine = create_engine("sqlite://", poolclass=StaticPool)
    Clinic.__table__.create(engine)
    row = {"id": 1, "clinic_id": "x", "generation": 1}
    with engine.begin() as connection:
        with pytest.raises(StatementError):
            connection.execute(insert(Clinic).values(**row, created_at=AT.replace(tzinfo=None)))
        connection.execute(insert(Clinic).values(**row, created_at=AT))
        back = connection.scalar(select(Clinic.created_at))
    engine.dispose()
    assert back == AT
    assert back.tzinfo is UTC


def test_every_foreign_key_that_lists_use_has_an_index() -> None:
    """What is read by patient must not walk the whole table."""
    lists = {"fact", "photograph", "consent_event", "disclosure", "care_team_member", "audit_entry"}
    for name in lists:
        table = Base.metadata.tables[name]
        assert any(index.columns[0].name == "patient_id" for index in table.indexes if len(index.columns)), name


def test_append_only_tables_exist() -> None:
    assert set(APPEND_ONLY) <= set(Base.metadata.tables)
