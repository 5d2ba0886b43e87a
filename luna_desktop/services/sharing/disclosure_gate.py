"""What the gate says about a disclosure, now and again later, and what it rests on."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import select

from luna_desktop.domain.access import GRANTS, PatientId, Permission, Role
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import Ground, Purpose, state_at
from luna_desktop.domain.disclosures import NOTES, REPLACED, Life, State
from luna_desktop.domain.errors import NotFound
from luna_desktop.domain.gate import Answer, DataClass
from luna_desktop.domain.photo_uses import PhotoScope
from luna_desktop.domain.recipients import LEGAL_BASES, Basis, Recipient, RecipientKind
from luna_desktop.models.privacy import Disclosure
from luna_desktop.models.sharing import AgreementEnd, AgreementRow
from luna_desktop.models.staff import StaffRole, StaffUser
from luna_desktop.services.privacy import ledger, photo_consents
from luna_desktop.services.sharing import recipients
from luna_desktop.services.sharing.disclosure_terms import read_terms
from luna_desktop.services.sharing.recipients import RecipientLine
from luna_desktop.services.work import Work
from luna_desktop.texts import say


@dataclass(frozen=True)
class RegisteredRecipient:
    """An entry of the register of recipients as it stands now."""

    recipient_id: int
    kind: RecipientKind
    name: str
    address: str
    country: str


def serves_of(basis: Basis, chosen: Purpose | Ground) -> Purpose | Ground:
    """Return for what the gate is asked: the law's duty, sharing, care in an emergency, or what a contract is for."""
    if basis in LEGAL_BASES:
        return Ground.DUTY
    if basis is Basis.CONSENT:
        return Purpose.SHARING
    return Purpose.CARE if basis is Basis.EMERGENCY else chosen


def ask(
    work: Work, patient: PatientId, serves: Purpose | Ground, recipient: Recipient, *, photographs: tuple[int, ...]
) -> Answer:
    """Ask the gate for the record and, where there are any, apart for photographs.

    Where the patient's consent carries it, a photograph that was kept out of the referral is asked about too.
    """
    answer = ledger.ask(work, patient, serves, DataClass.RECORD, recipient)
    if answer.allowed and photographs:
        answer = ledger.ask(work, patient, serves, DataClass.PHOTOGRAPH, recipient)
    if answer.allowed and photographs and recipient.basis is Basis.CONSENT:
        scope = PhotoScope.REFERRAL
        return photo_consents.of_each(work, patient, scope, photographs, recipient.recipient_id)
    return answer


def ask_again(work: Work, row: Disclosure, life: Life, *, is_approved: bool | None = None) -> Answer:
    """Ask the gate about a row as things stand now; a consent that replaced the one it rests on does not carry it."""
    patient = PatientId(row.patient_id)
    approved = life.last(State.APPROVED) is not None if is_approved is None else is_approved
    known = RegisteredRecipient(row.recipient_id or 0, life.kind, row.recipient, row.address, row.country)
    recipient = recipient_for(known, life.basis, is_approved=approved)
    photographs = read_terms(row.content).photographs
    answer = ask(work, patient, ledger.purpose_of(row.serves), recipient, photographs=photographs)
    rests_on = consent_behind(work, patient, life.basis, known.recipient_id)
    if answer.allowed and rests_on != row.consent_event_id:
        return Answer(allowed=False, message=NOTES[REPLACED])
    return answer


def consent_behind(work: Work, patient: PatientId, basis: Basis, recipient_id: int) -> int | None:
    """Return the consent event that a disclosure rests on now, or None where it rests on something else."""
    if basis is not Basis.CONSENT:
        return None
    known = ledger.gate_patient(work, patient)
    _state, event = state_at(
        known.events,
        Purpose.SHARING,
        known.present(work.now),
        recipient=recipient_id,
        adult_from=known.adult_from,
    )
    return event.sequence if event is not None else None


def agreement_behind(work: Work, known: RegisteredRecipient, serves: Purpose | Ground) -> int | None:
    """Return the agreement that covers a purpose and the recipient's country today, or None."""
    today = local_day(work.now)
    ended = select(AgreementEnd.agreement_id).where(AgreementEnd.ends_on < today)
    rows = work.session.scalars(
        select(AgreementRow)
        .where(AgreementRow.recipient_id == known.recipient_id, AgreementRow.id.not_in(ended))
        .order_by(AgreementRow.id.desc())
    )
    return next(
        (
            row.id
            for row in rows
            if row.begins_on <= today
            and (row.ends_on is None or today <= row.ends_on)
            and serves.value in json.loads(row.purposes)
            and known.country in json.loads(row.countries)
        ),
        None,
    )


def recipients_now(work: Work) -> tuple[RegisteredRecipient, ...]:
    """Return the register of recipients as it stands now, by name; who is retired is left out."""
    return tuple(_registered(line) for line in recipients.register(work) if line.entry.is_active)


def recipient_now(work: Work, recipient_id: int) -> RegisteredRecipient:
    """Return an active entry of the register.

    Raises:
        NotFound: There is none.
    """
    found = next((each for each in recipients_now(work) if each.recipient_id == recipient_id), None)
    if found is None:
        raise NotFound(say("This recipient is not in the register, or is no longer active."))
    return found


def _registered(line: RecipientLine) -> RegisteredRecipient:
    entry = line.entry
    return RegisteredRecipient(line.recipient_id, entry.kind, entry.name, entry.address, entry.country)


def recipient_for(known: RegisteredRecipient, basis: Basis, *, is_approved: bool) -> Recipient:
    """Return an entry of the register as the gate asks about it."""
    return Recipient(
        known.kind,
        known.name,
        recipient_id=known.recipient_id,
        country=known.country,
        basis=basis,
        is_approved=is_approved,
    )


def is_alone(work: Work) -> bool:
    """Tell whether nobody else in the clinic could enter a request that the actor would approve."""
    proposers = {role for role in Role if Permission.PROPOSE_DISCLOSURE in GRANTS[role]}
    others = work.session.scalar(
        select(StaffRole.user_id)
        .join(StaffUser, StaffUser.id == StaffRole.user_id)
        .where(
            StaffRole.role.in_([role.value for role in proposers]),
            StaffRole.ended_at.is_(None),
            StaffUser.disabled_at.is_(None),
            StaffRole.user_id != work.actor.user_id,
        )
        .limit(1)
    )
    return others is None
