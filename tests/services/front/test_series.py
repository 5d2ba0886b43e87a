"""Series of bookings: every date checked, all or the listed exceptions, cancelled and undone together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from luna_desktop.domain.book.bookings import BookingState, CancelledBy, CancelReason
from luna_desktop.domain.book.clashes import BookingConflict
from luna_desktop.domain.book.series import SeriesRule, SeriesUnit
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.services.clinic import settings
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import book, series, set_up
from luna_desktop.services.front.booking_requests import Cancel, Move, Undo
from luna_desktop.services.front.series import SeriesCancelled, SeriesConflict, SeriesWanted, UndoTogether
from tests import builders
from tests.services.acting import act, entries, working
from tests.services.front.booking import asked, at, book_one, wanted

WEEKLY = SeriesRule(count=4)


def weekly(clinic: OpenClinic, **other: object) -> SeriesWanted:
    return SeriesWanted(wanted(clinic, builders.register(clinic), "10:00", **other), WEEKLY)


def test_every_date_is_booked_under_one_series(clinic: OpenClinic) -> None:
    made = act(clinic, series.book_series, weekly(clinic, course=7))
    assert [each.booking.starts for each in made] == [
        at("10:00", day) for day in ("2026-03-16", "2026-03-23", "2026-03-30", "2026-04-06")
    ]
    assert {each.booking.series for each in made} == {1}
    assert {each.booking.course for each in made} == {7}
    assert len(entries(clinic, "appointment booked")) == 4


def test_a_date_that_collides_stops_all_of_it_until_it_is_left_out_or_moved(clinic: OpenClinic) -> None:
    there = book_one(clinic, time="10:00", day="2026-03-23")
    other = builders.register(clinic, builders.a_patient("Rao", "Asha", phone="98860 01428"))
    asking = SeriesWanted(wanted(clinic, other, "10:00"), WEEKLY)
    planned = act(clinic, series.plan_series, asking)
    assert [each.is_free for each in planned] == [True, False, True, True]
    assert planned[1].found[0].patient_id == there.patient_id
    with pytest.raises(SeriesConflict) as refused:
        act(clinic, series.book_series, asking)
    assert [each.day for each in refused.value.dates if not each.is_free] == [date(2026, 3, 23)]
    assert len(entries(clinic, "appointment booked")) == 1
    moved = replace(asking, moved=((date(2026, 3, 23), at("11:00", "2026-03-24")),))
    made = act(clinic, series.book_series, moved)
    assert made[1].booking.starts == at("11:00", "2026-03-24")
    third = builders.register(clinic, builders.a_patient("Iyer", "Kavya", phone="98860 01429"))
    left = SeriesWanted(wanted(clinic, third, "11:00"), WEEKLY, frozenset({date(2026, 3, 23)}))
    assert len(act(clinic, series.book_series, left)) == 3
    with pytest.raises(InvalidInput):
        act(clinic, series.book_series, replace(left, left_out=frozenset(each.day for each in planned)))


def test_a_reason_books_what_collides_too(clinic: OpenClinic) -> None:
    book_one(clinic, time="10:00", day="2026-03-23")
    other = builders.register(clinic, builders.a_patient("Rao", "Asha", phone="98860 01428"))
    asking = SeriesWanted(wanted(clinic, other, "10:00", override="agreed"), WEEKLY)
    assert [each.booking.override for each in act(clinic, series.book_series, asking)] == ["", "agreed", "", ""]


def test_what_is_left_of_a_series_is_called_off_together_and_comes_back_together(clinic: OpenClinic) -> None:
    made = act(clinic, series.book_series, weekly(clinic))
    off = SeriesCancelled(Cancel(asked(made[1]), CancelledBy.PATIENT, CancelReason.TRAVEL))
    gone = act(clinic, series.cancel_series, off)
    assert [each.booking_id for each in gone] == [made[at].booking_id for at in (1, 0, 2, 3)]
    assert {each.booking.state for each in gone} == {BookingState.CANCELLED}
    back = act(clinic, series.undo_together, UndoTogether(made[0].patient_id, tuple(asked(each) for each in gone)))
    assert [each.booking for each in back] == [each.booking for each in made]
    alone = book_one(clinic, made[0].patient_id, "15:00")
    single = SeriesCancelled(Cancel(asked(alone), CancelledBy.PATIENT, CancelReason.TRAVEL))
    assert len(act(clinic, series.cancel_series, single)) == 1


def test_a_date_that_is_over_stays_as_it_is_and_a_pinned_one_goes_too(
    clinic: OpenClinic, ticking: builders.Ticking
) -> None:
    made = act(clinic, series.book_series, weekly(clinic))
    act(clinic, book.pin_booking, asked(made[1]))
    ticking.now = at("12:00", "2026-03-24")
    off = SeriesCancelled(Cancel(asked(made[3]), CancelledBy.PATIENT, CancelReason.TRAVEL))
    gone = act(clinic, series.cancel_series, off)
    assert [each.booking_id for each in gone] == [made[at].booking_id for at in (3, 1, 2)]


def test_undoing_together_is_all_or_nothing(clinic: OpenClinic) -> None:
    made = act(clinic, series.book_series, weekly(clinic))
    gone = act(
        clinic, series.cancel_series, SeriesCancelled(Cancel(asked(made[0]), CancelledBy.CLINIC, CancelReason.NOT_SAID))
    )
    other = builders.register(clinic, builders.a_patient("Rao", "Asha", phone="98860 01428"))
    book_one(clinic, other, "10:00", day="2026-04-06")
    with pytest.raises(BookingConflict):
        act(clinic, series.undo_together, UndoTogether(made[0].patient_id, tuple(asked(each) for each in gone)))
    assert len(entries(clinic, "appointment change undone")) == 0
    act(clinic, book.undo_booking, Undo(asked(gone[0])))


def test_dates_keep_their_wall_time_and_a_skipped_one_is_said(clinic: OpenClinic) -> None:
    with working(clinic) as work:
        settings.put(work, set_up.ZONE, "Europe/Berlin")
    berlin = set_up.ZoneInfo("Europe/Berlin")
    first = wanted(clinic, builders.register(clinic), "10:00")
    early = SeriesWanted(replace(first, starts=at("06:00", "2026-03-28")), SeriesRule(1, SeriesUnit.DAYS, 3))
    planned = act(clinic, series.plan_series, early)
    assert [each.problem is not None for each in planned] == [False, False, False]
    assert {f"{each.starts.astimezone(berlin):%H:%M}" for each in planned if each.starts} == {"01:30"}
    skipped = replace(early, first=replace(first, starts=at("07:00", "2026-03-28")))
    assert [each.problem is not None for each in act(clinic, series.plan_series, skipped)] == [False, True, False]


def test_rules_that_make_no_sense_are_refused_at_their_field(clinic: OpenClinic) -> None:
    with pytest.raises(InvalidInput) as refused:
        act(clinic, series.plan_series, replace(weekly(clinic), rule=SeriesRule(0)))
    assert "every" in refused.value.problems
    made = act(clinic, series.book_series, replace(weekly(clinic), rule=SeriesRule(2, SeriesUnit.DAYS, 2)))
    act(clinic, book.move_booking, Move(asked(made[0]), at("12:00")))
