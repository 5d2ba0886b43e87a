"""Services of the book: what the desk calls them, how long they take, who and what they need, who reviews them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from sqlalchemy import func, select

from luna_desktop.domain.access import Permission
from luna_desktop.domain.book.bookings import STILL_TO_COME
from luna_desktop.domain.book.services import DeskService, service_problems, tidied_service
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.models.book import Booking as BookingRow
from luna_desktop.services.front.clinical_names import checked_name, clinical_names, put_clinical_name
from luna_desktop.services.front.entries import Kept, Retiring, bring_back, keep, name_taken, retire
from luna_desktop.services.front.resources import Places, places_of
from luna_desktop.services.front.set_up import Entry, EntryKind, entries_of
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say

_COMING = sorted(state.value for state in STILL_TO_COME)


@dataclass(frozen=True)
class ServiceLine:
    """A service as the set-up lists it, with its clinical name and how many bookings are still to come."""

    entry_id: int
    number: int
    service: DeskService
    clinical_name: str = ""
    is_retired: bool = False
    coming: int = 0


@dataclass(frozen=True)
class ServicesPage:
    """All services, and what they can ask for."""

    services: tuple[ServiceLine, ...]
    places: Places


@dataclass(frozen=True)
class ServiceKept:
    """A service as it was entered; entry 0 for a new one. `seen` are bookings that may go to the pinboard."""

    service: DeskService
    clinical_name: str = ""
    entry_id: int = 0
    number: int = 0
    seen: frozenset[int] = field(default_factory=frozenset)


@use_case(requires=Permission.SET_UP_BOOK, writes=False)
def read_services(work: Work, _: None) -> ServicesPage:
    """Return every service, those out of use last, with what they can ask for."""
    names, coming = clinical_names(work), _coming(work)
    lines = [_line(entry, names, coming) for entry in entries_of(work, EntryKind.SERVICE, retired=True)]
    ordered = sorted(lines, key=lambda each: (each.is_retired, each.service.order, each.service.desk_name))
    return ServicesPage(tuple(ordered), places_of(work))


def _line(entry: Entry, names: dict[int, str], coming: Counter[str]) -> ServiceLine:
    return ServiceLine(
        entry.entry_id,
        entry.number,
        entry.body,
        names.get(entry.entry_id, ""),
        entry.retired,
        coming[entry.body.key],
    )


def _coming(work: Work) -> Counter[str]:
    query = (
        select(BookingRow.service_key, func.count().label("count"))
        .where(BookingRow.starts_at > work.now, BookingRow.state.in_(_COMING))
        .group_by(BookingRow.service_key)
    )
    return Counter({row.service_key: int(row[1]) for row in work.session.execute(query)})


@use_case(requires=Permission.SET_UP_BOOK)
def keep_service(work: Work, asked: ServiceKept) -> Kept:
    """Keep a service; appointments that are booked keep the length that they have.

    Raises:
        InvalidInput: A field cannot be accepted, or the desk name is taken or is the clinical name.
        StaleRecord, BookingsStranded: As in `services.front.entries.keep`.
    """
    service = tidied_service(asked.service)
    clinical = checked_name(asked.clinical_name)
    entries = {each.entry_id: each for each in entries_of(work, EntryKind.SERVICE)}
    if asked.entry_id and asked.entry_id not in entries:
        raise NotFound(say("This service is not in use any more."))
    problems = service_problems(service) | _unknown(work, service)
    if "desk_name" not in problems:
        problem = _name_problem(work, service.desk_name, clinical, asked.entry_id)
        problems |= {"desk_name": problem} if problem else {}
    if problems:
        raise InvalidInput(problems)
    if asked.entry_id:
        known = entries[asked.entry_id].body
        service = replace(service, key=known.key, order=known.order)
    else:
        service = replace(service, key="", order=1 + max((each.body.order for each in entries.values()), default=0))
    kept = keep(work, service, asked.entry_id, asked.number, asked.seen, service.desk_name)
    put_clinical_name(work, kept.entry.entry_id, clinical)
    return kept


def _name_problem(work: Work, name: str, clinical: str, entry_id: int) -> Message | None:
    if name_taken(work, EntryKind.SERVICE, name, entry_id):
        return say("This name is taken. Choose another.")
    if clinical and name.casefold() == clinical.casefold():
        return say("The desk name is read aloud and printed. Choose one that does not say what is treated.")
    return None


def _unknown(work: Work, service: DeskService) -> dict[str, Message]:
    """Return which fields ask for somebody or something that is not in the book."""
    places = places_of(work)
    known: dict[str, set[int]] = {
        "practitioners": {each.user for each in places.people},
        "rooms": {each.entry_id for each in places.rooms()},
        "devices": {each.entry_id for each in places.devices()},
    }
    return {
        name: say("One of these is not in the book any more. Choose again.")
        for name, ids in known.items()
        if not set(getattr(service, name)) <= ids
    }


@use_case(requires=Permission.SET_UP_BOOK)
def retire_service(work: Work, asked: Retiring) -> Kept:
    """Offer a service no longer; what is booked for it stays booked under its name."""
    return retire(work, asked, EntryKind.SERVICE)


@use_case(requires=Permission.SET_UP_BOOK)
def bring_service_back(work: Work, asked: Retiring) -> Kept:
    """Offer a service again as it was; InvalidInput where another one bears its name by now."""
    line = next((e for e in entries_of(work, EntryKind.SERVICE, retired=True) if e.entry_id == asked.entry_id), None)
    if line is None:
        raise NotFound(say("This part of the set-up is not there."))
    if name_taken(work, EntryKind.SERVICE, line.body.desk_name, asked.entry_id):
        raise InvalidInput({"desk_name": say("Another one bears this name now. Rename that first.")})
    return bring_back(work, asked.entry_id, asked.number)
