"""Telling those who had received the old entry: found in the disclosure book, told as the patient agrees.

45 CFR 164.526(c)(3) is the model. What goes out is a disclosure of its own: the part of the record with the corrected
entry, to the same recipient on the same basis, entered as the correction of what was sent before. The gate is asked
anew, so that a consent that was withdrawn since, or a restriction, wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.disclosures import State, Verified, Way
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean, clean_line
from luna_desktop.domain.recipients import LEGAL_BASES, Basis, RecipientKind
from luna_desktop.domain.rights.disagreements import Told
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.models.corrections import CorrectionRow, CorrectionTold
from luna_desktop.models.patients import FactVersion
from luna_desktop.models.privacy import Disclosure
from luna_desktop.models.visits import VisitVersion
from luna_desktop.services.privacy import ledger
from luna_desktop.services.rights import book, cases
from luna_desktop.services.rights.correction_decisions import row_of
from luna_desktop.services.sharing import disclosure_book
from luna_desktop.services.sharing.copy_corrections import held_by, section_of
from luna_desktop.services.sharing.disclosure_terms import Terms, read_terms
from luna_desktop.services.sharing.disclosures import PAPER, PDF, Proposal, Standing, enter_disclosure
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import READ, Work, patient_change
from luna_desktop.texts import ENGLISH, say

_WAYS = {Told.LETTER: (Way.POST, PAPER), Told.EMAIL: (Way.EMAIL, PDF)}


@dataclass(frozen=True)
class TellingAsked:
    """An accepted correction of a patient."""

    patient_id: PatientId
    case_id: int


@dataclass(frozen=True)
class OldRecipient:
    """Somebody who received the old entry, or whom the patient named; `outcome` is None while nothing was done."""

    name: str
    address: str
    sent_at: datetime | None
    disclosure_id: int | None
    number: str
    purpose: str
    outcome: Told | None = None
    note: str = ""
    told_by: str = ""
    told_at: datetime | None = None
    is_registered: bool = False


@dataclass(frozen=True)
class Telling:
    """What is done about one recipient; a name and an address where the patient names somebody of their own."""

    patient_id: PatientId
    case_id: int
    outcome: Told
    disclosure_id: int | None = None
    name: str = ""
    address: str = ""
    note: str = ""


@dataclass(frozen=True)
class ToldResult:
    """What came of it: the disclosure that was entered, where word goes through the book."""

    standing: Standing | None = None


@use_case(
    requires=Permission.HANDLE_CASES,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def read_old_recipients(work: Work, asked: TellingAsked) -> tuple[OldRecipient, ...]:
    """Return who received the old entry, oldest first, and what was done about each."""
    found = old_recipients(work, asked)
    work.record(
        "recipients of a correction read", patient_change("correction", asked.case_id, asked.patient_id), kind=READ
    )
    return found


@use_case(
    requires=Permission.HANDLE_CASES,
    patient=lambda telling: telling.patient_id,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def tell_recipient(work: Work, telling: Telling) -> ToldResult:
    """Write down what is done about one recipient; by letter or e-mail, the corrected part goes into the book.

    Raises:
        InvalidInput: The name is missing, the case is not that far, or the recipient was dealt with.
    """
    row = row_of(work, telling.patient_id, telling.case_id)
    case = book.case_of(work, telling.patient_id, telling.case_id)
    if case.state not in {CaseState.AMENDED, CaseState.NOTIFYING}:
        raise InvalidInput({"state": say("The record is corrected first. Then those who had the old entry are told.")})
    known = _known(work, telling)
    standing = None
    note = clean(telling.note)
    if known.disclosure_id is not None and telling.outcome in _WAYS and known.is_registered:
        standing = enter_disclosure.function(work, _proposal(work, row, telling))
        note = standing.number
    work.session.execute(
        insert(CorrectionTold).values(
            correction_id=row.id,
            disclosure_id=telling.disclosure_id,
            name=known.name,
            address=known.address,
            outcome=telling.outcome.value,
            note=note,
            at=work.now,
            by=work.actor.user_id,
        )
    )
    if case.state is CaseState.AMENDED:
        cases.advance(work, case.case_id, CaseState.NOTIFYING, {"recipients": ENGLISH("As listed with the correction")})
    work.record(
        "recipient of a correction told",
        patient_change("correction", row.id, telling.patient_id),
        detail={"case": case.number, "outcome": telling.outcome.value},
    )
    return ToldResult(standing)


def old_recipients(work: Work, asked: TellingAsked) -> tuple[OldRecipient, ...]:
    """Return who received the entry before it was corrected, from the disclosure book, and whom the patient named."""
    row = row_of(work, asked.patient_id, asked.case_id)
    told = _told(work, row.id)
    begun, until = _recorded_at(work, row), _amended_at(work, row.case_id)
    sent = work.session.scalars(
        select(Disclosure)
        .where(Disclosure.patient_id == asked.patient_id, Disclosure.recipient_kind != RecipientKind.PATIENT.value)
        .order_by(Disclosure.id)
    ).all()
    lives = disclosure_book.lives_of(work, sent)
    found = []
    for each in sent:
        left = lives[each.id].last(State.SENT)
        if left is None or not begun <= left.at <= until or section_of(row.kind) not in held_by(each.description):
            continue
        found.append(_recipient(each, left.at, told.pop(each.id, None)))
    named = [_named(each) for each in told.values()]
    return (*found, *named)


def _recipient(row: Disclosure, left_at: datetime, told: tuple[CorrectionTold, str] | None) -> OldRecipient:
    done, by = told if told is not None else (None, "")
    return OldRecipient(
        row.recipient,
        row.address,
        left_at,
        row.id,
        row.number,
        row.purpose,
        Told(done.outcome) if done is not None else None,
        done.note if done is not None else "",
        by,
        done.at if done is not None else None,
        row.recipient_id is not None and Basis(row.basis_code) not in LEGAL_BASES,
    )


def _named(told: tuple[CorrectionTold, str]) -> OldRecipient:
    done, by = told
    return OldRecipient(done.name, done.address, None, None, "", "", Told(done.outcome), done.note, by, done.at)


def _told(work: Work, correction_id: int) -> dict[int, tuple[CorrectionTold, str]]:
    """Return what was done, by the disclosure; whom the patient named by the negative of the row's own id."""
    people = cases.names(work)
    rows = work.session.scalars(select(CorrectionTold).where(CorrectionTold.correction_id == correction_id))
    return {each.disclosure_id or -each.id: (each, people[each.by]) for each in rows}


