"""Booking an appointment, and every change of one: each a new version, checked against the book, that can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission, UserId
from luna_desktop.domain.book.bookings import (
    LONGEST_REASON,
    STILL_TO_COME,
    Booking,
    BookingAct,
    BookingState,
    CancelledBy,
    CancelReason,
)
from luna_desktop.domain.book.clashes import ShownConflict
from luna_desktop.domain.book.rules import Conflict, booking_problems
from luna_desktop.domain.book.set_up import SetUp
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean_line
from luna_desktop.models.book import Booking as BookingRow
from luna_desktop.services.front.booking_requests import BookingAsked, Cancel, Details, Move, Stretch, Undo, Wanted
from luna_desktop.services.front.bookings import (
    KnownBooking,
    Step,
    add_booking,
    known_booking,
    raise_days,
    versions_of,
    write_step,
)
from luna_desktop.services.front.conflicts import settle, shown
from luna_desktop.services.front.planning import (
    day_of,
    fitted,
    patient_problem,
    planned,
    state_again,
    state_moved,
    state_with,
)
from luna_desktop.services.front.set_up import set_up_of
from luna_desktop.services.front.standing import standing_around
from luna_desktop.services.people import care_team
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CREATED, Work, patient_change
from luna_desktop.texts import Message, say

REACHING: Use[object] = Use(Ground.REACHING, DataClass.CONTACT)
"""Booking somebody is reaching them: names and times, nothing clinical."""


@use_case(requires=Permission.CHANGE_BOOK, patient=lambda wanted: wanted.patient_id, use=REACHING)
def book_appointment(work: Work, wanted: Wanted) -> KnownBooking:
    """Book an appointment; one whose service needs a review is held. The practitioner joins the care team.

    Raises:
        InvalidInput: A field cannot be accepted, or the patient is archived or has died.
        BookingConflict: Rules forbid it and no reason was given; it names what stands there and who put it there.
        NotPermitted: The actor may not book against the rules.
    """
    set_up = set_up_of(work)
    return book(work, set_up, planned(work, set_up, wanted), wanted.override)


@use_case(requires=Permission.READ_BOOK, writes=False, patient=lambda wanted: wanted.patient_id, use=REACHING)
def check_booking(work: Work, wanted: Wanted) -> tuple[ShownConflict, ...]:
    """Return what would forbid an appointment, without booking it; errors of fields as in `book_appointment`."""
    set_up = set_up_of(work)
    booking = planned(work, set_up, wanted)
    filled, found = fitted(booking, standing_around(work, [booking.occupied]), set_up)
    del filled
    return shown(work, found, set_up)


def book(work: Work, set_up: SetUp, booking: Booking, override: str) -> KnownBooking:
    """Check a planned booking against what stands in the book, write it with its audit entry, and return it."""
    raise_days(work, [booking.occupied])
    filled, found = fitted(booking, standing_around(work, [booking.occupied]), set_up)
    reason = settle(work, found, set_up, override)
    known = add_booking(work, replace(filled, override=reason))
    join_team(work, filled)
    work.record(
        "appointment booked",
        patient_change("booking", known.booking_id, known.patient_id),
        kind=CREATED,
        detail={"state": filled.state.value, "overrides": kinds_of(found), "series": filled.series},
    )
    return known


def join_team(work: Work, booking: Booking) -> None:
    """Put the practitioner of a booking on the patient's care team."""
    if booking.practitioner:
        care_team.join(work, PatientId(booking.patient_id), UserId(booking.practitioner), "booking")


def kinds_of(found: Iterable[Conflict]) -> list[str]:
    """Return the kinds of conflicts, for the audit log."""
    return sorted({each.kind.value for each in found})


@use_case(requires=Permission.CHANGE_BOOK, patient=lambda move: move.patient_id, use=REACHING)
def move_booking(work: Work, move: Move) -> KnownBooking:
    """Move a booking to another time, practitioner, room or device; a pinned one comes back into the book by it.

    Raises:
        InvalidInput: The time cannot be booked, or the patient has already come or will not come.
        BookingConflict, NotPermitted: As in `book_appointment`.
        StaleRecord: Somebody changed the booking meanwhile.
    """
    known = _still_to_come(work, move.asked)
    old = known.booking
    moved_away = move.practitioner is not None and move.practitioner != old.practitioner
    new = replace(
        old,
        starts=move.starts,
        minutes=old.minutes if move.minutes is None else move.minutes,
        practitioner=old.practitioner if move.practitioner is None else move.practitioner,
        room=(0 if moved_away else old.room) if move.room is None else move.room,
        devices=(() if moved_away else old.devices) if move.devices is None else move.devices,
        pinned=False,
    )
    act = BookingAct.UNPINNED if old.pinned else BookingAct.MOVED
    new = replace(new, state=state_moved(work, old, new, set_up_of(work)))
    return change(work, known, Step(new, act), move.override)


