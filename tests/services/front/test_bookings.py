"""Bookings as rows: header and version agree, days are raised, and who is late is told what stands there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from luna_desktop.domain.book.bookings import BookingAct, BookingState
from luna_desktop.domain.book.spans import Span
from luna_desktop.domain.errors import NotFound, StaleRecord
from luna_desktop.models.book import BookDay, Booking
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import bookings
from luna_desktop.services.front.bookings import Step
from luna_desktop.services.front.standing import devices_of, standing_around
from tests import builders
from tests.services.acting import working
from tests.services.front.booking import at, book_one


def test_the_header_says_what_the_newest_version_says(clinic: OpenClinic) -> None:
    known = book_one(clinic, service="procedure_room_60")
    body = replace(known.booking, state=BookingState.ARRIVED, arrived_at=at("09:50"), devices=(3, 4), note="")
    with working(clinic) as work:
        written = bookings.write_step(work, known, Step(body, BookingAct.STAMPED, "here"))
        assert bookings.known_booking(work, known.patient_id, known.booking_id) == written
        row = work.session.get_one(Booking, known.booking_id)
        assert (row.state, row.arrived_at, row.current_number) == ("arrived", at("09:50"), 2)
        assert (row.busy_from, row.busy_until) == (at("09:55"), at("11:10"))
        assert devices_of(row.devices) == (3, 4)
        assert [each.act for each in bookings.versions_of(work, known.booking_id)] == [
            BookingAct.BOOKED,
            BookingAct.STAMPED,
        ]


def test_who_is_late_is_told_what_stands_there(clinic: OpenClinic) -> None:
    known = book_one(clinic)
    with working(clinic) as work:
        newer = bookings.write_step(work, known, Step(known.booking, BookingAct.CHANGED))
        for attempt in (
            lambda: bookings.write_step(work, known, Step(known.booking, BookingAct.CHANGED)),
            lambda: bookings.known_booking(work, known.patient_id, known.booking_id, known.number),
        ):
            with pytest.raises(StaleRecord) as refused:
                attempt()
            assert refused.value.theirs == newer


def test_a_booking_is_found_with_its_patient_only(clinic: OpenClinic) -> None:
    known = book_one(clinic)
    other = builders.register(clinic, builders.a_patient("Rao", "Asha", phone="98860 01428"))
    with working(clinic) as work:
        for patient, booking_id in ((other, known.booking_id), (known.patient_id, 9999)):
            with pytest.raises(NotFound):
                bookings.known_booking(work, patient, booking_id)


def test_every_day_that_is_touched_is_raised_once(clinic: OpenClinic) -> None:
    night = Span(at("23:50"), at("23:50") + timedelta(minutes=20))
    with working(clinic) as work:
        bookings.raise_days(work, [night, night])
        bookings.raise_days(work, [Span(at("10:00"), at("11:00"))])
        rows = work.session.execute(select(BookDay.day, BookDay.revision).order_by(BookDay.day)).all()
    assert [(str(row.day), row.revision) for row in rows] == [("2026-03-16", 2), ("2026-03-17", 1)]


def test_only_what_holds_its_time_stands_around(clinic: OpenClinic) -> None:
    first, pinned, gone = (book_one(clinic, time=time) for time in ("10:00", "11:00", "12:00"))
    with working(clinic) as work:
        bookings.write_step(work, pinned, Step(replace(pinned.booking, pinned=True), BookingAct.PINNED))
        off = replace(gone.booking, state=BookingState.DID_NOT_ATTEND)
        bookings.write_step(work, gone, Step(off, BookingAct.STAMPED))
        around = [Span(at("09:00"), at("18:00"))]
        assert [each.booking_id for each in standing_around(work, around)] == [first.booking_id]
        assert standing_around(work, []) == []
        assert standing_around(work, around, patient=int(gone.patient_id)) == []
        assert standing_around(work, [Span(at("09:00", "2026-03-20"), at("10:00", "2026-03-20"))]) == []
