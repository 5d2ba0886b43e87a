"""The table of identity photographs: one version of each number, for a patient who exists."""

from __future__ import annotations

from sqlalchemy.orm import Session

from luna_desktop.models.identity_photos import IdentityPhotoVersion
from tests.models.rows import AT, refuse


def a_version(patient: int, number: int) -> IdentityPhotoVersion:
    return IdentityPhotoVersion(patient_id=patient, number=number, picture=b"\xff", recorded_at=AT, recorded_by=1)


def test_two_desks_cannot_write_the_same_version(session: Session) -> None:
    session.add(a_version(1, 1))
    session.flush()
    refuse(session, a_version(1, 1))


def test_a_picture_belongs_to_a_patient(session: Session) -> None:
    refuse(session, a_version(9, 1))
