"""What is known of a booking when its dialog is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from luna_desktop.domain.access import PatientId


@dataclass(frozen=True)
class Prefill:
    """0, "" and None leave it to the person. `booking_id` changes that booking of the patient.

    `waiting_id` and `waiting_number` are an entry of the waiting list that the booking answers, as it was shown.
    """

    patient_id: PatientId | None = None
    booking_id: int = 0
    service: str = ""
    minutes: int = 0
    practitioner: int = 0
    room: int = 0
    devices: tuple[int, ...] = ()
    day: date | None = None
    start: time | None = None
    course: int = 0
    """The course whose session is booked, by its number."""
    waiting_id: int = 0
    waiting_number: int = 0
