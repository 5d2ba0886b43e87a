"""Held bookings: what waits for a clinician's look before the patient is told, and the clinician's decision.

The practitioner's own come first; others of the care team may decide too, so that nobody waits for one person.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.book.bookings import (
    LONGEST_REASON,
    BookingAct,
    BookingState,
    CancelledBy,
    CancelReason,
)
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean_line
from luna_desktop.models.book import Booking as BookingRow
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.care.findings import Spoken, spoken_about
from luna_desktop.services.care.review import ReviewItem, cards_to_review
from luna_desktop.services.front.book import REACHING, change
from luna_desktop.services.front.booking_requests import BookingAsked
from luna_desktop.services.front.bookings import KnownBooking, Step, known_booking
from luna_desktop.services.front.clinical_names import treatment_of_service
from luna_desktop.services.front.set_up import set_up_of
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say

MOST = 200


@dataclass(frozen=True)
class HeldDecision:
    """Whether a held booking may stand; `words` say to the desk, without health detail, why not."""

    asked: BookingAsked
    accept: bool
    words: str = ""

    @property
    def patient_id(self) -> PatientId:
        """Return whose booking it is."""
        return self.asked.patient_id


@use_case(requires=Permission.REVIEW_BOOKINGS, writes=False)
def read_held(work: Work, _: None) -> list[ReviewItem]:
    """Return held bookings of patients of the actor's care team, the actor's own first, then by day."""
    rows = work.session.execute(
        select(
            BookingRow.id,
            BookingRow.patient_id,
            BookingRow.practitioner_id,
            BookingRow.service_key,
            BookingRow.starts_at,
            StaffUser.display_name,
        )
        .join(StaffUser, StaffUser.id == BookingRow.practitioner_id, isouter=True)
        .where(BookingRow.state == BookingState.HELD.value, BookingRow.pinned.is_(False))
        .order_by(BookingRow.starts_at, BookingRow.id)
        .limit(MOST)
    ).all()
    set_up = set_up_of(work)
    cards = cards_to_review(work, {row.patient_id for row in rows})
    mine = sorted(rows, key=lambda row: row.practitioner_id != work.actor.user_id)
    return [
        ReviewItem(
            row.id,
            cards[row.patient_id],
            service.desk_name if (service := set_up.service_named(row.service_key)) else "",
            row.starts_at.astimezone(set_up.zone).date(),
            _when(f"{row.starts_at.astimezone(set_up.zone):%H:%M}", row.display_name or ""),
            is_late=row.starts_at < work.now,
        )
        for row in mine
        if row.patient_id in cards
    ]


def _when(time: str, practitioner: str) -> Message:
    return say("{time}, {practitioner}", time=time, practitioner=practitioner)


@use_case(
    requires=Permission.REVIEW_BOOKINGS,
    writes=False,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def why_held(work: Work, asked: BookingAsked) -> Spoken:
    """Return what the rules say about the treatment that a held booking is for, for the clinician who decides."""
    known = known_booking(work, asked.patient_id, asked.booking_id, asked.number)
    return spoken_about(work, asked.patient_id, treatment_of_service(work, known.booking.service))


@use_case(
    requires=Permission.REVIEW_BOOKINGS,
    patient=lambda decision: decision.patient_id,
    use=REACHING,
)
def review_held(work: Work, decision: HeldDecision) -> KnownBooking:
    """Let a held booking stand, or call it off; the desk then tells the patient.

    Raises:
        InvalidInput: It is not held any more, or it is called off without a word to the desk.
        StaleRecord: Somebody changed it meanwhile.
    """
    known = known_booking(work, decision.patient_id, decision.asked.booking_id, decision.asked.number)
    words = clean_line(decision.words)
    if known.booking.state is not BookingState.HELD:
        raise InvalidInput({"state": say("This booking was decided already.")})
    if not decision.accept and not 0 < len(words) <= LONGEST_REASON:
        raise InvalidInput({"words": say("Tell the desk in a few words what to say, without any health detail.")})
    if decision.accept:
        body = replace(known.booking, state=BookingState.BOOKED)
    else:
        body = replace(
            known.booking,
            state=BookingState.CANCELLED,
            pinned=False,
            cancelled_by=CancelledBy.CLINIC,
            cancel_reason=CancelReason.NOT_APPROVED,
            cancel_words=words,
        )
    return change(work, known, Step(body, BookingAct.REVIEWED))
