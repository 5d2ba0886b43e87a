"""One line of a record copy about something that was said between the clinic and the patient."""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.texts import Message


@dataclass(frozen=True, kw_only=True)
class MessageRow:
    """When, by which way, who turned to whom, what was said, what came of it, and who noted it."""

    on: str | Message
    way: str | Message
    direction: str | Message
    address: str = ""
    about: str | Message = ""
    text: str = ""
    outcome: str | Message = ""
    by: str = ""
    is_struck: bool = False
