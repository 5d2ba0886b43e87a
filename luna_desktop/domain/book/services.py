"""What can be booked, under names that the desk may read, say and print."""

from __future__ import annotations

from dataclasses import dataclass, replace

from luna_desktop.domain.people import clean_line
from luna_desktop.texts import Message, say

SHORTEST, LONGEST = 5, 12 * 60
LONGEST_BUFFER = 240
LONGEST_NAME = 60
LONGEST_RECALL = 260
"""Weeks: five years."""


@dataclass(frozen=True)
class DeskService:
    """A service: its desk name, how long it takes, what it needs, and whether a clinician looks at each booking first.

    `prepare` and `clean_up` are minutes that occupy the room and the devices, not the patient. `practitioners`,
    `rooms` and `devices` name which of each will do; empty practitioners or rooms mean any. `needs_room` is false for
    a call, `needs_device` asks for one of `devices`. `key` never changes. Whoever had it and has not come again after
    `recall_weeks` is called again (0: nobody is).
    """

    key: str
    desk_name: str
    minutes: int = 30
    prepare: int = 0
    clean_up: int = 0
    practitioners: tuple[int, ...] = ()
    rooms: tuple[int, ...] = ()
    devices: tuple[int, ...] = ()
    needs_room: bool = True
    needs_review: bool = False
    order: int = 0
    recall_weeks: int = 0

    @property
    def needs_device(self) -> bool:
        """Tell whether one of the named devices has to be free."""
        return bool(self.devices)


def tidied_service(service: DeskService) -> DeskService:
    """Return a service with its name tidied."""
    return replace(service, desk_name=clean_line(service.desk_name))


def service_problems(service: DeskService) -> dict[str, Message]:
    """Return what cannot be accepted, by field."""
    problems: dict[str, Message] = {}
    if not service.desk_name:
        problems["desk_name"] = say("Enter the name that the desk says, for example Treatment 45 min.")
    elif len(service.desk_name) > LONGEST_NAME:
        problems["desk_name"] = say(
            "This name is too long for the book. Keep it under {count} letters.", count=LONGEST_NAME
        )
    problem = length_problem(service.minutes)
    if problem is not None:
        problems["minutes"] = problem
    for field in ("prepare", "clean_up"):
        if not 0 <= getattr(service, field) <= LONGEST_BUFFER:
            problems[field] = say("Enter between 0 and {count} minutes.", count=LONGEST_BUFFER)
    if not 0 <= service.recall_weeks <= LONGEST_RECALL:
        problems["recall_weeks"] = say("Enter between 0 and {count} weeks. 0 calls nobody again.", count=LONGEST_RECALL)
    return problems


def length_problem(minutes: int) -> Message | None:
    """Return why an appointment cannot be this long, or None."""
    if minutes <= 0:
        return say("An appointment needs a length. Enter how many minutes it takes.")
    if not SHORTEST <= minutes <= LONGEST:
        return say("An appointment takes between {least} minutes and {most} hours.", least=SHORTEST, most=LONGEST // 60)
    return None
