"""What waits of investigations: one row for each, of a fact and a patient that are there."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from luna_desktop.models.patients import Fact
from luna_desktop.models.results import ResultWaiting
from tests.models.rows import refuse


def a_row(**other: object) -> ResultWaiting:
    return ResultWaiting(**{"fact_id": 1, "patient_id": 1, "state": "received", "day": None, **other})


@pytest.fixture
def filled(session: Session) -> Session:
    session.add(Fact(id=1, patient_id=1, kind="investigation", current_number=1))
    session.flush()
    return session


def test_an_investigation_waits_once(filled: Session) -> None:
    filled.add(a_row())
    filled.flush()
    filled.expunge_all()
    refuse(filled, a_row(state="reviewed"))


@pytest.mark.parametrize("missing", [{"fact_id": 9}, {"patient_id": 9}])
def test_it_belongs_to_what_is_there(filled: Session, missing: dict[str, object]) -> None:
    refuse(filled, a_row(**missing))
