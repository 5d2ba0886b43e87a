"""Asking to be let into a closed record instead of opening it, and the answer of whoever may let somebody in.

Where the care team closes the record, whoever may put a person on it answers: the treating clinicians of the patient,
the owner, the privacy officer. Where the patient's restriction does, only who decides about restrictions answers, and
a yes means that the patient was asked and the restriction was ended.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, insert, select

from luna_desktop.domain.access import PatientId, Permission, UserId
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput, NotFound, StaleRecord
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean
from luna_desktop.domain.rights.openings import LEAST_WORDS, LONGEST_WORDS, Barrier
from luna_desktop.models.openings import AccessAnswer, AccessRequest
from luna_desktop.models.staff import CareTeamMember, StaffUser
from luna_desktop.services.care.review import ReviewItem
from luna_desktop.services.people import care_team, hidden
from luna_desktop.services.people.cards import CardRow, cards_of
from luna_desktop.services.rights.break_glass import barriers_of
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CREATED, UPDATED, Work, patient_change
from luna_desktop.texts import say

ENTITY = "access request"


@dataclass(frozen=True)
class NewAccessRequest:
    """That the actor asks to be let into a record that is closed to them, and why."""

    patient_id: PatientId
    words: str


@dataclass(frozen=True)
class AccessAnswerGiven:
    """What becomes of a request; the note is read by whoever asked."""

    patient_id: PatientId
    request_id: int
    is_granted: bool
    note: str


@dataclass(frozen=True)
class RequestLine:
    """One request that waits: who asks for whose record, why, and since when."""

    request_id: int
    card: CardRow
    by: str
    by_id: UserId
    at: datetime
    words: str
    barriers: frozenset[Barrier]


@use_case(requires=Permission.BREAK_GLASS)
def request_access(work: Work, wanted: NewAccessRequest) -> None:
    """Ask to be let into a closed record; one request of a person waits at a time for each patient.

    Raises:
        InvalidInput: It does not say why.
        NotFound: The record is open to the actor.
        StaleRecord: The actor's earlier request still waits.
    """
    words, barriers = clean(wanted.words), barriers_of(work, wanted.patient_id)
    if not barriers:
        raise NotFound(say("This record is open to you. Nothing keeps it closed."))
    if len(words) < LEAST_WORDS:
        raise InvalidInput({"words": say("Say in at least {least} letters what happened.", least=LEAST_WORDS)})
    if len(words) > LONGEST_WORDS:
        raise InvalidInput({"words": say("Say it in {most} letters at the most.", most=LONGEST_WORDS)})
    mine = _waiting().where(AccessRequest.patient_id == wanted.patient_id, AccessRequest.by == work.actor.user_id)
    if work.session.execute(mine).first() is not None:
        raise StaleRecord(say("You have asked for this record already. Your request waits for an answer."))
    row = {"patient_id": wanted.patient_id, "by": work.actor.user_id, "words": words, "at": work.now}
    kept = ",".join(sorted(each.value for each in barriers))
    asked = insert(AccessRequest).values(**row, barriers=kept).returning(AccessRequest.id)
    number = work.session.execute(asked).scalar_one()
    work.record("access requested", patient_change(ENTITY, number, wanted.patient_id), kind=CREATED)


@use_case(requires=Permission.ANSWER_ACCESS, writes=False)
def list_access_requests(work: Work, _: None) -> tuple[RequestLine, ...]:
    """Return the requests that wait and that the actor may answer, the oldest first."""
    return _lines(work)


@use_case(requires=Permission.ANSWER_ACCESS, writes=False)
def requests_to_review(work: Work, _: None) -> list[ReviewItem]:
    """Return those requests as rows of the Review place."""
    return [
        ReviewItem(
            line.request_id,
            line.card,
            say("{name} asks to be let in", name=line.by),
            local_day(line.at),
            say("“{words}”", words=line.words),
        )
        for line in _lines(work)
    ]


def _lines(work: Work) -> tuple[RequestLine, ...]:
    query = _mine_to_answer(work)
    rows = work.session.execute(
        query.add_columns(StaffUser.display_name).join(StaffUser, StaffUser.id == AccessRequest.by)
    ).all()
    cards = {int(card.patient_id): card for card in cards_of(work, {row.AccessRequest.patient_id for row in rows})}
    return tuple(
        RequestLine(
            row.AccessRequest.id,
            cards[row.AccessRequest.patient_id],
            row.display_name,
            UserId(row.AccessRequest.by),
            row.AccessRequest.at,
            row.AccessRequest.words,
            frozenset(Barrier(each) for each in row.AccessRequest.barriers.split(",")),
        )
        for row in rows
        if row.AccessRequest.patient_id in cards
    )


@use_case(
    requires=Permission.ANSWER_ACCESS,
    patient=lambda answer: answer.patient_id,
    use=Use(Ground.REACHING, DataClass.CONTACT),
)
def answer_access(work: Work, answer: AccessAnswerGiven) -> None:
    """Let somebody into a record, or say no with a note; a yes puts them on the care team.

    Raises:
        NotFound, StaleRecord: No such request waits for the actor, or it was answered meanwhile.
        InvalidInput: The note is missing, or a yes is given while the restriction still stands.
    """
    query = _mine_to_answer(work)
    if work.session.scalar(select(AccessAnswer.id).where(AccessAnswer.request_id == answer.request_id)) is not None:
        raise StaleRecord(say("Somebody answered this request meanwhile. Read the list again."))
    wanted = query.where(AccessRequest.id == answer.request_id, AccessRequest.patient_id == answer.patient_id)
    row = work.session.scalars(wanted).one_or_none()
    if row is None:
        raise NotFound(say("No request of this patient waits for your answer."))
    note = clean(answer.note)
    if not note:
        raise InvalidInput({"note": say("Enter why. The person who asked reads it.")})
    if answer.is_granted and hidden.kept_from(work, answer.patient_id, UserId(row.by)):
        raise InvalidInput({"note": say("The patient’s restriction still stands. Ask the patient, and end it first.")})
    written = {"request_id": row.id, "is_granted": answer.is_granted, "note": note}
    work.session.execute(insert(AccessAnswer).values(**written, at=work.now, by=work.actor.user_id))
    if answer.is_granted:
        care_team.join(work, answer.patient_id, UserId(row.by), note)
    subject = patient_change(ENTITY, row.id, answer.patient_id)
    work.record("access granted" if answer.is_granted else "access declined", subject, kind=UPDATED)


def _waiting() -> Select[Any]:
    return (
        select(AccessRequest)
        .outerjoin(AccessAnswer, AccessAnswer.request_id == AccessRequest.id)
        .where(AccessAnswer.id.is_(None))
        .order_by(AccessRequest.id)
    )


def _mine_to_answer(work: Work) -> Select[Any]:
    """Return the requests that wait and that the actor may answer; nobody lets themselves in.

    Who treats the patient, by name, answers what the team closes. Reception puts people on teams, but reads no words
    of those who treat, so that it is not asked.
    """
    others = _waiting().where(AccessRequest.by != work.actor.user_id)
    if work.actor.may(Permission.REVIEW_OPENINGS):
        return others
    mine = select(CareTeamMember.patient_id).where(
        CareTeamMember.user_id == work.actor.user_id, CareTeamMember.ended_at.is_(None)
    )
    return others.where(AccessRequest.patient_id.in_(mine), AccessRequest.barriers == Barrier.CARE_TEAM.value)
