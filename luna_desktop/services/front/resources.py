"""Rooms, devices and practitioners of the book: kept, taken out of use with their bookings moved, brought back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from sqlalchemy import func, select

from luna_desktop.domain.access import Permission
from luna_desktop.domain.book.bookings import STILL_TO_COME
from luna_desktop.domain.book.resources import Device, Practitioner, Room
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.people import clean_line
from luna_desktop.models.book import Booking as BookingRow
from luna_desktop.services.front.clinical_names import checked_name, clinical_names, put_clinical_name
from luna_desktop.services.front.entries import Kept, Retiring, bring_back, keep, name_taken, retire
from luna_desktop.services.front.set_up import EntryKind, entries_of, people_of
from luna_desktop.services.front.standing import devices_of
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say

LONGEST_NAME = 40
LONGEST_TITLE = 60
_COMING = sorted(state.value for state in STILL_TO_COME)


@dataclass(frozen=True)
class PlaceLine:
    """A room or device as the set-up lists it, with how many bookings are still to come; `what` is a device's kind."""

    entry_id: int
    number: int
    kind: EntryKind
    name: str
    what: str = ""
    stands_in: int = 0
    order: int = 0
    is_retired: bool = False
    coming: int = 0


@dataclass(frozen=True)
class PersonLine:
    """Somebody who treats: how they stand in the book, or that they do not; entry 0 where nothing was said yet."""

    user: int
    name: str
    entry_id: int
    number: int
    title: str
    room: int
    order: int
    in_book: bool
    coming: int = 0


@dataclass(frozen=True)
class Places:
    """Everything that a booking can occupy."""

    places: tuple[PlaceLine, ...]
    people: tuple[PersonLine, ...]

    def rooms(self) -> tuple[PlaceLine, ...]:
        """Return the rooms that are in use."""
        return tuple(each for each in self.places if each.kind is EntryKind.ROOM and not each.is_retired)

    def devices(self) -> tuple[PlaceLine, ...]:
        """Return the devices that are in use."""
        return tuple(each for each in self.places if each.kind is EntryKind.DEVICE and not each.is_retired)


@dataclass(frozen=True)
class PlaceKept:
    """A room or device as it was entered; entry 0 for a new one, `stands_in` 0 for a device that moves.

    `what` says what a device really is; the desk never reads it.
    """

    kind: EntryKind
    name: str
    what: str = ""
    stands_in: int = 0
    entry_id: int = 0
    number: int = 0
    seen: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True)
class PersonKept:
    """How somebody stands in the book from now on; `number` is 0 where nothing was said before."""

    user: int
    in_book: bool = True
    title: str = ""
    room: int = 0
    entry_id: int = 0
    number: int = 0
    seen: frozenset[int] = field(default_factory=frozenset)


@use_case(requires=Permission.SET_UP_BOOK, writes=False)
def read_places(work: Work, _: None) -> Places:
    """Return rooms, devices and practitioners, those out of use too."""
    return places_of(work)


def places_of(work: Work) -> Places:
    """Return rooms, devices and practitioners in their order, those out of use last."""
    rooms, devices, people = _coming(work)
    names = clinical_names(work)
    lines = []
    for entry in entries_of(work, EntryKind.ROOM, EntryKind.DEVICE, retired=True):
        is_room = entry.kind is EntryKind.ROOM
        lines.append(
            PlaceLine(
                entry.entry_id,
                entry.number,
                entry.kind,
                entry.body.name,
                names.get(entry.entry_id, ""),
                0 if is_room else entry.body.room,
                entry.body.order,
                entry.retired,
                (rooms if is_room else devices)[entry.entry_id],
            )
        )
    ordered = sorted(lines, key=lambda each: (each.is_retired, each.kind.value != "room", each.order, each.name))
    return Places(tuple(ordered), _people(work, people))


def _people(work: Work, coming: Counter[int]) -> tuple[PersonLine, ...]:
    said = {entry.body.user: entry for entry in entries_of(work, EntryKind.PRACTITIONER)}
    lines = []
    for person in people_of(work).values():
        entry = said.get(person.user)
        body = entry.body if entry is not None else Practitioner(person.user)
        lines.append(
            PersonLine(
                person.user,
                person.name,
                entry.entry_id if entry else 0,
                entry.number if entry else 0,
                body.title,
                body.room,
                body.order,
                body.in_book,
                coming[person.user],
            )
        )
    return tuple(sorted(lines, key=lambda each: (not each.in_book, each.order, each.name)))


