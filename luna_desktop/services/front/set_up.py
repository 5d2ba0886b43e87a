"""The set-up of the book as rows: entries with versions, and all of them read into one `SetUp`.

An entry is added, changed and taken out of use by new versions; use cases around it check and audit.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy import Row, insert, or_, select, update

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.hours import Closure, DateHours, Holiday, WeekHours
from luna_desktop.domain.book.resources import Device, Practitioner, Resource, ResourceKind, Room
from luna_desktop.domain.book.services import DeskService
from luna_desktop.domain.book.set_up import Person, SetUp
from luna_desktop.domain.book.zone import DEFAULT_ZONE, day_span
from luna_desktop.domain.errors import NotFound, StaleRecord
from luna_desktop.domain.facts import read_part, write_body
from luna_desktop.models.book import BookEntry, BookEntryVersion
from luna_desktop.models.staff import StaffRole, StaffUser
from luna_desktop.services.clinic import settings
from luna_desktop.services.work import Work
from luna_desktop.texts import say

ZONE = "book zone"
"""The setting that names the clinic's time zone."""
HOLIDAY_STATE = "public holidays of state"
"""The setting that names the state of India whose public holidays are proposed."""
_TREATS = (Role.CLINICIAN.value, Role.THERAPIST.value)
EntryBody = DeskService | Room | Device | Practitioner | WeekHours | DateHours | Closure | Holiday


class EntryKind(Enum):
    """What a part of the set-up is."""

    SERVICE = "service"
    ROOM = "room"
    DEVICE = "device"
    PRACTITIONER = "practitioner"
    HOURS = "hours"
    DATE_HOURS = "date_hours"
    CLOSURE = "closure"
    HOLIDAY = "holiday"


BODIES: dict[EntryKind, type] = {
    EntryKind.SERVICE: DeskService,
    EntryKind.ROOM: Room,
    EntryKind.DEVICE: Device,
    EntryKind.PRACTITIONER: Practitioner,
    EntryKind.HOURS: WeekHours,
    EntryKind.DATE_HOURS: DateHours,
    EntryKind.CLOSURE: Closure,
    EntryKind.HOLIDAY: Holiday,
}
_KINDS = {body: kind for kind, body in BODIES.items()}


@dataclass(frozen=True)
class Entry:
    """A part of the set-up as it stands: its id, the number of its newest version, and what it says."""

    entry_id: int
    number: int
    kind: EntryKind
    body: Any
    retired: bool = False


def zone_of(work: Work) -> ZoneInfo:
    """Return the clinic's time zone."""
    return ZoneInfo(settings.value(work.session, ZONE) or DEFAULT_ZONE)


def key_of(body: EntryBody, zone: ZoneInfo) -> tuple[str, datetime | None]:
    """Return what an entry is known by within its kind, and when it is over; a random key where there is no other."""
    if isinstance(body, DeskService):
        return body.key, None
    if isinstance(body, Practitioner):
        return str(body.user), None
    if isinstance(body, WeekHours):
        start = f" {body.since.isoformat()}" if body.since else ""
        return f"{body.of.kind.value} {body.of.id}{start}", None
    if isinstance(body, DateHours):
        return f"{body.of.kind.value} {body.of.id} {body.day.isoformat()}", day_span(body.day, zone).ends
    if isinstance(body, Holiday):
        return body.day.isoformat(), day_span(body.day, zone).ends
    return secrets.token_hex(8), body.ends if isinstance(body, Closure) else None


def add_entry(work: Work, body: EntryBody) -> Entry:
    """Write a new part of the set-up; a service without a key gets one. The caller writes the audit entry.

    One that was taken out of use, such as a holiday of the same day, comes back as a new version.
    """
    if isinstance(body, DeskService) and not body.key:
        body = replace(body, key=secrets.token_hex(6))
    kind = _KINDS[type(body)]
    key, until = key_of(body, zone_of(work))
    known = work.session.execute(
        select(BookEntry.id, BookEntry.current_number).where(BookEntry.kind == kind.value, BookEntry.key == key)
    ).first()
    if known is not None:
        return change_entry(work, known.id, known.current_number, body)
    entry_id: int = work.session.execute(
        insert(BookEntry)
        .values(kind=kind.value, key=key, current_number=1, retired=False, until=until)
        .returning(BookEntry.id)
    ).scalar_one()
    _append(work, Entry(entry_id, 1, kind, body), "")
    return Entry(entry_id, 1, kind, body)


def change_entry(work: Work, entry_id: int, number: int, body: EntryBody, reason: str = "") -> Entry:
    """Write the next version of a part of the set-up; the caller writes the audit entry.

    Raises NotFound for an unknown entry, StaleRecord where somebody changed it after `number` was read.
    """
    zone = zone_of(work)
    return _next(work, Entry(entry_id, number + 1, _KINDS[type(body)], body), reason, key_of(body, zone)[1])


def retire_entry(work: Work, entry_id: int, number: int, reason: str = "") -> Entry:
    """Take a part of the set-up out of use, as a new version; errors as in `change_entry`."""
    known = entry_of(work, entry_id)
    return _next(work, replace(known, number=number + 1, retired=True), reason, None, keep_until=True)


