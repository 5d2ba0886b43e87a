"""Who of the staff can be chosen in the forms of a case: as author, reviewer or investigator."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from luna_desktop.domain.access import Permission, Role, UserId
from luna_desktop.models.staff import StaffRole, StaffUser
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Work


@dataclass(frozen=True)
class StaffChoice:
    """Somebody who works here; clinicians write entries and look through copies."""

    user_id: UserId
    name: str
    is_clinician: bool = False


@use_case(requires=Permission.READ_CASES, writes=False)
def read_staff_choices(work: Work, _: None) -> tuple[StaffChoice, ...]:
    """Return everybody who works here, by name."""
    rows = work.session.execute(
        select(StaffUser.id, StaffUser.display_name, StaffRole.role)
        .join(StaffRole, StaffRole.user_id == StaffUser.id)
        .where(StaffRole.ended_at.is_(None), StaffUser.disabled_at.is_(None))
        .order_by(StaffUser.display_name, StaffUser.id)
    )
    found: dict[int, StaffChoice] = {}
    for row in rows:
        before = found.get(row.id)
        is_clinician = row.role == Role.CLINICIAN.value or (before is not None and before.is_clinician)
        found[row.id] = StaffChoice(UserId(row.id), row.display_name, is_clinician)
    return tuple(found.values())
