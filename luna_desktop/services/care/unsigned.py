"""Notes that nobody signed yet: the list of one's own, and what a colleague takes over when somebody leaves."""

from __future__ import annotations

from sqlalchemy import select, update

from luna_desktop.domain.access import Actor, PatientId, Permission, Reach, UserId
from luna_desktop.domain.clinical.visits import VisitState
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.gate import DataClass, may
from luna_desktop.domain.recipients import Recipient
from luna_desktop.models.patients import Patient
from luna_desktop.models.visits import Visit
from luna_desktop.services.care.review import ReviewItem, cards_to_review
from luna_desktop.services.clinic.left_behind import HandedOver, LeftItem, Pile
from luna_desktop.services.people.care_team import on_care_team
from luna_desktop.services.privacy import ledger
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import CLINIC_ZONE, Change, Work
from luna_desktop.texts import say

MOST = 200
"""So many unsigned notes are listed, the oldest first."""


@use_case(requires=Permission.SIGN_VISITS, writes=False)
def read_unsigned(work: Work, _: None) -> list[ReviewItem]:
    """Return the actor's own notes that are not signed, the oldest first; those of today are not late."""
    rows = work.session.execute(
        select(Visit.id, Visit.patient_id, Visit.started_at, Visit.headline)
        .where(Visit.state == VisitState.DRAFT.value, Visit.practitioner_id == work.actor.user_id)
        .order_by(Visit.started_at, Visit.id)
        .limit(MOST)
    ).all()
    cards = cards_to_review(work, {row.patient_id for row in rows})
    today = work.now.astimezone(CLINIC_ZONE).date()
    return [
        ReviewItem(
            row.id,
            cards[row.patient_id],
            row.headline or say("Nothing written yet"),
            (day := row.started_at.astimezone(CLINIC_ZONE).date()),
            is_late=day < today,
        )
        for row in rows
        if row.patient_id in cards
    ]


def find_unsigned(work: Work, user: UserId) -> tuple[LeftItem, ...]:
    """Return whose visits a person left unsigned, and since when; never what they say."""
    rows = work.session.execute(
        select(Patient.mrn, Visit.started_at)
        .join(Patient, Patient.id == Visit.patient_id)
        .where(Visit.state == VisitState.DRAFT.value, Visit.practitioner_id == user)
        .order_by(Visit.started_at.desc(), Visit.id)
    )
    return tuple(LeftItem(say("Visit that is not signed"), row.mrn, row.started_at) for row in rows)


def give_unsigned(work: Work, giver: UserId, taker: Actor) -> HandedOver:
    """Give the unsigned visits of somebody who left to a colleague, who reads them over and signs them.

    A visit stays where the colleague may not write in that chart: by role, by care team, or by a restriction.
    """
    rows = work.session.execute(
        select(Visit.id, Visit.patient_id).where(Visit.state == VisitState.DRAFT.value, Visit.practitioner_id == giver)
    ).all()
    moving = [row.id for row in rows if _may_take(work, PatientId(row.patient_id), taker)]
    if moving:
        work.session.execute(update(Visit).where(Visit.id.in_(moving)).values(practitioner_id=taker.user_id))
    stayed = len(rows) - len(moving)
    detail = {"moved": len(moving), "stayed": stayed, "to": int(taker.user_id)}
    work.record("visits handed over", Change("staff", giver), detail=detail)
    return HandedOver(len(moving), stayed)


def _may_take(work: Work, patient: PatientId, taker: Actor) -> bool:
    reach = taker.reach(Permission.SIGN_VISITS)
    if reach is None or (reach is Reach.CARE_TEAM and not on_care_team(work, patient, taker)):
        return False
    known = ledger.gate_patient(work, patient)
    return may(known, Ground.KEEPING, DataClass.CLINICAL, Recipient(), taker, known.present(work.now)).allowed


PILE = Pile("visits", say("Visits that are not signed"), find_unsigned, give_unsigned)
"""What this module hands over when somebody leaves."""
