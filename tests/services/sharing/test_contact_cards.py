"""Address cards leave by the declared door: entered first, gate asked twice, and the file is what the book says."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.errors import InvalidInput, NotPermitted, StorageTrouble
from luna_desktop.interop.vcard_writing import CardVersion
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing import deliveries
from luna_desktop.services.sharing.accounting import disclosure_lines, what_words
from luna_desktop.services.sharing.contact_cards import CardAsked, hand_over_contact_card, prepare_contact_card
from luna_desktop.services.sharing.disclosure_book import HandOver
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working


def test_a_card_stands_in_the_book_with_its_hash(clinic: OpenClinic, tmp_path: Path) -> None:
    patient = builders.register(clinic)
    prepared = act(clinic, prepare_contact_card, CardAsked(patient, CardVersion.THREE))
    path = tmp_path / "card.vcf"
    left = deliveries.write_file(clinic.desk, clinic.actor, deliveries.make_card(prepared), path)
    content = path.read_bytes()
    assert hashlib.sha256(content).hexdigest() == left.sha256
    assert b"LUN-" not in content
    with working(clinic) as work:
        (line,) = disclosure_lines(work, patient)
    assert (line.state, line.sha256, line.number) == (State.SENT, left.sha256, left.number)
    assert str(what_words(line.description)) == "Contact card as vCard 3.0"


def test_what_cannot_be_written_is_noted_as_failed(clinic: OpenClinic, tmp_path: Path) -> None:
    patient = builders.register(clinic)
    made = deliveries.make_card(act(clinic, prepare_contact_card, CardAsked(patient)))
    with pytest.raises(StorageTrouble):
        deliveries.write_file(clinic.desk, clinic.actor, made, tmp_path / "missing" / "card.vcf")
    with working(clinic) as work:
        assert [line.state for line in disclosure_lines(work, patient)] == [State.FAILED]


def test_nothing_else_leaves_by_this_door(clinic: OpenClinic, tmp_path: Path) -> None:
    patient = builders.register(clinic)
    made = deliveries.make_card(act(clinic, prepare_contact_card, CardAsked(patient)))
    entered = deliveries.release(clinic.desk, clinic.actor, made)
    with working(clinic) as work:
        work.connection.exec_driver_sql("SELECT 1")
    act(clinic, hand_over_contact_card, HandOver(patient, entered.disclosure_id, lambda: None))
    with pytest.raises(InvalidInput):
        act(clinic, hand_over_contact_card, HandOver(patient, entered.disclosure_id, lambda: None))


@pytest.mark.parametrize("role", [Role.RECEPTION, Role.CLINICIAN, Role.ADMINISTRATOR])
def test_only_whoever_issues_copies_hands_a_card_over(clinic: OpenClinic, open_clinic: Opener, role: Role) -> None:
    patient = builders.register(clinic)
    clinic.lock()
    with pytest.raises(NotPermitted):
        act(open_clinic(role), prepare_contact_card, CardAsked(patient))
