"""What a record copy says of a patient's appointments."""

from __future__ import annotations

from typing import cast

from sqlalchemy import select

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.book.bookings import CANCEL_REASON_NAMES, CANCELLED_BY_NAMES, STATE_NAMES, Booking
from luna_desktop.domain.facts import read_part
from luna_desktop.models.book import Booking as BookingRow
from luna_desktop.models.book import BookingVersion
from luna_desktop.models.staff import StaffUser
from luna_desktop.reports.appointment_rows import AppointmentRow
from luna_desktop.services.front.set_up import set_up_of
from luna_desktop.services.sharing.copy_content import day
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say


def appointment_rows(work: Work, patient: PatientId) -> tuple[AppointmentRow, ...]:
    """Return every appointment as its newest version says, newest first."""
    set_up = set_up_of(work)
    rows = work.session.execute(
        select(BookingVersion.body, StaffUser.display_name)
        .join(
            BookingRow,
            (BookingRow.id == BookingVersion.booking_id) & (BookingRow.current_number == BookingVersion.number),
        )
        .join(StaffUser, StaffUser.id == BookingRow.practitioner_id, isouter=True)
        .where(BookingRow.patient_id == patient)
        .order_by(BookingRow.starts_at.desc(), BookingRow.id.desc())
    )
    found = []
    for body, practitioner in rows:
        booking = cast("Booking", read_part(Booking, body))
        starts, ends = (at.astimezone(set_up.zone) for at in (booking.starts, booking.ends))
        service = set_up.service_named(booking.service)
        found.append(
            AppointmentRow(
                on=day(starts.date()),
                time=f"{starts:%H:%M}–{ends:%H:%M}",
                service=service.desk_name if service is not None else "",
                practitioner=practitioner or "",
                state=say("Waits for a new time") if booking.pinned else STATE_NAMES[booking.state],
                why=why_words(booking),
                note=booking.note,
            )
        )
    return tuple(found)


def why_words(booking: Booking) -> str | Message:
    """Return who cancelled an appointment and why, nothing where nobody did."""
    if booking.cancelled_by is None or booking.cancel_reason is None:
        return ""
    by, reason = CANCELLED_BY_NAMES[booking.cancelled_by], CANCEL_REASON_NAMES[booking.cancel_reason]
    return say("{who}: {reason}", who=by, reason=booking.cancel_words or reason)
