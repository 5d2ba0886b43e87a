"""Opening a record that is closed to the actor: what closes it, the opening with its reason and password, its end.

One way for both: not on the care team, or kept away by a restriction of the patient. Neither is changed by it; it is
set aside for one person, some hours and this sign-in. The patient is told (Privacy tab, record copy), and the privacy
officer looks at every opening (`services.rights.opening_reviews`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import insert, select

from luna_desktop.domain.access import PatientId, Permission, Reach
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, UnlockRefused
from luna_desktop.domain.facts import read_part
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import Birth
from luna_desktop.domain.people import Gender, clean
from luna_desktop.domain.restrictions import RestrictionState
from luna_desktop.domain.rights.openings import LEAST_WORDS, LONGEST_WORDS, Barrier, OpeningReason, reasons_for
from luna_desktop.models.openings import GlassEnd, GlassOpening
from luna_desktop.models.patients import Patient, PatientCard
from luna_desktop.models.sharing import RestrictionEvent
from luna_desktop.services.clinic import settings
from luna_desktop.services.clinic.own_password import check_own_password
from luna_desktop.services.people import hidden
from luna_desktop.services.privacy import ledger, restriction_news
from luna_desktop.services.privacy.restriction_news import RestrictionNews
from luna_desktop.services.rights.glass_book import end_openings
from luna_desktop.services.rights.opening import reaches
from luna_desktop.services.rights.opening_rules import opening_rules
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CREATED, EXECUTED, MINOR_FAILURE, READ, UPDATED, Work, patient_change
from luna_desktop.texts import Message, say

ENTITY = "opening"


@dataclass(frozen=True)
class OpeningTerms:
    """On which terms a record opens: for how many hours, and who looks at it within how many."""

    hours: int
    review_hours: int
    officer: str


@dataclass(frozen=True)
class ClosedRecord:
    """A record that is closed to the actor: whose, by what, and on which terms it opens. Nothing of the chart."""

    patient_id: PatientId
    mrn: str
    name: str
    birth: Birth
    gender: Gender
    barriers: frozenset[Barrier]
    reasons: tuple[OpeningReason, ...]
    may_open: bool
    terms: OpeningTerms


@dataclass(frozen=True)
class OpenClosed:
    """That somebody opens a closed record; the patient is named by id, or by the exact record number."""

    reason: OpeningReason | None
    words: str
    password: str = field(repr=False)
    patient_id: PatientId | None = None
    mrn: str = ""


@dataclass(frozen=True)
class Opened:
    """Whose record is open now, and until when; where the password was refused, why, and how long to wait."""

    patient_id: PatientId
    until: datetime | None = None
    refusal: Message | None = None
    wait_seconds: float = 0.0


@dataclass(frozen=True)
class OpenNow:
    """That this record is open by an opening of this sign-in, and for how many seconds from now."""

    patient_id: PatientId
    until: datetime
    seconds_left: float


def barriers_of(work: Work, patient: PatientId) -> frozenset[Barrier]:
    """Return what keeps a patient's record closed to the actor now."""
    found = set()
    if hidden.in_the_way(work, patient):
        found.add(Barrier.RESTRICTION)
    by_team = Reach.CARE_TEAM in work.actor.reaches(Permission.READ_CHART)
    if by_team and not reaches(work, Permission.READ_CHART, patient):
        found.add(Barrier.CARE_TEAM)
    return frozenset(found)


def may_open(work: Work, barriers: frozenset[Barrier]) -> bool:
    """Tell whether the actor may open what these close; past a patient's wish goes a clinician only."""
    return Barrier.RESTRICTION not in barriers or work.actor.may(Permission.OVERRIDE_RESTRICTION)


@use_case(requires=Permission.BREAK_GLASS)
def look_at_closed(work: Work, patient: PatientId) -> ClosedRecord | None:
    """Return whose record is closed and how it opens, which is written down; None where it is open to the actor."""
    barriers = barriers_of(work, patient)
    detail = {"barriers": sorted(each.value for each in barriers)}
    work.record("closed record looked at", patient_change(ENTITY, "", patient), kind=READ, detail=detail)
    card = work.session.get(PatientCard, int(patient))
    if not barriers or card is None:
        return None
    return ClosedRecord(
        patient,
        card.mrn,
        card.name,
        _birth(card.birth),
        Gender(card.gender),
        barriers,
        reasons_for(barriers),
        may_open(work, barriers),
        _terms(work),
    )


@use_case(requires=Permission.BREAK_GLASS, writes=False)
def read_opening_terms(work: Work, _: None) -> OpeningTerms:
    """Return on which terms a closed record opens here."""
    return _terms(work)


def _terms(work: Work) -> OpeningTerms:
    rules = opening_rules(work.session)
    return OpeningTerms(rules.hours, rules.review_hours, settings.privacy_contact(work.session).name)