@use_case(requires=Permission.CHANGE_BOOK, patient=lambda stretch: stretch.patient_id, use=REACHING)
def stretch_booking(work: Work, stretch: Stretch) -> KnownBooking:
    """Change how long a booking takes; errors as in `move_booking`. The patient may be in the room already."""
    known = known_booking(work, stretch.patient_id, stretch.asked.booking_id, stretch.asked.number)
    if known.booking.state not in {*STILL_TO_COME, BookingState.ARRIVED, BookingState.IN_ROOM}:
        raise InvalidInput({"state": _over()})
    return change(
        work, known, Step(replace(known.booking, minutes=stretch.minutes), BookingAct.STRETCHED), stretch.override
    )


@use_case(requires=Permission.CHANGE_BOOK, patient=lambda details: details.patient_id, use=REACHING)
def change_booking(work: Work, details: Details) -> KnownBooking:
    """Change the service, the desk's note or the wish to come earlier; errors as in `move_booking`."""
    known = known_booking(work, details.patient_id, details.asked.booking_id, details.asked.number)
    old = known.booking
    new = replace(old, note=clean_line(details.note), wants_earlier=details.wants_earlier)
    if details.service != old.service:
        if old.state not in STILL_TO_COME:
            raise InvalidInput({"state": _over()})
        set_up = set_up_of(work)
        service = set_up.services.get(details.service)
        if service is not None:
            new = replace(new, minutes=service.minutes, before=service.prepare, after=service.clean_up, devices=())
            new = replace(new, state=state_with(work, old, service, day_of(old.starts, set_up)))
        new = replace(new, service=details.service)
    return change(work, known, Step(new, BookingAct.CHANGED), details.override)


@use_case(requires=Permission.CHANGE_BOOK, patient=lambda cancel: cancel.patient_id, use=REACHING)
def cancel_booking(work: Work, cancel: Cancel) -> KnownBooking:
    """Call a booking off, by whom and why; its time is free at once."""
    return call_off(work, cancel)


def call_off(work: Work, cancel: Cancel) -> KnownBooking:
    """Call a booking off within a transaction that may do more."""
    known = _still_to_come(work, cancel.asked)
    words = clean_line(cancel.words)
    problems: dict[str, Message] = {}
    if cancel.reason is CancelReason.OTHER and not words:
        problems["words"] = say("Enter the reason in a few words, without any health detail.")
    if len(words) > LONGEST_REASON:
        problems["words"] = say("Keep the reason under {count} letters.", count=LONGEST_REASON)
    if problems:
        raise InvalidInput(problems)
    return change(work, known, Step(_called_off(known.booking, cancel.by, cancel.reason, words), BookingAct.CANCELLED))


@use_case(requires=Permission.CHANGE_BOOK, patient=lambda asked: asked.patient_id, use=REACHING)
def pin_booking(work: Work, asked: BookingAsked) -> KnownBooking:
    """Take a booking off the book and onto the pinboard: not cancelled, but its time is free."""
    known = _still_to_come(work, asked)
    if known.booking.pinned:
        raise InvalidInput({"state": say("This booking is on the pinboard already.")})
    return change(work, known, Step(replace(known.booking, pinned=True), BookingAct.PINNED))


@use_case(requires=Permission.CHANGE_BOOK, patient=lambda undo: undo.patient_id, use=REACHING)
def undo_booking(work: Work, wanted: Undo) -> KnownBooking:
    """Take the newest version of a booking back: what stood before stands again, as a new version.

    A booking that was just made is cancelled by it. Undoing an undo does it again, and `back_to` goes further back.
    Conflicts are asked again; a
    reason that was given for what stood before still counts, unless somebody has booked there since.
    """
    return undo(work, wanted)


