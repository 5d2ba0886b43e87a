"""The places in a template that are filled in for one patient, typed: nothing else of a record can get into a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.texts import Message, say


class Placeholder(StrEnum):
    """What can be filled in; each is written in braces."""

    CLINIC = "clinic"
    PHONE = "phone"
    ADDRESS = "address"
    NAME = "name"
    DATE = "date"
    TIME = "time"


PLACEHOLDER_NAMES: dict[Placeholder, Message] = {
    Placeholder.CLINIC: say("Name of the clinic"),
    Placeholder.PHONE: say("Phone of the clinic"),
    Placeholder.ADDRESS: say("Address of the clinic"),
    Placeholder.NAME: say("Name of the patient"),
    Placeholder.DATE: say("Day of the booking"),
    Placeholder.TIME: say("Time of the booking"),
}

_ANYBODY = frozenset({Placeholder.CLINIC, Placeholder.PHONE, Placeholder.ADDRESS, Placeholder.NAME})
BOOKED = frozenset({Placeholder.DATE, Placeholder.TIME})
ALLOWED: dict[MessageClass, frozenset[Placeholder]] = {
    klass: _ANYBODY | (BOOKED if klass in {MessageClass.APPOINTMENT, MessageClass.REMINDER} else frozenset())
    for klass in MessageClass
}
"""Only messages about a booking know a day and a time."""

PLACE = re.compile(r"\{([^{}]*)\}")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Values:
    """What is filled in for one message; day and time are the clinic's own, and None where there is no booking."""

    clinic: str
    phone: str = ""
    address: str = ""
    name: str = ""
    day: date | None = None
    at: time | None = None

    def words(self) -> Mapping[str, str]:
        """Return the words for each placeholder. Hyphens of dates are plain: others would change an SMS's coding."""
        return {
            Placeholder.CLINIC.value: self.clinic,
            Placeholder.PHONE.value: self.phone,
            Placeholder.ADDRESS.value: ", ".join(line.strip() for line in self.address.splitlines() if line.strip()),
            Placeholder.NAME.value: self.name,
            Placeholder.DATE.value: _day(self.day),
            Placeholder.TIME.value: f"{self.at:%H:%M}" if self.at is not None else "",
        }


def _day(day: date | None) -> str:
    return f"{day.day:02d}-{_MONTHS[day.month - 1]}-{day.year}" if day is not None else ""


def used(text: str) -> tuple[str, ...]:
    """Return what stands in braces, in order."""
    return tuple(found.group(1) for found in PLACE.finditer(text))


def fill(text: str, values: Values) -> str:
    """Fill a checked template; raises KeyError for a place that `domain.messages.lint` would not have let pass."""
    words = values.words()
    return PLACE.sub(lambda found: words[found.group(1)], text)


def missing(text: str, values: Values) -> tuple[Placeholder, ...]:
    """Return which places of a text would stay empty."""
    words = values.words()
    return tuple(place for place in Placeholder if place.value in used(text) and not words[place.value])