@use_case(requires=Permission.BREAK_GLASS)
def open_closed_record(work: Work, wanted: OpenClosed) -> Opened:
    """Set what closes the record aside for some hours of this sign-in; it counts in this transaction already.

    A refused password is a result and no error, so that its audit entry is committed.

    Raises:
        InvalidInput: Reason, words, password or record number need another look.
        NotFound: The record is open to the actor.
        NotPermitted: A restriction closes it, and the actor is no clinician.
    """
    patient = _patient(work, wanted)
    barriers = barriers_of(work, patient) if patient is not None else frozenset()
    problems = _problems(wanted, barriers)
    if not wanted.patient_id and not barriers:
        problems["mrn"] = say("No closed record has this number. Enter the whole number, for example LUN-004218.")
    if problems or patient is None or wanted.reason is None:
        raise InvalidInput(problems)
    if not barriers:
        raise NotFound(say("This record is open to you. Nothing keeps it closed."))
    if not may_open(work, barriers):
        raise NotPermitted(
            say("The patient asked that you do not open this record. Only a clinician opens it in an emergency.")
        )
    try:
        check_own_password(work, wanted.password, say("This is not your password. Nothing was opened."))
    except UnlockRefused as refused:
        subject = patient_change(ENTITY, "", patient)
        work.record("closed record not opened", subject, kind=EXECUTED, outcome=MINOR_FAILURE)
        return Opened(patient, None, refused.message, refused.wait_seconds)
    return Opened(patient, _open(work, patient, wanted.reason, clean(wanted.words), barriers))


def _problems(wanted: OpenClosed, barriers: frozenset[Barrier]) -> dict[str, Message]:
    found: dict[str, Message] = {}
    if wanted.reason is None:
        found["reason"] = say("Choose why the record must be opened.")
    elif barriers and wanted.reason not in reasons_for(barriers):
        found["reason"] = say("The patient asked that you do not open it. Covering for a colleague is no reason then.")
    words = clean(wanted.words)
    if len(words) < LEAST_WORDS:
        found["words"] = say("Say in at least {least} letters what happened.", least=LEAST_WORDS)
    elif len(words) > LONGEST_WORDS:
        found["words"] = say("Say it in {most} letters at the most.", most=LONGEST_WORDS)
    if not wanted.password:
        found["password"] = say("Enter your own password.")
    return found


def _open(work: Work, patient: PatientId, reason: OpeningReason, words: str, barriers: frozenset[Barrier]) -> datetime:
    """Write the opening, and a step in the life of each restriction that it goes past."""
    rules, past = opening_rules(work.session), hidden.in_the_way(work, patient)
    row = GlassOpening(
        patient_id=patient,
        by=work.actor.user_id,
        barriers=",".join(sorted(each.value for each in barriers)),
        reason=reason.value,
        words=words,
        at=work.now,
        until=work.now + rules.lasts,
        review_by=work.now + rules.review_within,
        session=work.premises.session,
    )
    work.session.add(row)
    work.session.flush()
    step = {"patient_id": patient, "state": RestrictionState.OVERRIDDEN.value, "at": work.now, "by": row.by}
    for each in past:
        told = {"restriction_id": each.restriction_id, "mode": reason.value, "note": words}
        work.session.execute(insert(RestrictionEvent).values(**step, **told))
        state = RestrictionState.OVERRIDDEN
        news = RestrictionNews(patient, each.restriction_id, each.terms, state, reason.value, words)
        restriction_news.tell(work, news)
    work.record(
        "closed record opened",
        patient_change(ENTITY, row.id, patient),
        kind=CREATED,
        detail={"reason": reason.value, "barriers": sorted(each.value for each in barriers), "serious": True},
    )
    hidden.forget(work)
    return row.until


@use_case(
    requires=Permission.BREAK_GLASS,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.REACHING, DataClass.CONTACT),
)
def read_opening(work: Work, patient: PatientId) -> OpenNow | None:
    """Return until when the record is open by an opening of this sign-in, or None where none counts."""
    until = work.session.scalars(
        select(GlassOpening.until)
        .outerjoin(GlassEnd, GlassEnd.opening_id == GlassOpening.id)
        .where(
            GlassOpening.patient_id == patient,
            GlassOpening.by == work.actor.user_id,
            GlassOpening.session == work.premises.session,
            GlassOpening.at <= work.now,
            GlassOpening.until > work.now,
            GlassEnd.id.is_(None),
        )
        .order_by(GlassOpening.until.desc())
    ).first()
    return None if until is None else OpenNow(patient, until, (until - work.now).total_seconds())


@use_case(
    requires=Permission.BREAK_GLASS,
    patient=lambda patient: patient,
    use=Use(Ground.REACHING, DataClass.CONTACT),
)
def end_opening(work: Work, patient: PatientId) -> None:
    """Close a record again that this sign-in opened."""
    ended = end_openings(work, patient)
    hidden.forget(work)
    work.record("opening ended", patient_change(ENTITY, "", patient), kind=UPDATED, detail={"count": ended})


def _birth(text: str) -> Birth:
    birth = read_part(Birth, text)
    return birth if isinstance(birth, Birth) else Birth()


def _patient(work: Work, wanted: OpenClosed) -> PatientId | None:
    if wanted.patient_id is not None:
        ledger.refuse_merged(work, wanted.patient_id)
        return wanted.patient_id
    typed = wanted.mrn.strip().upper()
    found = work.session.scalar(select(Patient.id).where(Patient.mrn == typed)) if typed else None
    return PatientId(found) if found is not None else None
