"""What of the book, the notices, the register and the messages waits for the desk; each in one statement or two.

Nothing clinical is named: a form is a form, and a patient's own page says more to whoever may read it.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from luna_desktop.domain.access import Permission
from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.domain.book.zone import day_span, local_day
from luna_desktop.domain.measures import MONTH_NAMES
from luna_desktop.domain.messages.outbox import MessageState
from luna_desktop.domain.notices import Document
from luna_desktop.models.book import Booking
from luna_desktop.models.messages import OutboxMessage
from luna_desktop.services.front.book_days import pinboard
from luna_desktop.services.front.desk_task import DeskTask
from luna_desktop.services.front.set_up import set_up_of
from luna_desktop.services.front.waiting_list import read_freed_times
from luna_desktop.services.front.waiting_room import read_lines
from luna_desktop.services.people.cards import cards_of
from luna_desktop.services.people.duplicates import read_duplicates
from luna_desktop.services.privacy.receipts import BehindQuery, behind
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say, say_n

UNDELIVERED = (MessageState.FAILED, MessageState.BOUNCED, MessageState.GIVEN_UP)
MOST_READ = 50


def unsigned_forms(work: Work) -> Iterable[DeskTask]:
    """Return who comes today and still has a form to sign; whoever treats gets those of their own patients."""
    treats = work.actor.may(Permission.WRITE_VISITS)
    for line in read_lines(work, BookingState.BOOKED, BookingState.CONFIRMED, BookingState.ARRIVED):
        if line.form_to_sign and (not treats or line.practitioner_id == work.actor.user_id):
            at = line.starts.astimezone(set_up_of(work).zone)
            yield DeskTask(
                f"sign{line.booking_id}",
                "file-pen",
                say("Consent to sign"),
                say("{name}, for {time} today.", name=line.name, time=f"{at:%H:%M}"),
                say("Open"),
                "privacy",
                line.patient_id,
            )


def notices_to_give(work: Work) -> Iterable[DeskTask]:
    """Return how many patients are to be given the notice in force."""
    count = behind(work, BehindQuery(Document.NOTICE, limit=1)).count
    if count:
        yield DeskTask(
            "notices",
            "file-text",
            say("Notices to be given"),
            say_n("{count} patient", "{count} patients", count),
            say("Open"),
            "to-be-given",
        )


def late_pins(work: Work) -> Iterable[DeskTask]:
    """Return appointments that still lie on the pinboard although their day is over: nobody booked them again."""
    set_up = set_up_of(work)
    today = day_span(local_day(work.now, set_up.zone), set_up.zone)
    for row in pinboard(work, set_up):
        if row.span.starts < today.starts and not row.is_hidden:
            when = row.span.starts.astimezone(set_up.zone)
            yield DeskTask(
                f"pin{row.booking_id}",
                "calendar-days",
                say("Still on the pinboard"),
                say("{name}, was for {day}.", name=row.name, day=_day(when.day, when.month, when.year)),
                say("Open"),
                "today",
            )


def _day(day: int, month: int, year: int) -> Message:
    return say("{day}-{month}-{year}", day=f"{day:02d}", month=MONTH_NAMES[month - 1], year=year)


def freed_times(work: Work) -> Iterable[DeskTask]:
    """Return how many times that fell free suit somebody on the waiting list."""
    count = len(read_freed_times.function(work, None))
    if count:
        yield DeskTask(
            "freed",
            "calendar-plus",
            say("Offer a freed time"),
            say_n("{count} time suits somebody who waits", "{count} times suit somebody who waits", count),
            say("Open"),
            "lists",
        )


def likely_duplicates(work: Work) -> Iterable[DeskTask]:
    """Return how many pairs of records may be one person."""
    count = len(read_duplicates.function(work, None))
    if count:
        yield DeskTask(
            "duplicates",
            "users",
            say("Possible duplicates"),
            say_n("{count} pair to look at", "{count} pairs to look at", count),
            say("Open"),
            "merges",
        )


def undelivered(work: Work) -> Iterable[DeskTask]:
    """Return messages about bookings to come that did not reach the patient, the soonest booking first."""
    rows = work.session.execute(
        select(OutboxMessage.id, OutboxMessage.patient_id, Booking.starts_at)
        .join(Booking, Booking.id == OutboxMessage.booking_id)
        .where(OutboxMessage.state.in_([state.value for state in UNDELIVERED]), Booking.starts_at > work.now)
        .order_by(Booking.starts_at, OutboxMessage.id)
        .limit(MOST_READ)
    ).all()
    cards = {int(card.patient_id): card for card in cards_of(work, {row.patient_id for row in rows})}
    zone = set_up_of(work).zone
    for row in rows:
        card = cards.get(row.patient_id)
        if card is not None:
            at = row.starts_at.astimezone(zone)
            yield DeskTask(
                f"message{row.id}",
                "message-square",
                say("Message not delivered"),
                say("{name}, {day}, {time}.", name=card.name, day=_day(at.day, at.month, at.year), time=f"{at:%H:%M}"),
                say("Call"),
                "details",
                card.patient_id,
                "phone",
            )
