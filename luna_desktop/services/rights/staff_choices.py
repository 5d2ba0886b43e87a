"""Who of the staff can be chosen in the forms of a case: as author, reviewer or investigator."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from luna_desktop.domain.access import GRANTS, Permission, Role, UserId
from luna_desktop.models.staff import StaffRole, StaffUser
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Work


@dataclass(frozen=True)
class StaffChoice:
    """Somebody who works here; clinicians write entries and look through copies, handlers look into grievances."""

    user_id: UserId
    name: str
    is_clinician: bool = False
    handles: bool = False


@use_case(requires=Permission.LOG_REQUEST, writes=False)
def read_staff_choices(work: Work, _: None) -> tuple[StaffChoice, ...]:
    """Return everybody who works here, by name."""
    rows = work.session.execute(
        select(StaffUser.id, StaffUser.display_name, StaffRole.role)
        .join(StaffRole, StaffRole.user_id == StaffUser.id)
        .where(StaffRole.ended_at.is_(None), StaffUser.disabled_at.is_(None))
        .order_by(StaffUser.display_name, StaffUser.id)
    )
    roles: dict[int, set[Role]] = {}
    people: dict[int, str] = {}
    for row in rows:
        people[row.id] = row.display_name
        roles.setdefault(row.id, set()).add(Role(row.role))
    return tuple(
        StaffChoice(
            UserId(user),
            name,
            Role.CLINICIAN in roles[user],
            any(Permission.HANDLE_CASES in GRANTS[role] for role in roles[user]),
        )
        for user, name in people.items()
    )
