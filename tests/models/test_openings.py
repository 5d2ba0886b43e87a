"""Tables of openings: an opening ends once, is reviewed once, and belongs to a patient who is there."""

from __future__ import annotations

from sqlalchemy.orm import Session

from luna_desktop.models.openings import AccessAnswer, GlassEnd, GlassOpening, GlassReview
from tests.models.rows import AT, refuse


def an_opening(patient: int) -> GlassOpening:
    return GlassOpening(
        patient_id=patient,
        by=1,
        barriers="care team",
        reason="cover",
        words="x",
        at=AT,
        until=AT,
        review_by=AT,
        session="s",
    )


def test_an_opening_ends_once_and_is_reviewed_once(session: Session) -> None:
    session.add(an_opening(1))
    session.flush()
    session.add_all(
        [GlassEnd(opening_id=1, at=AT), GlassReview(opening_id=1, is_justified=True, note="x", at=AT, by=1)]
    )
    session.flush()
    refuse(session, GlassEnd(opening_id=1, at=AT))
    refuse(session, GlassReview(opening_id=1, is_justified=False, note="x", at=AT, by=1))


def test_what_points_to_nothing_is_refused(session: Session) -> None:
    refuse(session, an_opening(99))
    refuse(session, AccessAnswer(request_id=99, is_granted=True, note="x", at=AT, by=1))
