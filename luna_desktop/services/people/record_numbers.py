"""Record numbers over time: a number whose record was merged leads to the record that took it in."""

from __future__ import annotations

from sqlalchemy import select

from luna_desktop.domain.access import PatientId
from luna_desktop.models.patients import Patient
from luna_desktop.services.work import Work

_PATIENT = Patient.metadata.tables["patient"]


def standing_record(work: Work, patient: PatientId | int) -> PatientId:
    """Return the record that a patient's data stands in now: their own, or the one that it was merged into."""
    now = int(patient)
    while (further := _into(work, now)) is not None:
        now = further
    return PatientId(now)


def _into(work: Work, patient: int) -> int | None:
    work.session.flush()
    found = work.connection.execute(select(_PATIENT.c.merged_into).where(_PATIENT.c.id == patient)).scalar()
    return None if found is None else int(found)


def record_with_number(work: Work, typed: str) -> PatientId | None:
    """Return the record that a whole record number leads to, or None where there is no such number."""
    wanted = {typed.strip(), typed.strip().upper()}
    found = work.connection.execute(select(_PATIENT.c.id).where(_PATIENT.c.mrn.in_(wanted))).scalar()
    return None if found is None else standing_record(work, found)


def merged_records(work: Work, patient: PatientId | int) -> list[PatientId]:
    """Return the records that were merged into a patient's, and into those, the first registered first."""
    work.session.flush()
    found: list[int] = []
    wanted = [int(patient)]
    while wanted:
        rows = work.connection.execute(select(_PATIENT.c.id).where(_PATIENT.c.merged_into.in_(wanted)))
        wanted = [row.id for row in rows]
        found += wanted
    return [PatientId(each) for each in sorted(found)]


def number_of(work: Work, patient: PatientId | int) -> str:
    """Return a patient's own record number, "" where there is no such patient."""
    return work.connection.execute(select(_PATIENT.c.mrn).where(_PATIENT.c.id == int(patient))).scalar() or ""


def numbers_of(work: Work, patient: PatientId | int) -> tuple[str, ...]:
    """Return the numbers under which a patient was registered besides the one that counts."""
    merged = [int(each) for each in merged_records(work, patient)]
    if not merged:
        return ()
    rows = work.connection.execute(select(_PATIENT.c.mrn).where(_PATIENT.c.id.in_(merged)).order_by(_PATIENT.c.id))
    return tuple(rows.scalars())
