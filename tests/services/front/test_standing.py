"""What holds time around a span is found by its start, however long it is, and one booking by its id."""

from __future__ import annotations

from luna_desktop.domain.book.spans import Span
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.standing import devices_of, standing_around, standing_with_id
from tests.services.acting import working
from tests.services.front.booking import at, book_one


def test_a_long_booking_is_found_at_its_end(clinic: OpenClinic) -> None:
    known = book_one(clinic, time="09:00", minutes=480, override="course of training")
    with working(clinic) as work:
        late = [Span(at("16:45"), at("17:15"))]
        assert [each.booking_id for each in standing_around(work, late)] == [known.booking_id]
        assert standing_around(work, [Span(at("17:00"), at("17:15"))]) == []
        assert [each.patient_id for each in standing_around(work, late, int(known.patient_id))] == [known.patient_id]
        assert [each.span for each in standing_with_id(work, known.booking_id)] == [known.booking.span]
        assert standing_with_id(work, 999) == []


def test_devices_are_read_out_of_the_header() -> None:
    assert (devices_of(""), devices_of("4"), devices_of("4,17")) == ((), (4,), (4, 17))
