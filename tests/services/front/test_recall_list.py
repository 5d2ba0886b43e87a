"""The recall list: who is due by interval and by order, whom a contact hides, and who is never on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.book.bookings import BookingAct, BookingState
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.messages.contacts import By, Contact, Direction, Outcome
from luna_desktop.domain.preferences import Topic
from luna_desktop.domain.standing import PatientStatus, Standing
from luna_desktop.models.messages import OutboxMessage
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import lists, outstanding, recall_list, services
from luna_desktop.services.front.bookings import Step, write_step
from luna_desktop.services.front.lists import SetAside
from luna_desktop.services.front.services import ServiceKept
from luna_desktop.services.messages.contacts import NewContact, Strike, note_contact, strike_contact
from luna_desktop.services.people.standing import StatusChange, change_status
from tests import builders
from tests.builders import Ticking
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.front.booking import book_one
from tests.services.messages.parts import EMAIL, approve, booked, queued
from tests.services.sharing_steps import keep_from


def calls_again_after(clinic: OpenClinic, weeks: int, key: str = "consultation") -> None:
    line = next(each for each in act(clinic, services.read_services, None).services if each.service.key == key)
    kept = ServiceKept(replace(line.service, recall_weeks=weeks), line.clinical_name, line.entry_id, line.number)
    act(clinic, services.keep_service, kept)


def done(clinic: OpenClinic, patient: PatientId, day: str = "2026-03-16", time: str = "10:00") -> int:
    known = book_one(clinic, patient, time, day=day)
    with working(clinic) as work:
        write_step(work, known, Step(replace(known.booking, state=BookingState.DONE), BookingAct.STAMPED))
    return known.booking_id


def someone(clinic: OpenClinic, family: str) -> PatientId:
    return builders.register(clinic, builders.a_patient(family, "Asha", phone=f"98860 {len(family):05}"))


def on_it(clinic: OpenClinic) -> list[str]:
    return [each.card.name for each in act(clinic, recall_list.read_recalls, None).lines]


def test_an_interval_counts_from_the_last_time_and_a_booking_ends_it(clinic: OpenClinic, ticking: Ticking) -> None:
    first, second, third = (someone(clinic, name) for name in ("Rao", "Sethi", "Kulkarni"))
    first_booking = done(clinic, first)
    done(clinic, second, time="11:00")
    done(clinic, second, "2026-03-23")
    done(clinic, third, time="15:00")
    ticking.advance(days=25)
    assert on_it(clinic) == [], "no service asks for it"
    calls_again_after(clinic, 3)
    page = act(clinic, recall_list.read_recalls, None)
    assert [(each.card.name, each.due_on) for each in page.lines] == [
        ("Asha Kulkarni", date(2026, 4, 6)),
        ("Asha Rao", date(2026, 4, 6)),
    ]
    assert (page.lines[1].kind, page.lines[1].source_id) == ("interval", first_booking)
    assert str(page.lines[1].what) == "Consultation is due again"
    ticking.advance(days=8)
    assert on_it(clinic) == ["Asha Kulkarni", "Asha Rao", "Asha Sethi"]
    book_one(clinic, first, day="2026-04-20")
    act(clinic, lists.set_row_aside, SetAside(second, "interval", page_source(clinic, second), "moved away"))
    act(clinic, change_status, StatusChange(third, PatientStatus(Standing.ARCHIVED, PartialDate(2026, 4), "moved", "")))
    assert on_it(clinic) == []


def page_source(clinic: OpenClinic, patient: PatientId) -> int:
    lines = act(clinic, recall_list.read_recalls, None).lines
    return next(each.source_id for each in lines if each.card.patient_id == patient)


def test_a_contact_hides_for_as_long_as_the_clinic_says_and_is_counted(clinic: OpenClinic, ticking: Ticking) -> None:
    patient = someone(clinic, "Rao")
    with working(clinic) as work:
        outstanding.keep_recall(work, patient, 9, date(2026, 3, 10))
    assert on_it(clinic) == ["Asha Rao"]
    call = Contact(Direction.OUT, By.PHONE, Outcome.NO_ANSWER, ticking.now, EMAIL.address, Topic.RECALL)
    struck = act(clinic, note_contact, NewContact(patient, call))
    page = act(clinic, recall_list.read_recalls, None)
    assert (page.lines, page.contacted, page.hides) == ((), 1, recall_list.HIDES)
    act(clinic, strike_contact, Strike(patient, struck, "another patient"))
    assert on_it(clinic) == ["Asha Rao"], "a call that was noted in error hides nobody"
    act(clinic, note_contact, NewContact(patient, call))
    act(clinic, recall_list.set_hiding_days, 3)
    ticking.advance(days=4)
    (line,) = act(clinic, recall_list.read_recalls, None).lines
    assert (line.contacts, line.last_contact) == (1, call.at)
    for days in (0, 181):
        with pytest.raises(InvalidInput):
            act(clinic, recall_list.set_hiding_days, days)
    assert len(entries(clinic, "recall days chosen")) == 1


def test_of_follow_ups_only_the_newest_counts(clinic: OpenClinic) -> None:
    patient = someone(clinic, "Rao")
    with working(clinic) as work:
        outstanding.keep_follow_up(work, patient, 4, date(2026, 3, 1))
        outstanding.keep_follow_up(work, patient, 5, date(2026, 3, 10))
        outstanding.keep_recall(work, patient, 4, date(2026, 3, 2))
        outstanding.keep_recall(work, patient, 6, date(2026, 3, 3))
    lines = act(clinic, recall_list.read_recalls, None).lines
    assert [(each.kind, each.source_id) for each in lines] == [("recall", 4), ("recall", 6), ("follow_up", 5)]


def test_a_message_that_was_stopped_counts_as_no_contact(clinic: OpenClinic) -> None:
    patient = someone(clinic, "Rao")
    with working(clinic) as work:
        outstanding.keep_recall(work, patient, 9, date(2026, 3, 10))
    approve(clinic, "recall")
    message = queued(clinic, booked(patient, "recall"))
    assert on_it(clinic) == []
    with working(clinic) as work:
        row = work.session.get_one(OutboxMessage, message)
        assert row.klass == MessageClass.RECALL.value
        row.state = "refused"
    assert on_it(clinic) == ["Asha Rao"]


def test_whom_a_restriction_hides_is_on_no_list_of_theirs(open_clinic: Opener) -> None:
    owner, desk = open_clinic(Role.OWNER), open_clinic(Role.RECEPTION)
    patient = someone(owner, "Rao")
    with working(owner) as work:
        outstanding.keep_recall(work, patient, 9, date(2026, 3, 14) - timedelta(days=2))
    assert on_it(desk) == ["Asha Rao"]
    keep_from(owner, patient, Role.RECEPTION)
    assert (on_it(owner), on_it(desk)) == (["Asha Rao"], [])
