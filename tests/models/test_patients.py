"""Patients' tables: numbers are unique, a version of a fact exists once."""

from __future__ import annotations

from sqlalchemy.orm import Session

from luna_desktop.models.patients import Fact, FactVersion
from tests.models.rows import AT, a_patient, refuse


def a_version(fact_id: int) -> FactVersion:
    return FactVersion(
        fact_id=fact_id, number=1, status="current", body="{}", source="patient", recorded_at=AT, recorded_by=1
    )


def test_a_record_number_is_never_given_twice(session: Session) -> None:
    refuse(session, a_patient(2, "LUN-000001"))


def test_two_forms_cannot_write_the_same_version(session: Session) -> None:
    session.add(Fact(id=1, patient_id=1, kind="phone", current_number=1))
    session.flush()
    session.add(a_version(1))
    session.flush()
    refuse(session, a_version(1))


def test_a_version_belongs_to_a_fact_and_a_fact_to_a_patient(session: Session) -> None:
    refuse(session, a_version(9))
    refuse(session, Fact(patient_id=9, kind="phone", current_number=1))
