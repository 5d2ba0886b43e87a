"""Messages about a booking: its day and time on the clinic's clock, and the entry for the patient's own calendar.

Neither says for what somebody comes: a message and a calendar are read by others too. A booking that is held for
review is not told to the patient.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.preferences import WRITTEN_TO, Channel, Way
from luna_desktop.interop.calendar_files import CalendarClinic, CalendarEvent, appointment_file, stable_uid
from luna_desktop.models.book import Booking as BookingRow
from luna_desktop.models.clinic import Clinic
from luna_desktop.services.clinic import settings
from luna_desktop.services.front.bookings import known_booking
from luna_desktop.services.front.set_up import zone_of
from luna_desktop.services.messages import ways
from luna_desktop.services.messages.outbox import CONTACT, NewMessage, cancel_for_booking, queue
from luna_desktop.services.messages.templates import class_of, text_in_use
from luna_desktop.services.people.cards import card_of
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Work
from luna_desktop.texts import LANGUAGES, Translator, say

SECOND_THOUGHTS = timedelta(minutes=2)
"""So long a confirmation waits, so that a booking that is taken back at once is not announced."""
WRITTEN = (Channel.EMAIL, *WRITTEN_TO)
"""By which ways a booking is confirmed, the first that is open: an e-mail carries the entry for the calendar."""
TOLD = (BookingState.BOOKED.value, BookingState.CONFIRMED.value)


@dataclass(frozen=True)
class Coming:
    """A booking that is still to come: when, never for what."""

    booking_id: int
    starts: datetime
    day: date
    at: time


@dataclass(frozen=True)
class AboutBooking:
    """A message about a booking, with which template; by which way, or by the best that is open where None."""

    patient_id: PatientId
    booking_id: int
    template: str
    way: Way | None = None
    due_at: datetime | None = None
    run: str = ""


@use_case(requires=Permission.SEND_MESSAGES, patient=lambda about: about.patient_id, use=CONTACT)
def queue_about_booking(work: Work, about: AboutBooking) -> int:
    """Queue a message about a booking, by hand or from the booking dialog.

    Raises:
        InvalidInput: Nothing goes to this patient by any way now; the sentence says why.
    """
    return queue(work, message_about(work, about))


@use_case(requires=Permission.SEND_MESSAGES, patient=lambda about: about.patient_id, use=CONTACT, audited=False)
def confirm_booking(work: Work, about: AboutBooking) -> Channel | None:
    """Queue the confirmation of a booking, and return by which way it goes; None where nothing is to be sent.

    It goes only by a written way that is open, and only while its text is in use: a clinic that approves none confirms
    nothing. Confirmations of the same booking that still wait are taken back.
    """
    text = text_in_use(work, about.template, card_of(work, about.patient_id).language)
    known = known_booking(work, about.patient_id, about.booking_id)
    if text is None or known.booking.state.value not in TOLD or known.booking.starts <= work.now:
        return None
    cancel_for_booking(work, about.patient_id, about.booking_id)
    klass = class_of(work, about.template)
    found = [each.way for each in ways.ways_for(work, about.patient_id, klass, order=WRITTEN) if each.is_open]
    if not found:
        return None
    queue(work, message_about(work, replace(about, way=found[0], due_at=work.now + SECOND_THOUGHTS)))
    return found[0].channel


def message_about(work: Work, about: AboutBooking) -> NewMessage:
    """Return a message about a booking, ready to be queued in this transaction.

    Raises:
        InvalidInput: No way is open, or the booking is not told to the patient yet.
    """
    known = known_booking(work, about.patient_id, about.booking_id)
    if known.booking.state is BookingState.HELD:
        raise InvalidInput({"booking": say("This booking waits for review, so the patient is not told yet.")})
    klass = class_of(work, about.template)
    local = known.booking.starts.astimezone(zone_of(work))
    way = about.way or _best_way(work, about.patient_id, klass)
    is_cancelled = known.booking.state is BookingState.CANCELLED
    calendar = _calendar(work, about.patient_id, about.booking_id) if way.channel is Channel.EMAIL else ""
    return NewMessage(
        about.patient_id,
        about.template,
        way,
        local.date(),
        local.time(),
        about.due_at,
        None if is_cancelled else known.booking.starts,
        about.booking_id,
        about.run,
        calendar if klass is MessageClass.APPOINTMENT else "",
    )


def _best_way(work: Work, patient: PatientId, klass: MessageClass) -> Way:
    left_out = ways.left_out_because(work, patient, klass)
    if left_out is not None:
        raise InvalidInput({"way": left_out.message})
    return next(answer.way for answer in ways.ways_for(work, patient, klass) if answer.is_open)


def coming_of(work: Work, patient: PatientId) -> tuple[Coming, ...]:
    """Return the bookings of a patient that are still to come and may be told, the next one first."""
    zone = zone_of(work)
    rows = work.session.execute(
        select(BookingRow.id, BookingRow.starts_at)
        .where(
            BookingRow.patient_id == patient,
            BookingRow.starts_at > work.now,
            BookingRow.state.in_(TOLD),
            BookingRow.pinned.is_(False),
        )
        .order_by(BookingRow.starts_at)
    )
    return tuple(
        Coming(row.id, row.starts_at, local.date(), local.time())
        for row in rows
        for local in (row.starts_at.astimezone(zone),)
    )


def is_still_so(work: Work, booking_id: int, starts: datetime) -> bool:
    """Tell whether a booking still stands at the time that a message names."""
    row = work.session.execute(
        select(BookingRow.starts_at, BookingRow.state, BookingRow.pinned).where(BookingRow.id == booking_id)
    ).first()
    return row is not None and row.starts_at == starts and row.state in TOLD and not row.pinned


def _calendar(work: Work, patient: PatientId, booking_id: int) -> str:
    """Return the entry for the patient's calendar, in their language: the clinic's name and when, nothing else."""
    known = known_booking(work, patient, booking_id)
    language = card_of(work, patient).language
    translate = Translator(language if language in LANGUAGES else LANGUAGES[0])
    clinic = settings.clinic_details(work.session)
    event = CalendarEvent(
        uid=stable_uid(work.session.scalar(select(Clinic.clinic_id)) or "", booking_id),
        sequence=known.number,
        starts=known.booking.starts,
        ends=known.booking.ends,
        stamped=known.at,
        title=translate("Appointment, {clinic}", clinic=clinic.name),
        is_cancelled=known.booking.state is BookingState.CANCELLED,
    )
    about = CalendarClinic(name=clinic.name, email=clinic.email, address=clinic.address, phone=clinic.phone)
    return appointment_file(event, about, zone_of(work)).decode()