def _known(work: Work, telling: Telling) -> OldRecipient:
    listed = old_recipients(work, TellingAsked(telling.patient_id, telling.case_id))
    if telling.disclosure_id is None:
        name = clean_line(telling.name)
        if not name:
            raise InvalidInput({"name": say("Enter who is told.")})
        return OldRecipient(name, clean(telling.address), None, None, "", "")
    found = next((each for each in listed if each.disclosure_id == telling.disclosure_id), None)
    if found is None:
        raise NotFound(say("This disclosure did not hold the entry."))
    if found.outcome is not None:
        raise InvalidInput({"name": say("This recipient was dealt with already.")})
    return found


def _proposal(work: Work, row: CorrectionRow, telling: Telling) -> Proposal:
    sent = disclosure_book.row_of(work, telling.patient_id, telling.disclosure_id or 0)
    way, form = _WAYS[telling.outcome]
    before = read_terms(sent.content)
    return Proposal(
        telling.patient_id,
        sent.recipient_id or 0,
        Basis(sent.basis_code),
        ENGLISH("Correction of what was sent before ({number})", number=sent.number),
        Terms((section_of(row.kind),), before.since, before.until, (), before.language, way),
        form,
        ledger.purpose_of(sent.serves),
        verified=Verified.REGISTER,
        corrects_id=sent.id,
    )


def _recorded_at(work: Work, row: CorrectionRow) -> datetime:
    if row.record == "visit":
        query = select(VisitVersion.at).where(VisitVersion.visit_id == row.record_id).order_by(VisitVersion.number)
    else:
        query = select(FactVersion.recorded_at).where(FactVersion.fact_id == row.record_id).order_by(FactVersion.number)
    return work.session.scalars(query.limit(1)).one()


def _amended_at(work: Work, case_id: int) -> datetime:
    events = [each.at for each in cases.events_of(work, case_id) if each.to is CaseState.AMENDED]
    return events[-1] if events else work.now
