"""Whether a landing place is free, told at once from what the page has read; the use case asks again when it writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from luna_desktop.domain.book.bookings import Booking, BookingState
from luna_desktop.domain.book.hours import AWAY_NAMES
from luna_desktop.domain.book.rules import Conflict, ConflictKind, Standing, booking_problems
from luna_desktop.domain.book.zone import minute_of_day
from luna_desktop.services.front.book_days import BookPage, BookRow, DayPage
from luna_desktop.services.front.planning import fitted
from luna_desktop.texts import Message, _, shown
from luna_desktop.ui.book.picture import Column, Doing, Proposal, Verdict
from luna_desktop.ui.book.reading import last_time


def landing(page: BookPage, row: BookRow, column: Column, proposal: Proposal) -> Booking:
    """Return a booking as it would be at a landing place; whoever changes the practitioner may need another room."""
    body = _body(page, row)
    if proposal.doing is Doing.STRETCH:
        return replace(body, minutes=proposal.minutes)
    who = column.key.practitioner or row.practitioner
    where = column.key.room or row.room
    if who != row.practitioner and not column.key.room:
        where = 0
    devices = row.devices if (who, where) == (row.practitioner, row.room) else ()
    starts = instant_of(page, column, proposal.starts)
    return replace(body, practitioner=who, room=where, devices=devices, starts=starts, minutes=proposal.minutes)


def instant_of(page: BookPage, column: Column, minute: int) -> datetime:
    """Return the instant of a minute of a column's day."""
    return minute_of_day(column.key.day, minute, page.set_up.zone)


def judged(page: BookPage, row: BookRow, column: Column, proposal: Proposal) -> Verdict:
    """Say whether a booking may stand at a landing place, or the first thing that is in the way, in words."""
    wanted = landing(page, row, column, proposal)
    set_up = page.set_up
    problems = booking_problems(wanted, set_up.service_named(wanted.service), set_up.zone, page.now)
    if problems:
        return Verdict(shown(next(iter(problems.values()))), is_free=False)
    _filled, found = fitted(wanted, _standing(page), set_up, row.booking_id)
    if found:
        return Verdict(_words(page, found[0]), is_free=False)
    return Verdict(_free_words(page, row), is_free=True)


def judged_span(page: BookPage, column: Column, proposal: Proposal) -> Verdict:
    """Say whether a span in which something new is to be booked is free of bookings and closures."""
    over = [card for card in column.cards if card.starts < proposal.ends and proposal.starts < card.ends]
    if over:
        return Verdict(_("{patient} is booked here.", patient=over[0].name), is_free=False)
    closed = [band for band in column.bands if band.starts < proposal.ends and proposal.starts < band.ends]
    if closed:
        return Verdict(closed[0].words, is_free=False)
    if instant_of(page, column, proposal.ends) <= page.now:
        return Verdict(_("This time is over."), is_free=False)
    return Verdict(_("Available"), is_free=True)


def _body(page: BookPage, row: BookRow) -> Booking:
    service = page.set_up.service_named(row.service)
    return Booking(
        patient_id=int(row.patient_id),
        service=row.service,
        practitioner=row.practitioner,
        starts=row.span.starts,
        minutes=row.span.minutes,
        room=row.room,
        devices=row.devices,
        before=service.prepare if service else 0,
        after=service.clean_up if service else 0,
        state=BookingState.BOOKED if row.pinned else row.state,
    )


def _standing(page: BookPage) -> list[Standing]:
    """Return the bookings that hold time on the days that were read."""
    return [
        Standing(
            row.booking_id,
            int(row.patient_id) or -row.booking_id,
            row.practitioner,
            row.room,
            row.devices,
            row.span,
            row.occupied,
        )
        for day in page.days
        for row in day.rows
        if _body(page, row).holds_time
    ]


def _free_words(page: BookPage, row: BookRow) -> str:
    service = page.set_up.service_named(row.service)
    if service is not None and service.needs_device:
        return _("Free for practitioner, room, device, patient")
    return _("Free for practitioner, room, patient")


def _words(page: BookPage, conflict: Conflict) -> str:
    zone = page.set_up.zone
    what = page.set_up.name_of(conflict.of) if conflict.of is not None else ""
    words: dict[str, object] = {
        "what": shown(what) if isinstance(what, Message) else what,
        "start": last_time(conflict.span.starts, zone),
        "end": last_time(conflict.span.ends, zone),
        "patient": _patient_of(page.days, conflict.booking_id),
    }
    if conflict.kind is ConflictKind.PATIENT:
        return _("The patient is booked {start}–{end}", **words)
    if conflict.kind is ConflictKind.AWAY and conflict.why is not None:
        return _("{what}: {why}", what=words["what"], why=conflict.words or AWAY_NAMES[conflict.why])
    if conflict.kind is ConflictKind.NOT_OFFERED:
        return _("{what} is not meant for this service.", **words)
    if conflict.kind is ConflictKind.MISSING:
        return _("No room or device that it needs is free.")
    if words["patient"]:
        return _("{what} has {patient} {start}–{end}", **words)
    return _("{what} is taken {start}–{end}", **words)


def _patient_of(days: Sequence[DayPage], booking_id: int) -> str:
    rows = (row for day in days for row in day.rows)
    return next((row.name for row in rows if row.booking_id == booking_id), "")
