"""Opening a restricted record in an emergency: who may, what is written, and the review that follows.

The restriction goes on; it is set aside for one person and some hours. The patient is told (in the Privacy tab and
the record copy), and the privacy officer looks at every opening.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from sqlalchemy import insert, select

from luna_desktop.domain.access import PatientId, Permission, UserId
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StaleRecord
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean
from luna_desktop.domain.restrictions import OVERRIDE_LASTS, Restriction, RestrictionState
from luna_desktop.models.patients import Patient
from luna_desktop.models.sharing import OverrideReview, RestrictionEvent
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.people import hidden
from luna_desktop.services.people.cards import CardRow, cards_of
from luna_desktop.services.privacy import restriction_news
from luna_desktop.services.privacy.restriction_news import RestrictionNews
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import EXECUTED, UPDATED, Work, patient_change
from luna_desktop.texts import Message, say

REVIEW_WITHIN = timedelta(hours=72)
LEAST_WORDS = 12
"""Letters that an explanation has at the least; "urgent" alone explains nothing to whoever reviews it."""


class OverrideReason(Enum):
    """Why a restricted record is opened against the patient's wish."""

    LIFE = "life"
    TREATMENT = "treatment"
    REACTION = "reaction"
    NOBODY_ELSE = "nobody else"


OVERRIDE_REASONS: dict[OverrideReason, Message] = {
    OverrideReason.LIFE: say("Life or health is in danger now"),
    OverrideReason.TREATMENT: say("A treatment cannot go on safely without it"),
    OverrideReason.REACTION: say("A severe reaction must be treated now"),
    OverrideReason.NOBODY_ELSE: say("Nobody else who may open it is here"),
}


@dataclass(frozen=True)
class Override:
    """That somebody opens a restricted record; the patient is named by id, or by the exact record number."""

    reason: OverrideReason | None
    words: str
    patient_id: PatientId | None = None
    mrn: str = ""


@dataclass(frozen=True)
class Opened:
    """Whose record is open now, and until when."""

    patient_id: PatientId
    until: datetime


@dataclass(frozen=True)
class OverrideLine:
    """One opening as the privacy officer reviews it; `is_justified` is None until then."""

    event_id: int
    patient_id: PatientId
    patient: str
    mrn: str
    by: str
    by_id: UserId
    at: datetime
    until: datetime
    reason: OverrideReason
    words: str
    due_at: datetime
    is_overdue: bool
    is_justified: bool | None = None
    note: str = ""
    reviewed_by: str = ""


@dataclass(frozen=True)
class Review:
    """What the privacy officer found of an opening."""

    patient_id: PatientId
    event_id: int
    is_justified: bool
    note: str


@use_case(requires=Permission.OVERRIDE_RESTRICTION, writes=False)
def may_open_in_emergency(work: Work, patient: PatientId) -> bool:
    """Tell whether a restriction on this person, and nothing else of that kind, keeps the record shut."""
    return bool(hidden.in_the_way(work, patient))


@use_case(requires=Permission.OVERRIDE_RESTRICTION)
def open_in_emergency(work: Work, override: Override) -> Opened:
    """Set the restrictions that name the acting person aside for some hours; it counts in this transaction already."""
    patient = _patient(work, override)
    problems: dict[str, Message] = {}
    if override.reason is None:
        problems["reason"] = say("Choose why the record must be opened.")
    if len(clean(override.words)) < LEAST_WORDS:
        problems["words"] = say("Say in a few words what happened. The patient and the privacy officer read it.")
    if patient is None and override.patient_id is None:
        problems["mrn"] = say("No restricted record has this number. Enter the whole number, for example LUN-004218.")
    if problems or override.reason is None or patient is None:
        raise InvalidInput(problems)
    for restriction in hidden.in_the_way(work, patient):
        event = _append(work, patient, restriction.restriction_id, override)
        restriction_news.tell(work, _news(patient, restriction, override))
        work.record(
            "restriction overridden",
            patient_change("restriction", restriction.restriction_id, patient),
            kind=EXECUTED,
            detail={"reason": override.reason.value, "event": event, "serious": True},
        )
    hidden.forget(work)
    return Opened(patient, work.now + OVERRIDE_LASTS)


