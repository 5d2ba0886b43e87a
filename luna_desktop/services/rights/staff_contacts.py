"""The own phone, birth and address of members of staff, kept to notice openings of relatives and neighbours.

Nobody has to give them, no list of staff shows them, and they are in no copy of a patient's record.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select

from luna_desktop.domain.access import Permission, UserId
from luna_desktop.domain.contact import parse_phone
from luna_desktop.domain.errors import InvalidInput, NotFound, StaleRecord
from luna_desktop.domain.people import clean, clean_line
from luna_desktop.models.snooping import StaffContactVersion
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import READ, UPDATED, Change, Work
from luna_desktop.texts import Message, say


@dataclass(frozen=True)
class StaffContact:
    """What a member of staff gave; `version` is the number that was read, 0 for none yet."""

    user_id: UserId
    name: str
    phone: str = ""
    born: date | None = None
    address: str = ""
    postal_code: str = ""
    version: int = 0


@use_case(requires=Permission.REVIEW_OPENINGS)
def list_staff_contacts(work: Work, _: None) -> tuple[StaffContact, ...]:
    """Return everybody who works here, by name, with what they gave."""
    found = contacts_of(work)
    work.record("staff contacts read", Change("staff contact"), kind=READ, detail={"count": len(found)})
    return found


@use_case(requires=Permission.REVIEW_OPENINGS)
def change_staff_contact(work: Work, wanted: StaffContact) -> StaffContact:
    """Write what a member of staff gave; empty fields take it back.

    Raises:
        InvalidInput: A phone is no phone, or a birth lies ahead.
        NotFound, StaleRecord: Nobody of that id works here, or somebody saved meanwhile.
    """
    known = {each.user_id: each for each in contacts_of(work)}
    if wanted.user_id not in known:
        raise NotFound(say("This person does not work here any more."))
    now = known[wanted.user_id]
    if now.version != wanted.version:
        raise StaleRecord(say("Somebody changed this meanwhile. Read it again."), theirs=now)
    phone = parse_phone(wanted.phone) if wanted.phone.strip() else ""
    problems: dict[str, Message] = {}
    if isinstance(phone, Message):
        problems["phone"] = phone
    if wanted.born is not None and wanted.born >= work.now.date():
        problems["born"] = say("The birth must lie in the past.")
    if problems:
        raise InvalidInput(problems)
    row = StaffContactVersion(
        user_id=wanted.user_id,
        number=now.version + 1,
        phone=str(phone),
        born=wanted.born,
        address=clean(wanted.address),
        postal_code=clean_line(wanted.postal_code),
        at=work.now,
        by=work.actor.user_id,
    )
    work.session.add(row)
    work.record("staff contact changed", Change("staff", wanted.user_id), kind=UPDATED)
    return replace(
        now, phone=row.phone, born=row.born, address=row.address, postal_code=row.postal_code, version=row.number
    )


def contacts_of(work: Work) -> tuple[StaffContact, ...]:
    """Return everybody who works here, by name, with what they gave."""
    newest = (
        select(StaffContactVersion.user_id, func.max(StaffContactVersion.number).label("number"))
        .group_by(StaffContactVersion.user_id)
        .subquery()
    )
    work.session.flush()
    rows = work.session.execute(
        select(StaffUser.id, StaffUser.display_name, StaffContactVersion)
        .outerjoin(newest, newest.c.user_id == StaffUser.id)
        .outerjoin(
            StaffContactVersion,
            (StaffContactVersion.user_id == StaffUser.id) & (StaffContactVersion.number == newest.c.number),
        )
        .where(StaffUser.disabled_at.is_(None))
        .order_by(StaffUser.display_name, StaffUser.id)
    )
    return tuple(_contact(row.id, row.display_name, row.StaffContactVersion) for row in rows)


def _contact(user: int, name: str, given: StaffContactVersion | None) -> StaffContact:
    if given is None:
        return StaffContact(UserId(user), name)
    return StaffContact(UserId(user), name, given.phone, given.born, given.address, given.postal_code, given.number)


def are_known(contacts: Iterable[StaffContact]) -> int:
    """Return of how many people anything is known to compare with."""
    return sum(bool(each.phone or each.born or each.address) for each in contacts)
