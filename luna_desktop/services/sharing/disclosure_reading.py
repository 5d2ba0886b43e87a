"""What the Disclosures page shows: what waits, whose outcome is open, what happened lately, and one in full."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Select, select

from luna_desktop.domain import disclosures as rules
from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.disclosures import Life, State, Verified, Withholding
from luna_desktop.domain.errors import NotFound, NotPermitted
from luna_desktop.domain.gate import DataClass, purpose_name
from luna_desktop.models.photographs import StoredObject
from luna_desktop.models.privacy import Disclosure, DisclosureEvent
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.care import photographs
from luna_desktop.services.people.cards import card_of, cards_of
from luna_desktop.services.people.hidden import hidden_patients
from luna_desktop.services.privacy import ledger, papers
from luna_desktop.services.privacy.evidence import PAPER, Evidence
from luna_desktop.services.sharing import accounting, disclosure_book, disclosure_gate
from luna_desktop.services.sharing.accounting import DisclosureLine
from luna_desktop.services.sharing.disclosure_gate import RegisteredRecipient
from luna_desktop.services.sharing.disclosure_terms import Terms, read_terms
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import READ, Change, Work, patient_change
from luna_desktop.texts import Message, say

RECENT = timedelta(days=90)
MOST = 500
_ELSEWHERE = {
    State.APPROVAL: say("Photographs are looked at before they leave. Decide about them where they were made."),
    State.APPROVED: say("These are photographs. Hand them over from the patient’s Photos tab."),
}
"""What is said of photographs that were made for a recipient: they have a page of their own."""


@dataclass(frozen=True)
class QueueRow:
    """One disclosure in the list, with whose data it is."""

    line: DisclosureLine
    patient_id: PatientId
    patient: str
    mrn: str


@dataclass(frozen=True)
class StepLine:
    """A step as it is shown: the note in words, where there is one."""

    state: State
    at: datetime
    by: str
    note: Message | str
    pages: int
    sha256: str


@dataclass(frozen=True)
class Rights:
    """What the person who looks may do with it now, and why not, where that helps."""

    may_approve: bool = False
    may_send: bool = False
    may_settle: bool = False
    may_take_back: bool = False
    why_not: Message | None = None


@dataclass(frozen=True)
class DisclosureDetail:
    """One disclosure in full."""

    row: QueueRow
    terms: Terms
    format: str
    protection: str
    country: str
    justification: str = field(repr=False)
    verified: Verified | None
    withholding: Withholding | None
    steps: tuple[StepLine, ...]
    rights: Rights
    corrects: str = ""
    has_scan: bool = False
    is_photographs: bool = False


@dataclass(frozen=True)
class DetailAsked:
    """Which disclosure of which patient."""

    patient_id: PatientId
    disclosure_id: int


@dataclass(frozen=True)
class Opening:
    """What a new disclosure begins with: whose data, to whom it could go, which photographs there are."""

    patient_id: PatientId
    patient: str
    mrn: str
    recipients: tuple[RegisteredRecipient, ...]
    photographs: tuple[photographs.PhotographTile, ...] = field(repr=False)


@use_case(requires=Permission.READ_WITHHELD)
def read_queue(work: Work, _: None) -> list[QueueRow]:
    """Return what needs somebody, however old, and what was entered lately, newest first."""
    open_states = {state.value for state in rules.OPEN}
    rows = work.session.execute(
        select(Disclosure, StaffUser.display_name)
        .join(StaffUser, StaffUser.id == Disclosure.by)
        .where((Disclosure.at >= work.now - RECENT) | Disclosure.id.in_(_standing_in(open_states)))
        .order_by(Disclosure.id.desc())
        .limit(MOST)
    ).all()
    found = _rows(work, [(row, by) for row, by in rows])
    work.record("disclosures listed", Change("disclosure"), kind=READ, detail={"count": len(found)})
    return found


def _standing_in(states: set[str]) -> Select[int]:
    newest = (
        select(DisclosureEvent.state)
        .where(DisclosureEvent.disclosure_id == Disclosure.id)
        .order_by(DisclosureEvent.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return select(Disclosure.id).where(newest.in_(states))


def _rows(work: Work, rows: list[tuple[Disclosure, str]]) -> list[QueueRow]:
    lives = disclosure_book.lives_of(work, [row for row, _by in rows])
    cards = {card.patient_id: card for card in cards_of(work, {row.patient_id for row, _by in rows})}
    today = local_day(work.now)
    shown = [(row, by, cards[PatientId(row.patient_id)]) for row, by in rows if row.patient_id in cards]
    return [
        QueueRow(accounting.line_of(row, lives[row.id], by, today), PatientId(row.patient_id), card.name, card.mrn)
        for row, by, card in shown
    ]


@use_case(requires=Permission.DISCLOSE, writes=False)
def count_open_outcomes(work: Work, _: None) -> int:
    """Return of how many disclosures nobody knows yet whether they left."""
    rows = select(Disclosure.patient_id).where(Disclosure.id.in_(_standing_in({State.READY.value})))
    hidden = hidden_patients(work)
    return sum(patient not in hidden for patient in work.session.scalars(rows))


@use_case(
    requires=Permission.READ_DISCLOSURES,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def read_disclosure(work: Work, asked: DetailAsked) -> DisclosureDetail:
    """Return one disclosure in full; what is withheld from the patient only to whoever reads such.

    Raises:
        NotFound: It is not in this patient's record, or not for this reader to know of.
    """
    row = _row_for(work, asked)
    life = disclosure_book.life_of(work, row)
    by = work.session.scalar(select(StaffUser.display_name).where(StaffUser.id == row.by)) or ""
    (shown,) = _rows(work, [(row, by)])  # whose record is kept from the reader was refused by the gate
    work.record("disclosure read", patient_change("disclosure", row.id, row.patient_id), kind=READ)
    corrects = work.session.scalar(select(Disclosure.number).where(Disclosure.id == row.corrects_id))
    return DisclosureDetail(
        shown,
        read_terms(row.content),
        row.format,
        row.protection,
        row.country,
        row.justification,
        Verified(row.verified) if row.verified in {each.value for each in Verified} else None,
        disclosure_book.withholding_of(row),
        _steps(work, row, life),
        _rights(work, row, life),
        corrects or "",
        row.request_object_id is not None,
        _is_photographs(row),
    )


@use_case(
    requires=Permission.READ_DISCLOSURES,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def read_request_document(work: Work, asked: DetailAsked) -> Evidence:
    """Open the scan of the order or the request that a disclosure rests on.

    Raises:
        NotFound: There is none, or it is not for this reader to know of.
    """
    row = _row_for(work, asked)
    media_type = work.session.scalar(
        select(StoredObject.media_type).where(StoredObject.object_id == row.request_object_id)
    )
    if row.request_object_id is None or media_type is None:
        raise NotFound(say("There is no scan of this request."))
    work.record("request document opened", patient_change("disclosure", row.id, row.patient_id), kind=READ)
    return Evidence(
        evidence_id=row.id,
        kind=PAPER,
        signer=read_terms(row.content).document,
        language="",
        at=row.at,
        taken_by=work.session.scalar(select(StaffUser.display_name).where(StaffUser.id == row.by)) or "",
        paper=papers.open_paper(work, row.request_object_id),
        media_type=media_type,
    )


def _row_for(work: Work, asked: DetailAsked) -> Disclosure:
    row = disclosure_book.row_of(work, asked.patient_id, asked.disclosure_id)
    if disclosure_book.is_withheld(row, local_day(work.now)) and not work.actor.may(Permission.READ_WITHHELD):
        raise NotFound(say("This disclosure is not in this patient’s record."))
    return row


def _steps(work: Work, row: Disclosure, life: Life) -> tuple[StepLine, ...]:
    people = select(StaffUser).where(StaffUser.id.in_({step.by for step in life.steps}))
    names = {user.id: user.display_name for user in work.session.scalars(people)}
    words = {"recipient": row.recipient, "purpose": purpose_name(ledger.purpose_of(row.serves))}
    return tuple(
        StepLine(
            step.state, step.at, names.get(step.by, ""), rules.read_note(step.note, words), step.pages, step.sha256
        )
        for step in life.steps
    )


def _is_photographs(row: Disclosure) -> bool:
    return row.description.startswith(disclosure_book.PHOTOGRAPHS)


def _rights(work: Work, row: Disclosure, life: Life) -> Rights:
    actor = work.actor
    if _is_photographs(row) and life.state in _ELSEWHERE:
        return Rights(may_take_back=_may_take_back(work, row), why_not=_ELSEWHERE[life.state])
    if life.state is State.APPROVAL:
        why = _why_not(work, life)
        return Rights(
            may_approve=why is None,
            may_take_back=_may_take_back(work, row),
            why_not=why if actor.may(Permission.DISCLOSE) else None,
        )
    if life.state is State.APPROVED:
        return Rights(may_send=rules.may_send(actor, life), may_take_back=_may_take_back(work, row))
    return Rights(may_settle=life.state in {State.READY, State.SENT} and actor.may(Permission.DISCLOSE))


def _why_not(work: Work, life: Life) -> Message | None:
    try:
        rules.may_approve(life, work.actor, work.now, is_alone=disclosure_gate.is_alone(work))
    except NotPermitted as refused:
        return refused.message
    return None


def _may_take_back(work: Work, row: Disclosure) -> bool:
    mine = row.by == work.actor.user_id and work.actor.may(Permission.PROPOSE_DISCLOSURE)
    return mine or work.actor.may(Permission.DISCLOSE)


@use_case(
    requires=Permission.PROPOSE_DISCLOSURE,
    patient=lambda patient: patient,
    use=Use(Ground.KEEPING, DataClass.RECORD),
)
def begin_disclosure(work: Work, patient: PatientId) -> Opening:
    """Return what the form of a new disclosure offers."""
    card = card_of(work, patient)
    tiles = tuple(photographs.tiles_of(work, patient)) if work.actor.opens_vault else ()
    work.record("disclosure begun", patient_change("disclosure", "", patient), kind=READ)
    return Opening(patient, card.name, card.mrn, disclosure_gate.recipients_now(work), tiles)
