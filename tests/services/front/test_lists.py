"""Lists of the desk: who did not come and has no other appointment, what is not booked yet, who wants earlier."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.book.bookings import BookingAct, BookingState, CancelledBy, CancelReason
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import book, lists, outstanding
from luna_desktop.services.front.booking_requests import Cancel, Undo
from luna_desktop.services.front.bookings import KnownBooking, Step, write_step
from luna_desktop.services.front.lists import SetAside
from luna_desktop.services.front.outstanding import CourseCount
from luna_desktop.texts import current
from tests import builders
from tests.builders import Ticking
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.front.booking import asked, book_one
from tests.services.sharing_steps import keep_from


def missed(clinic: OpenClinic, known: KnownBooking) -> KnownBooking:
    with working(clinic) as work:
        body = replace(known.booking, state=BookingState.DID_NOT_ATTEND)
        return write_step(work, known, Step(body, BookingAct.STAMPED))


def off(clinic: OpenClinic, known: KnownBooking, why: CancelReason = CancelReason.TIME) -> KnownBooking:
    return act(clinic, book.cancel_booking, Cancel(asked(known), CancelledBy.PATIENT, why))


def broken(clinic: OpenClinic) -> list[str]:
    return [each.card.name for each in act(clinic, lists.read_broken, None)]


def someone(clinic: OpenClinic, family: str) -> PatientId:
    return builders.register(clinic, builders.a_patient(family, "Asha", phone=f"98860 {len(family):05}"))


def test_who_cancelled_or_did_not_come_is_listed_until_another_is_booked(clinic: OpenClinic) -> None:
    first, second, third = (
        book_one(clinic, someone(clinic, name), time)
        for name, time in (("Rao", "10:00"), ("Sethi", "11:00"), ("Kulkarni", "12:00"))
    )
    missed(clinic, first)
    off(clinic, second)
    act(clinic, book.undo_booking, Undo(asked(third)))
    assert broken(clinic) == ["Asha Sethi", "Asha Rao"]
    (line, _other) = act(clinic, lists.read_broken, None)
    assert (line.by, line.reason, line.row.desk_name) == (CancelledBy.PATIENT, CancelReason.TIME, "Consultation")
    book_one(clinic, second.patient_id, "15:00")
    assert broken(clinic) == ["Asha Rao"]


def test_reasons_after_which_nobody_calls(clinic: OpenClinic) -> None:
    for name, why in (("Rao", CancelReason.BOOKED_IN_ERROR), ("Sethi", CancelReason.ELSEWHERE)):
        off(clinic, book_one(clinic, someone(clinic, name)), why)
    assert broken(clinic) == []


def test_a_row_is_set_aside_until_a_day_or_for_good(clinic: OpenClinic, ticking: Ticking) -> None:
    known = off(clinic, book_one(clinic, someone(clinic, "Rao")))
    row = SetAside(known.patient_id, "broken", known.booking_id, "called", date(2026, 3, 16))
    act(clinic, lists.set_row_aside, row)
    assert broken(clinic) == []
    ticking.advance(days=2)
    assert broken(clinic) == ["Asha Rao"]
    act(clinic, lists.set_row_aside, replace(row, until=None, reason="moved away"))
    assert broken(clinic) == []
    assert len(entries(clinic, "desk list row set aside")) == 2
    for wrong, field in ((replace(row, reason=" ", until=None), "reason"), (row, "until")):
        with pytest.raises(InvalidInput) as refused:
            act(clinic, lists.set_row_aside, wrong)
        assert set(refused.value.problems) == {field}


def test_sessions_and_follow_ups_without_an_appointment(clinic: OpenClinic) -> None:
    one, other = someone(clinic, "Rao"), someone(clinic, "Sethi")
    with working(clinic) as work:
        outstanding.keep_courses(work, one, [CourseCount(7, 6, 3, True), CourseCount(8, 4, 1, False)])
        outstanding.keep_follow_up(work, other, 5, date(2026, 3, 10))
        outstanding.keep_follow_up(work, one, 6, None)
    course, follow_up = sorted(act(clinic, lists.read_unscheduled, None), key=lambda each: each.kind)
    assert (str(course.what), course.missing, course.course) == ("3 sessions of a course are not booked yet", 3, 7)
    assert (str(follow_up.what), follow_up.due_on, follow_up.is_late) == ("Follow-up due", date(2026, 3, 10), True)
    for day in ("2026-03-16", "2026-03-23"):
        book_one(clinic, one, "10:00", day=day, course=7)
    book_one(clinic, other, "11:00")
    (left,) = act(clinic, lists.read_unscheduled, None)
    assert current().render(left.what) == "1 session of a course is not booked yet"
    with working(clinic) as work:
        outstanding.keep_courses(work, one, [CourseCount(7, 6, 6, True)])
    assert act(clinic, lists.read_unscheduled, None) == ()


def test_who_wants_to_come_earlier(clinic: OpenClinic, ticking: Ticking) -> None:
    book_one(clinic, someone(clinic, "Rao"), "10:00")
    eager = book_one(clinic, someone(clinic, "Sethi"), "11:00", wants_earlier=True)
    assert [each.booking_id for each in act(clinic, lists.read_wants_earlier, None)] == [eager.booking_id]
    ticking.advance(days=3)
    assert act(clinic, lists.read_wants_earlier, None) == ()


def test_nobody_who_is_hidden_stands_in_a_list(open_clinic: Opener) -> None:
    owner, desk = open_clinic(Role.OWNER), open_clinic(Role.RECEPTION)
    patient = someone(owner, "Rao")
    off(owner, book_one(owner, patient))
    book_two = book_one(owner, someone(owner, "Sethi"), "15:00", wants_earlier=True)
    with working(owner) as work:
        outstanding.keep_follow_up(work, patient, 5, date(2026, 3, 14) + timedelta(days=9))
    assert (len(broken(owner)), len(act(owner, lists.read_unscheduled, None))) == (1, 1)
    keep_from(owner, patient, Role.RECEPTION)
    keep_from(owner, book_two.patient_id, Role.RECEPTION)
    assert broken(desk) == []
    assert act(desk, lists.read_unscheduled, None) == ()
    assert act(desk, lists.read_wants_earlier, None) == ()
