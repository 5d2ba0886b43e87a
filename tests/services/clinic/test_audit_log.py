"""Reading the audit log on a real clinic: filters, pages, the entry about the reading, and seals of single entries."""

from __future__ import annotations

from datetime import date

import pytest

from luna_desktop.domain.access import PatientId, Permission, Role, UserId
from luna_desktop.domain.errors import NotFound, NotPermitted
from luna_desktop.services.care import chart
from luna_desktop.services.clinic import audit, audit_log, staff
from luna_desktop.services.clinic.audit_log import AuditLine, AuditOutcome, AuditPage, AuditQuery, read_audit, read_seal
from luna_desktop.services.clinic.audit_words import READ_LOG, AuditGroup
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people import patients
from luna_desktop.services.work import READ, Change
from luna_desktop.texts import ENGLISH
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.clinic.test_audit import attack


@pytest.fixture
def patient(open_clinic: Opener) -> PatientId:
    """Register somebody, open the chart, and have reception refused it."""
    doctor = open_clinic(Role.CLINICIAN)
    found = builders.register(doctor)
    act(doctor, chart.open_chart, found)
    doctor.close()
    desk = open_clinic(Role.RECEPTION)
    with pytest.raises(NotPermitted):
        act(desk, chart.open_chart, found)
    desk.close()
    return found


@pytest.fixture
def auditor(patient: PatientId, open_clinic: Opener) -> OpenClinic:
    assert patient
    return open_clinic(Role.AUDITOR)


def page(clinic: OpenClinic, **query: object) -> AuditPage:
    return act(clinic, read_audit, AuditQuery(**query))  # type: ignore[arg-type]  # fields of the query


def said(line: AuditLine) -> str:
    return ENGLISH.render(line.sentence)


def test_entries_come_newest_first_as_sentences_without_patients_names(auditor: OpenClinic) -> None:
    lines = page(auditor).lines
    assert [line.seq for line in lines] == sorted((line.seq for line in lines), reverse=True)
    assert said(lines[0]) == "Usha Nair read the audit log"
    assert "Dr Meera Pillai opened a chart" in [said(line) for line in lines]
    assert not [line for line in lines if "Ananya" in repr(line) or "Kumar" in repr(line)]


def test_a_chart_opening_names_the_record_number_workstation_and_purpose(auditor: OpenClinic) -> None:
    line = page(auditor, actions=frozenset({"chart opened"})).lines[0]
    assert line.mrn.startswith("LUN-")
    assert (line.name, line.roles, line.purpose, line.outcome) == (
        "Dr Meera Pillai",
        (Role.CLINICIAN,),
        "P1",
        AuditOutcome.DONE,
    )
    assert line.station
    assert line.session
    assert line.version


def test_a_refusal_says_what_was_refused_and_why(auditor: OpenClinic) -> None:
    found = page(auditor, outcome=AuditOutcome.REFUSED, group=AuditGroup.REFUSED)
    assert found.matching == 1
    line = found.lines[0]
    assert said(line) == "Ravi Shetty was not allowed to open a chart"
    assert line.reason is not None
    assert "Your role cannot do this." in ENGLISH.render(line.reason)


def test_changed_fields_are_named_and_their_hashes_left_out(auditor: OpenClinic) -> None:
    line = page(auditor, actions=frozenset({"identity recorded"})).lines[0]
    assert {"family_name", "given_name"} <= set(line.fields)
    assert not [key for key, _value in line.detail if key == "fields"]


def test_filters_narrow_and_can_be_joined(auditor: OpenClinic, ticking: builders.Ticking) -> None:
    meera = next(user for user, name in act(auditor, audit_log.read_log_state, None).people if "Meera" in name)
    by_person = page(auditor, person=meera).lines
    assert {line.login for line in by_person} == {"meera"}
    today = ticking.now.date()
    assert {line.seq for line in page(auditor, person=meera, from_day=today, to_day=today).lines} == {
        line.seq for line in by_person
    }
    assert page(auditor, person=meera, to_day=date(2020, 1, 1)).lines == ()
    number = page(auditor, actions=frozenset({"chart opened"})).lines[0].mrn
    for asked in (number, number.lower(), number.split("-")[1].lstrip("0")):
        assert {line.mrn for line in page(auditor, mrn=asked).lines} == {number}
    assert page(auditor, mrn="LUN-999999").matching == 0
    assert [line.seq for line in page(auditor, entry=3).lines] == [3]


def test_days_are_the_clinics_not_those_of_utc(open_clinic: Opener, ticking: builders.Ticking) -> None:
    ticking.now = ticking.now.replace(hour=20)  # half past one the next morning in India
    late = open_clinic(Role.AUDITOR)
    tomorrow = date(2026, 3, 15)
    assert page(late, from_day=tomorrow, to_day=tomorrow, actions=frozenset({"signed in"})).matching == 1
    assert page(late, from_day=date(2026, 3, 14), to_day=date(2026, 3, 14)).matching == 0


