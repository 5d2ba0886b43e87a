"""Counts over the queue of the privacy desk that are no cases: restrictions in force."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import and_, func, or_, select

from luna_desktop.domain.access import Permission
from luna_desktop.domain.restrictions import RestrictionState
from luna_desktop.models.sharing import RestrictionEvent
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Work

_IN_FORCE = (RestrictionState.AGREED.value, RestrictionState.MANDATORY.value)


@dataclass(frozen=True)
class DeskCounts:
    """How many restrictions count now, over all patients."""

    restrictions: int


@use_case(requires=Permission.READ_CASES, writes=False)
def read_desk_counts(work: Work, _: None) -> DeskCounts:
    """Return the counts; an end that was agreed for a later day does not count before it."""
    last = (
        select(func.max(RestrictionEvent.id))
        .where(RestrictionEvent.state != RestrictionState.OVERRIDDEN.value)
        .group_by(RestrictionEvent.restriction_id)
    )
    ends_later = and_(RestrictionEvent.state == RestrictionState.ENDED.value, RestrictionEvent.applies_from > work.now)
    found = (
        select(func.count())
        .select_from(RestrictionEvent)
        .where(RestrictionEvent.id.in_(last), or_(RestrictionEvent.state.in_(_IN_FORCE), ends_later))
    )
    return DeskCounts(work.session.scalar(found) or 0)
