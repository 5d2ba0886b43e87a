"""One line of a record copy about an appointment."""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.texts import Message


@dataclass(frozen=True, kw_only=True)
class AppointmentRow:
    """When, for what under its desk name, with whom, what became of it, and what the desk wrote beside it."""

    on: str | Message
    time: str
    service: str
    practitioner: str = ""
    state: str | Message = ""
    why: str | Message = ""
    note: str = ""
