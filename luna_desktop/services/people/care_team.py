"""The care team: who may open a patient's chart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select

from luna_desktop.domain.access import Actor, PatientId, Permission, Role, UserId
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput, StaleRecord
from luna_desktop.domain.gate import DataClass
from luna_desktop.models.staff import CareTeamMember, StaffRole, StaffUser
from luna_desktop.services.clinic import settings
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CREATED, ONE_ROW, UPDATED, Work, patient_change
from luna_desktop.texts import say

SHARED_CARE_UP_TO = 5
# Asked each time a chart is read, so the questions are built once.
_ROLE, _MEMBER = StaffRole.metadata.tables["staff_role"], StaffRole.metadata.tables["care_team_member"]
_CLINICIANS = select(func.count(func.distinct(_ROLE.c.user_id))).where(
    _ROLE.c.role == Role.CLINICIAN.value, _ROLE.c.ended_at.is_(None)
)
_PLACE = (
    select(_MEMBER.c.id)
    .where(
        _MEMBER.c.patient_id == bindparam("patient"),
        _MEMBER.c.user_id == bindparam("user"),
        _MEMBER.c.ended_at.is_(None),
    )
    .limit(ONE_ROW)
)
_CARING = (Role.CLINICIAN.value, Role.THERAPIST.value)


def shares_care(work: Work) -> bool:
    """Tell whether every clinician and therapist is on every team: as set, else up to five clinicians."""
    chosen = settings.value(work.session, settings.SHARED_CARE)
    if chosen:
        return chosen == "yes"
    work.session.flush()
    clinicians = work.connection.execute(_CLINICIANS).scalar()
    return (clinicians or 0) <= SHARED_CARE_UP_TO


def on_care_team(work: Work, patient: PatientId, colleague: Actor | None = None) -> bool:
    """Tell whether the actor, or a colleague in their place, is on a patient's care team."""
    person = colleague or work.actor
    if shares_care(work) and any(role.value in _CARING for role in person.roles):
        return True
    work.session.flush()
    found = work.connection.execute(_PLACE, {"patient": int(patient), "user": person.user_id}).scalar()
    return found is not None


def join(work: Work, patient: PatientId, user: UserId, reason: str) -> None:
    """Put a user on a patient's care team unless they are on it already."""
    known = work.session.scalar(
        select(CareTeamMember.id).where(
            CareTeamMember.patient_id == patient,
            CareTeamMember.user_id == user,
            CareTeamMember.ended_at.is_(None),
        )
    )
    if known is None:
        work.session.add(CareTeamMember(patient_id=patient, user_id=user, since=work.now, ended_at=None, reason=reason))
        work.record("care team joined", patient_change("care team", user, patient), kind=CREATED)


@dataclass(frozen=True)
class TeamPlace:
    """A user's place on a patient's care team; `reason` says why it begins or ends."""

    patient_id: PatientId
    user_id: UserId
    reason: str


@dataclass(frozen=True)
class TeamMember:
    """Somebody who is or was on a care team or may join it; `until` and `end_reason` belong to a place that ended."""

    user_id: UserId
    name: str
    roles: tuple[Role, ...]
    since: datetime | None = None
    reason: str = ""
    until: datetime | None = None
    end_reason: str = ""


@dataclass(frozen=True)
class CareTeam:
    """Who cares for a patient by name, who may join, and whether everybody who treats is on the team anyway.

    `former` are places that ended, the last one first.
    """

    patient_id: PatientId
    is_shared: bool
    members: tuple[TeamMember, ...]
    may_join: tuple[TeamMember, ...]
    former: tuple[TeamMember, ...] = ()


@use_case(
    requires=Permission.ASSIGN_CARE_TEAM,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.REACHING, DataClass.CONTACT),
)
def read_care_team(work: Work, patient: PatientId) -> CareTeam:
    """Return a patient's care team, longest member first, and who may join it."""
    return _team(work, patient)


