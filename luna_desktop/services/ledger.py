"""What the purpose gate needs of a patient, read in the transaction that asks."""

from __future__ import annotations

from sqlalchemy import select

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.consent import ConsentEvent, ConsentState, Purpose
from luna_desktop.domain.gate import GatePatient
from luna_desktop.domain.measures import is_minor
from luna_desktop.models.patients import PatientCard
from luna_desktop.models.privacy import ConsentEventRow
from luna_desktop.services.work import CLINIC_ZONE, Work


def consent_events(work: Work, patient: PatientId) -> tuple[ConsentEvent, ...]:
    """Return a patient's ledger in its order."""
    rows = work.session.execute(
        select(
            ConsentEventRow.id,
            ConsentEventRow.purpose,
            ConsentEventRow.state,
            ConsentEventRow.at,
            ConsentEventRow.expires_at,
            ConsentEventRow.recipient,
        )
        .where(ConsentEventRow.patient_id == patient)
        .order_by(ConsentEventRow.id)
    )
    return tuple(
        ConsentEvent(row.id, Purpose(row.purpose), ConsentState(row.state), row.at, row.expires_at, row.recipient)
        for row in rows
    )


def gate_patient(work: Work, patient: PatientId) -> GatePatient:
    """Return what the gate needs to know; the youngest possible age decides who is a minor."""
    latest = work.session.scalar(select(PatientCard.birth_latest).where(PatientCard.patient_id == patient))
    today = work.now.astimezone(CLINIC_ZONE).date()
    return GatePatient(consent_events(work, patient), may_be_minor=latest is not None and is_minor(latest, today))
