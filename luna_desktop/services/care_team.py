"""The care team: who may open a patient's chart."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from luna_desktop.domain.access import PatientId, Permission, Role, UserId
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.models.staff import CareTeamMember, StaffRole, StaffUser
from luna_desktop.services import settings
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import CREATED, UPDATED, Work, patient_change
from luna_desktop.texts import say

SHARED_CARE_UP_TO = 5
_CARING = (Role.CLINICIAN.value, Role.THERAPIST.value)


def shares_care(work: Work) -> bool:
    """Tell whether every clinician and therapist is on every team: as set, else up to five clinicians."""
    chosen = settings.value(work.session, settings.SHARED_CARE)
    if chosen:
        return chosen == "yes"
    clinicians = work.session.scalar(
        select(func.count(func.distinct(StaffRole.user_id))).where(
            StaffRole.role == Role.CLINICIAN.value, StaffRole.ended_at.is_(None)
        )
    )
    return (clinicians or 0) <= SHARED_CARE_UP_TO


def on_care_team(work: Work, patient: PatientId) -> bool:
    """Tell whether the actor is on a patient's care team."""
    if shares_care(work) and any(role.value in _CARING for role in work.actor.roles):
        return True
    found = work.session.scalar(
        select(CareTeamMember.id)
        .where(
            CareTeamMember.patient_id == patient,
            CareTeamMember.user_id == work.actor.user_id,
            CareTeamMember.ended_at.is_(None),
        )
        .limit(1)
    )
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


@use_case(requires=Permission.ASSIGN_CARE_TEAM, patient=lambda place: place.patient_id)
def add_to_care_team(work: Work, place: TeamPlace) -> None:
    """Put a clinician or therapist on a patient's care team."""
    if not place.reason.strip():
        raise InvalidInput({"reason": say("Enter why this person joins the care team.")})
    caring = work.session.scalar(
        select(func.count())
        .select_from(StaffRole)
        .join(StaffUser, StaffUser.id == StaffRole.user_id)
        .where(
            StaffRole.user_id == place.user_id,
            StaffRole.role.in_(_CARING),
            StaffRole.ended_at.is_(None),
            StaffUser.disabled_at.is_(None),
        )
    )
    if not caring:
        raise InvalidInput({"user": say("Choose a clinician or a therapist who still works here.")})
    join(work, place.patient_id, place.user_id, place.reason.strip())
    if not work.records:
        work.record("care team kept", patient_change("care team", place.user_id, place.patient_id), kind=UPDATED)


@use_case(requires=Permission.ASSIGN_CARE_TEAM, patient=lambda place: place.patient_id)
def remove_from_care_team(work: Work, place: TeamPlace) -> None:
    """End a user's place on a patient's care team."""
    rows = work.session.scalars(
        select(CareTeamMember).where(
            CareTeamMember.patient_id == place.patient_id,
            CareTeamMember.user_id == place.user_id,
            CareTeamMember.ended_at.is_(None),
        )
    ).all()
    for row in rows:
        row.ended_at = work.now
    work.record("care team left", patient_change("care team", place.user_id, place.patient_id), kind=UPDATED)