def test_pages_join_without_gap_or_repeat(auditor: OpenClinic) -> None:
    with working(auditor) as work:
        for number in range(audit_log.PAGE * 2):
            work.record("patients searched", Change("patient", number), kind=READ)
    seen: list[int] = []
    first = found = page(auditor)
    while True:
        seen += [line.seq for line in found.lines]
        if found.next_before is None:
            break
        found = page(auditor, before=found.next_before)
        assert found.matching is None
    assert seen == list(range(max(seen), 0, -1))
    assert first.matching == len(seen)


def test_reading_is_written_once_a_session_and_once_for_each_patient(auditor: OpenClinic, open_clinic: Opener) -> None:
    number = page(auditor, actions=frozenset({"chart opened"})).lines[0].mrn
    page(auditor)
    page(auditor, mrn=number)
    page(auditor, mrn=number)
    assert [entry.patient_id for entry in entries(auditor, READ_LOG)] == [None, 1]
    auditor.close()
    again = open_clinic(Role.AUDITOR)
    page(again)
    assert len(entries(again, READ_LOG)) == 3


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.AUDITOR])
def test_nobody_but_the_auditor_reads_the_log(open_clinic: Opener, role: Role) -> None:
    clinic = open_clinic(role)
    assert not clinic.actor.may(Permission.READ_AUDIT)
    with pytest.raises(NotPermitted):
        act(clinic, read_audit, AuditQuery())
    with pytest.raises(NotPermitted):
        act(clinic, read_seal, 1)
    with pytest.raises(NotPermitted):
        act(clinic, audit_log.read_log_state, None)


def test_the_state_tells_length_people_and_the_last_check(auditor: OpenClinic) -> None:
    before = act(auditor, audit_log.read_log_state, None)
    assert before.last_check is None
    assert (UserId(1), "Dr Nandini Rao") in before.people
    watched: list[int] = []
    verdict = act(auditor, audit.verify_audit, watched.append)
    assert watched[-1] == verdict.entries == before.entries
    last = act(auditor, audit_log.read_log_state, None).last_check
    assert last is not None
    assert (last.name, last.entries, last.first_break) == ("Usha Nair", verdict.entries, None)


def test_every_entry_of_a_days_work_holds_by_itself(auditor: OpenClinic) -> None:
    for line in page(auditor).lines:
        assert act(auditor, read_seal, line.seq).holds


@pytest.mark.parametrize(
    ("change", "seal"),
    [
        ("UPDATE audit_entry SET action='nothing happened' WHERE seq=5", (False, True, False)),
        ("UPDATE audit_entry SET prev=zeroblob(32) WHERE seq=5", (False, False, False)),
        ("UPDATE audit_entry SET sig=zeroblob(64) WHERE seq=5", (True, True, False)),
        ("DELETE FROM audit_entry WHERE seq=4", (True, False, True)),
    ],
)
def test_a_tampered_entry_does_not_hold(auditor: OpenClinic, change: str, seal: tuple[bool, bool, bool]) -> None:
    attack(auditor, lambda connection: connection.exec_driver_sql(change))
    found = act(auditor, read_seal, 5)
    assert (found.content_fits, found.follows, found.signed) == seal
    assert not found.holds


def test_rows_that_were_written_over_are_still_shown(auditor: OpenClinic) -> None:
    odd = "UPDATE audit_entry SET recorded_at='yesterday', detail='[1', action='made up', entity_id='x' WHERE seq=5"
    attack(auditor, lambda connection: connection.exec_driver_sql(odd))
    line = page(auditor, entry=5).lines[0]
    assert said(line).endswith("made up")
    assert line.at.year == 1970


def test_an_entry_that_is_not_there_is_said(auditor: OpenClinic) -> None:
    with pytest.raises(NotFound):
        act(auditor, read_seal, 10**6)


def test_the_changed_colleague_is_named(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    new = staff.NewStaff("leela", "Leela Bose", frozenset({Role.RECEPTION}), builders.PASSWORD)
    act(owner, staff.add_staff, new)
    act(owner, patients.note_search, patients.SearchSession(1, 1))
    owner.close()
    lines = page(open_clinic(Role.AUDITOR), group=AuditGroup.STAFF).lines
    assert said(lines[0]) == "Dr Nandini Rao added Leela Bose to the staff"


def test_what_a_role_was_refused_names_the_patient_it_was_about(auditor: OpenClinic) -> None:
    refused = page(auditor, group=AuditGroup.REFUSED).lines[0]
    opened = page(auditor, actions=frozenset({"chart opened"})).lines[0]
    assert refused.mrn == opened.mrn != ""
