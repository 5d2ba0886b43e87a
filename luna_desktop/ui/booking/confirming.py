"""Tells the patient of a booking that was made or moved, where a written way is open and the clinic wants it."""

from __future__ import annotations

from luna_desktop.domain.access import Permission
from luna_desktop.domain.preferences import CHANNEL_NAMES, Channel
from luna_desktop.services.front.bookings import KnownBooking
from luna_desktop.services.messages.bookings import AboutBooking, confirm_booking
from luna_desktop.texts import _, shown
from luna_desktop.ui.context import Context

BOOKED, MOVED = "booked", "moved"


def confirm(context: Context, known: KnownBooking, template: str) -> None:
    """Queue the confirmation in the background; the booking stands whatever becomes of it."""
    if not context.actor.may(Permission.SEND_MESSAGES):
        return

    def told(channel: Channel | None) -> None:
        if channel is not None:
            context.navigation.saved(_("A confirmation waits in the outbox: {way}", way=shown(CHANNEL_NAMES[channel])))

    about = AboutBooking(known.patient_id, known.booking_id, template)
    context.lane.run(context.announcements, context.job(confirm_booking, about), told, context.incidents.report)
