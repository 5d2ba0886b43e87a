"""Whether a permission reaches a patient: for everybody, by the care team, by an opening, or by a case of the actor's.

An officer reads a chart only while a case of that patient is open and assigned to them, and each opening names the
case in the audit log.
"""

from __future__ import annotations

from sqlalchemy import bindparam, select

from luna_desktop.domain.access import Actor, PatientId, Permission, Reach
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.rights.openings import CARRIED
from luna_desktop.models.rights import CaseStanding, RightsCase
from luna_desktop.services.people.care_team import on_care_team
from luna_desktop.services.rights.glass_book import is_opened
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import ONE_ROW, READ, Work, patient_change
from luna_desktop.texts import say

NO_CASE = say(
    "No open privacy case of this patient is assigned to you, so the record stays closed. Open or take over the case "
    "first."
)
_HEAD = RightsCase.metadata.tables["rights_case"]
_STAND = CaseStanding.metadata.tables["case_standing"]
_OPEN = (
    select(_HEAD.c.number)
    .join(_STAND, _STAND.c.case_id == _HEAD.c.id)
    .where(
        _STAND.c.patient_id == bindparam("patient"),
        _STAND.c.owner_id == bindparam("user"),
        _STAND.c.is_open.is_(True),
    )
    .order_by(_HEAD.c.id)
    .limit(ONE_ROW)
)


def opening_case(work: Work, patient: PatientId, actor: Actor) -> str:
    """Return the number of the case that opens a patient's record for somebody, or nothing."""
    work.session.flush()
    return work.connection.execute(_OPEN, {"patient": int(patient), "user": int(actor.user_id)}).scalar() or ""


def case_opens_chart(work: Work, patient: PatientId, actor: Actor) -> bool:
    """Tell whether a case of the patient is open and assigned to the actor."""
    return bool(opening_case(work, patient, actor))


@use_case(
    requires=Permission.READ_CASES,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def case_opens_record(work: Work, patient: PatientId) -> bool:
    """Tell whether a case of the patient opens the record for the actor, so that a screen need not try the door."""
    return case_opens_chart(work, patient, work.actor)


def reaches(work: Work, permission: Permission, patient: PatientId) -> bool:
    """Tell whether the actor holds a permission for this patient, by any of their roles."""
    held = work.actor.reaches(permission)
    if Reach.ALL in held or _treats(work, permission, patient):
        return True
    return Reach.CASE in held and case_opens_chart(work, patient, work.actor)


def require_reach(work: Work, permission: Permission, patient: PatientId) -> None:
    """Refuse what shows a record to somebody to whom it is not open; where a case opens it, the log names the case.

    Raises:
        NotPermitted: Neither care team nor a case of the actor's own opens the record.
    """
    if not reaches(work, permission, patient):
        raise NotPermitted(NO_CASE, permission=permission.value)
    note_opening(work, permission, patient)


def _treats(work: Work, permission: Permission, patient: PatientId) -> bool:
    """Tell whether the care team, or an opening of the closed record, lets the actor in."""
    if Reach.CARE_TEAM not in work.actor.reaches(permission):
        return False
    return on_care_team(work, patient) or (permission in CARRIED and is_opened(work, patient))


def note_opening(work: Work, permission: Permission, patient: PatientId) -> None:
    """Write into the log which case opened the record, where nothing but a case did; `reaches` was asked before."""
    held = work.actor.reaches(permission)
    if Reach.CASE not in held or Reach.ALL in held or _treats(work, permission, patient):
        return
    number = opening_case(work, patient, work.actor)
    work.record(
        "opened for a case", patient_change("case", number, patient), kind=READ, detail={"permission": permission.value}
    )