@use_case(requires=Permission.DECIDE_RESTRICTION, writes=False)
def list_overrides(work: Work, _: None) -> tuple[OverrideLine, ...]:
    """Return every opening: those to be reviewed first by their hour, then the others, newest first."""
    lines = override_lines(work)
    waiting = [line for line in lines if line.is_justified is None]
    return (
        *sorted(waiting, key=lambda line: line.due_at),
        *sorted((line for line in lines if line.is_justified is not None), key=lambda line: line.at, reverse=True),
    )


@use_case(
    requires=Permission.DECIDE_RESTRICTION,
    patient=lambda review: review.patient_id,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def review_override(work: Work, review: Review) -> None:
    """Note what was found of an opening; nobody reviews their own."""
    line = next((each for each in override_lines(work, review.patient_id) if each.event_id == review.event_id), None)
    if line is None:
        raise NotFound(say("This opening is not in this patient’s record."))
    if line.is_justified is not None:
        raise StaleRecord(say("Somebody reviewed this opening meanwhile. Read the list again."))
    if line.by_id == work.actor.user_id:
        raise NotPermitted(say("Nobody reviews their own emergency opening. Ask a colleague who may decide."))
    if not review.note.strip():
        raise InvalidInput({"note": say("Enter what you found.")})
    work.session.execute(
        insert(OverrideReview).values(
            event_id=review.event_id,
            is_justified=review.is_justified,
            note=clean(review.note),
            at=work.now,
            by=work.actor.user_id,
        )
    )
    work.record(
        "override reviewed",
        patient_change("restriction", review.event_id, review.patient_id),
        kind=UPDATED,
        detail={"justified": review.is_justified},
    )


def override_lines(work: Work, patient: PatientId | None = None) -> list[OverrideLine]:
    """Return every emergency opening of the clinic or of one patient, oldest first."""
    opened = (
        select(RestrictionEvent, OverrideReview)
        .outerjoin(OverrideReview, OverrideReview.event_id == RestrictionEvent.id)
        .where(RestrictionEvent.state == RestrictionState.OVERRIDDEN.value)
        .order_by(RestrictionEvent.id)
    )
    if patient is not None:
        opened = opened.where(RestrictionEvent.patient_id == patient)
    rows = work.session.execute(opened).all()
    people = {row.id: row.display_name for row in work.session.execute(select(StaffUser.id, StaffUser.display_name))}
    cards = {card.patient_id: card for card in cards_of(work, {event.patient_id for event, _ in rows})}
    return [
        _line(work, event, review, people, cards[PatientId(event.patient_id)])
        for event, review in rows
        if event.patient_id in cards
    ]


def _line(
    work: Work, event: RestrictionEvent, review: OverrideReview | None, people: dict[int, str], card: CardRow
) -> OverrideLine:
    due = event.at + REVIEW_WITHIN
    return OverrideLine(
        event.id,
        PatientId(event.patient_id),
        card.name,
        card.mrn,
        people[event.by],
        UserId(event.by),
        event.at,
        event.at + OVERRIDE_LASTS,
        OverrideReason(event.mode),
        event.note,
        due,
        review is None and work.now > due,
        review.is_justified if review else None,
        review.note if review else "",
        people[review.by] if review else "",
    )


def _append(work: Work, patient: PatientId, restriction_id: int, override: Override) -> int:
    event: int = work.session.execute(
        insert(RestrictionEvent)
        .values(
            restriction_id=restriction_id,
            patient_id=patient,
            state=RestrictionState.OVERRIDDEN.value,
            at=work.now,
            by=work.actor.user_id,
            mode=override.reason.value if override.reason else "",
            note=clean(override.words),
        )
        .returning(RestrictionEvent.id)
    ).scalar_one()
    return event


def _news(patient: PatientId, restriction: Restriction, override: Override) -> RestrictionNews:
    mode = override.reason.value if override.reason else ""
    words = clean(override.words)
    state = RestrictionState.OVERRIDDEN
    return RestrictionNews(patient, restriction.restriction_id, restriction.terms, state, mode, words)


def _patient(work: Work, override: Override) -> PatientId | None:
    """Return whose record is meant where a restriction keeps it shut to this person, else None."""
    patient = override.patient_id
    if patient is None:
        typed = override.mrn.strip().upper()
        found = work.session.scalar(select(Patient.id).where(Patient.mrn == typed)) if typed else None
        patient = PatientId(found) if found is not None else None
    if patient is None:
        return None
    if hidden.in_the_way(work, patient):
        return patient
    if override.patient_id is not None:
        raise NotFound(say("No restriction keeps this record shut to you."))
    return None
