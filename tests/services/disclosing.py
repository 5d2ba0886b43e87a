"""Recipients, consents to share and proposals for tests of disclosures."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import insert
from sqlalchemy.orm import Session

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.consent import ConsentState, Purpose
from luna_desktop.domain.disclosures import Verified
from luna_desktop.domain.recipients import Basis, RecipientKind
from luna_desktop.models.privacy import ConsentEventRow
from luna_desktop.models.sharing import RecipientRow, RecipientVersion
from luna_desktop.reports.record_content import Section
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing import deliveries
from luna_desktop.services.sharing.deliveries import MadeCopy
from luna_desktop.services.sharing.disclosure_terms import Terms
from luna_desktop.services.sharing.disclosures import Proposal, Standing, enter_disclosure
from luna_desktop.services.sharing.packets import PacketAsked, prepare_packet
from luna_desktop.texts import ENGLISH
from tests.builders import a_jpeg

TERMS = Terms((Section.ALLERGIES, Section.HISTORY))


def a_recipient(
    clinic: OpenClinic, kind: RecipientKind = RecipientKind.PROVIDER, name: str = "Lake View Hospital"
) -> int:
    """Enter a recipient into the register and return its id."""
    with Session(clinic.engines[0]) as session, session.begin():
        row = RecipientRow(created_at=clinic.premises.clock(), created_by=clinic.actor.user_id)
        session.add(row)
        session.flush()
        session.add(
            RecipientVersion(
                recipient_id=row.id,
                number=1,
                kind=kind.value,
                name=name,
                address="4 Hill Road, Mysuru",
                country="IN",
                at=clinic.premises.clock(),
                by=clinic.actor.user_id,
            )
        )
        return row.id


def answer_sharing(
    clinic: OpenClinic,
    patient: PatientId,
    recipient: int,
    state: ConsentState = ConsentState.GIVEN,
    *,
    at: datetime | None = None,
    for_one_use: bool = False,
) -> None:
    """Record what the patient says to sharing with a recipient."""
    with Session(clinic.engines[0]) as session, session.begin():
        session.execute(
            insert(ConsentEventRow).values(
                patient_id=patient,
                purpose=Purpose.SHARING.value,
                state=state.value,
                at=at or clinic.premises.clock(),
                language="en",
                method="signed_paper",
                taken_by=clinic.actor.user_id,
                recipient_id=recipient,
                is_for_one_use=for_one_use,
            )
        )


def a_proposal(patient: PatientId, recipient: int, **changes: object) -> Proposal:
    """Return a disclosure of allergies and history to a treating provider."""
    proposal = Proposal(
        patient,
        recipient,
        Basis.CONSENT,
        "Treatment of the rash at the hospital",
        TERMS,
        verified=Verified.REGISTER,
    )
    return replace(proposal, **changes)  # type: ignore[arg-type]  # named by the tests


def a_legal_proposal(patient: PatientId, recipient: int, **changes: object) -> Proposal:
    """Return a disclosure that a court ordered."""
    terms = replace(TERMS, document="Order 114/2026 of 02-03-2026, paper file L-7")
    legal = a_proposal(patient, recipient, basis=Basis.ORDER, terms=terms, verified=Verified.COURT_SEAL, scan=a_jpeg())
    return replace(legal, **changes)  # type: ignore[arg-type]  # named by the tests


def propose(clinic: OpenClinic, proposal: Proposal) -> Standing:
    """Enter a proposal."""
    return clinic.desk.perform(clinic.actor, enter_disclosure, proposal)


def made_of(clinic: OpenClinic, proposal: Proposal, disclosure_id: int = 0) -> MadeCopy:
    """Enter a proposal, unless it was, and make its pages."""
    row = disclosure_id or propose(clinic, proposal).disclosure_id
    packet = clinic.desk.perform(clinic.actor, prepare_packet, PacketAsked(proposal.patient_id, row))
    return deliveries.make_copy(packet, ENGLISH)


def send(clinic: OpenClinic, proposal: Proposal, target: Path, disclosure_id: int = 0) -> None:
    """Hand a disclosure over as a file."""
    deliveries.write_file(clinic.desk, clinic.actor, made_of(clinic, proposal, disclosure_id), target)
