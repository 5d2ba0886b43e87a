"""What the privacy officer does with openings of closed records: the list, and the finding on each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, func, insert, or_, select

from luna_desktop.domain.access import PatientId, Permission, UserId
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StaleRecord
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean
from luna_desktop.domain.rights.openings import Barrier, OpeningReason, reason_of
from luna_desktop.models.openings import GlassEnd, GlassOpening, GlassReview, IncidentNote
from luna_desktop.models.snooping import SnoopClosing, SnoopFinding
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.people.cards import CardRow, cards_of
from luna_desktop.services.people.hidden import hidden_patients
from luna_desktop.services.rights.break_glass import ENTITY
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CREATED, READ, UPDATED, Change, Work, patient_change
from luna_desktop.texts import Message, say


@dataclass(frozen=True)
class OpeningLine:
    """One opening as it is reviewed; `is_justified` is None until then. `until` is when it ended or ends.

    `incident` is what was written where the opening was not justified.
    """

    opening_id: int
    patient_id: PatientId
    patient: str
    mrn: str
    by: str
    by_id: UserId
    at: datetime
    until: datetime
    barriers: frozenset[Barrier]
    reason: OpeningReason
    words: str
    review_by: datetime
    is_overdue: bool
    is_mine: bool
    is_justified: bool | None = None
    note: str = ""
    reviewed_by: str = ""
    reviewed_at: datetime | None = None
    incident: str = ""


@dataclass(frozen=True)
class OpeningReview:
    """What was found of an opening; `incident` says what happened and what follows where it was not justified."""

    patient_id: PatientId
    opening_id: int
    is_justified: bool
    note: str
    incident: str = ""


@dataclass(frozen=True)
class ReviewCounts:
    """How many openings wait to be reviewed, how many of them too long; how many that were noticed are not closed."""

    waiting: int
    overdue: int
    noticed: int = 0


@use_case(requires=Permission.REVIEW_OPENINGS)
def list_openings(work: Work, _: None) -> tuple[OpeningLine, ...]:
    """Return every opening: those to be reviewed first by their hour, then the others, newest first."""
    lines = opening_lines(work)
    waiting = [line for line in lines if line.is_justified is None]
    done = [line for line in lines if line.is_justified is not None]
    work.record("openings read", Change(ENTITY), kind=READ, detail={"waiting": len(waiting), "rows": len(lines)})
    return (
        *sorted(waiting, key=lambda line: line.review_by),
        *sorted(done, key=lambda line: line.at, reverse=True),
    )


@use_case(requires=Permission.REVIEW_OPENINGS, writes=False)
def count_openings(work: Work, _: None) -> ReviewCounts:
    """Return how many openings wait for a review; those of patients who are hidden from the actor do not count."""
    waiting = (
        select(GlassOpening.review_by)
        .outerjoin(GlassReview, GlassReview.opening_id == GlassOpening.id)
        .where(GlassReview.id.is_(None), GlassOpening.patient_id.not_in(hidden_patients(work)))
    )
    due = work.session.scalars(waiting).all()
    return ReviewCounts(len(due), sum(each < work.now for each in due), _noticed(work))


def _noticed(work: Work) -> int:
    """Count what was noticed about others and is not closed."""
    left_out = hidden_patients(work)
    open_ones = (
        select(func.count(SnoopFinding.id))
        .outerjoin(SnoopClosing, SnoopClosing.finding_id == SnoopFinding.id)
        .where(
            SnoopClosing.id.is_(None),
            SnoopFinding.about != work.actor.user_id,
            or_(SnoopFinding.patient_id.is_(None), SnoopFinding.patient_id.not_in(left_out)),
        )
    )
    return work.session.scalar(open_ones) or 0


@use_case(
    requires=Permission.REVIEW_OPENINGS,
    patient=lambda review: review.patient_id,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def review_opening(work: Work, review: OpeningReview) -> OpeningLine:
    """Note what was found of an opening, once; one that was not justified opens an incident note.

    Raises:
        NotFound, StaleRecord: It is not of this patient, or somebody reviewed it meanwhile.
        NotPermitted: It is the actor's own.
        InvalidInput: The finding, or what follows from it, is not written down.
    """
    line = _line_of(work, review)
    if line.is_justified is not None:
        raise StaleRecord(say("Somebody reviewed this opening meanwhile. Read the list again."))
    if line.is_mine:
        raise NotPermitted(say("Nobody reviews their own opening. Ask the owner or a colleague who may."))
    problems = _problems(review)
    if problems:
        raise InvalidInput(problems)
    stamp = {"at": work.now, "by": work.actor.user_id}
    found = {"opening_id": review.opening_id, "is_justified": review.is_justified, "note": clean(review.note)}
    work.session.execute(insert(GlassReview).values(**found, **stamp))
    subject = patient_change(ENTITY, review.opening_id, review.patient_id)
    work.record("opening reviewed", subject, kind=UPDATED, detail={"justified": review.is_justified})
    if not review.is_justified:
        _note_incident(work, line, clean(review.incident))
    return _line_of(work, review)


def _note_incident(work: Work, line: OpeningLine, words: str) -> None:
    about = {"patient_id": line.patient_id, "about": line.by_id, "opening_id": line.opening_id, "words": words}
    written = insert(IncidentNote).values(**about, at=work.now, by=work.actor.user_id).returning(IncidentNote.id)
    number = work.session.execute(written).scalar_one()
    work.record("incident noted", patient_change("incident", number, line.patient_id), kind=CREATED)


def _problems(review: OpeningReview) -> dict[str, Message]:
    found: dict[str, Message] = {}
    if not clean(review.note):
        found["note"] = say("Enter what you found.")
    if not review.is_justified and not clean(review.incident):
        found["incident"] = say("Enter what happened and what follows. It opens an incident note.")
    return found


def _line_of(work: Work, review: OpeningReview) -> OpeningLine:
    lines = opening_lines(work, review.patient_id)
    line = next((each for each in lines if each.opening_id == review.opening_id), None)
    if line is None:
        raise NotFound(say("This opening is not in this patient’s record."))
    return line


def opening_lines(work: Work, patient: PatientId | None = None) -> list[OpeningLine]:
    """Return every opening of the clinic or of one patient, oldest first; whoever is hidden is left out."""
    query = _openings()
    if patient is not None:
        query = query.where(GlassOpening.patient_id == patient)
    rows = work.session.execute(query.order_by(GlassOpening.id)).all()
    people = {row.id: row.display_name for row in work.session.execute(select(StaffUser.id, StaffUser.display_name))}
    cards = {int(card.patient_id): card for card in cards_of(work, {row.GlassOpening.patient_id for row in rows})}
    return [
        _line(work, row, people, cards[row.GlassOpening.patient_id])
        for row in rows
        if row.GlassOpening.patient_id in cards
    ]


def _openings() -> Select[Any]:
    incident = (
        select(func.max(IncidentNote.words))
        .where(IncidentNote.opening_id == GlassOpening.id)
        .scalar_subquery()
        .label("incident")
    )
    return (
        select(GlassOpening, GlassEnd.at.label("ended"), GlassReview, incident)
        .outerjoin(GlassEnd, GlassEnd.opening_id == GlassOpening.id)
        .outerjoin(GlassReview, GlassReview.opening_id == GlassOpening.id)
    )


def _line(work: Work, row: Row[Any], people: dict[int, str], card: CardRow) -> OpeningLine:
    opening, review = row.GlassOpening, row.GlassReview
    return OpeningLine(
        opening.id,
        card.patient_id,
        card.name,
        card.mrn,
        people[opening.by],
        UserId(opening.by),
        opening.at,
        min(opening.until, row.ended) if row.ended else opening.until,
        frozenset(Barrier(each) for each in opening.barriers.split(",")),
        reason_of(opening.reason),
        opening.words,
        opening.review_by,
        review is None and work.now > opening.review_by,
        opening.by == work.actor.user_id,
        review.is_justified if review else None,
        review.note if review else "",
        people[review.by] if review else "",
        review.at if review else None,
        row.incident or "",
    )
