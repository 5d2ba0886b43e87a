"""The models' tables in a plain database in memory, with one member of staff and one patient to point to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from luna_desktop.models import Base
from tests.models import rows


@pytest.fixture
def session() -> Iterator[Session]:
    """Return a session on empty tables with foreign keys on."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA foreign_keys=on"))
    Base.metadata.create_all(engine)
    with Session(engine) as opened:
        opened.add(rows.a_user(1, "owner"))
        opened.flush()
        opened.add(rows.a_patient(1, "LUN-000001"))
        opened.flush()
        yield opened
    engine.dispose()
