"""Rows that the tests of models share, and the one question they ask: is a second such row refused?"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from luna_desktop.models import Base
from luna_desktop.models.patients import Patient
from luna_desktop.models.staff import StaffUser

AT = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)


def a_user(number: int, login: str) -> StaffUser:
    return StaffUser(id=number, slot_id=f"slot-{number}", login=login, display_name=login, created_at=AT)


def a_patient(number: int, mrn: str) -> Patient:
    return Patient(id=number, uuid=f"uuid-{number}", mrn=mrn, registered_at=AT, registered_by=1)


def refuse(session: Session, row: Base) -> None:
    """Assert that the database takes no such row, and keep what was there."""
    nested = session.begin_nested()
    session.add(row)
    with pytest.raises(IntegrityError):
        session.flush()
    nested.rollback()
