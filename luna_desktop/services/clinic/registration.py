"""The registration number of a doctor, without which no prescription or certificate can be issued (MCI reg. 1.4.2)."""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.domain.access import Permission, UserId
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.people import clean_line
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import UPDATED, Change, Work
from luna_desktop.texts import say

LONGEST = 60


@dataclass(frozen=True)
class Registration:
    """A member of staff and the number under which a council has registered them; empty takes it away."""

    user_id: UserId
    number: str


@use_case(requires=Permission.MANAGE_STAFF)
def note_registration(work: Work, registration: Registration) -> None:
    """Note a registration number; papers that were issued keep the one of their day.

    Raises:
        NotFound: There is no such member of staff.
        InvalidInput: It is longer than any council writes.
    """
    number = clean_line(registration.number)
    if len(number) > LONGEST:
        raise InvalidInput(
            {"registration_no": say("Enter council and number in at most {most} letters.", most=LONGEST)}
        )
    row = work.session.get(StaffUser, registration.user_id)
    if row is None:
        raise NotFound(say("This person is not on the staff list."))
    row.registration_no = number
    row.version += 1
    work.record("registration number noted", Change("staff", registration.user_id), kind=UPDATED)
