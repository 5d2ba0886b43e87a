"""The packet of a disclosure: what is in it, when it may leave, and that a withdrawal wins until it does."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.consent import ConsentState
from luna_desktop.domain.disclosures import NO_PAPER, State
from luna_desktop.domain.errors import InvalidInput, NotPermitted, StorageTrouble
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.reports.record_content import Section
from luna_desktop.services.care import chart
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing import accounting, deliveries, disclosure_reading
from luna_desktop.services.sharing.deliveries import MadeCopy
from luna_desktop.services.sharing.disclosure_book import DidNotLeave, HandOver
from luna_desktop.services.sharing.disclosure_reading import DetailAsked, DisclosureDetail
from luna_desktop.services.sharing.disclosures import Outcome, Proposal, settle_disclosure
from luna_desktop.services.sharing.packets import Packet, PacketAsked, hand_over_packet, prepare_packet
from luna_desktop.texts import ENGLISH
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.disclosing import TERMS, a_proposal, a_recipient, answer_sharing, made_of, propose


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    found = builders.register(clinic)
    clinic.desk.perform(clinic.actor, chart.record_entry, chart.NewEntry(found, Condition(Coded("Melasma"))))
    return found


@pytest.fixture
def recipient(clinic: OpenClinic, patient: PatientId) -> int:
    found = a_recipient(clinic)
    answer_sharing(clinic, patient, found)
    return found


def packet_of(clinic: OpenClinic, proposal: Proposal) -> Packet:
    standing = propose(clinic, proposal)
    return clinic.desk.perform(clinic.actor, prepare_packet, PacketAsked(proposal.patient_id, standing.disclosure_id))


def detail(clinic: OpenClinic, made: MadeCopy) -> DisclosureDetail:
    assert isinstance(made.prepared, Packet)
    asked = DetailAsked(made.prepared.patient_id, made.prepared.disclosure_id)
    return clinic.desk.perform(clinic.actor, disclosure_reading.read_disclosure, asked)


def test_it_holds_the_chosen_parts_and_names_no_phone(clinic: OpenClinic, patient: PatientId, recipient: int) -> None:
    content = packet_of(clinic, a_proposal(patient, recipient)).content
    assert [row.name for row in content.conditions] == ["Melasma"]
    assert (content.patient.phones, content.patient.addresses, content.consents) == ((), (), ())
    assert content.sections == (Section.READING, Section.ALLERGIES, Section.HISTORY, Section.CERTIFICATION)
    assert content.disclosed is not None
    assert content.disclosed.address == "4 Hill Road, Mysuru"
    with_contact = replace(TERMS, sections=(*TERMS.sections, Section.CONTACT))
    assert packet_of(clinic, a_proposal(patient, recipient, terms=with_contact)).content.patient.phones


def test_only_the_days_that_were_chosen_are_in_it(clinic: OpenClinic, patient: PatientId, recipient: int) -> None:
    later = replace(TERMS, since=date(2026, 3, 15))
    assert packet_of(clinic, a_proposal(patient, recipient, terms=later)).content.conditions == ()
    that_day = replace(TERMS, since=date(2026, 3, 14), until=date(2026, 3, 14))
    assert packet_of(clinic, a_proposal(patient, recipient, terms=that_day)).content.conditions


def test_a_file_that_left_has_its_steps_and_seal(
    clinic: OpenClinic, patient: PatientId, recipient: int, tmp_path: Path
) -> None:
    made = made_of(clinic, a_proposal(patient, recipient))
    target = tmp_path / "packet.pdf"
    done = deliveries.write_file(clinic.desk, clinic.actor, made, target)
    found = detail(clinic, made)
    assert [step.state for step in found.steps] == [
        State.DRAFT,
        State.BASIS_CHECK,
        State.APPROVED,
        State.READY,
        State.SENT,
    ]
    seal = hashlib.sha256(target.read_bytes()).hexdigest()
    assert {step.sha256 for step in found.steps[-2:]} == {seal}
    assert (done.sha256, done.number, found.row.line.pages) == (seal, "DS-2026-0001", done.pages)
    with pikepdf.open(target) as opened:
        assert len(opened.pages) == done.pages


def test_withdrawal_during_an_export_wins(
    open_clinic: Opener, clinic: OpenClinic, patient: PatientId, recipient: int, tmp_path: Path
) -> None:
    made = made_of(clinic, a_proposal(patient, recipient))
    ready = deliveries.release(clinic.desk, clinic.actor, made)
    other_desk = open_clinic(Role.OWNER)
    answer_sharing(other_desk, patient, recipient, ConsentState.WITHDRAWN)
    left: list[bool] = []
    order = HandOver(patient, ready.disclosure_id, lambda: left.append(True))
    outcome = clinic.desk.perform(clinic.actor, hand_over_packet, order)
    assert (outcome.was_sent, left) == (False, [])
    last = detail(clinic, made).steps[-1]
    assert last.state is State.FAILED
    assert not isinstance(last.note, str)
    assert "withdrew" in ENGLISH.render(last.note)


def test_withdrawal_between_pages_and_file_leaves_no_file(
    open_clinic: Opener,
    clinic: OpenClinic,
    patient: PatientId,
    recipient: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made, target, other_desk = made_of(clinic, a_proposal(patient, recipient)), tmp_path / "p.pdf", open_clinic()
    release = deliveries.release

    def released_then_withdrawn(*given: object) -> deliveries.Delivered:
        done = release(*given)  # type: ignore[arg-type]  # passed on as it came
        answer_sharing(other_desk, patient, recipient, ConsentState.WITHDRAWN)
        return done

    monkeypatch.setattr(deliveries, "release", released_then_withdrawn)
    with pytest.raises(NotPermitted, match="withdrew"):
        deliveries.write_file(clinic.desk, clinic.actor, made, target)
    assert not target.exists()


def test_a_consent_given_anew_does_not_carry_the_old_packet(
    clinic: OpenClinic, patient: PatientId, recipient: int, tmp_path: Path
) -> None:
    made = made_of(clinic, a_proposal(patient, recipient))
    answer_sharing(clinic, patient, recipient, ConsentState.WITHDRAWN)
    answer_sharing(clinic, patient, recipient)
    with pytest.raises(NotPermitted, match="new consent"):
        deliveries.write_file(clinic.desk, clinic.actor, made, tmp_path / "p.pdf")
    assert detail(clinic, made).steps[-1].state is State.FAILED


def test_a_consent_for_one_use_is_spent_when_it_left(clinic: OpenClinic, patient: PatientId, tmp_path: Path) -> None:
    recipient = a_recipient(clinic, name="One-time Laboratory")
    answer_sharing(clinic, patient, recipient, for_one_use=True)
    made = made_of(clinic, a_proposal(patient, recipient))
    deliveries.write_file(clinic.desk, clinic.actor, made, tmp_path / "p.pdf")
    assert propose(clinic, a_proposal(patient, recipient)).state is State.BLOCKED


def fails_to_print() -> None:
    raise DidNotLeave(NO_PAPER)


def fails_to_write() -> None:
    raise OSError("disk")


@pytest.mark.parametrize("leave", [fails_to_print, fails_to_write])
def test_what_could_not_leave_is_failed_and_kept(
    clinic: OpenClinic, patient: PatientId, recipient: int, leave: Callable[[], None]
) -> None:
    made = made_of(clinic, a_proposal(patient, recipient))
    with pytest.raises(StorageTrouble, match="disclosure book"):
        deliveries.hand_over(clinic.desk, clinic.actor, made, leave)
    assert detail(clinic, made).steps[-1].state is State.FAILED


def test_a_crash_on_the_way_leaves_the_outcome_open_until_it_is_settled(
    clinic: OpenClinic, patient: PatientId, recipient: int
) -> None:
    made = made_of(clinic, a_proposal(patient, recipient))

    def crash() -> None:
        raise KeyError("power cut")

    with pytest.raises(KeyError):
        deliveries.hand_over(clinic.desk, clinic.actor, made, crash)
    found = detail(clinic, made)
    assert found.row.line.state is State.READY
    assert found.rights.may_settle
    assert clinic.desk.perform(clinic.actor, disclosure_reading.count_open_outcomes, None) == 1
    asked = accounting.AccountingAsked(patient)
    (line,) = clinic.desk.perform(clinic.actor, accounting.read_accounting, asked).lines
    assert line.is_uncertain
    outcome = Outcome(patient, found.row.line.disclosure_id, State.SENT)
    with pytest.raises(InvalidInput):
        clinic.desk.perform(clinic.actor, settle_disclosure, outcome)
    settled = replace(outcome, note="The hospital rang; it came")
    clinic.desk.perform(clinic.actor, settle_disclosure, settled)
    assert clinic.desk.perform(clinic.actor, disclosure_reading.count_open_outcomes, None) == 0
    with pytest.raises(InvalidInput, match="another look"):
        clinic.desk.perform(clinic.actor, settle_disclosure, settled)


def test_released_twice_is_a_clear_sentence(clinic: OpenClinic, patient: PatientId, recipient: int) -> None:
    made = made_of(clinic, a_proposal(patient, recipient))
    deliveries.release(clinic.desk, clinic.actor, made)
    with pytest.raises(InvalidInput) as refused:
        deliveries.release(clinic.desk, clinic.actor, made)
    assert "handed over already" in refused.value.problems["state"].text


def test_a_clinician_hands_over_to_a_provider_and_nothing_else(open_clinic: Opener, tmp_path: Path) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    provider, insurer = a_recipient(owner), a_recipient(owner, RecipientKind.INSURER, "Sanjeevani Insurance")
    for each in (provider, insurer):
        answer_sharing(owner, patient, each)
    clinician = open_clinic(Role.CLINICIAN)
    made = made_of(clinician, a_proposal(patient, provider))
    deliveries.write_file(clinician.desk, clinician.actor, made, tmp_path / "p.pdf")
    with pytest.raises(NotPermitted):
        made_of(clinician, a_proposal(patient, insurer))


def test_photographs_are_asked_for_apart_and_need_the_vault(
    open_clinic: Opener, clinic: OpenClinic, patient: PatientId, recipient: int
) -> None:
    builders.allow_photographs(clinic, patient)
    photo = builders.add_photograph(clinic, patient)
    terms = replace(TERMS, sections=(Section.PHOTOGRAPHS,), photographs=(photo,))
    made = packet_of(clinic, a_proposal(patient, recipient, terms=terms))
    assert len(made.content.photographs) == 1
    officer = open_clinic(Role.PRIVACY_OFFICER)
    assert officer.desk.perform(officer.actor, prepare_packet, PacketAsked(patient, made.disclosure_id))
