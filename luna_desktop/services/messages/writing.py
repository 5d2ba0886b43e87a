"""What somebody needs who writes to a patient by hand: approved texts, the ways that are open, bookings to come."""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.messages.classes import SELDOM, MessageClass
from luna_desktop.domain.messages.placeholders import BOOKED, used
from luna_desktop.services.messages.bookings import AboutBooking, Coming, coming_of, message_about
from luna_desktop.services.messages.outbox import CONTACT, NewMessage, composed
from luna_desktop.services.messages.templates import in_use_for
from luna_desktop.services.messages.ways import LeftOut, WayAnswer, answers_of, left_out_of, reach_of
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Work
from luna_desktop.texts import Message


@dataclass(frozen=True)
class Choice:
    """A template that can be sent: its ways, why none is open, and whether it is about a booking."""

    key: str
    name: str
    klass: MessageClass
    ways: tuple[WayAnswer, ...]
    left_out: LeftOut | None
    needs_booking: bool


@dataclass(frozen=True)
class WritingPage:
    """What can be sent to one patient now."""

    patient_id: PatientId
    choices: tuple[Choice, ...]
    bookings: tuple[Coming, ...]


@dataclass(frozen=True)
class Draft:
    """How a message would read; `problem` says what is missing."""

    subject: str = ""
    body: str = ""
    problem: Message | None = None


@use_case(requires=Permission.SEND_MESSAGES, writes=False, patient=lambda patient: patient, use=CONTACT)
def read_writing_page(work: Work, patient: PatientId) -> WritingPage:
    """Return what somebody may send to a patient, with the books read once for all of it."""
    reach = reach_of(work, patient)
    choices = []
    for text in in_use_for(work, patient):
        if text.klass in SELDOM and not work.actor.may(Permission.SEND_OFFERS):
            continue
        needs = bool(BOOKED & set(used(f"{text.subject} {text.body}")))
        answers = answers_of(work, reach, text.klass)
        choices.append(Choice(text.key, text.name, text.klass, answers, left_out_of(reach, answers), needs))
    return WritingPage(patient, tuple(choices), coming_of(work, patient))


@use_case(requires=Permission.SEND_MESSAGES, writes=False, patient=lambda new: new.patient_id, use=CONTACT)
def preview_message(work: Work, new: NewMessage) -> Draft:
    """Return how a message would read, or what is missing."""
    try:
        made = composed(work, new)
    except InvalidInput as missing:
        return Draft(problem=next(iter(missing.problems.values())))
    return Draft(made.subject, made.body)


@use_case(requires=Permission.SEND_MESSAGES, writes=False, patient=lambda about: about.patient_id, use=CONTACT)
def preview_about_booking(work: Work, about: AboutBooking) -> Draft:
    """Return how a message about a booking would read, or what is missing."""
    try:
        made = composed(work, message_about(work, about))
    except InvalidInput as missing:
        return Draft(problem=next(iter(missing.problems.values())))
    return Draft(made.subject, made.body)
