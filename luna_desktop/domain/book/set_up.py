"""The whole set-up of the book in one value, and when each resource is there according to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from luna_desktop.domain.book.hours import (
    Away,
    Blocked,
    Closure,
    ClosureKind,
    DateHours,
    DayHours,
    Holiday,
    WeekHours,
    period_span,
    week_on,
)
from luna_desktop.domain.book.resources import CLINIC, Device, Resource, ResourceKind, Room
from luna_desktop.domain.book.services import DeskService
from luna_desktop.domain.book.spans import Span, common, merged, without
from luna_desktop.domain.book.zone import DEFAULT_ZONE, day_span, days_of
from luna_desktop.texts import Message, say


@dataclass(frozen=True)
class Person:
    """Somebody who treats and can be booked: name, what they are, usual room."""

    user: int
    name: str
    title: str = ""
    room: int = 0
    order: int = 0


@dataclass(frozen=True)
class SetUp:
    """Everything that says what can be booked when. Entries by id, services by key, people by user id.

    `former` and `former_services` are out of use and only lend their names to what was booked before.
    """

    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo(DEFAULT_ZONE))
    people: Mapping[int, Person] = field(default_factory=dict)
    rooms: Mapping[int, Room] = field(default_factory=dict)
    devices: Mapping[int, Device] = field(default_factory=dict)
    services: Mapping[str, DeskService] = field(default_factory=dict)
    former: Mapping[Resource, str] = field(default_factory=dict)
    former_services: Mapping[str, DeskService] = field(default_factory=dict)
    hours: tuple[WeekHours, ...] = ()
    date_hours: tuple[DateHours, ...] = ()
    closures: tuple[Closure, ...] = ()
    holidays: tuple[Holiday, ...] = ()

    def name_of(self, resource: Resource) -> str | Message:
        """Return what the book calls a resource; one that was taken out of the set-up is said to be gone."""
        if resource.kind is ResourceKind.PRACTITIONER and resource.id in self.people:
            return self.people[resource.id].name
        if resource.kind is ResourceKind.ROOM and resource.id in self.rooms:
            return self.rooms[resource.id].name
        if resource.kind is ResourceKind.DEVICE and resource.id in self.devices:
            return self.devices[resource.id].name
        if resource.kind is ResourceKind.CLINIC:
            return say("The clinic")
        return self.former.get(resource) or say("No longer in use")

    def service_named(self, key: str) -> DeskService | None:
        """Return a service, also one that is out of use, or None."""
        return self.services.get(key) or self.former_services.get(key)

    def holiday_on(self, day: date) -> Holiday | None:
        """Return the public holiday that the clinic keeps on a day, or None."""
        return next((each for each in self.holidays if each.day == day and each.kept), None)

    def hours_on(self, of: Resource, day: date) -> DayHours | None:
        """Return a resource's hours on a day without closures and holidays; None where it is there all the time."""
        named = next((each for each in self.date_hours if each.of == of and each.day == day), None)
        if named is not None:
            return DayHours(day.weekday(), named.open, named.breaks)
        week = week_on(self.hours, of, day)
        if week is not None:
            return week.on(day.weekday())
        return self.hours_on(CLINIC, day) if of.kind is ResourceKind.PRACTITIONER else None

    def blocked(self, of: Resource, day: date) -> tuple[Blocked, ...]:
        """Return every time of a day at which a resource is not there, in order; none overlaps another."""
        whole = day_span(day, self.zone)
        found: list[Blocked] = []
        for cause in self._causes(of, day):
            taken = [each.span for each in found]
            kept = common(without([cause.span], taken), [whole])
            found.extend(Blocked(of, span, cause.why, cause.words) for span in kept)
        return tuple(sorted(found, key=lambda each: each.span))

    def open_spans(self, of: Resource, day: date) -> tuple[Span, ...]:
        """Return the times of a day at which a resource is there."""
        return without([day_span(day, self.zone)], (each.span for each in self.blocked(of, day)))

    def blocked_in(self, of: Resource, span: Span) -> tuple[Blocked, ...]:
        """Return the times within a span at which a resource is not there."""
        every = (each for day in days_of(span, self.zone) for each in self.blocked(of, day))
        return tuple(each for each in every if each.span.overlaps(span))

    def _causes(self, of: Resource, day: date) -> Iterator[Blocked]:
        """Yield what keeps a resource away on a day, the most telling first."""
        owners = (CLINIC,) if of == CLINIC else (of, CLINIC)
        for closure in self.closures:
            if closure.of in owners:
                why = Away.LEAVE if closure.kind is ClosureKind.LEAVE else Away.CLOSED
                yield Blocked(of, closure.span, why, closure.words)
        yield from self._holiday(of, day)
        hours = self.hours_on(of, day)
        if hours is not None:
            yield from self._by_the_clock(of, day, hours)

    def _holiday(self, of: Resource, day: date) -> Iterator[Blocked]:
        holiday = self.holiday_on(day)
        opened = {each.of for each in self.date_hours if each.day == day and each.open}
        if holiday is not None and not opened & {of, CLINIC}:
            yield Blocked(of, day_span(day, self.zone), Away.HOLIDAY, holiday.name)

    def _by_the_clock(self, of: Resource, day: date, hours: DayHours) -> Iterator[Blocked]:
        whole, zone = day_span(day, self.zone), self.zone
        for pause in hours.breaks:
            yield Blocked(of, period_span(day, pause, zone), Away.BREAK, pause.name)
        there = merged(period_span(day, each, zone) for each in hours.open)
        for span in without([whole], there):
            yield Blocked(of, span, Away.OUTSIDE_HOURS)


def in_order(people: Iterable[Person]) -> tuple[Person, ...]:
    """Return people in the order of the book: by place, then by name."""
    return tuple(sorted(people, key=lambda each: (each.order, each.name, each.user)))