def _team(work: Work, patient: PatientId) -> CareTeam:
    work.session.flush()
    caring = _caring_staff(work)
    rows = work.session.execute(
        select(CareTeamMember, StaffUser.display_name)
        .join(StaffUser, StaffUser.id == CareTeamMember.user_id)
        .where(CareTeamMember.patient_id == patient)
        .order_by(CareTeamMember.since, CareTeamMember.id)
    )
    places = [_member(row, name, caring) for row, name in rows]
    members = tuple(member for member in places if member.until is None)
    former = sorted((member for member in places if member.until), key=lambda member: member.until or work.now)
    named = {member.user_id for member in members}
    free = tuple(member for member in caring.values() if member.user_id not in named)
    return CareTeam(patient, shares_care(work), members, free, tuple(reversed(former)))


def _member(row: CareTeamMember, name: str, caring: Mapping[int, TeamMember]) -> TeamMember:
    user = UserId(row.user_id)
    roles = caring[user].roles if user in caring else ()
    return TeamMember(user, name, roles, row.since, row.reason, row.ended_at, row.end_reason)


def _caring_staff(work: Work) -> dict[int, TeamMember]:
    """Return the clinicians and therapists who work here, by name."""
    rows = work.session.execute(
        select(StaffUser.id, StaffUser.display_name, StaffRole.role)
        .join(StaffRole, StaffRole.user_id == StaffUser.id)
        .where(StaffRole.role.in_(_CARING), StaffRole.ended_at.is_(None), StaffUser.disabled_at.is_(None))
        .order_by(StaffUser.display_name, StaffUser.id, StaffRole.role)
    )
    found: dict[int, TeamMember] = {}
    for row in rows:
        before = found[row.id].roles if row.id in found else ()
        found[row.id] = TeamMember(UserId(row.id), row.display_name, (*before, Role(row.role)))
    return found


@use_case(
    requires=Permission.ASSIGN_CARE_TEAM,
    patient=lambda place: place.patient_id,
    use=Use(Ground.REACHING, DataClass.CONTACT),
)
def add_to_care_team(work: Work, place: TeamPlace) -> CareTeam:
    """Put a clinician or therapist on a patient's care team, and return the team."""
    if not place.reason.strip():
        raise InvalidInput({"reason": say("Enter why this person joins the care team.")})
    if place.user_id not in _caring_staff(work):
        raise InvalidInput({"user": say("Choose a clinician or a therapist who still works here.")})
    join(work, place.patient_id, place.user_id, place.reason.strip())
    if not work.records:
        work.record("care team kept", patient_change("care team", place.user_id, place.patient_id), kind=UPDATED)
    return _team(work, place.patient_id)


@use_case(
    requires=Permission.ASSIGN_CARE_TEAM,
    patient=lambda place: place.patient_id,
    use=Use(Ground.REACHING, DataClass.CONTACT),
)
def remove_from_care_team(work: Work, place: TeamPlace) -> CareTeam:
    """End a user's place on a patient's care team, and return the team.

    Raises:
        InvalidInput: No reason is given.
        StaleRecord: The person is not on the team by name, as when somebody else ended the place meanwhile.
    """
    if not place.reason.strip():
        raise InvalidInput({"reason": say("Enter why this person leaves the care team.")})
    rows = work.session.scalars(
        select(CareTeamMember).where(
            CareTeamMember.patient_id == place.patient_id,
            CareTeamMember.user_id == place.user_id,
            CareTeamMember.ended_at.is_(None),
        )
    ).all()
    if not rows:
        raise StaleRecord(say("This person is not on the care team any more. Read it again."))
    for row in rows:
        row.ended_at, row.end_reason = work.now, place.reason.strip()
    work.record("care team left", patient_change("care team", place.user_id, place.patient_id), kind=UPDATED)
    return _team(work, place.patient_id)