def _next(work: Work, entry: Entry, reason: str, until: datetime | None, *, keep_until: bool = False) -> Entry:
    values: dict[str, object] = {"current_number": entry.number, "retired": entry.retired}
    if not keep_until:
        values["until"] = until
    changed = work.session.execute(
        update(BookEntry)
        .where(
            BookEntry.id == entry.entry_id,
            BookEntry.kind == entry.kind.value,
            BookEntry.current_number == entry.number - 1,
        )
        .values(**values)
    )
    if cast("Any", changed).rowcount != 1:
        raise StaleRecord(
            say("Somebody changed this part of the set-up meanwhile. Look at it again."),
            theirs=entry_of(work, entry.entry_id),
        )
    _append(work, entry, reason)
    return entry


def _append(work: Work, entry: Entry, reason: str) -> None:
    work.session.execute(
        insert(BookEntryVersion).values(
            entry_id=entry.entry_id,
            number=entry.number,
            body=write_body(entry.body),
            retired=entry.retired,
            reason=reason,
            at=work.now,
            by=work.actor.user_id,
        )
    )


def entry_of(work: Work, entry_id: int) -> Entry:
    """Return a part of the set-up as it stands; raises NotFound."""
    row = work.session.execute(_entries().where(BookEntry.id == entry_id)).first()
    if row is None:
        raise NotFound(say("This part of the set-up is not there."))
    return _entry(row)


def entries_of(work: Work, *kinds: EntryKind, retired: bool = False) -> tuple[Entry, ...]:
    """Return the parts of the set-up of these kinds, those out of use only if asked for."""
    query = _entries().where(BookEntry.kind.in_([kind.value for kind in kinds]))
    if not retired:
        query = query.where(BookEntry.retired.is_(False))
    return tuple(_entry(row) for row in work.session.execute(query.order_by(BookEntry.id)))


def set_up_of(work: Work, since: datetime | None = None) -> SetUp:
    """Return the whole set-up; closures, holidays and single dates that were over at `since` (now) are left out."""
    since = since or work.now - timedelta(days=1)
    named = [kind.value for kind in (EntryKind.SERVICE, EntryKind.ROOM, EntryKind.DEVICE)]
    rows = work.session.execute(
        _entries()
        .where(or_(BookEntry.until.is_(None), BookEntry.until > since))
        .where(or_(BookEntry.retired.is_(False), BookEntry.kind.in_(named)))
        .order_by(BookEntry.id)
    )
    return _put_together([_entry(row) for row in rows], people_of(work), zone_of(work))


def _put_together(entries: list[Entry], people: dict[int, Person], zone: ZoneInfo) -> SetUp:
    used = [each for each in entries if not each.retired]
    former = [each for each in entries if each.retired]

    def bodies(kind: EntryKind, among: Iterable[Entry] = used) -> list[Entry]:
        return [each for each in among if each.kind is kind]

    for place in bodies(EntryKind.PRACTITIONER):
        _place(people, place.body)
    names = {Resource(ResourceKind.ROOM, each.entry_id): each.body.name for each in bodies(EntryKind.ROOM, former)}
    names |= {Resource(ResourceKind.DEVICE, each.entry_id): each.body.name for each in bodies(EntryKind.DEVICE, former)}
    return SetUp(
        zone=zone,
        people=people,
        rooms=_sorted({each.entry_id: each.body for each in bodies(EntryKind.ROOM)}),
        devices=_sorted({each.entry_id: each.body for each in bodies(EntryKind.DEVICE)}),
        services=_sorted({each.body.key: each.body for each in bodies(EntryKind.SERVICE)}),
        former=names,
        former_services={each.body.key: each.body for each in bodies(EntryKind.SERVICE, former)},
        hours=tuple(each.body for each in bodies(EntryKind.HOURS)),
        date_hours=tuple(each.body for each in bodies(EntryKind.DATE_HOURS)),
        closures=tuple(each.body for each in bodies(EntryKind.CLOSURE)),
        holidays=tuple(each.body for each in bodies(EntryKind.HOLIDAY)),
    )


def _sorted(found: dict[Any, Any]) -> dict[Any, Any]:
    return dict(sorted(found.items(), key=lambda item: item[1].order))


def _place(people: dict[int, Person], place: Practitioner) -> None:
    if not place.in_book:
        people.pop(place.user, None)
    elif place.user in people:
        known = people[place.user]
        people[place.user] = replace(known, title=place.title, room=place.room, order=place.order)


def people_of(work: Work) -> dict[int, Person]:
    """Return everybody who treats and works here, by user id."""
    rows = work.session.execute(
        select(StaffUser.id, StaffUser.display_name)
        .where(
            StaffUser.disabled_at.is_(None),
            StaffUser.id.in_(
                select(StaffRole.user_id).where(StaffRole.role.in_(_TREATS), StaffRole.ended_at.is_(None))
            ),
        )
        .order_by(StaffUser.display_name, StaffUser.id)
    )
    return {row.id: Person(row.id, row.display_name) for row in rows}


def _entries() -> Any:
    return select(
        BookEntry.id, BookEntry.kind, BookEntry.current_number, BookEntry.retired, BookEntryVersion.body
    ).join(
        BookEntryVersion,
        (BookEntryVersion.entry_id == BookEntry.id) & (BookEntryVersion.number == BookEntry.current_number),
    )


def _entry(row: Row[Any]) -> Entry:
    kind = EntryKind(row.kind)
    return Entry(row.id, row.current_number, kind, read_part(BODIES[kind], row.body), row.retired)


def today_of(work: Work) -> date:
    """Return the clinic's day at this instant."""
    return work.now.astimezone(zone_of(work)).date()
