"""Bookings as rows: reading them, raising the days they touch, and writing their next version with its header.

The order inside every write is: raise the revision of each day, in order of date; read what stands there; check;
write. On any engine two writers of one day wait for each other at the first step, so the second one sees the first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Row, insert, select, update
from sqlalchemy.exc import IntegrityError

from luna_desktop.domain.access import PatientId, UserId
from luna_desktop.domain.book.bookings import Booking, BookingAct
from luna_desktop.domain.book.spans import Span
from luna_desktop.domain.book.zone import days_of
from luna_desktop.domain.errors import NotFound, StaleRecord
from luna_desktop.domain.facts import read_part, write_body
from luna_desktop.models.book import BookDay, BookingVersion
from luna_desktop.models.book import Booking as BookingRow
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.front import busy
from luna_desktop.services.front.set_up import zone_of
from luna_desktop.services.work import Work
from luna_desktop.texts import say


@dataclass(frozen=True)
class KnownBooking:
    """A booking as one of its versions says, by which act, by whom and when; `undoes` is 0 unless it took one back."""

    booking_id: int
    number: int
    booking: Booking
    act: BookingAct
    by: UserId
    by_name: str
    at: datetime
    reason: str = ""
    undoes: int = 0

    @property
    def patient_id(self) -> PatientId:
        """Return whose booking it is."""
        return PatientId(self.booking.patient_id)


@dataclass(frozen=True)
class Step:
    """The next version to write: what it says, by which act, and why."""

    booking: Booking
    act: BookingAct
    reason: str = ""
    undoes: int = 0


def raise_days(work: Work, spans: Iterable[Span]) -> None:
    """Raise the revision of every day that these spans touch; whoever writes one of them too waits for this one."""
    zone = zone_of(work)
    for day in sorted({day for span in spans for day in days_of(span, zone)}):
        if not _raised(work, day):
            try:
                with work.session.begin_nested():
                    work.session.execute(insert(BookDay).values(day=day, revision=1))
            except IntegrityError:  # somebody made the row between the two statements
                _raised(work, day)


def _raised(work: Work, day: date) -> bool:
    done = work.session.execute(update(BookDay).where(BookDay.day == day).values(revision=BookDay.revision + 1))
    return bool(cast("Any", done).rowcount)


def add_booking(work: Work, booking: Booking) -> KnownBooking:
    """Write a new booking with its first version; the caller has raised its days and checked, and audits."""
    values = header_of(booking) | {"booked_at": work.now, "booked_by": int(work.actor.user_id)}
    booking_id: int = work.session.execute(
        insert(BookingRow)
        .values(patient_id=booking.patient_id, current_number=1, **values, **_changed(work))
        .returning(BookingRow.id)
    ).scalar_one()
    busy.keep_busy(work, [booking])
    return _append(work, booking_id, 1, Step(booking, BookingAct.BOOKED))


def write_step(work: Work, known: KnownBooking, step: Step) -> KnownBooking:
    """Write a booking's next version and its header; raises StaleRecord where somebody was faster."""
    done = work.session.execute(
        update(BookingRow)
        .where(BookingRow.id == known.booking_id, BookingRow.current_number == known.number)
        .values(current_number=known.number + 1, **header_of(step.booking), **_changed(work))
    )
    if not cast("Any", done).rowcount:
        raise _stale(work, known.booking_id)
    busy.keep_busy(work, [known.booking, step.booking])
    return _append(work, known.booking_id, known.number + 1, step)


def _append(work: Work, booking_id: int, number: int, step: Step) -> KnownBooking:
    work.session.execute(
        insert(BookingVersion).values(
            booking_id=booking_id,
            number=number,
            act=step.act.value,
            body=write_body(step.booking),
            reason=step.reason,
            undoes=step.undoes,
            at=work.now,
            by=work.actor.user_id,
        )
    )
    return KnownBooking(
        booking_id,
        number,
        step.booking,
        step.act,
        work.actor.user_id,
        work.actor.display_name,
        work.now,
        step.reason,
        step.undoes,
    )


def header_of(booking: Booking) -> dict[str, object]:
    """Return the columns of a booking's header that its body says."""
    return {
        "service_key": booking.service,
        "practitioner_id": booking.practitioner or None,
        "room_id": booking.room or None,
        "devices": ",".join(str(each) for each in booking.devices),
        "starts_at": booking.starts,
        "ends_at": booking.ends,
        "busy_from": booking.occupied.starts,
        "busy_until": booking.occupied.ends,
        "state": booking.state.value,
        "pinned": booking.pinned,
        "wants_earlier": booking.wants_earlier,
        "has_note": bool(booking.note),
        "series_id": booking.series or None,
        "course_id": booking.course or None,
        "arrived_at": booking.arrived_at,
        "in_room_at": booking.in_room_at,
        "done_at": booking.done_at,
    }


def _changed(work: Work) -> dict[str, object]:
    return {"changed_at": work.now, "changed_by": int(work.actor.user_id)}


def known_booking(work: Work, patient: PatientId | int, booking_id: int, number: int = 0) -> KnownBooking:
    """Return a booking of a patient as it stands.

    Raises:
        NotFound: It is another patient's, or there is none.
        StaleRecord: Somebody changed it after version `number` was read; 0 takes what stands.
    """
    found = _newest(work, booking_id)
    if found is None or found.booking.patient_id != int(patient):
        raise NotFound(say("This booking is not in the book."))
    if number and found.number != number:
        raise _stale(work, booking_id)
    return found


def _stale(work: Work, booking_id: int) -> StaleRecord:
    return StaleRecord(
        say("Somebody changed this booking meanwhile. Look at it again."), theirs=_newest(work, booking_id)
    )


def versions_of(work: Work, booking_id: int) -> list[KnownBooking]:
    """Return every version of a booking, the first one first."""
    query = _versions().where(BookingVersion.booking_id == booking_id).order_by(BookingVersion.number)
    return [_known(row) for row in work.session.execute(query)]


def _newest(work: Work, booking_id: int) -> KnownBooking | None:
    work.session.flush()
    query = _versions().where(
        BookingVersion.booking_id == booking_id, BookingVersion.number == BookingRow.current_number
    )
    row = work.session.execute(query).first()
    return _known(row) if row is not None else None


def _versions() -> Any:
    return (
        select(
            BookingVersion.booking_id,
            BookingVersion.number,
            BookingVersion.body,
            BookingVersion.act,
            BookingVersion.by,
            BookingVersion.at,
            BookingVersion.reason,
            BookingVersion.undoes,
            BookingRow.patient_id,
            StaffUser.display_name,
        )
        .join(BookingRow, BookingRow.id == BookingVersion.booking_id)
        .join(StaffUser, StaffUser.id == BookingVersion.by)
    )


def _known(row: Row[Any]) -> KnownBooking:
    """Return a version; whose it is stands in the header alone, which a merge of two records changes."""
    body = cast("Booking", read_part(Booking, row.body))
    return KnownBooking(
        row.booking_id,
        row.number,
        replace(body, patient_id=row.patient_id),
        BookingAct(row.act),
        UserId(row.by),
        row.display_name,
        row.at,
        row.reason,
        row.undoes,
    )
