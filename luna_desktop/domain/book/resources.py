"""Who and what is booked: practitioners, rooms and devices, and the clinic itself, which closes for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from luna_desktop.texts import Message, say


class ResourceKind(Enum):
    """What kind of thing a booking occupies; `CLINIC` has hours and closures and is never booked."""

    CLINIC = "clinic"
    PRACTITIONER = "practitioner"
    ROOM = "room"
    DEVICE = "device"


RESOURCE_NAMES: dict[ResourceKind, Message] = {
    ResourceKind.CLINIC: say("The clinic"),
    ResourceKind.PRACTITIONER: say("Practitioner"),
    ResourceKind.ROOM: say("Room"),
    ResourceKind.DEVICE: say("Device"),
}


@dataclass(frozen=True)
class Resource:
    """One of them: a practitioner by user id, a room or device by the id of its set-up entry, the clinic by 0."""

    kind: ResourceKind
    id: int = 0

    def __hash__(self) -> int:
        """Hash the name of the kind, not the member: thousands are looked up in one search."""
        return hash((self.kind.value, self.id))


CLINIC = Resource(ResourceKind.CLINIC)


def practitioner(user: int) -> Resource:
    """Return a practitioner as a resource."""
    return Resource(ResourceKind.PRACTITIONER, int(user))


def room(entry: int) -> Resource:
    """Return a room as a resource."""
    return Resource(ResourceKind.ROOM, entry)


def device(entry: int) -> Resource:
    """Return a device as a resource."""
    return Resource(ResourceKind.DEVICE, entry)


@dataclass(frozen=True)
class Room:
    """A room under the name that the desk says; `order` is its place in the book."""

    name: str
    order: int = 0


@dataclass(frozen=True)
class Device:
    """A device under a name that gives no treatment away; `room` is where it stands for good, 0 where it moves."""

    name: str
    room: int = 0
    order: int = 0


@dataclass(frozen=True)
class Practitioner:
    """How somebody who treats stands in the book: what they are, their usual room, their place.

    Without such an entry every clinician and therapist stands in the book by name; `in_book` takes one out.
    """

    user: int
    title: str = ""
    room: int = 0
    order: int = 0
    in_book: bool = True