def _coming(work: Work) -> tuple[Counter[int], Counter[int], Counter[int]]:
    """Return how many bookings are still to come in each room, with each device and each practitioner."""
    query = (
        select(BookingRow.room_id, BookingRow.devices, BookingRow.practitioner_id, func.count().label("count"))
        .where(BookingRow.starts_at > work.now, BookingRow.pinned.is_(False), BookingRow.state.in_(_COMING))
        .group_by(BookingRow.room_id, BookingRow.devices, BookingRow.practitioner_id)
    )
    rooms: Counter[int] = Counter()
    devices: Counter[int] = Counter()
    people: Counter[int] = Counter()
    for row in work.session.execute(query):
        many = int(row[3])
        rooms[row.room_id or 0] += many
        people[row.practitioner_id or 0] += many
        for each in devices_of(row.devices):
            devices[each] += many
    return rooms, devices, people


@use_case(requires=Permission.SET_UP_BOOK)
def keep_place(work: Work, asked: PlaceKept) -> Kept:
    """Keep a room or a device under the name that the desk says.

    Raises:
        InvalidInput: The name is missing, too long or taken, or the device stands in no room that there is.
        StaleRecord, BookingsStranded: As in `services.front.entries.keep`.
    """
    name, what = clean_line(asked.name), checked_name(asked.what)
    problems: dict[str, Message] = {}
    if not name:
        problems["name"] = say("Enter the name that the desk says, for example Room 3.")
    elif len(name) > LONGEST_NAME:
        problems["name"] = say("Keep the name under {count} letters.", count=LONGEST_NAME)
    elif name_taken(work, asked.kind, name, asked.entry_id):
        problems["name"] = say("This name is taken. Choose another, so that nobody goes to the wrong place.")
    known = {each.entry_id: each for each in places_of(work).rooms()}
    if asked.stands_in and asked.stands_in not in known:
        problems["stands_in"] = say("Choose a room that is in use, or “Moves from room to room”.")
    if problems:
        raise InvalidInput(problems)
    order = _order_of(work, asked)
    body = Room(name, order) if asked.kind is EntryKind.ROOM else Device(name, asked.stands_in, order)
    kept = keep(work, body, asked.entry_id, asked.number, asked.seen, name)
    if asked.kind is EntryKind.DEVICE:
        put_clinical_name(work, kept.entry.entry_id, what)
    return kept


def _order_of(work: Work, asked: PlaceKept) -> int:
    """Return the place of an entry among its kind: the one it has, or the last for a new one."""
    entries = entries_of(work, asked.kind)
    mine = next((each.body.order for each in entries if each.entry_id == asked.entry_id), None)
    return int(mine) if mine is not None else 1 + max((each.body.order for each in entries), default=0)


@use_case(requires=Permission.SET_UP_BOOK)
def retire_place(work: Work, asked: Retiring) -> Kept:
    """Take a room or device out of use; bookings in it go to the pinboard once they were seen.

    Devices that stood in a room move from room to room afterwards. Errors as in `services.front.entries.retire`.
    """
    for device in entries_of(work, EntryKind.DEVICE):
        if device.body.room == asked.entry_id:
            keep(work, replace(device.body, room=0), device.entry_id, device.number, asked.seen, asked.reason)
    return retire(work, asked, EntryKind.ROOM, EntryKind.DEVICE)


@use_case(requires=Permission.SET_UP_BOOK)
def bring_place_back(work: Work, asked: Retiring) -> Kept:
    """Put a room or device that was out of use into use again; StaleRecord where somebody was faster.

    Raises:
        InvalidInput: Another one bears its name by now.
    """
    line = next((each for each in places_of(work).places if each.entry_id == asked.entry_id), None)
    if line is None:
        raise NotFound(say("This part of the set-up is not there."))
    if name_taken(work, line.kind, line.name, line.entry_id):
        raise InvalidInput({"name": say("Another one bears this name now. Rename that first.")})
    return bring_back(work, asked.entry_id, asked.number)


@use_case(requires=Permission.SET_UP_BOOK)
def keep_person(work: Work, asked: PersonKept) -> Kept:
    """Let somebody who treats stand in the book, or no longer: what they are, and their usual room.

    Raises:
        NotFound: They do not treat here.
        InvalidInput: The words are too long, or the room is out of use.
        StaleRecord, BookingsStranded: As in `services.front.entries.keep`.
    """
    places = places_of(work)
    line = next((each for each in places.people if each.user == asked.user), None)
    if line is None:
        raise NotFound(say("This person does not treat patients here."))
    title = clean_line(asked.title)
    problems: dict[str, Message] = {}
    if len(title) > LONGEST_TITLE:
        problems["title"] = say("Keep this under {count} letters.", count=LONGEST_TITLE)
    if asked.room and asked.room not in {each.entry_id for each in places.rooms()}:
        problems["room"] = say("Choose a room that is in use.")
    if problems:
        raise InvalidInput(problems)
    body = Practitioner(asked.user, title, asked.room, line.order, asked.in_book)
    return keep(work, body, asked.entry_id, asked.number, asked.seen, line.name)
