"""Appointments as iCalendar (RFC 5545): one for a patient's own calendar, and a feed of a practitioner's days.

The words come from whoever calls; nothing here knows a patient. Times carry the clinic's zone and its rules, so that
a calendar in another country shows the right hour.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vText

PRODUCT = "-//Luna Desktop//Appointments//EN"


class Method(Enum):
    """What a calendar is to do with the file (RFC 5546); no answer is asked for."""

    PUBLISH = "PUBLISH"
    CANCEL = "CANCEL"


@dataclass(frozen=True, kw_only=True)
class CalendarClinic:
    """Who invites: the name as on letters, and an e-mail address or an empty text."""

    name: str
    email: str = ""
    address: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class CalendarEvent:
    """One appointment. `sequence` counts its changes: a calendar keeps the highest that it was told.

    Times are aware; `stamped` is when this state was written (RFC 5545, 3.8.7.2 and 3.8.7.4).
    """

    uid: str
    sequence: int
    starts: datetime
    ends: datetime
    stamped: datetime
    title: str
    notes: str = ""
    is_cancelled: bool = False
    is_tentative: bool = False


def stable_uid(clinic_id: str, booking: int) -> str:
    """Return the identity of a booking in every calendar: the same for ever, and it tells neither number nor person."""
    digest = hashlib.sha256(f"{clinic_id} booking {booking}".encode()).hexdigest()
    return f"{digest[:32]}@luna-desktop.invalid"


def appointment_file(event: CalendarEvent, clinic: CalendarClinic, zone: ZoneInfo) -> bytes:
    """Return one appointment as the content of an `.ics` file, or its cancelling."""
    method = Method.CANCEL if event.is_cancelled else Method.PUBLISH
    return bytes(_calendar([event], clinic, zone, method).to_ical())


def feed_file(events: Sequence[CalendarEvent], title: str, clinic: CalendarClinic, zone: ZoneInfo) -> bytes:
    """Return many appointments as the content of one file that a calendar program reads again and again."""
    calendar = _calendar(events, clinic, zone, Method.PUBLISH)
    calendar.add("x-wr-calname", title)
    calendar.add("x-wr-timezone", zone.key)
    return bytes(calendar.to_ical())


def _calendar(events: Sequence[CalendarEvent], clinic: CalendarClinic, zone: ZoneInfo, method: Method) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method.value)
    for event in events:
        calendar.add_component(_event(event, clinic, zone))
    if events:
        calendar.add_missing_timezones(first_date=_first_day(events, zone), last_date=_last_day(events, zone))
    return calendar


def _first_day(events: Sequence[CalendarEvent], zone: ZoneInfo) -> date:
    """Return the first of January before the first event: the rules of its year are then all in the file."""
    return date(min(event.starts for event in events).astimezone(zone).year, 1, 1)


def _last_day(events: Sequence[CalendarEvent], zone: ZoneInfo) -> date:
    return date(max(event.ends for event in events).astimezone(zone).year + 1, 1, 1) + timedelta(days=1)


def _event(told: CalendarEvent, clinic: CalendarClinic, zone: ZoneInfo) -> Event:
    event = Event()
    event.add("uid", told.uid)
    event.add("sequence", told.sequence)
    event.add("dtstamp", told.stamped)
    event.add("dtstart", told.starts.astimezone(zone))
    event.add("dtend", told.ends.astimezone(zone))
    event.add("summary", told.title)
    if told.notes:
        event.add("description", told.notes)
    if clinic.address:
        event.add("location", ", ".join(line for line in clinic.address.splitlines() if line))
    if clinic.email:
        event.add("organizer", _organizer(clinic))
    event.add("status", _status(told))
    event.add("transp", "TRANSPARENT" if told.is_cancelled else "OPAQUE")
    event.add("class", "PRIVATE")
    return event


def _organizer(clinic: CalendarClinic) -> vCalAddress:
    address = vCalAddress(f"mailto:{clinic.email}")
    address.params["CN"] = vText(clinic.name)
    return address


def _status(told: CalendarEvent) -> str:
    if told.is_cancelled:
        return "CANCELLED"
    return "TENTATIVE" if told.is_tentative else "CONFIRMED"
