"""The set-up of the demo clinic's book: who stands in it, rooms and devices, services, hours, leave, holidays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from luna_desktop.domain.book.hours import Closure, ClosureKind, DayHours, Period
from luna_desktop.domain.book.resources import practitioner, room
from luna_desktop.domain.book.services import DeskService
from luna_desktop.domain.book.zone import minute_of_day
from luna_desktop.domain.clock import ZONE, local_day
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.closures import ClosureKept, keep_closure
from luna_desktop.services.front.holidays import (
    HolidayKept,
    Taking,
    Where,
    change_where,
    keep_holiday,
    read_holidays,
    take_holidays,
)
from luna_desktop.services.front.hours import WeekKept, keep_week
from luna_desktop.services.front.resources import (
    PersonKept,
    PersonLine,
    PlaceKept,
    keep_person,
    keep_place,
    read_places,
)
from luna_desktop.services.front.services import ServiceKept, keep_service, read_services
from luna_desktop.services.front.set_up import EntryKind

TITLES = ("Dermatologist", "Dermatologist", "Aesthetic therapist")
DEVICES = (("Device 1", "Diode laser, 810 nm", 0), ("Device 2", "Q-switched laser, 1064 nm", 3))
"""Name at the desk, what it is, and the place of the room where it stands (0 for one that moves)."""
CLINICAL = {
    "treatment_45": "Chemical peel",
    "treatment_60": "Laser hair removal, large area",
    "treatment_75": "Microneedling with PRP",
    "treatment_90": "Laser resurfacing",
    "procedure_room_60": "Minor surgery",
}
OPEN_DAYS = 8
"""A demo that begins on a public holiday is open all the same for so many days."""
LUNCH = Period(13 * 60 + 30, 14 * 60 + 30, "Lunch")


def fill(clinic: OpenClinic) -> None:
    """Set the book up as the owner would; bookings come afterwards."""
    perform, actor = clinic.desk.perform, clinic.actor
    today = local_day(clinic.desk.premises.clock())
    rooms = [line.entry_id for line in perform(actor, read_places, None).rooms()]
    people = perform(actor, read_places, None).people
    for at, (line, title) in enumerate(zip(people, TITLES, strict=False)):
        where = rooms[at % len(rooms)] if rooms else 0
        perform(actor, keep_person, PersonKept(line.user, title=title, room=where, number=line.number))
    devices = [
        perform(actor, keep_place, PlaceKept(EntryKind.DEVICE, name, what, rooms[at - 1] if at else 0)).entry.entry_id
        for name, what, at in DEVICES
    ]
    _services(clinic, devices)
    _hours(clinic, people, today)
    if rooms:
        _closed(clinic, rooms[-1], today)
    _holidays(clinic, today)


def _services(clinic: OpenClinic, devices: Sequence[int]) -> None:
    for line in clinic.desk.perform(clinic.actor, read_services, None).services:
        name = CLINICAL.get(line.service.key)
        if name is not None:
            kept = ServiceKept(line.service, name, line.entry_id, line.number)
            clinic.desk.perform(clinic.actor, keep_service, kept)
    laser = DeskService("", "Treatment 30 min", 30, 5, 10, devices=tuple(devices[:1]), needs_review=True)
    clinic.desk.perform(clinic.actor, keep_service, ServiceKept(laser, "Laser hair removal, small area"))


def _hours(clinic: OpenClinic, people: Sequence[PersonLine], today: date) -> None:
    """Let the second practitioner come later, have lunch later, and stay at home one day next week."""
    if len(people) < 2:
        return
    second = practitioner(people[1].user)
    days = tuple(DayHours(day, (Period(10 * 60, 18 * 60 + 30),), (LUNCH,)) for day in range(6))
    clinic.desk.perform(clinic.actor, keep_week, WeekKept(second, days, today))
    away = today + timedelta(days=3)
    leave = Closure(second, minute_of_day(away, 0, ZONE), minute_of_day(away + timedelta(days=1), 0, ZONE))
    kept = ClosureKept(replace(leave, kind=ClosureKind.LEAVE, words="On leave"))
    clinic.desk.perform(clinic.actor, keep_closure, kept)


def _closed(clinic: OpenClinic, place: int, today: date) -> None:
    starts, ends = (minute_of_day(today, minute, ZONE) for minute in (16 * 60 + 30, 24 * 60))
    if ends > clinic.desk.premises.clock():
        closure = Closure(room(place), starts, ends, ClosureKind.SERVICE_VISIT, "Service visit")
        clinic.desk.perform(clinic.actor, keep_closure, ClosureKept(closure))


def _holidays(clinic: OpenClinic, today: date) -> None:
    perform, actor = clinic.desk.perform, clinic.actor
    perform(actor, change_where, Where(ZONE.key, "KA"))
    for year in (today.year, today.year + 1):
        if perform(actor, read_holidays, year).missing:
            perform(actor, take_holidays, Taking(year))
        for line in perform(actor, read_holidays, year).lines:
            if today <= line.holiday.day <= today + timedelta(days=OPEN_DAYS):
                kept = HolidayKept(replace(line.holiday, kept=False), line.entry_id, line.number)
                perform(actor, keep_holiday, kept)
