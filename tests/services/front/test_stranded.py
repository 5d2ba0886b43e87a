"""Bookings that a change of the set-up makes impossible: shown, then put on the pinboard, never lost."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.bookings import BookingAct, BookingState
from luna_desktop.domain.book.hours import Closure, ClosureKind
from luna_desktop.domain.book.resources import practitioner
from luna_desktop.domain.book.stranded import BookingsStranded
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import book, closures
from luna_desktop.services.front.book_days import BookAsked, read_day
from luna_desktop.services.front.booking_requests import Cancel
from luna_desktop.services.front.bookings import versions_of
from luna_desktop.services.front.closures import ClosureKept
from tests.services.acting import act, entries, working
from tests.services.front.booking import MONDAY, asked, at, book_one, person, set_up


def leave(clinic: OpenClinic, seen: frozenset[int] = frozenset()) -> ClosureKept:
    closure = Closure(practitioner(person(clinic)), at("09:00"), at("11:00"), ClosureKind.LEAVE, "Away")
    return ClosureKept(closure, seen=seen)


def test_what_a_leave_forbids_is_shown_and_then_waits_on_the_pinboard(clinic: OpenClinic) -> None:
    first, later = book_one(clinic, time="10:00"), book_one(clinic, time="11:00")
    other = book_one(clinic, time="10:00", practitioner=person(clinic, Role.THERAPIST))
    with pytest.raises(BookingsStranded) as refused:
        act(clinic, closures.keep_closure, leave(clinic))
    (found,) = refused.value.found
    assert (found.booking_id, found.starts, found.desk_name) == (first.booking_id, at("10:00"), "Consultation")
    assert found.practitioner == "Dr Meera Pillai"
    assert [str(why) for why in found.why] == ["Dr Meera Pillai: Away"]
    assert set_up(clinic).closures == ()

    kept = act(clinic, closures.keep_closure, leave(clinic, frozenset({first.booking_id})))
    assert kept.moved == 1
    page = act(clinic, read_day, BookAsked(at("10:00").date()))
    assert [row.booking_id for row in page.pinned] == [first.booking_id]
    assert {row.booking_id for row in page.days[0].rows} == {later.booking_id, other.booking_id}
    with working(clinic) as work:
        newest = versions_of(work, first.booking_id)[-1]
    assert (newest.act, newest.reason) == (BookingAct.PINNED, "Away")
    assert newest.booking.starts == at("10:00")
    assert len(entries(clinic, "appointment pinned")) == 1


def test_a_booking_made_after_the_list_was_shown_is_shown_first(clinic: OpenClinic) -> None:
    first = book_one(clinic, time="09:30")
    second = book_one(clinic, time="10:15")
    with pytest.raises(BookingsStranded) as refused:
        act(clinic, closures.keep_closure, leave(clinic, frozenset({first.booking_id})))
    assert {each.booking_id for each in refused.value.found} == {first.booking_id, second.booking_id}


def test_what_is_over_or_called_off_stands_in_nobodys_way(clinic: OpenClinic) -> None:
    known = book_one(clinic, time="10:00")
    cancel = Cancel(asked(known), book.CancelledBy.PATIENT, book.CancelReason.TIME)
    act(clinic, book.cancel_booking, cancel)
    assert act(clinic, closures.keep_closure, leave(clinic)).moved == 0
    with working(clinic) as work:
        assert versions_of(work, known.booking_id)[-1].booking.state is BookingState.CANCELLED


def test_what_was_against_the_rules_before_is_left_where_it_is(clinic: OpenClinic) -> None:
    known = book_one(clinic, time="13:15", override="The patient came by train")
    day = at("00:00", MONDAY)
    closure = Closure(practitioner(person(clinic)), day, at("09:00"), ClosureKind.LEAVE)
    assert act(clinic, closures.keep_closure, ClosureKept(closure)).moved == 0
    with working(clinic) as work:
        assert not versions_of(work, known.booking_id)[-1].booking.pinned
