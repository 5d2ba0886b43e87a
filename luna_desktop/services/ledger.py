"""What the purpose gate needs of a patient, read in the transaction that asks: one short statement for each book."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import func, select

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.consent import ConsentEvent, ConsentMethod, ConsentState, Giver, Ground, Purpose
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.domain.gate import Answer, DataClass, GatePatient, may
from luna_desktop.domain.measures import adult_from
from luna_desktop.domain.preferences import Channel, Preference, Topic, Wish
from luna_desktop.domain.recipients import Agreement, Recipient
from luna_desktop.domain.restrictions import (
    Restriction,
    RestrictionKind,
    RestrictionState,
    RestrictionStep,
    Terms,
)
from luna_desktop.models.patients import PatientCard
from luna_desktop.models.privacy import ConsentEventRow, Disclosure, DisclosureEvent, MessagePreference
from luna_desktop.models.sharing import AgreementEnd, AgreementRow, RestrictionEvent, RestrictionRow
from luna_desktop.services import settings
from luna_desktop.services.work import Work

_EVENT = ConsentEventRow.__table__.c
_LEDGER = select(
    _EVENT.id,
    _EVENT.purpose,
    _EVENT.state,
    _EVENT.at,
    _EVENT.expires_at,
    _EVENT.recipient_id,
    _EVENT.giver,
    _EVENT.method,
    _EVENT.is_for_one_use,
).order_by(_EVENT.id)
SENT_STATES = ("sent", "confirmed")


def consent_events(work: Work, patient: PatientId) -> tuple[ConsentEvent, ...]:
    """Return a patient's ledger in its order; a consent for one use knows when it was used."""
    rows = work.connection.execute(_LEDGER.where(_EVENT.patient_id == patient)).all()
    single = [row.id for row in rows if row.is_for_one_use]
    spent = _spent(work, single) if single else {}
    return tuple(
        ConsentEvent(
            row.id,
            Purpose(row.purpose),
            ConsentState(row.state),
            row.at,
            row.expires_at,
            row.recipient_id or 0,
            _giver(row.giver, row.method),
            spent.get(row.id),
        )
        for row in rows
    )


def _giver(giver: str, method: str) -> Giver:
    return Giver.GUARDIAN if method == ConsentMethod.GUARDIAN.value else Giver(giver)


def _spent(work: Work, events: Iterable[int]) -> dict[int, datetime]:
    sent = (
        select(Disclosure.consent_event_id, func.min(DisclosureEvent.at).label("at"))
        .join(DisclosureEvent, DisclosureEvent.disclosure_id == Disclosure.id)
        .where(Disclosure.consent_event_id.in_(list(events)), DisclosureEvent.state.in_(SENT_STATES))
        .group_by(Disclosure.consent_event_id)
    )
    return {row.consent_event_id: row.at for row in work.connection.execute(sent)}


def gate_patient(work: Work, patient: PatientId, recipient: Recipient | None = None) -> GatePatient:
    """Return what the gate needs to know; preferences and agreements only where a recipient makes them matter."""
    leaves = recipient is not None and recipient.recipient_id != 0
    is_message = recipient is not None and recipient.channel is not None
    return GatePatient(
        events=consent_events(work, patient),
        preferences=preferences_of(work, patient) if is_message else (),
        restrictions=restrictions_of(work, patient),
        agreements=agreements_with(work, recipient.recipient_id) if recipient is not None and leaves else (),
        adult_from=adult_day(work, patient),
        closed_countries=settings.closed_countries(work.session) if leaves else frozenset(),
    )


def ask(
    work: Work, patient: PatientId, purpose: Purpose | Ground, data_class: DataClass, recipient: Recipient
) -> Answer:
    """Ask the gate about now, in this transaction; what another desk committed before it counts."""
    known = gate_patient(work, patient, recipient)
    return may(known, purpose, data_class, recipient, work.actor, known.present(work.now))


