"""Photographs' tables: the same picture stands in a record once, under a consent, with its files listed."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from luna_desktop.models.patients import Fact
from luna_desktop.models.photographs import Photograph, StoredObject
from luna_desktop.models.privacy import ConsentEventRow
from tests.models.rows import AT, a_patient, refuse


def a_photograph(**other: object) -> Photograph:
    values = {
        "patient_id": 1,
        "fact_id": 1,
        "original_id": "a",
        "full_id": "a",
        "preview_id": "a",
        "thumbnail": b"t",
        "sealed_name": b"n",
        "original_sha256": "s",
        "width": 1,
        "height": 1,
        "consent_event_id": 1,
        "added_at": AT,
        "added_by": 1,
    }
    return Photograph(**{**values, **other})


@pytest.fixture
def filled(session: Session) -> Session:
    session.add_all(
        [
            a_patient(2, "LUN-000002"),
            Fact(id=1, patient_id=1, kind="photograph", current_number=1),
            StoredObject(object_id="a", wrapped_key=b"k", size=1, sha256="s", media_type="image/jpeg", created_at=AT),
            ConsentEventRow(
                id=1, patient_id=1, purpose="P7", state="given", at=AT, language="en", method="e_ack", taken_by=1
            ),
        ]
    )
    session.flush()
    return session


def test_the_same_picture_is_in_a_record_once_but_may_be_in_two_records(filled: Session) -> None:
    filled.add(a_photograph())
    filled.flush()
    refuse(filled, a_photograph())
    filled.add(a_photograph(patient_id=2))
    filled.flush()


@pytest.mark.parametrize("missing", [{"original_id": "gone"}, {"consent_event_id": 9}, {"fact_id": 9}])
def test_a_photograph_points_to_what_is_there(filled: Session, missing: dict[str, object]) -> None:
    refuse(filled, a_photograph(**missing))
