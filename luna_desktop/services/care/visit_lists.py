"""The list of a patient's visits, newest first: those of this clinic, and those that another clinic told of.

Of this clinic's visits headers alone are read, out of one index; a body is read when its visit is opened.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, or_, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.visits import VisitState
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.gate import DataClass
from luna_desktop.models.visits import Visit
from luna_desktop.services.care.elsewhere import headers_elsewhere
from luna_desktop.services.care.visits import VisitHeader, header_of, headers, listed
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import Work

PAGE = 50
"""So many visits are read at a time."""


@dataclass(frozen=True)
class VisitsAsked:
    """A part of a patient's visits, newest first; `after` is the header that ended the part before."""

    patient_id: PatientId
    after: VisitHeader | None = None
    limit: int = PAGE


@dataclass(frozen=True)
class VisitPart:
    """Headers of a patient, how many visits there are in all, and how many of this clinic's are not signed."""

    patient_id: PatientId
    headers: tuple[VisitHeader, ...]
    total: int
    unsigned: int


@use_case(
    requires=Permission.READ_CHART,
    writes=False,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def list_visits(work: Work, asked: VisitsAsked) -> VisitPart:
    """Return a part of a patient's visits, newest first, without what was written in them."""
    elsewhere = headers_elsewhere(work, asked.patient_id)
    after = _place(asked.after) if asked.after is not None else None
    later = [each for each in elsewhere if after is None or _place(each) < after]
    found = sorted([*_own(work, asked), *later], key=_place, reverse=True)[: asked.limit]
    counted = select(Visit.state, func.count()).where(listed(asked.patient_id)).group_by(Visit.state)
    counts = {str(state): int(count) for state, count in work.session.execute(counted).all()}
    total = sum(counts.values()) + len(elsewhere)
    return VisitPart(asked.patient_id, tuple(found), total, counts.get(VisitState.DRAFT.value, 0))


def _own(work: Work, asked: VisitsAsked) -> list[VisitHeader]:
    query = headers().where(listed(asked.patient_id))
    after = asked.after
    if after is not None:
        earlier = Visit.started_at < after.started_at
        if not after.elsewhere:  # of one instant those of this clinic stand first
            earlier = or_(earlier, and_(Visit.started_at == after.started_at, Visit.id < after.visit_id))
        query = query.where(earlier)
    rows = work.session.execute(query.order_by(Visit.started_at.desc(), Visit.id.desc()).limit(asked.limit)).all()
    return [header_of(row) for row in rows]


def _place(header: VisitHeader) -> tuple[datetime, bool, int]:
    return header.started_at, not header.elsewhere, header.visit_id
