"""Who writes by hand sees what can be sent, by which ways, and how it will read."""

from __future__ import annotations

from luna_desktop.domain.access import Role
from luna_desktop.services.messages import writing
from luna_desktop.services.messages.bookings import AboutBooking
from luna_desktop.services.messages.outbox import NewMessage
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.front.booking import book_one, set_up
from tests.services.messages.parts import EMAIL, SMS, approve, somebody


def test_only_approved_templates_and_no_offers_for_the_desk(open_clinic: Opener) -> None:
    owner, desk = open_clinic(Role.OWNER), open_clinic(Role.RECEPTION)
    patient = somebody(owner)
    assert act(desk, writing.read_writing_page, patient).choices == ()
    approve(owner, "booked", "reminder", "aftercare", "offer")
    page = act(desk, writing.read_writing_page, patient)
    assert [(choice.key, choice.needs_booking) for choice in page.choices] == [
        ("booked", True),
        ("reminder", True),
        ("aftercare", False),
    ]
    open_ways = {choice.key: [way.way for way in choice.ways if way.is_open] for choice in page.choices}
    assert SMS in open_ways["aftercare"]
    assert open_ways["reminder"] == []
    reminder = page.choices[1].left_out
    assert reminder is not None
    assert "has not been asked" in str(reminder.message)
    assert len(act(owner, writing.read_writing_page, patient).choices) == 4


def test_the_preview_reads_as_the_patient_will(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    approve(owner, "booked", "aftercare")
    set_up(owner)
    patient = somebody(owner)
    plain = act(owner, writing.preview_message, NewMessage(patient, "aftercare", SMS))
    assert plain.body.startswith("Aranya Skin Clinic: we hope")
    missing = act(owner, writing.preview_message, NewMessage(patient, "booked", SMS))
    assert "Day of the booking" in str(missing.problem)
    known = book_one(owner, patient)
    page = act(owner, writing.read_writing_page, patient)
    assert [booking.booking_id for booking in page.bookings] == [known.booking_id]
    about = act(owner, writing.preview_about_booking, AboutBooking(patient, known.booking_id, "booked", EMAIL))
    assert "your booking is on" in about.body
    closed = act(owner, writing.preview_about_booking, AboutBooking(patient, known.booking_id, "recall"))
    assert closed.problem is not None
