"""What the patient is told of what left: repeats, periods, what is uncertain, and what is withheld without a gap."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.disclosures import State, Withholding
from luna_desktop.domain.errors import NotFound, NotPermitted
from luna_desktop.domain.recipients import Basis, Recipient, RecipientKind
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing import accounting, disclosure_reading
from luna_desktop.services.sharing.accounting import Accounting, AccountingAsked, DisclosureLine, read_accounting
from luna_desktop.services.sharing.disclosure_reading import DetailAsked
from luna_desktop.services.sharing.disclosures import Decision, decide_disclosure
from luna_desktop.services.sharing.packets import PacketAsked, prepare_packet
from luna_desktop.services.sharing.record_copies import CopyRequest, prepare_record_copy
from luna_desktop.texts import ENGLISH, Message
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.disclosing import a_legal_proposal, a_proposal, a_recipient, answer_sharing, propose, send

AT = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)


def a_line(number: int, **changes: object) -> DisclosureLine:
    at = AT + timedelta(days=number)
    given: dict[str, object] = {
        "disclosure_id": number,
        "number": f"DS-2026-{number:04d}",
        "at": at,
        "by": "Farida Sheikh",
        "recipient": "Lake View Hospital",
        "purpose": "Treatment",
        "description": "parts: history",
        "pages": 3,
        "sha256": "ab" * 32,
        "state": State.SENT,
        "kind": RecipientKind.PROVIDER,
        "basis": Basis.CONSENT,
        "has_left": True,
        "left_at": at,
    }
    return DisclosureLine(**given | changes)  # type: ignore[arg-type]  # named by the tests


def test_repeats_are_one_line_with_first_number_and_last() -> None:
    lines = [a_line(9), a_line(2), a_line(5), a_line(3, purpose="Second opinion"), a_line(4, recipient="Other")]
    found = accounting.grouped(lines, date(2020, 1, 1))
    assert [(line.place, line.count) for line in found] == [(1, 3), (2, 1), (3, 1)]
    assert (found[0].first, found[0].last) == (AT + timedelta(days=2), AT + timedelta(days=9))


def test_what_is_uncertain_or_came_back_stands_alone() -> None:
    open_one = a_line(3, state=State.READY, has_left=False, left_at=None)
    returned = a_line(4, state=State.FAILED)
    never_left = a_line(5, state=State.FAILED, has_left=False, left_at=None)
    found = accounting.grouped([a_line(1), a_line(2), open_one, returned, never_left], date(2020, 1, 1))
    assert [line.count for line in found] == [2, 1, 1]
    assert found[1].is_uncertain
    words = [accounting.outcome_words(line) for line in found]
    assert words[0] == ""
    assert all(isinstance(each, Message) for each in words[1:])


def test_an_accounting_begins_on_its_first_day() -> None:
    lines = [a_line(1), a_line(30)]
    assert len(accounting.grouped(lines, date(2026, 3, 15))) == 1
    assert accounting.grouped(lines, date(2026, 3, 15))[0].count == 2
    assert accounting.grouped(lines, date(2026, 3, 16))[0].count == 1
    assert accounting.first_day(date(2028, 2, 29), 1) == date(2027, 2, 28)
    assert accounting.first_day(date(2026, 3, 14)) == date(2020, 3, 14)


@pytest.mark.parametrize(
    ("description", "words"),
    [
        ("summary", "Summary, two pages"),
        ("parts: allergies, history", "Allergies, Medical history"),
        ("full: contact", "Contact details"),
        ("full: " + ", ".join(accounting.SECTION_NAMES), "The whole record"),
        ("Letter of 2019", "Letter of 2019"),
        ("parts: what, ever", "parts: what, ever"),
    ],
)
def test_codes_are_read_as_words(description: str, words: str) -> None:
    read = accounting.what_words(description)
    assert (read if isinstance(read, str) else ENGLISH.render(read)) == words


def read(clinic: OpenClinic, patient: PatientId) -> Accounting:
    return clinic.desk.perform(clinic.actor, read_accounting, AccountingAsked(patient))


@pytest.fixture
def withheld(open_clinic: Opener, tmp_path: Path) -> tuple[OpenClinic, PatientId, int]:
    """Two disclosures to a hospital and between them one to a court of which the patient is not told."""
    owner, officer = open_clinic(Role.OWNER), open_clinic(Role.PRIVACY_OFFICER)
    patient = builders.register(owner)
    hospital = a_recipient(owner)
    answer_sharing(owner, patient, hospital)
    send(owner, a_proposal(patient, hospital), tmp_path / "1.pdf")
    court = a_recipient(owner, RecipientKind.AUTHORITY, "District Court")
    holding = Withholding("Letter 9 of the Bureau", date(2026, 6, 30))
    legal = a_legal_proposal(patient, court, withholding=holding)
    standing = propose(officer, legal)
    owner.desk.perform(owner.actor, decide_disclosure, Decision(patient, standing.disclosure_id, True))
    send(officer, legal, tmp_path / "2.pdf", standing.disclosure_id)
    send(owner, a_proposal(patient, hospital, purpose="Second opinion"), tmp_path / "3.pdf")
    return owner, patient, standing.disclosure_id


def test_what_is_withheld_leaves_no_gap_for_the_patient(withheld: tuple[OpenClinic, PatientId, int]) -> None:
    owner, patient, _hidden = withheld
    lines = read(owner, patient).lines
    assert [line.place for line in lines] == [1, 2]
    assert {line.recipient for line in lines} == {"Lake View Hospital"}
    assert not any("DS-" in str(line) for line in lines)
    request = CopyRequest(patient, Recipient(RecipientKind.PATIENT, "Ananya Kumar"), "Own record")
    content = owner.desk.perform(owner.actor, prepare_record_copy, request).content
    assert [row.recipient for row in content.disclosures] == ["Lake View Hospital, 4 Hill Road, Mysuru"] * 2
    assert "District Court" not in repr(content)


def test_who_reads_withheld_entries_sees_it_and_a_clinician_does_not(
    open_clinic: Opener, withheld: tuple[OpenClinic, PatientId, int]
) -> None:
    _owner, patient, hidden = withheld
    for role in (Role.PRIVACY_OFFICER, Role.OWNER, Role.AUDITOR):
        reader = open_clinic(role)
        rows = reader.desk.perform(reader.actor, disclosure_reading.read_queue, None)
        assert [row.line.is_withheld for row in rows if row.line.disclosure_id == hidden] == [True]
    clinician = open_clinic(Role.CLINICIAN)
    asked = DetailAsked(patient, hidden)
    with pytest.raises(NotFound):
        clinician.desk.perform(clinician.actor, disclosure_reading.read_disclosure, asked)
    lines = clinician.desk.perform(clinician.actor, accounting.read_disclosures, patient)
    assert {line.recipient for line in lines} == {"Lake View Hospital"}
    with pytest.raises(NotPermitted):
        clinician.desk.perform(clinician.actor, disclosure_reading.read_queue, None)


def test_the_patient_is_told_when_the_time_is_over(
    withheld: tuple[OpenClinic, PatientId, int], ticking: builders.Ticking
) -> None:
    owner, patient, _hidden = withheld
    ticking.advance(days=120)
    assert {line.recipient for line in read(owner, patient).lines} == {"Lake View Hospital", "District Court"}


def test_reception_receives_none_of_it(open_clinic: Opener, withheld: tuple[OpenClinic, PatientId, int]) -> None:
    _owner, patient, hidden = withheld
    reception = open_clinic(Role.RECEPTION)
    cases = (
        (read_accounting, AccountingAsked(patient)),
        (accounting.read_disclosures, patient),
        (disclosure_reading.read_queue, None),
        (disclosure_reading.read_disclosure, DetailAsked(patient, hidden)),
        (disclosure_reading.count_open_outcomes, None),
        (disclosure_reading.begin_disclosure, patient),
        (prepare_packet, PacketAsked(patient, hidden)),
    )
    for case, asked in cases:
        with pytest.raises(NotPermitted):
            reception.desk.perform(reception.actor, case, asked)


def test_a_patient_of_whom_nothing_left_has_an_empty_accounting(clinic: OpenClinic) -> None:
    found = read(clinic, builders.register(clinic))
    assert (found.lines, found.others, found.since) == ((), (), date(2020, 3, 14))
