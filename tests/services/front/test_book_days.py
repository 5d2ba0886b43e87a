"""Days of the book: one statement for the bookings, what is blocked, revisions, and nothing clinical or hidden."""

from __future__ import annotations

from datetime import date, timedelta

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.bookings import BookingState, CancelledBy, CancelReason
from luna_desktop.domain.book.hours import Away, Closure, ClosureKind
from luna_desktop.domain.book.resources import CLINIC, practitioner, room
from luna_desktop.services.clinic import staff
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import book, book_days, set_up
from luna_desktop.services.front.book_days import BookAsked
from luna_desktop.services.front.booking_requests import Cancel
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, watching, working
from tests.services.front.booking import MONDAY, asked, at, book_one, person
from tests.services.sharing_steps import keep_from

DAY = date.fromisoformat(MONDAY)


def test_a_day_is_read_in_one_statement_about_bookings(clinic: OpenClinic) -> None:
    known = book_one(clinic, time="10:00", note="lift")
    with watching(clinic) as seen:
        page = act(clinic, book_days.read_day, BookAsked(DAY))
    about = [text for text, _values in seen.about("booking") if "FROM booking " in text]
    assert len(about) == 2, "one for the day, one for the pinboard"
    (row,) = page.days[0].rows
    assert (row.booking_id, row.name, row.desk_name, row.mrn[-6:]) == (
        known.booking_id,
        "Ananya Kumar",
        "Consultation",
        "000001",
    )
    assert (row.span.starts, row.span.minutes, row.state) == (at("10:00"), 30, BookingState.BOOKED)
    assert (row.has_note, row.changed_by, page.days[0].revision) == (True, "Dr Nandini Rao", 1)
    assert [each.name for each in page.people] == ["Dr Meera Pillai", "Dr Nandini Rao", "Tara Menon"]


def test_a_week_holds_what_is_blocked_for_everybody(clinic: OpenClinic) -> None:
    doctor = person(clinic)
    with working(clinic) as work:
        leave = Closure(practitioner(doctor), at("00:00"), at("23:00"), ClosureKind.LEAVE)
        set_up.add_entry(work, leave)
        set_up.add_entry(work, Closure(CLINIC, at("09:00", "2026-03-17"), at("12:00", "2026-03-17"), words="Painting"))
    page = act(clinic, book_days.read_day, BookAsked(DAY, 6))
    assert [each.day for each in page.days] == [DAY + timedelta(days=step) for step in range(6)]
    monday, tuesday = page.days[:2]
    assert Away.LEAVE in {each.why for each in monday.blocked[practitioner(doctor)]}
    assert {each.words for each in tuesday.blocked[room(next(iter(page.set_up.rooms)))]} == {"Painting"}
    assert CLINIC in monday.blocked


def test_cancelled_bookings_come_along_only_if_asked_for(clinic: OpenClinic) -> None:
    known = book_one(clinic)
    act(clinic, book.cancel_booking, Cancel(asked(known), CancelledBy.CLINIC, CancelReason.NOT_SAID))
    assert act(clinic, book_days.read_day, BookAsked(DAY)).days[0].rows == ()
    (row,) = act(clinic, book_days.read_day, BookAsked(DAY, with_cancelled=True)).days[0].rows
    assert row.state is BookingState.CANCELLED


def test_a_hidden_patient_is_a_time_that_is_taken_and_nothing_more(open_clinic: Opener) -> None:
    owner, desk = open_clinic(Role.OWNER), open_clinic(Role.RECEPTION)
    known = book_one(owner)
    keep_from(owner, known.patient_id, Role.RECEPTION)
    (row,) = act(desk, book_days.read_day, BookAsked(DAY)).days[0].rows
    assert row.is_hidden
    assert (row.name, row.mrn, row.phone, row.desk_name, row.service, row.patient_id) == ("", "", "", "", "", 0)
    assert row.span.starts == at("10:00")


def test_revisions_tell_that_somebody_wrote(clinic: OpenClinic) -> None:
    days = (DAY, DAY + timedelta(days=1))
    assert act(clinic, book_days.read_revisions, days) == dict.fromkeys(days, 0)
    book_one(clinic)
    assert act(clinic, book_days.read_revisions, days) == {days[0]: 1, days[1]: 0}


def test_who_left_still_has_a_name_in_the_book(open_clinic: Opener) -> None:
    owner, admin = open_clinic(Role.OWNER), open_clinic(Role.ADMINISTRATOR)
    doctor = person(owner)
    book_one(owner)
    act(admin, staff.disable_staff, doctor)
    page = act(owner, book_days.read_day, BookAsked(DAY))
    assert doctor not in page.set_up.people
    assert page.people[-1].name == "Dr Meera Pillai"


def test_reading_is_noted_when_the_screen_says_so(clinic: OpenClinic) -> None:
    act(clinic, book_days.note_book_read, BookAsked(DAY, 6))
    (entry,) = entries(clinic, "book read")
    assert (entry.kind, '"days": 6' in entry.detail) == ("R", True)
