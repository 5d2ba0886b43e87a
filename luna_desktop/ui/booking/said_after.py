"""What is said once a booking stands: the toast with its Undo, and the status line."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.services.front.book import undo_booking
from luna_desktop.services.front.booking_requests import BookingAsked, Undo
from luna_desktop.services.front.bookings import KnownBooking
from luna_desktop.texts import _
from luna_desktop.ui.booking.days import day_words
from luna_desktop.ui.context import Context
from luna_desktop.ui.widgets.toasts import News


def say_booked(context: Context, known: KnownBooking, zone: ZoneInfo, name: str, *, is_change: bool) -> None:
    """Say that a booking stands, was changed or is held, and offer to take it back."""
    local = known.booking.starts.astimezone(zone)
    when = {"day": day_words(local.date()), "time": f"{local:%H:%M}"}
    title = _("Changed: {day}, {time}", **when) if is_change else _("Booked: {day}, {time}", **when)
    if known.booking.state is BookingState.HELD:
        title = _("Held for review: {day}, {time}", **when)
    asked = BookingAsked(known.patient_id, known.booking_id, known.number)
    context.navigation.saved(title)
    context.navigation.news(News(title, name, action=_("Undo"), act=lambda: _take_back(context, asked)))


def say_series(context: Context, count: int, name: str) -> None:
    """Say how many bookings of a series stand."""
    title = _("1 appointment booked") if count == 1 else _("{count} appointments booked", count=count)
    context.navigation.saved(title)
    context.navigation.news(News(title, name))


def _take_back(context: Context, asked: BookingAsked) -> None:
    navigation = context.navigation

    def failed(_error: Exception) -> None:
        navigation.news(News(_("This could not be taken back."), _("Look at the booking in the book."), tone="warn"))

    job = context.job(undo_booking, Undo(asked))
    context.lane.run(context.announcements, job, lambda _known: navigation.saved(_("Taken back")), failed)
