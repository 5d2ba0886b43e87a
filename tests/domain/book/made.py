"""A set-up and bookings that the tests of the rules share: two people, three rooms, two devices, five services."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from luna_desktop.domain.book.bookings import Booking
from luna_desktop.domain.book.hours import DayHours, Period, WeekHours
from luna_desktop.domain.book.resources import CLINIC, Device, Room
from luna_desktop.domain.book.services import DeskService
from luna_desktop.domain.book.set_up import Person, SetUp

ZONE = ZoneInfo("Asia/Kolkata")
MONDAY = date(2026, 3, 16)
RAO, SETHI = 1, 2
ROOM_1, ROOM_2, ROOM_3, LASER, LAMP = 11, 12, 13, 21, 22
LUNCH = Period(13 * 60, 14 * 60, "Lunch")
SERVICES = (
    DeskService("consultation", "Consultation", 30),
    DeskService(
        "treatment", "Treatment 45 min", 45, prepare=5, clean_up=10, practitioners=(SETHI,), devices=(LASER, LAMP)
    ),
    DeskService("procedure", "Procedure room 60 min", 60, rooms=(ROOM_3,), needs_review=True),
    DeskService("call", "Phone call", 15, needs_room=False),
)
SET_UP = SetUp(
    zone=ZONE,
    people={RAO: Person(RAO, "Dr Nandini Rao", "Dermatologist", ROOM_1), SETHI: Person(SETHI, "Dr Vikram Sethi")},
    rooms={ROOM_1: Room("Room 1"), ROOM_2: Room("Room 2"), ROOM_3: Room("Room 3")},
    devices={LASER: Device("Device 1", ROOM_2), LAMP: Device("Device 2")},
    services={each.key: each for each in SERVICES},
    hours=(WeekHours(CLINIC, tuple(DayHours(day, (Period(9 * 60, 18 * 60),), (LUNCH,)) for day in range(6))),),
)


def at(hour: int, minute: int = 0, day: date = MONDAY) -> datetime:
    """Return a wall time of the clinic in UTC."""
    return datetime.combine(day, time(hour, minute), ZONE).astimezone(UTC)


def a_booking(
    hour: int, minute: int = 0, *, patient: int = 1, who: int = RAO, service: str = "consultation", **more: object
) -> Booking:
    """Return a booking on Monday, in room 1 with Dr Rao unless said otherwise."""
    known = SET_UP.services[service]
    values: dict[str, object] = {"minutes": known.minutes, "before": known.prepare, "after": known.clean_up}
    values |= {"room": ROOM_1 if known.needs_room else 0} | more
    return Booking(patient, service, who, at(hour, minute), **values)  # type: ignore[arg-type]
