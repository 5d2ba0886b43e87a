"""Builders of tests about the book: when things are, whom to book, and bookings made with as few words as they need."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.book.set_up import SetUp
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import book
from luna_desktop.services.front.booking_requests import BookingAsked, Wanted
from luna_desktop.services.front.bookings import KnownBooking
from luna_desktop.services.front.set_up import set_up_of
from tests import builders
from tests.services.acting import act, working

ZONE = ZoneInfo("Asia/Kolkata")
MONDAY = "2026-03-16"
"""The first working day after the tests' clock begins (a Saturday afternoon in India)."""


def at(time: str, day: str = MONDAY) -> datetime:
    """Return a wall time of the clinic in UTC: `at("10:30")`."""
    return datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=ZONE).astimezone(UTC)


def set_up(clinic: OpenClinic) -> SetUp:
    """Return the set-up of the book as it stands."""
    with working(clinic) as work:
        return set_up_of(work)


def person(clinic: OpenClinic, role: Role = Role.CLINICIAN) -> int:
    """Return the user id of the test clinic's member of staff who treats in a role."""
    name = builders.STAFF[role][1]
    return next(each.user for each in set_up(clinic).people.values() if each.name == name)


def wanted(clinic: OpenClinic, patient: PatientId, time: str = "10:00", **other: object) -> Wanted:
    """Return an appointment to book: a consultation with Dr Meera Pillai on Monday unless said otherwise."""
    day = str(other.pop("day", MONDAY))
    values: dict[str, object] = {"service": "consultation", "practitioner": 0} | other
    if not values["practitioner"]:
        values["practitioner"] = person(clinic)
    return Wanted(patient_id=patient, starts=at(time, day), **values)  # type: ignore[arg-type]


def book_one(
    clinic: OpenClinic, patient: PatientId | None = None, time: str = "10:00", **other: object
) -> KnownBooking:
    """Book an appointment, for a new patient unless one is given."""
    whom = patient or builders.register(clinic)
    return act(clinic, book.book_appointment, wanted(clinic, whom, time, **other))


def asked(known: KnownBooking) -> BookingAsked:
    """Return a booking as a screen would ask for it."""
    return BookingAsked(known.patient_id, known.booking_id, known.number)
