"""Documents' table: one row for each description, with files that are there."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from luna_desktop.models.documents import Document
from luna_desktop.models.patients import Fact
from luna_desktop.models.photographs import StoredObject
from tests.models.rows import AT, refuse


def a_row(**other: object) -> Document:
    values = {
        "patient_id": 1,
        "fact_id": 1,
        "original_id": "a",
        "pages_id": "a",
        "pages": 1,
        "sealed_name": b"n",
        "original_sha256": "s",
        "added_at": AT,
        "added_by": 1,
    }
    return Document(**{**values, **other})


@pytest.fixture
def filled(session: Session) -> Session:
    session.add_all(
        [
            Fact(id=1, patient_id=1, kind="document", current_number=1),
            Fact(id=2, patient_id=1, kind="document", current_number=1),
            StoredObject(object_id="a", wrapped_key=b"k", size=1, sha256="s", media_type="image/jpeg", created_at=AT),
        ]
    )
    session.flush()
    return session


def test_a_description_is_of_one_document_but_a_file_may_come_again(filled: Session) -> None:
    filled.add(a_row())
    filled.flush()
    refuse(filled, a_row())
    filled.add(a_row(fact_id=2))
    filled.flush()


@pytest.mark.parametrize("missing", [{"original_id": "gone"}, {"pages_id": "gone"}, {"fact_id": 9}])
def test_it_points_to_what_is_there(filled: Session, missing: dict[str, object]) -> None:
    refuse(filled, a_row(**missing))
