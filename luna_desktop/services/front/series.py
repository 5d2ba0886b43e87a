"""Repeating bookings and the sessions of a course, booked in one go: every date checked, all of them or none.

Dates that collide are shown first; whoever books then leaves them out by name, or chooses other days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import insert, or_, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.book.bookings import STILL_TO_COME, Booking
from luna_desktop.domain.book.clashes import ShownConflict
from luna_desktop.domain.book.series import SeriesRule, dates_of, rule_problems
from luna_desktop.domain.book.set_up import SetUp
from luna_desktop.domain.book.zone import instant
from luna_desktop.domain.errors import InvalidInput, LunaError
from luna_desktop.domain.facts import write_body
from luna_desktop.models.book import Booking as BookingRow
from luna_desktop.models.book import BookingSeries
from luna_desktop.services.front.book import REACHING, book, call_off, undo
from luna_desktop.services.front.booking_requests import BookingAsked, Cancel, Undo, Wanted
from luna_desktop.services.front.bookings import KnownBooking, raise_days
from luna_desktop.services.front.conflicts import shown
from luna_desktop.services.front.planning import fitted, planned
from luna_desktop.services.front.set_up import set_up_of
from luna_desktop.services.front.standing import standing_around
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say


@dataclass(frozen=True)
class SeriesWanted:
    """The first appointment as it is to be booked, how it repeats, and the days that are left out.

    `moved` gives a day of the rule another start, as where a date collides and another time was chosen for it.
    """

    first: Wanted
    rule: SeriesRule
    left_out: frozenset[date] = frozenset()
    moved: tuple[tuple[date, datetime], ...] = ()

    @property
    def patient_id(self) -> PatientId:
        """Return who is booked."""
        return self.first.patient_id


@dataclass(frozen=True)
class PlannedDate:
    """One date of a series: when, where, and what stands in the way; `problem` is a time that cannot be at all."""

    day: date
    starts: datetime | None
    booking: Booking | None = None
    found: tuple[ShownConflict, ...] = ()
    problem: Message | None = None
    is_left_out: bool = False

    @property
    def is_free(self) -> bool:
        """Tell whether it can be booked as it stands."""
        return self.problem is None and not self.found


class SeriesConflict(LunaError):
    """Dates of a series collide and nothing was booked; `dates` holds all of them with what stands there."""

    def __init__(self, dates: Sequence[PlannedDate]) -> None:
        self.dates = tuple(dates)
        super().__init__(
            say("Some of these dates cannot be booked. Leave them out, choose other times, or enter a reason.")
        )


@dataclass(frozen=True)
class SeriesCancelled:
    """A series to call off, by one of its bookings: who, and why."""

    cancel: Cancel

    @property
    def patient_id(self) -> PatientId:
        """Return whose bookings they are."""
        return self.cancel.patient_id


@dataclass(frozen=True)
class UndoTogether:
    """Changes of several bookings of a patient that were made in one go and are taken back in one go."""

    patient_id: PatientId
    changes: tuple[BookingAsked, ...]


@use_case(requires=Permission.READ_BOOK, writes=False, patient=lambda wanted: wanted.patient_id, use=REACHING)
def plan_series(work: Work, wanted: SeriesWanted) -> tuple[PlannedDate, ...]:
    """Return every date of a series with what stands in its way, without booking; raises InvalidInput at the fields."""
    return _planned(work, set_up_of(work), wanted)


@use_case(requires=Permission.CHANGE_BOOK, patient=lambda wanted: wanted.patient_id, use=REACHING)
def book_series(work: Work, wanted: SeriesWanted) -> tuple[KnownBooking, ...]:
    """Book every date of a series that is not left out, or none.

    Raises:
        InvalidInput: A field cannot be accepted, or every date is left out.
        SeriesConflict: A date collides that was not left out, and no reason was given.
        NotPermitted: A reason was given by somebody who may not book against the rules.
    """
    return book_all(work, wanted)


def book_all(work: Work, wanted: SeriesWanted) -> tuple[KnownBooking, ...]:
    """Book a series within a transaction that may do more; errors as in `book_series`."""
    set_up = set_up_of(work)
    raise_days(work, [each.booking.occupied for each in _planned(work, set_up, wanted) if each.booking is not None])
    dates = [each for each in _planned(work, set_up, wanted) if not each.is_left_out]  # what stands there now
    bookings = [each.booking for each in dates if each.booking is not None]
    if not bookings:
        raise InvalidInput({"dates": say("Every date is left out, so nothing would be booked. Keep at least one.")})
    bad = any(each.problem is not None for each in dates)
    if bad or (not wanted.first.override.strip() and any(each.found for each in dates)):
        raise SeriesConflict(dates)
    series: int = work.session.execute(
        insert(BookingSeries)
        .values(patient_id=wanted.patient_id, rule=write_body(wanted.rule), at=work.now, by=work.actor.user_id)
        .returning(BookingSeries.id)
    ).scalar_one()
    return tuple(book(work, set_up, replace(each, series=series), wanted.first.override) for each in bookings)


@use_case(requires=Permission.CHANGE_BOOK, patient=lambda wanted: wanted.patient_id, use=REACHING)
def cancel_series(work: Work, wanted: SeriesCancelled) -> tuple[KnownBooking, ...]:
    """Call off a booking and every other one of its series that is still to come, those on the pinboard too."""
    asked = wanted.cancel.asked
    done = [call_off(work, wanted.cancel)]
    others = work.session.scalars(
        select(BookingRow.id)
        .where(
            BookingRow.series_id == done[0].booking.series,
            BookingRow.patient_id == int(asked.patient_id),
            BookingRow.id != asked.booking_id,
            or_(BookingRow.starts_at > work.now, BookingRow.pinned),
            BookingRow.state.in_([state.value for state in STILL_TO_COME]),
        )
        .order_by(BookingRow.starts_at)
    ).all()
    done += [call_off(work, replace(wanted.cancel, asked=BookingAsked(asked.patient_id, each))) for each in others]
    return tuple(done)


@use_case(requires=Permission.CHANGE_BOOK, patient=lambda wanted: wanted.patient_id, use=REACHING)
def undo_together(work: Work, wanted: UndoTogether) -> tuple[KnownBooking, ...]:
    """Take back changes that were made in one go: all of them or, where one collides by now, none."""
    return tuple(
        undo(work, Undo(replace(each, patient_id=wanted.patient_id)))
        for each in sorted(wanted.changes, key=lambda each: each.booking_id)
    )


def _planned(work: Work, set_up: SetUp, wanted: SeriesWanted) -> tuple[PlannedDate, ...]:
    local = wanted.first.starts.astimezone(set_up.zone)
    problems = rule_problems(wanted.rule, local.date())
    if problems:
        raise InvalidInput(problems)
    planned(work, set_up, wanted.first)  # what is wrong with the first is wrong with all of them
    moved = dict(wanted.moved)
    found: list[PlannedDate] = []
    for day in dates_of(wanted.rule, local.date()):
        if day in wanted.left_out:
            found.append(PlannedDate(day, None, is_left_out=True))
            continue
        try:
            starts = moved.get(day) or instant(day, local.time().replace(tzinfo=None, fold=0), set_up.zone)
            found.append(_checked(work, set_up, wanted.first, day, starts))
        except InvalidInput as error:
            found.append(PlannedDate(day, None, problem=next(iter(error.problems.values()))))
    return tuple(found)


def _checked(work: Work, set_up: SetUp, first: Wanted, day: date, starts: datetime) -> PlannedDate:
    booking = planned(work, set_up, replace(first, starts=starts))
    filled, found = fitted(booking, standing_around(work, [booking.occupied]), set_up)
    return PlannedDate(day, starts, filled, shown(work, found, set_up))
