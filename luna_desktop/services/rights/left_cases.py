"""Open privacy cases of somebody who left: given to a colleague who handles cases, so that no clock runs alone."""

from __future__ import annotations

from sqlalchemy import select

from luna_desktop.domain.access import Actor, Permission, UserId
from luna_desktop.domain.rights.cases import KIND_NAMES, Case
from luna_desktop.models.patients import Patient
from luna_desktop.models.rights import CaseStanding, RightsCase
from luna_desktop.services.clinic.left_behind import HandedOver, LeftItem, Pile
from luna_desktop.services.rights import book
from luna_desktop.services.work import Change, Work, patient_change
from luna_desktop.texts import say


def find_cases(work: Work, user: UserId) -> tuple[LeftItem, ...]:
    """Return which kinds of case are open in a person's name, of whom, and since when."""
    cases = _open_of(work, user)
    rows = work.session.execute(
        select(RightsCase.id, Patient.mrn)
        .join(Patient, Patient.id == RightsCase.patient_id)
        .where(RightsCase.id.in_([case.case_id for case in cases]))
    )
    numbers = {row.id: row.mrn for row in rows}
    return tuple(LeftItem(KIND_NAMES[case.kind], numbers[case.case_id], case.received_at) for case in cases)


def give_cases(work: Work, giver: UserId, taker: Actor) -> HandedOver:
    """Assign open cases to a colleague who handles cases; for anybody else they stay where they are."""
    cases = _open_of(work, giver)
    handles = taker.may(Permission.HANDLE_CASES)
    for case in cases if handles else ():
        book.note_event(work, case.case_id, book.ASSIGNED, detail={"user": int(taker.user_id)})
        subject = patient_change("case", case.number, case.patient_id)
        work.record("case assigned", subject, detail={"user": int(taker.user_id)})
        book.stand(work, case, owner_id=int(taker.user_id))
    moved = len(cases) if handles else 0
    detail = {"moved": moved, "stayed": len(cases) - moved, "to": int(taker.user_id)}
    work.record("cases handed over", Change("staff", giver), detail=detail)
    return HandedOver(moved, len(cases) - moved)


def _open_of(work: Work, user: UserId) -> tuple[Case, ...]:
    return book.cases_where(work, CaseStanding.is_open.is_(True), CaseStanding.owner_id == int(user))


PILE = Pile("cases", say("Open privacy cases"), find_cases, give_cases)
"""What this module hands over when somebody leaves."""
