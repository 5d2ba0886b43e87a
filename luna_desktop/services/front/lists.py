"""Lists that the desk works off: broken appointments, what has no appointment yet, and who wants to come earlier.

Each row names a person, a day and at most a desk name. A row can be set aside until a day, or for good, with a reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import Any, cast

from sqlalchemy import ColumnElement, and_, exists, func, insert, or_, select, true

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.book.bookings import (
    OCCUPYING,
    STILL_TO_COME,
    Booking,
    BookingState,
    CancelledBy,
    CancelReason,
)
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.facts import read_part
from luna_desktop.domain.people import clean_line
from luna_desktop.models.book import Booking as BookingRow
from luna_desktop.models.book import BookingVersion, DeskDue, DeskSetAside
from luna_desktop.services.front.book import REACHING
from luna_desktop.services.front.book_days import BookRow, headers, rows_of
from luna_desktop.services.front.outstanding import COURSE, RECALL
from luna_desktop.services.front.set_up import set_up_of, today_of
from luna_desktop.services.people.cards import CardRow, cards_of
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Work, patient_change
from luna_desktop.texts import Message, say, say_n

LOOKS_BACK = timedelta(days=180)
"""Broken appointments that are older are not called after any more."""
MOST = 300
_B = BookingRow.metadata.tables["booking"]
_NO_LOSS = frozenset({CancelReason.UNDONE, CancelReason.BOOKED_IN_ERROR, CancelReason.ELSEWHERE})
"""Reasons after which nobody needs to call."""


class DeskList(Enum):
    """Which list a row stands in."""

    BROKEN = "broken"
    UNSCHEDULED = "unscheduled"
    EARLIER = "earlier"


DESK_LIST_NAMES: dict[DeskList, Message] = {
    DeskList.BROKEN: say("Broken appointments"),
    DeskList.UNSCHEDULED: say("Not booked yet"),
    DeskList.EARLIER: say("Wants to come earlier"),
}


@dataclass(frozen=True)
class BrokenLine:
    """An appointment that was cancelled or not kept, and no other was booked since."""

    row: BookRow
    card: CardRow
    by: CancelledBy | None = None
    reason: CancelReason | None = None
    words: str = ""


@dataclass(frozen=True)
class UnscheduledLine:
    """Something that should be booked: `what` in neutral words, by when (None: not said); `missing` sessions.

    `kind` and `source_id` name the row where it is set aside; `course` goes into the booking that comes of it.
    """

    kind: str
    source_id: int
    card: CardRow
    what: Message
    due_on: date | None
    missing: int = 1
    course: int = 0
    is_late: bool = False


@dataclass(frozen=True)
class SetAside:
    """A row that is left out until a day, or for good, and why."""

    patient_id: PatientId
    kind: str
    source_id: int
    reason: str
    until: date | None = None


@use_case(requires=Permission.READ_BOOK, writes=False)
def read_broken(work: Work, _: None) -> tuple[BrokenLine, ...]:
    """Return appointments of the last half year that were cancelled or not kept without a new one, newest first."""
    later = _B.alias("later")
    again = exists(
        select(later.c.id).where(
            later.c.patient_id == _B.c.patient_id,
            later.c.id != _B.c.id,
            later.c.state.in_(_states(OCCUPYING)),
            or_(later.c.starts_at > _B.c.starts_at, later.c.booked_at > _B.c.changed_at),
        )
    )
    query = (
        headers()
        .where(
            _B.c.state.in_([BookingState.CANCELLED.value, BookingState.DID_NOT_ATTEND.value]),
            _B.c.starts_at > work.now - LOOKS_BACK,
            ~again,
            ~_is_set_aside(work, DeskList.BROKEN.value, _B.c.id),
        )
        .order_by(_B.c.starts_at.desc(), _B.c.id)
        .limit(MOST)
    )
    rows = [each for each in rows_of(work, set_up_of(work), work.connection.execute(query).all()) if not each.is_hidden]
    bodies = _bodies(work, rows)
    cards = {int(card.patient_id): card for card in cards_of(work, {int(each.patient_id) for each in rows})}
    found = [
        BrokenLine(each, cards[int(each.patient_id)], body.cancelled_by, body.cancel_reason, body.cancel_words)
        for each in rows
        if int(each.patient_id) in cards and (body := bodies[each.booking_id]).cancel_reason not in _NO_LOSS
    ]
    return tuple(each for each in found if each.card.status.is_active)


@use_case(requires=Permission.READ_BOOK, writes=False)
def read_unscheduled(work: Work, _: None) -> tuple[UnscheduledLine, ...]:
    """Return sessions and follow-ups that have no appointment yet, the most overdue first."""
    return unscheduled_lines(work)


def unscheduled_lines(work: Work, until: date | None = None) -> tuple[UnscheduledLine, ...]:
    """Return what has no appointment yet and was not set aside, the most overdue first; `until`: due by this day."""
    to_come = and_(_B.c.starts_at > work.now - timedelta(hours=12), _B.c.state.in_(_states(STILL_TO_COME)))
    sessions = select(func.count()).where(_B.c.course_id == DeskDue.source_id, to_come).scalar_subquery()
    any_booking = exists(select(_B.c.id).where(_B.c.patient_id == DeskDue.patient_id, to_come))
    since = exists(select(_B.c.id).where(_B.c.patient_id == DeskDue.patient_id, _B.c.booked_at > DeskDue.since))
    query = (
        select(DeskDue, (DeskDue.sessions - DeskDue.held - sessions).label("missing"))
        .where(
            DeskDue.is_open.is_(True),
            or_(
                and_(DeskDue.kind == COURSE, DeskDue.sessions - DeskDue.held > sessions),
                and_(DeskDue.kind != COURSE, ~any_booking, ~since),
            ),
            ~_is_set_aside(work, DeskDue.kind, DeskDue.source_id),
            DeskDue.due_on <= until if until is not None else true(),
        )
        .order_by(DeskDue.due_on, DeskDue.since, DeskDue.id)
        .limit(MOST)
    )
    found = work.session.execute(query).all()
    cards = {int(card.patient_id): card for card in cards_of(work, {due.patient_id for due, _missing in found})}
    today = today_of(work)
    return tuple(
        _unscheduled(due, missing, cards[due.patient_id], today)
        for due, missing in found
        if due.patient_id in cards and cards[due.patient_id].status.is_active
    )


def _unscheduled(due: DeskDue, missing: int, card: CardRow, today: date) -> UnscheduledLine:
    if due.kind != COURSE:
        late = due.due_on is not None and due.due_on < today
        what = say("To come again") if due.kind == RECALL else say("Follow-up due")
        return UnscheduledLine(due.kind, due.source_id, card, what, due.due_on, is_late=late)
    what = say_n(
        "{count} session of a course is not booked yet",
        "{count} sessions of a course are not booked yet",
        missing,
    )
    return UnscheduledLine(due.kind, due.source_id, card, what, due.due_on, missing, due.source_id)


@use_case(requires=Permission.READ_BOOK, writes=False)
def read_wants_earlier(work: Work, _: None) -> tuple[BookRow, ...]:
    """Return bookings to come whose patients would rather come earlier, the one that waits longest first."""
    query = (
        headers()
        .where(
            _B.c.wants_earlier.is_(True),
            _B.c.starts_at > work.now,
            _B.c.state.in_(_states(STILL_TO_COME)),
            ~_is_set_aside(work, DeskList.EARLIER.value, _B.c.id),
        )
        .order_by(_B.c.starts_at.desc(), _B.c.id)
        .limit(MOST)
    )
    rows = rows_of(work, set_up_of(work), work.connection.execute(query).all())
    return tuple(each for each in rows if not each.is_hidden)


@use_case(requires=Permission.CHANGE_BOOK, patient=lambda row: row.patient_id, use=REACHING)
def set_row_aside(work: Work, row: SetAside) -> None:
    """Leave a row out of its list until a day or for good; raises InvalidInput without a reason."""
    reason = clean_line(row.reason)
    problems: dict[str, Message] = {}
    if not reason:
        problems["reason"] = say("Enter why this is left for now.")
    if row.until is not None and row.until <= today_of(work):
        problems["until"] = say("Choose a later day than today.")
    if problems:
        raise InvalidInput(problems)
    leave_out(work, replace(row, reason=reason))


def leave_out(work: Work, row: SetAside) -> None:
    """Leave a row out of its list, with its audit entry."""
    work.session.execute(
        insert(DeskSetAside).values(
            kind=row.kind,
            source_id=row.source_id,
            patient_id=int(row.patient_id),
            until=row.until,
            reason=row.reason,
            at=work.now,
            by=work.actor.user_id,
        )
    )
    work.record("desk list row set aside", patient_change("desk list", row.source_id, row.patient_id))


def _is_set_aside(work: Work, kind: Any, source: Any) -> ColumnElement[bool]:
    return exists(
        select(DeskSetAside.id).where(
            DeskSetAside.kind == kind,
            DeskSetAside.source_id == source,
            or_(DeskSetAside.until.is_(None), DeskSetAside.until > today_of(work)),
        )
    )


def _states(states: Iterable[BookingState]) -> list[str]:
    return sorted(state.value for state in states)


def _bodies(work: Work, rows: Iterable[BookRow]) -> dict[int, Booking]:
    """Return what the newest version of these bookings says."""
    wanted = [each.booking_id for each in rows]
    found = work.session.execute(
        select(BookingVersion.booking_id, BookingVersion.body)
        .join(
            BookingRow,
            (BookingRow.id == BookingVersion.booking_id) & (BookingRow.current_number == BookingVersion.number),
        )
        .where(BookingVersion.booking_id.in_(wanted))
    )
    return {row.booking_id: cast("Booking", read_part(Booking, row.body)) for row in found}
