"""What the purpose gate needs of a patient, read in the transaction that asks."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.consent import ConsentEvent, ConsentState, Purpose
from luna_desktop.domain.gate import GatePatient
from luna_desktop.domain.measures import is_minor
from luna_desktop.models.patients import PatientCard
from luna_desktop.models.privacy import ConsentEventRow
from luna_desktop.services.work import CLINIC_ZONE, Work

_EVENT = ConsentEventRow.metadata.tables["consent_event"]
_CARD = PatientCard.metadata.tables["patient_card"]
_LEDGER = (
    select(_EVENT.c.id, _EVENT.c.purpose, _EVENT.c.state, _EVENT.c.at, _EVENT.c.expires_at, _EVENT.c.recipient)
    .where(_EVENT.c.patient_id == bindparam("patient"))
    .order_by(_EVENT.c.id)
)
_BORN = select(_CARD.c.birth_latest).where(_CARD.c.patient_id == bindparam("patient"))


def consent_events(work: Work, patient: PatientId) -> tuple[ConsentEvent, ...]:
    """Return a patient's ledger in its order."""
    work.session.flush()
    rows = work.connection.execute(_LEDGER, {"patient": int(patient)})
    return tuple(
        ConsentEvent(row.id, Purpose(row.purpose), ConsentState(row.state), row.at, row.expires_at, row.recipient)
        for row in rows
    )


def gate_patient(work: Work, patient: PatientId) -> GatePatient:
    """Return what the gate needs to know; the youngest possible age decides who is a minor."""
    work.session.flush()
    latest = work.connection.execute(_BORN, {"patient": int(patient)}).scalar()
    today = work.now.astimezone(CLINIC_ZONE).date()
    return GatePatient(consent_events(work, patient), may_be_minor=latest is not None and is_minor(latest, today))
