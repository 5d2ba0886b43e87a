"""After a visit was signed: the booking that it leaves in the room can be stamped “Done” with one click.

It outlives the page of the visit, which is put away when the visit is signed.
"""

from __future__ import annotations

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.book.states import Step
from luna_desktop.services.front.booking_requests import BookingAsked
from luna_desktop.services.front.bookings import KnownBooking
from luna_desktop.services.front.states import Stamping, stamp_booking
from luna_desktop.services.front.visit_links import VisitDone, booking_to_finish
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.front.telling import tell_refusal
from luna_desktop.ui.widgets.toasts import News


def offer_done(context: Context, patient: PatientId, visit_id: int) -> None:
    """Offer to stamp the booking of a signed visit, where there is one in the room."""

    def offer(asked: BookingAsked | None) -> None:
        if asked is not None:
            text = _("The booking is still “In room”.")
            news = News(_("Visit signed"), text, "ok", _("Mark it done"), lambda: _finish(context, asked))
            context.navigation.news(news)

    job = context.job(booking_to_finish, VisitDone(patient, visit_id))
    context.lane.run(context.announcements, job, offer, lambda error: tell_refusal(context, error))


def _finish(context: Context, asked: BookingAsked) -> None:
    def done(_known: KnownBooking) -> None:
        context.navigation.saved(_("Booking done"))

    stamping = Stamping(asked.patient_id, asked.booking_id, Step.FINISH, asked.number)
    job = context.job(stamp_booking, stamping)
    context.lane.run(context.announcements, job, done, lambda error: tell_refusal(context, error))
