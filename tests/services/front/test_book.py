"""Booking and changing appointments on a real encrypted clinic: conflicts, overrides, undo, restrictions, the log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.bookings import BookingAct, BookingState, CancelledBy, CancelReason
from luna_desktop.domain.book.clashes import BookingConflict
from luna_desktop.domain.book.rules import ConflictKind
from luna_desktop.domain.errors import InvalidInput, StaleRecord
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.standing import PatientStatus, Standing
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import book, book_days, set_up
from luna_desktop.services.front.book_days import BookAsked
from luna_desktop.services.front.booking_requests import Cancel, Details, Move, Stretch, Undo, Wanted
from luna_desktop.services.front.bookings import KnownBooking, versions_of
from luna_desktop.services.people import care_team, standing
from luna_desktop.services.people.standing import StatusChange
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.front.booking import MONDAY, asked, at, book_one, person, wanted
from tests.services.sharing_steps import keep_from


def problems(clinic: OpenClinic, asking: Wanted) -> set[str]:
    with pytest.raises(InvalidInput) as refused:
        act(clinic, book.book_appointment, asking)
    return set(refused.value.problems)


def test_an_appointment_is_written_audited_and_joins_the_care_team(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    known = book_one(desk, time="10:00", note="  needs a lift ")
    assert (known.booking.minutes, known.booking.note, known.booking.room > 0) == (30, "needs a lift", True)
    assert (known.number, known.act, known.by_name) == (1, BookingAct.BOOKED, "Ravi Shetty")
    (entry,) = entries(desk, "appointment booked")
    assert (entry.patient_id, entry.entity_id) == (known.patient_id, str(known.booking_id))
    assert "lift" not in entry.detail
    team = act(desk, care_team.read_care_team, known.patient_id)
    assert [(each.name, each.reason) for each in team.members][-1] == ("Dr Meera Pillai", "booking")


def test_the_same_practitioner_and_patient_are_not_booked_twice(clinic: OpenClinic) -> None:
    first = book_one(clinic, time="10:00")
    asking = wanted(clinic, first.patient_id, "10:15")
    with pytest.raises(BookingConflict) as refused:
        act(clinic, book.book_appointment, asking)
    kinds = {each.conflict.kind for each in refused.value.found}
    assert kinds == {ConflictKind.PRACTITIONER, ConflictKind.PATIENT}
    assert {each.patient for each in refused.value.found} == {"Ananya Kumar"}
    assert act(clinic, book.check_booking, asking) == refused.value.found
    assert act(clinic, book.check_booking, replace(asking, starts=at("10:30"))) == ()
    assert len(entries(clinic, "appointment booked")) == 1


def test_an_override_needs_a_reason_and_keeps_it_in_the_version_and_the_log(clinic: OpenClinic) -> None:
    book_one(clinic, time="10:00")
    other = builders.register(clinic, builders.a_patient("Rao", "Asha", phone="98860 01428"))
    known = act(clinic, book.book_appointment, wanted(clinic, other, "10:00", override="twins"))
    assert known.booking.override == "twins"
    assert '"overrides": ["practitioner"]' in entries(clinic, "appointment booked")[1].detail
    moved = act(clinic, book.move_booking, Move(asked(known), at("11:00"), override="not needed here"))
    assert moved.booking.override == ""
    back = act(clinic, book.undo_booking, Undo(asked(moved)))
    assert back.booking == known.booking, "the reason still counts: nothing has changed there since"
    again = act(clinic, book.move_booking, Move(asked(back), at("11:00")))
    third = builders.register(clinic, builders.a_patient("Iyer", "Kavya", phone="98860 01429"))
    act(clinic, book.book_appointment, wanted(clinic, third, "10:15", override="urgent"))
    with pytest.raises(BookingConflict):
        act(clinic, book.undo_booking, Undo(asked(again)))
    assert act(clinic, book.undo_booking, Undo(asked(again), "all agreed")).booking.override == "all agreed"


def change(clinic: OpenClinic, known: KnownBooking, act_: BookingAct) -> KnownBooking:
    """Do one thing to a booking."""
    steps: dict[BookingAct, Callable[[], KnownBooking]] = {
        BookingAct.MOVED: lambda: act(clinic, book.move_booking, Move(asked(known), at("11:00"))),
        BookingAct.STRETCHED: lambda: act(clinic, book.stretch_booking, Stretch(asked(known), 60)),
        BookingAct.CHANGED: lambda: act(
            clinic, book.change_booking, Details(asked(known), "treatment_45", "lift", wants_earlier=True)
        ),
        BookingAct.CANCELLED: lambda: act(
            clinic, book.cancel_booking, Cancel(asked(known), CancelledBy.PATIENT, CancelReason.OTHER, "snow")
        ),
        BookingAct.PINNED: lambda: act(clinic, book.pin_booking, asked(known)),
    }
    return steps[act_]()


def test_every_change_undoes_to_the_same_state_and_can_be_done_again(clinic: OpenClinic) -> None:
    known = book_one(clinic)
    for act_ in (
        BookingAct.MOVED,
        BookingAct.STRETCHED,
        BookingAct.CHANGED,
        BookingAct.CANCELLED,
        BookingAct.PINNED,
    ):
        changed = change(clinic, known, act_)
        assert changed.act is act_
        assert changed.booking != known.booking
        undone = act(clinic, book.undo_booking, Undo(asked(changed)))
        assert (undone.booking, undone.act, undone.undoes) == (known.booking, BookingAct.UNDONE, changed.number)
        redone = act(clinic, book.undo_booking, Undo(asked(undone)))
        assert redone.booking == changed.booking
        known = act(clinic, book.undo_booking, Undo(asked(redone)))
    with working(clinic) as work:
        assert len(versions_of(work, known.booking_id)) == 1 + 5 * 4
    assert len(entries(clinic, "appointment change undone")) == 15


def test_undoing_a_booking_that_was_just_made_cancels_it_and_undoing_that_brings_it_back(clinic: OpenClinic) -> None:
    known = book_one(clinic)
    gone = act(clinic, book.undo_booking, Undo(asked(known)))
    assert (gone.booking.state, gone.booking.cancel_reason) == (BookingState.CANCELLED, CancelReason.UNDONE)
    assert act(clinic, book.undo_booking, Undo(asked(gone))).booking == known.booking


def test_the_pinboard_keeps_a_booking_and_frees_its_time(open_clinic: Opener) -> None:
    clinic = open_clinic(Role.RECEPTION)
    known = book_one(clinic)
    pinned = act(clinic, book.pin_booking, asked(known))
    assert pinned.booking.starts == known.booking.starts
    with pytest.raises(InvalidInput):
        act(clinic, book.pin_booking, asked(pinned))
    book_one(clinic, builders.register(clinic, builders.a_patient("Rao", "Asha", phone="98860 01428")))
    clinic.lock()
    clinic = open_clinic(Role.CLINICIAN)
    page = act(clinic, book_days.read_day, BookAsked(at("10:00").date()))
    assert [each.booking_id for each in page.pinned] == [known.booking_id]
    assert known.booking_id not in [each.booking_id for each in page.days[0].rows]
    with pytest.raises(BookingConflict):
        act(clinic, book.undo_booking, Undo(asked(pinned)))
    back = act(clinic, book.move_booking, Move(asked(pinned), at("12:00")))
    assert (back.booking.pinned, back.act) == (False, BookingAct.UNPINNED)


def test_what_is_over_is_neither_moved_nor_cancelled(clinic: OpenClinic) -> None:
    gone = change(clinic, book_one(clinic), BookingAct.CANCELLED)
    for attempt in (
        lambda: act(clinic, book.move_booking, Move(asked(gone), at("11:00"))),
        lambda: act(clinic, book.stretch_booking, Stretch(asked(gone), 60)),
        lambda: act(clinic, book.pin_booking, asked(gone)),
        lambda: change(clinic, gone, BookingAct.CANCELLED),
    ):
        with pytest.raises(InvalidInput):
            attempt()


def test_somebody_else_was_faster(clinic: OpenClinic) -> None:
    known = book_one(clinic)
    newer = change(clinic, known, BookingAct.MOVED)
    with pytest.raises(StaleRecord) as refused:
        change(clinic, known, BookingAct.STRETCHED)
    assert refused.value.theirs == newer


def test_a_move_to_a_colleague_takes_a_room_that_is_free_there(clinic: OpenClinic) -> None:
    known = book_one(clinic)
    therapist = person(clinic, Role.THERAPIST)
    moved = act(clinic, book.move_booking, Move(asked(known), at("10:00"), practitioner=therapist))
    assert moved.booking.practitioner == therapist
    team = act(clinic, care_team.read_care_team, known.patient_id)
    assert "Tara Menon" in [each.name for each in team.members]


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"minutes": -5}, "minutes"),
        ({"time": "23:50"}, "starts"),
        ({"day": "2026-03-13"}, "starts"),
        ({"service": "none"}, "service"),
    ],
)
def test_what_no_book_can_hold_is_refused_at_its_field(
    clinic: OpenClinic, other: dict[str, object], field: str
) -> None:
    time = str(other.pop("time", "10:00"))
    assert problems(clinic, wanted(clinic, builders.register(clinic), time, **other)) == {field}


def test_times_outside_hours_and_on_a_closed_day_are_refused_with_the_reason(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    for time, day, words in (
        ("08:00", MONDAY, "Not in clinic"),
        ("13:15", MONDAY, "Lunch"),
        ("10:00", "2026-03-22", "Not in clinic"),
    ):
        with pytest.raises(BookingConflict) as refused:
            act(clinic, book.book_appointment, wanted(clinic, patient, time, day=day))
        assert [words in str(each.sentence) for each in refused.value.found] == [True]


@pytest.mark.parametrize("how", [Standing.ARCHIVED, Standing.DECEASED])
def test_who_is_archived_or_has_died_is_not_booked(clinic: OpenClinic, how: Standing) -> None:
    patient = builders.register(clinic)
    status = PatientStatus(how, on=PartialDate.from_iso("2026-03-01"), reason="moved", source="the family")
    act(clinic, standing.change_status, StatusChange(patient, status))
    assert problems(clinic, wanted(clinic, patient)) == {"patient"}


def test_nobody_is_booked_with_somebody_who_may_not_open_their_record(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    keep_from(owner, patient, Role.CLINICIAN)
    desk = open_clinic(Role.RECEPTION)
    assert problems(desk, wanted(desk, patient)) == {"practitioner"}
    book_one(desk, patient, practitioner=person(desk, Role.THERAPIST))


def test_a_service_that_needs_a_review_is_held_unless_a_clinician_books_it(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    with working(owner) as work:
        (entry,) = [each for each in set_up.entries_of(work, set_up.EntryKind.SERVICE) if each.body.key == "follow_up"]
        set_up.change_entry(work, entry.entry_id, 1, replace(entry.body, needs_review=True))
    desk = open_clinic(Role.RECEPTION)
    assert book_one(desk, service="follow_up").booking.state is BookingState.HELD
    other = builders.register(owner, builders.a_patient("Rao", "Asha", phone="98860 01428"))
    assert book_one(owner, other, "11:00", service="follow_up").booking.state is BookingState.BOOKED
    third = builders.register(owner, builders.a_patient("Iyer", "Kavya", phone="98860 01429"))
    known = book_one(desk, third, "12:00")
    held = act(desk, book.change_booking, Details(asked(known), "follow_up"))
    assert held.booking.state is BookingState.HELD, "the review is not gone round by changing the service"
    assert act(desk, book.change_booking, Details(asked(held), "consultation")).booking.state is BookingState.BOOKED
