"""The plan of the visit before, which a follow-up may begin with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from luna_desktop.domain.access import Permission
from luna_desktop.domain.clinical.visits import VisitState
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.gate import DataClass
from luna_desktop.models.visits import Visit, VisitVersion
from luna_desktop.services.care.visits import VisitAsked, note_of
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import Work


@dataclass(frozen=True)
class LastPlan:
    """What was planned in the visit before; empty where there is none, with the instant that visit began."""

    visit_id: int
    plan: str = ""
    at: datetime | None = None


@use_case(
    requires=Permission.READ_CHART,
    writes=False,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def read_last_plan(work: Work, asked: VisitAsked) -> LastPlan:
    """Return the plan of the signed visit just before one, as its newest version says; drafts do not count."""
    before = select(Visit.started_at).where(Visit.id == asked.visit_id, Visit.patient_id == asked.patient_id)
    row = work.session.execute(
        select(Visit.started_at, VisitVersion.body)
        .join(VisitVersion, (VisitVersion.visit_id == Visit.id) & (VisitVersion.number == Visit.current_number))
        .where(
            Visit.patient_id == asked.patient_id,
            Visit.id != asked.visit_id,
            Visit.started_at <= before.scalar_subquery(),
            Visit.state.in_((VisitState.SIGNED.value, VisitState.AMENDED.value)),
        )
        .order_by(Visit.started_at.desc(), Visit.id.desc())
    ).first()
    plan = note_of(row.body).plan if row is not None else ""
    if row is None or not plan:
        return LastPlan(asked.visit_id)
    return LastPlan(asked.visit_id, plan, row.started_at)
