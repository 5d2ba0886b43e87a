"""Check-in: the booking, who it is about, the contact details to read out, and what is due; nothing clinical."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.contact_checks import KIND, ContactCheck
from luna_desktop.domain.facts import Source
from luna_desktop.domain.gate import DataClass
from luna_desktop.services.facts import FactChange, Known, add_fact, change_fact, current_facts
from luna_desktop.services.front.dues import DueLine, dues_of
from luna_desktop.services.front.waiting_room import DayLine, line_of
from luna_desktop.services.people.cards import CardRow, card_of
from luna_desktop.services.people.identity_photos import identity_photo_of
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import READ, Work, patient_change

READ_OUT = ("phone", "email", "address")


@dataclass(frozen=True)
class CheckInAsked:
    """A booking of today and whose it is."""

    patient_id: PatientId
    booking_id: int


@dataclass(frozen=True)
class CheckIn:
    """Everything that the check-in shows. `photo` is the identity photo, empty where there is none."""

    line: DayLine
    card: CardRow
    contact: tuple[Known, ...]
    dues: tuple[DueLine, ...]
    photo: bytes = b""

    @property
    def patient_id(self) -> PatientId:
        """Return whose check-in it is."""
        return self.card.patient_id


@dataclass(frozen=True)
class DetailsRight:
    """That the details were read out and are right; `said_by` tells who confirmed them."""

    patient_id: PatientId
    said_by: Source = Source.PATIENT


@use_case(
    requires=Permission.READ_BOOK, patient=lambda asked: asked.patient_id, use=Use(Ground.REACHING, DataClass.CONTACT)
)
def open_check_in(work: Work, asked: CheckInAsked) -> CheckIn:
    """Return what is due for the patient of a booking; written to the audit log once for each opening."""
    found = _check_in(work, asked)
    work.record("check-in opened", patient_change("booking", asked.booking_id, asked.patient_id), kind=READ)
    return found


@use_case(
    requires=Permission.READ_BOOK,
    writes=False,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.REACHING, DataClass.CONTACT),
)
def read_check_in(work: Work, asked: CheckInAsked) -> CheckIn:
    """Read a check-in that is open again, after something of it was done."""
    return _check_in(work, asked)


def _check_in(work: Work, asked: CheckInAsked) -> CheckIn:
    line = line_of(work, asked.patient_id, asked.booking_id)
    card = card_of(work, asked.patient_id)
    contact = tuple(current_facts(work, asked.patient_id, READ_OUT))
    return CheckIn(line, card, contact, dues_of(work, card), identity_photo_of(work, asked.patient_id).jpeg)


@use_case(
    requires=Permission.CHANGE_CONTACT,
    patient=lambda right: right.patient_id,
    use=Use(Ground.REACHING, DataClass.CONTACT),
)
def confirm_details(work: Work, right: DetailsRight) -> date:
    """Note that the contact details were gone through and are right, and return the day that is noted."""
    today = local_day(work.now)
    known = next(iter(current_facts(work, right.patient_id, (KIND,))), None)
    if known is None:
        add_fact(work, right.patient_id, ContactCheck(today), right.said_by)
    else:
        change = FactChange(right.patient_id, known.fact_id, known.number, ContactCheck(today), right.said_by)
        change_fact(work, change)
    return today