def undo(work: Work, wanted: Undo) -> KnownBooking:
    """Take the newest version of a booking back within a transaction that may do more."""
    known = known_booking(work, wanted.patient_id, wanted.asked.booking_id, wanted.asked.number)
    versions = versions_of(work, known.booking_id)
    if len(versions) < 2:
        body = _called_off(known.booking, CancelledBy.CLINIC, CancelReason.UNDONE)
        return change(work, known, Step(body, BookingAct.UNDONE, undoes=known.number))
    before = next((each for each in versions[:-1] if each.number == wanted.back_to), versions[-2])
    override = wanted.override or _still_good(work, before)
    body = replace(before.booking, state=state_again(work, known.booking, before.booking, set_up_of(work)))
    return change(work, known, Step(body, BookingAct.UNDONE, undoes=known.number), override)


def _called_off(booking: Booking, by: CancelledBy, reason: CancelReason, words: str = "") -> Booking:
    """Return a booking as cancelled. One that lay on the pinboard leaves it."""
    return replace(
        booking, state=BookingState.CANCELLED, pinned=False, cancelled_by=by, cancel_reason=reason, cancel_words=words
    )


def _still_good(work: Work, before: KnownBooking) -> str:
    """Return the reason under which a version stood, unless a booking around it was changed since."""
    if not before.booking.override:
        return ""
    around = [each.booking_id for each in standing_around(work, [before.booking.occupied])]
    newer = select(BookingRow.id).where(
        BookingRow.id.in_(around), BookingRow.id != before.booking_id, BookingRow.changed_at > before.at
    )
    return "" if work.session.scalar(newer.limit(1)) is not None else before.booking.override


def change(work: Work, known: KnownBooking, step: Step, override: str = "") -> KnownBooking:
    """Write the next version of a booking: checked where it takes other time or resources, and audited.

    The days of the old and the new time are raised first. Errors as in `move_booking`.
    """
    new, old = step.booking, known.booking
    raise_days(work, {old.occupied, new.occupied})
    found: tuple[Conflict, ...] = ()
    if _takes_more(old, new):
        set_up = set_up_of(work)
        _check(work, set_up, new, is_undo=step.act is BookingAct.UNDONE)
        new, found = fitted(new, standing_around(work, [new.occupied]), set_up, known.booking_id)
        new = replace(new, override=settle(work, found, set_up, override))
        join_team(work, new)
    written = write_step(work, known, replace(step, booking=new))
    work.record(
        AUDITED[step.act],
        patient_change("booking", known.booking_id, known.patient_id),
        detail={"number": written.number, "state": new.state.value, "overrides": kinds_of(found)},
    )
    return written


def _takes_more(old: Booking, new: Booking) -> bool:
    """Tell whether a booking takes time or something that it did not hold before."""
    if not new.holds_time:
        return False
    held = (old.span, old.occupied, old.practitioner, old.room, old.devices, old.service)
    wanted = (new.span, new.occupied, new.practitioner, new.room, new.devices, new.service)
    return not old.holds_time or held != wanted


def _check(work: Work, set_up: SetUp, new: Booking, *, is_undo: bool) -> None:
    """Refuse what no book could hold; an undo may bring back what lies in the past or is out of use by now."""
    problems = dict(booking_problems(new, set_up.services.get(new.service), set_up.zone, work.now))
    if is_undo:
        problems = {}
    problems |= patient_problem(work, PatientId(new.patient_id), new.practitioner)
    if problems:
        raise InvalidInput(problems)


def _still_to_come(work: Work, asked: BookingAsked) -> KnownBooking:
    known = known_booking(work, asked.patient_id, asked.booking_id, asked.number)
    if known.booking.state not in STILL_TO_COME:
        raise InvalidInput({"state": _over()})
    return known


def _over() -> Message:
    return say("This appointment has begun, is over or was cancelled. Undo that first, or book another one.")


AUDITED: Mapping[BookingAct, str] = {
    BookingAct.MOVED: "appointment moved",
    BookingAct.STRETCHED: "appointment length changed",
    BookingAct.CHANGED: "appointment details changed",
    BookingAct.CANCELLED: "appointment cancelled",
    BookingAct.PINNED: "appointment pinned",
    BookingAct.UNPINNED: "appointment put back",
    BookingAct.REVIEWED: "appointment reviewed",
    BookingAct.STAMPED: "appointment stamped",
    BookingAct.HANDED_OVER: "appointment handed over",
    BookingAct.UNDONE: "appointment change undone",
}
"""The action under which the audit log keeps each act."""