def require(
    work: Work, patient: PatientId, purpose: Purpose | Ground, data_class: DataClass, recipient: Recipient
) -> None:
    """Raise NotPermitted with the gate's sentence where it says no."""
    answer = ask(work, patient, purpose, data_class, recipient)
    if not answer.allowed:
        raise NotPermitted(answer.message)


def adult_day(work: Work, patient: PatientId) -> date | None:
    """Return the day from which the patient is certainly an adult, or None where the birth is not known."""
    latest = work.session.scalar(select(PatientCard.birth_latest).where(PatientCard.patient_id == patient))
    return adult_from(latest) if latest is not None else None


def preferences_of(work: Work, patient: PatientId) -> tuple[Preference, ...]:
    """Return what the patient said about messages, in order."""
    rows = work.connection.execute(
        select(MessagePreference.__table__)
        .where(MessagePreference.patient_id == patient)
        .order_by(MessagePreference.id)
    )
    return tuple(
        Preference(row.id, Topic(row.topic), Channel(row.channel), row.address, Wish(row.wish), row.at) for row in rows
    )


def restrictions_of(work: Work, patient: PatientId) -> tuple[Restriction, ...]:
    """Return the patient's restrictions, each with its steps so far."""
    steps: dict[int, list[RestrictionStep]] = {}
    for row in work.connection.execute(
        select(RestrictionEvent.__table__).where(RestrictionEvent.patient_id == patient).order_by(RestrictionEvent.id)
    ):
        step = RestrictionStep(
            row.id,
            row.restriction_id,
            RestrictionState(row.state),
            row.at,
            row.applies_from,
            row.applies_until,
            row.by,
        )
        steps.setdefault(row.restriction_id, []).append(step)
    if not steps:
        return ()
    asked = work.connection.execute(
        select(RestrictionRow.id, RestrictionRow.kind, RestrictionRow.terms)
        .where(RestrictionRow.patient_id == patient)
        .order_by(RestrictionRow.id)
    )
    return tuple(Restriction(row.id, read_terms(row.kind, row.terms), tuple(steps.get(row.id, ()))) for row in asked)


def write_terms(terms: Terms) -> str:
    """Return the terms of a restriction as the text that its row keeps."""
    return json.dumps(
        {
            "party": terms.party,
            "recipient_id": terms.recipient_id,
            "staff": sorted(terms.staff),
            "purposes": sorted(purpose.value for purpose in terms.purposes),
            "channel": terms.channel.value if terms.channel else "",
            "address": terms.address,
        },
        ensure_ascii=False,
    )


def read_terms(kind: str, text: str) -> Terms:
    """Return the terms of a restriction from the text that its row keeps."""
    kept = json.loads(text)
    return Terms(
        RestrictionKind(kind),
        kept["party"],
        kept["recipient_id"],
        frozenset(kept["staff"]),
        frozenset(Purpose(code) for code in kept["purposes"]),
        Channel(kept["channel"]) if kept["channel"] else None,
        kept["address"],
    )


def agreements_with(work: Work, recipient: int) -> tuple[Agreement, ...]:
    """Return every agreement with a recipient; one that was ended early ends on that day."""
    ended = {
        row.agreement_id: row.ends_on
        for row in work.connection.execute(
            select(AgreementEnd.agreement_id, func.min(AgreementEnd.ends_on).label("ends_on"))
            .join(AgreementRow, AgreementRow.id == AgreementEnd.agreement_id)
            .where(AgreementRow.recipient_id == recipient)
            .group_by(AgreementEnd.agreement_id)
        )
    }
    rows = work.connection.execute(select(AgreementRow.__table__).where(AgreementRow.recipient_id == recipient))
    return tuple(
        Agreement(
            row.recipient_id,
            row.begins_on,
            min((day for day in (row.ends_on, ended.get(row.id)) if day is not None), default=None),
            frozenset(purpose_of(code) for code in json.loads(row.purposes)),
            frozenset(json.loads(row.countries)),
        )
        for row in rows
    )


def purpose_of(code: str) -> Purpose | Ground:
    """Return a purpose or ground from its code."""
    return Purpose(code) if code in {purpose.value for purpose in Purpose} else Ground(code)
