"""The tables of visits: a version stands once, and rows point to what is there."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from luna_desktop.models.visits import Visit, VisitVersion
from tests.models.rows import AT, refuse


@pytest.fixture
def filled(session: Session) -> Session:
    session.add(
        Visit(
            id=1,
            patient_id=1,
            started_at=AT,
            practitioner_id=1,
            mode="in_person",
            kind="first",
            state="draft",
            current_number=1,
        )
    )
    session.flush()
    return session


def a_version(number: int, visit: int = 1) -> VisitVersion:
    return VisitVersion(visit_id=visit, number=number, state="draft", body="{}", at=AT, by=1)


def test_a_version_stands_once(filled: Session) -> None:
    filled.add(a_version(1))
    filled.flush()
    refuse(filled, a_version(1))


def test_a_version_belongs_to_a_visit_that_is_there(filled: Session) -> None:
    refuse(filled, a_version(1, visit=9))
