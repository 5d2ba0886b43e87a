"""What a disclosure rests on, and that the gate is asked for the right thing."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.errors import NotFound
from luna_desktop.domain.recipients import Basis, RecipientKind
from luna_desktop.models.privacy import Disclosure
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing import disclosure_gate, recipients
from tests import builders
from tests.services.acting import act
from tests.services.disclosing import a_proposal, a_recipient, propose
from tests.services.sharing_steps import agree


@pytest.mark.parametrize(
    ("basis", "serves"),
    [
        (Basis.ORDER, Ground.DUTY),
        (Basis.CONSENT, Purpose.SHARING),
        (Basis.EMERGENCY, Purpose.CARE),
        (Basis.CONTRACT, Purpose.RESEARCH),
    ],
)
def test_the_basis_says_what_the_gate_is_asked_for(basis: Basis, serves: Purpose | Ground) -> None:
    assert disclosure_gate.serves_of(basis, Purpose.RESEARCH) is serves


def test_a_firm_without_an_agreement_is_blocked_and_with_one_it_stands_in_the_row(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    firm = a_recipient(clinic, RecipientKind.SERVICE_PROVIDER, "Deccan Pathology")
    proposal = a_proposal(patient, firm, basis=Basis.CONTRACT)
    assert propose(clinic, proposal).state is State.BLOCKED
    agreement = agree(clinic, firm)
    standing = propose(clinic, proposal)
    assert standing.state is State.APPROVED
    with Session(clinic.engines[0]) as session:
        assert session.get_one(Disclosure, standing.disclosure_id).agreement_id == agreement


def test_an_emergency_goes_to_a_provider_without_consent(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    hospital = a_recipient(clinic)
    assert propose(clinic, a_proposal(patient, hospital, basis=Basis.EMERGENCY)).state is State.APPROVED


def test_a_retired_recipient_gets_nothing(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    hospital = a_recipient(clinic)
    entry = recipients.Entry(RecipientKind.PROVIDER, "Lake View Hospital", is_active=False)
    act(clinic, recipients.change_recipient, recipients.RecipientChange(hospital, 1, entry))
    with pytest.raises(NotFound):
        propose(clinic, a_proposal(patient, hospital))
