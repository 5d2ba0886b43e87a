"""The book: rows that never change, steps in order, and entries of the first program that stay readable."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, insert, update
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.gate import Answer
from luna_desktop.domain.refusals import Obstacle
from luna_desktop.models.privacy import Disclosure, DisclosureEvent
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing import disclosure_book
from luna_desktop.services.sharing.accounting import read_disclosures
from luna_desktop.services.sharing.disclosures import Outcome, settle_disclosure
from luna_desktop.texts import say
from tests import builders
from tests.services.disclosing import a_proposal, a_recipient, propose


def old_copy(clinic: OpenClinic, patient: PatientId, *states: str) -> int:
    """Write a copy as the first program did: pages and hash in the row, steps without them."""
    with Session(clinic.engines[0]) as session, session.begin():
        row = Disclosure(
            number="RC-2025-0001",
            patient_id=patient,
            at=clinic.premises.clock(),
            by=clinic.actor.user_id,
            recipient_kind="patient",
            recipient="Ananya Kumar",
            purpose="Own record",
            basis="MCI 1.3.2; DPDP s.11",
            description="summary",
            format="pdf",
            protection="none",
            pages=2,
            sha256="ab" * 32,
        )
        session.add(row)
        session.flush()
        for state in states:
            at = clinic.premises.clock()
            session.execute(
                insert(DisclosureEvent).values(disclosure_id=row.id, state=state, at=at, by=clinic.actor.user_id)
            )
        return row.id


@pytest.mark.parametrize(
    ("states", "stands"),
    [
        (("prepared",), State.READY),
        (("prepared", "sent"), State.SENT),
        (("prepared", "failed"), State.FAILED),
    ],
)
def test_copies_of_the_first_program_stay_readable(clinic: OpenClinic, states: tuple[str, ...], stands: State) -> None:
    patient = builders.register(clinic)
    old_copy(clinic, patient, *states)
    (line,) = clinic.desk.perform(clinic.actor, read_disclosures, patient)
    assert (line.state, line.pages, line.sha256, line.has_left) == (stands, 2, "ab" * 32, stands is State.SENT)


def test_an_old_copy_whose_outcome_is_open_can_be_settled(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    row = old_copy(clinic, patient, "prepared")
    clinic.desk.perform(clinic.actor, settle_disclosure, Outcome(patient, row, State.SENT, "Signed for at the desk"))
    assert clinic.desk.perform(clinic.actor, read_disclosures, patient)[0].state is State.SENT


@pytest.mark.parametrize("table", [Disclosure, DisclosureEvent])
def test_the_database_itself_refuses_to_change_the_book(clinic: OpenClinic, table: type[Disclosure]) -> None:
    patient = builders.register(clinic)
    propose(clinic, a_proposal(patient, a_recipient(clinic)))
    for statement in (update(table).values(by=1), delete(table)):
        with Session(clinic.engines[0]) as session, pytest.raises(DatabaseError, match=r"append-only|not authorized"):
            session.execute(statement)


def test_what_the_gate_said_is_noted_as_its_obstacle() -> None:
    stopped = Answer(allowed=False, obstacle=Obstacle.NO_AGREEMENT)
    assert disclosure_book.note_of(stopped) == "gate:no agreement"
    assert disclosure_book.note_of(Answer(allowed=False, message=say("Yes."))) == "consent replaced"
