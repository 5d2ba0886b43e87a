"""The register of recipients: to whom data may go. An entry has versions; one that is retired gets nothing more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import SequenceMatcher

from sqlalchemy import Row, Select, func, insert, select

from luna_desktop.domain.access import Permission
from luna_desktop.domain.contact import parse_email, parse_phone
from luna_desktop.domain.countries import CODES
from luna_desktop.domain.errors import InvalidInput, NotFound, StaleRecord
from luna_desktop.domain.people import clean, clean_line, name_problem
from luna_desktop.domain.recipients import HOME_COUNTRY, KIND_NAMES, REGISTERED_KINDS, Recipient, RecipientKind
from luna_desktop.domain.restrictions import folded
from luna_desktop.models.sharing import RecipientRow, RecipientVersion
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.sharing import agreements
from luna_desktop.services.sharing.agreements import Standing
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import CREATED, UPDATED, Change, Work
from luna_desktop.texts import Message, say

LONGEST_SERVICE = 300
ALIKE = 0.84
"""From this likeness of two folded names on (0 to 1), somebody is asked whether they are the same."""


@dataclass(frozen=True)
class Entry:
    """What the register says of a recipient; `service` is what they do for the clinic or the patient."""

    kind: RecipientKind
    name: str
    address: str = ""
    phone: str = ""
    email: str = ""
    country: str = HOME_COUNTRY
    service: str = ""
    is_active: bool = True


@dataclass(frozen=True)
class RecipientLine:
    """A recipient as the register shows it; `number` is the version, `last_day` that of the agreement in force."""

    recipient_id: int
    number: int
    entry: Entry
    at: datetime
    by: str
    standing: Standing = Standing.NONE
    last_day: date | None = None


@dataclass(frozen=True)
class RecipientChange:
    """A recipient as it is from now on; `number` is the version that the form read."""

    recipient_id: int
    number: int
    entry: Entry


@dataclass(frozen=True)
class LikeName:
    """A name that is being typed; `recipient_id` is the entry that bears it already, or 0."""

    name: str
    recipient_id: int = 0


@use_case(requires=Permission.READ_RECIPIENTS, writes=False)
def list_recipients(work: Work, _: None) -> tuple[RecipientLine, ...]:
    """Return the whole register by name, those in use first, each with where its agreements stand."""
    found = agreements.standings(work)
    return tuple(_with_standing(line, *found.get(line.recipient_id, (Standing.NONE, None))) for line in register(work))


def _with_standing(line: RecipientLine, standing: Standing, last_day: date | None) -> RecipientLine:
    return replace(line, standing=standing, last_day=last_day)


@use_case(requires=Permission.READ_RECIPIENTS, writes=False)
def read_recipient_versions(work: Work, recipient: int) -> tuple[RecipientLine, ...]:
    """Return all versions of an entry, newest first: who changed what, and when."""
    rows = work.session.execute(
        _versions().where(RecipientVersion.recipient_id == recipient).order_by(RecipientVersion.number.desc())
    )
    return tuple(_line(row) for row in rows)


@use_case(requires=Permission.READ_RECIPIENTS, writes=False)
def find_like_named(work: Work, like: LikeName) -> tuple[RecipientLine, ...]:
    """Return entries whose name is so near that they may be the same recipient."""
    if not folded(like.name):
        return ()
    return tuple(
        line
        for line in register(work)
        if line.recipient_id != like.recipient_id and names_are_near(line.entry.name, like.name)
    )


@use_case(requires=Permission.MANAGE_RECIPIENTS)
def add_recipient(work: Work, entry: Entry) -> int:
    """Enter a recipient into the register, and return its id."""
    tidy = _checked(work, entry)
    row = RecipientRow(created_at=work.now, created_by=work.actor.user_id)
    work.session.add(row)
    work.session.flush()
    _append(work, row.id, 1, tidy)
    work.record(
        "recipient entered", Change("recipient", row.id), kind=CREATED, detail={"kind": tidy.kind.value, "version": 1}
    )
    return row.id


@use_case(requires=Permission.MANAGE_RECIPIENTS)
def change_recipient(work: Work, change: RecipientChange) -> int:
    """Write the next version of an entry, and return its number; retiring and taking up again are changes too."""
    line = line_of(work, change.recipient_id)
    if line.number != change.number:
        raise StaleRecord(say("Somebody else changed this recipient. Read it again, then repeat the change."))
    tidy = _checked(work, change.entry, of=change.recipient_id)
    number = line.number + 1
    _append(work, change.recipient_id, number, tidy)
    turned = line.entry.is_active != tidy.is_active
    work.record(
        ("recipient taken up again" if tidy.is_active else "recipient retired") if turned else "recipient changed",
        Change("recipient", change.recipient_id),
        kind=UPDATED,
        detail={"fields": _differing(line.entry, tidy), "version": number},
    )
    return number


def register(work: Work) -> tuple[RecipientLine, ...]:
    """Return the newest version of every entry by name, those in use first."""
    newest = select(func.max(RecipientVersion.id)).group_by(RecipientVersion.recipient_id)
    rows = work.session.execute(_versions().where(RecipientVersion.id.in_(newest)))
    lines = [_line(row) for row in rows]
    return tuple(sorted(lines, key=lambda line: (not line.entry.is_active, line.entry.name.casefold())))


def find(work: Work, typed: str, kinds: Iterable[RecipientKind] = REGISTERED_KINDS) -> tuple[RecipientLine, ...]:
    """Return entries in use of these kinds whose name or service holds what was typed; nothing typed means all."""
    wanted, allowed = folded(typed), set(kinds)
    return tuple(
        line
        for line in register(work)
        if line.entry.is_active
        and line.entry.kind in allowed
        and (wanted in folded(line.entry.name) or wanted in folded(line.entry.service))
    )


def line_of(work: Work, recipient: int) -> RecipientLine:
    """Return the newest version of an entry; raises NotFound."""
    row = work.session.execute(
        _versions().where(RecipientVersion.recipient_id == recipient).order_by(RecipientVersion.number.desc()).limit(1)
    ).first()
    if row is None:
        raise NotFound(say("This recipient is not in the register."))
    return _line(row)


def recipient_of(work: Work, recipient: int, *, also_retired: bool = False) -> Recipient:
    """Return an entry as the gate is asked about it.

    Raises:
        NotFound: there is no such entry, or it is retired and only those in use are wanted.
    """
    entry = line_of(work, recipient).entry
    if not entry.is_active and not also_retired:
        raise NotFound(say("This recipient is retired, so nothing goes there. Choose another under Recipients."))
    return Recipient(kind=entry.kind, name=entry.name, recipient_id=recipient, country=entry.country)


def kind_name(kind: RecipientKind) -> Message:
    """Return what a recipient is, in words."""
    return KIND_NAMES[kind]


def names_of(work: Work, recipients: Iterable[int]) -> dict[int, str]:
    """Return the present names of these entries."""
    wanted = set(recipients)
    return {line.recipient_id: line.entry.name for line in register(work) if line.recipient_id in wanted}


def names_are_near(one: str, other: str) -> bool:
    """Tell whether two names are so alike that they may mean the same body."""
    left, right = folded(one), folded(other)
    if not left or not right:
        return False
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) >= 4 and shorter in longer:
        return True
    return SequenceMatcher(None, left, right).ratio() >= ALIKE


def _versions() -> Select[RecipientVersion, str]:
    return select(RecipientVersion, StaffUser.display_name).join(StaffUser, StaffUser.id == RecipientVersion.by)


def _line(row: Row[RecipientVersion, str]) -> RecipientLine:
    version, by = row
    entry = Entry(
        RecipientKind(version.kind),
        version.name,
        version.address,
        version.phone,
        version.email,
        version.country,
        version.service,
        version.is_active,
    )
    return RecipientLine(version.recipient_id, version.number, entry, version.at, by)


def _append(work: Work, recipient: int, number: int, entry: Entry) -> None:
    work.session.execute(
        insert(RecipientVersion).values(
            recipient_id=recipient,
            number=number,
            kind=entry.kind.value,
            name=entry.name,
            address=entry.address,
            phone=entry.phone,
            email=entry.email,
            country=entry.country,
            service=entry.service,
            is_active=entry.is_active,
            at=work.now,
            by=work.actor.user_id,
        )
    )


def _checked(work: Work, entry: Entry, *, of: int = 0) -> Entry:
    """Return an entry tidied; raises InvalidInput."""
    problems = _problems(entry)
    tidy = replace(
        entry,
        name=clean_line(entry.name),
        address=clean(entry.address),
        phone=_taken(problems, "phone", parse_phone(entry.phone) if entry.phone.strip() else ""),
        email=_taken(problems, "email", parse_email(entry.email) if entry.email.strip() else ""),
        service=clean_line(entry.service),
    )
    same = [
        line
        for line in register(work)
        if line.recipient_id != of
        and line.entry.kind is tidy.kind
        and folded(line.entry.name) == folded(tidy.name)
        and folded(line.entry.address) == folded(tidy.address)
    ]
    if same and tidy.name:
        problems["name"] = say("This recipient is in the register already. Open that entry and change it.")
    if problems:
        raise InvalidInput(problems)
    return tidy


def _problems(entry: Entry) -> dict[str, Message]:
    problems: dict[str, Message] = {}
    if entry.kind not in REGISTERED_KINDS:
        problems["kind"] = say("Choose what this recipient is.")
    named = name_problem(clean_line(entry.name), required=True)
    if not folded(entry.name):
        problems["name"] = say("Enter the name of the person or body.")
    elif named is not None:
        problems["name"] = named
    if entry.country not in CODES:
        problems["country"] = say("Choose the country where the data would be.")
    if entry.kind is RecipientKind.SERVICE_PROVIDER and not entry.service.strip():
        problems["service"] = say("Enter what this provider does for the clinic.")
    elif len(entry.service) > LONGEST_SERVICE:
        problems["service"] = say("Say it in {most} letters at the most.", most=LONGEST_SERVICE)
    return problems


def _taken(problems: dict[str, Message], name: str, parsed: str | Message) -> str:
    if isinstance(parsed, Message):
        problems[name] = parsed
        return ""
    return parsed


def _differing(before: Entry, now: Entry) -> list[str]:
    names = ("kind", "name", "address", "phone", "email", "country", "service", "is_active")
    return [name for name in names if getattr(before, name) != getattr(now, name)]
