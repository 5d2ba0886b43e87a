"""What toasts say after a stamp, with the way to take it back; they outlive the page from which it was stamped."""

from __future__ import annotations

from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.domain.errors import InvalidInput, LunaError
from luna_desktop.services.front.book import undo_booking
from luna_desktop.services.front.booking_requests import BookingAsked, Undo
from luna_desktop.services.front.bookings import KnownBooking
from luna_desktop.texts import _, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.widgets.toasts import News


def stamped_words(state: BookingState, name: str) -> str:
    """Return what happened to whom."""
    said = {
        BookingState.CONFIRMED: _("{name}: confirmed", name=name),
        BookingState.ARRIVED: _("{name} is in the waiting room", name=name),
        BookingState.IN_ROOM: _("{name} was sent in", name=name),
        BookingState.DONE: _("{name}: done", name=name),
        BookingState.DID_NOT_ATTEND: _("{name} did not attend", name=name),
    }
    return said.get(state, name)


def tell_stamped(context: Context, known: KnownBooking, name: str) -> None:
    """Say that a booking was stamped, and offer to take it back."""
    asked = BookingAsked(known.patient_id, known.booking_id, known.number)
    title = stamped_words(known.booking.state, name)
    context.navigation.news(News(title, "", "ok", _("Undo"), lambda: take_back(context, asked)))


def take_back(context: Context, asked: BookingAsked) -> None:
    """Take the newest stamp of a booking back, unless somebody changed it since."""

    def undone(_known: KnownBooking) -> None:
        context.navigation.saved(_("Taken back"))

    job = context.job(undo_booking, Undo(asked))
    context.lane.run(context.announcements, job, undone, lambda error: tell_refusal(context, error))


def tell_refusal(context: Context, error: Exception) -> None:
    """Say why something was not done; what nobody foresaw becomes an incident."""
    if isinstance(error, InvalidInput):
        context.navigation.news(News(" ".join(shown(text) for text in error.problems.values()), tone="danger"))
    elif isinstance(error, LunaError):
        context.navigation.news(News(shown(error.message), tone="danger"))
    else:
        context.incidents.report(error)
