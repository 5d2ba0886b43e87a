"""Tables of sharing: a version's number and a settled task exist once."""

from __future__ import annotations

from sqlalchemy.orm import Session

from luna_desktop.models.sharing import RecipientRow, RecipientVersion, StopTaskDone
from tests.models.rows import AT, refuse


def a_version(number: int) -> RecipientVersion:
    return RecipientVersion(recipient_id=1, number=number, kind="insurer", name="x", country="IN", at=AT, by=1)


def test_a_recipient_has_each_version_once(session: Session) -> None:
    session.add(RecipientRow(created_at=AT, created_by=1))
    session.flush()
    session.add_all([a_version(1), a_version(2)])
    session.flush()
    refuse(session, a_version(2))


def test_a_task_that_points_to_nothing_is_refused(session: Session) -> None:
    refuse(session, StopTaskDone(task_id=99, at=AT, by=1))
