"""Tables of uses and exports of photographs: a disclosure has one export, and what was answered names its patient."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from luna_desktop.models.photo_exports import PhotoConsentRow, PhotoExport, PhotoExportItem
from tests.models.rows import AT, refuse


def a_yes(**other: object) -> PhotoConsentRow:
    return PhotoConsentRow(
        **{"patient_id": 1, "scope": "staff", "says_yes": True, "photograph_id": 1, "at": AT, "by": 1, **other}
    )


@pytest.mark.parametrize(
    "row",
    [
        a_yes(patient_id=99),
        a_yes(consent_event_id=99),
        a_yes(recipient_id=99),
        PhotoExport(patient_id=1, disclosure_id=99, scope="staff", is_recognisable=False, at=AT, by=1),
        PhotoExportItem(
            export_id=99, patient_id=1, place=1, photograph_id=1, boxes="[]", has_face=False, object_id="a", sha256="s"
        ),
    ],
)
def test_what_points_nowhere_is_refused(session: Session, row: object) -> None:
    refuse(session, row)


def test_an_answer_may_be_about_all_photographs(session: Session) -> None:
    session.add(a_yes(says_yes=False, photograph_id=None))
    session.flush()
