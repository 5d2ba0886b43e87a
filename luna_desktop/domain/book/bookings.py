"""A booking: who comes when, for which service, with whom, where, and what became of it.

Nothing in it is clinical: the service has a desk name, the note is for the desk, the course is a number.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from luna_desktop.domain.book.spans import Span
from luna_desktop.texts import Message, say

LONGEST_NOTE = 300
LONGEST_REASON = 300


class BookingState(Enum):
    """What became of a booking. `HELD` waits for a clinician's review and is not told to the patient before."""

    HELD = "held"
    BOOKED = "booked"
    CONFIRMED = "confirmed"
    ARRIVED = "arrived"
    IN_ROOM = "in_room"
    DONE = "done"
    DID_NOT_ATTEND = "did_not_attend"
    CANCELLED = "cancelled"


STATE_NAMES: dict[BookingState, Message] = {
    BookingState.HELD: say("Held for review"),
    BookingState.BOOKED: say("Booked"),
    BookingState.CONFIRMED: say("Confirmed"),
    BookingState.ARRIVED: say("Waiting"),
    BookingState.IN_ROOM: say("In room"),
    BookingState.DONE: say("Done"),
    BookingState.DID_NOT_ATTEND: say("Did not attend"),
    BookingState.CANCELLED: say("Cancelled"),
}
OCCUPYING = frozenset(BookingState) - {BookingState.CANCELLED, BookingState.DID_NOT_ATTEND}
"""States in which a booking holds its time; a pinned booking holds none."""
STILL_TO_COME = frozenset({BookingState.HELD, BookingState.BOOKED, BookingState.CONFIRMED})
"""States in which nobody has come yet: such a booking can be moved, cancelled, pinned."""
HERE = frozenset({BookingState.ARRIVED, BookingState.IN_ROOM})
"""States in which the patient is in the clinic."""


class CancelledBy(Enum):
    """Who called an appointment off."""

    PATIENT = "patient"
    CLINIC = "clinic"


CANCELLED_BY_NAMES: dict[CancelledBy, Message] = {
    CancelledBy.PATIENT: say("The patient"),
    CancelledBy.CLINIC: say("The clinic"),
}


class CancelReason(Enum):
    """Why, as far as the desk counts it; none of them says anything about health."""

    TIME = "time"
    TRAVEL = "travel"
    COST = "cost"
    ELSEWHERE = "elsewhere"
    PRACTITIONER_AWAY = "practitioner_away"
    ROOM_OR_DEVICE = "room_or_device"
    NOT_APPROVED = "not_approved"
    BOOKED_IN_ERROR = "booked_in_error"
    UNDONE = "undone"
    NOT_SAID = "not_said"
    OTHER = "other"


CANCEL_REASON_NAMES: dict[CancelReason, Message] = {
    CancelReason.TIME: say("The time does not suit"),
    CancelReason.TRAVEL: say("Cannot get to the clinic"),
    CancelReason.COST: say("Cost"),
    CancelReason.ELSEWHERE: say("Goes elsewhere"),
    CancelReason.PRACTITIONER_AWAY: say("The practitioner is away"),
    CancelReason.ROOM_OR_DEVICE: say("Room or device not available"),
    CancelReason.NOT_APPROVED: say("Not approved at review"),
    CancelReason.BOOKED_IN_ERROR: say("Booked by mistake"),
    CancelReason.UNDONE: say("Taken back at once"),
    CancelReason.NOT_SAID: say("No reason given"),
    CancelReason.OTHER: say("Another reason"),
}


class BookingAct(Enum):
    """What was done to a booking; each makes a version, and each can be taken back by another."""

    BOOKED = "booked"
    MOVED = "moved"
    STRETCHED = "stretched"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    PINNED = "pinned"
    UNPINNED = "unpinned"
    REVIEWED = "reviewed"
    STAMPED = "stamped"
    HANDED_OVER = "handed_over"
    UNDONE = "undone"


ACT_NAMES: dict[BookingAct, Message] = {
    BookingAct.BOOKED: say("Booked"),
    BookingAct.MOVED: say("Moved"),
    BookingAct.STRETCHED: say("Length changed"),
    BookingAct.CHANGED: say("Details changed"),
    BookingAct.CANCELLED: say("Cancelled"),
    BookingAct.PINNED: say("Taken off the book"),
    BookingAct.UNPINNED: say("Put back into the book"),
    BookingAct.REVIEWED: say("Reviewed"),
    BookingAct.STAMPED: say("State changed"),
    BookingAct.HANDED_OVER: say("Handed over"),
    BookingAct.UNDONE: say("Taken back"),
}


@dataclass(frozen=True)
class Booking:
    """The body of one version of a booking.

    Times are UTC. `practitioner`, `room` and `devices` are 0 or empty where none is needed. `before` and `after` are
    minutes of preparation and clean-up. `pinned` means taken off the book, not cancelled: `starts` then says where it
    was. `override` is the reason for which this version stands although rules forbid it.
    """

    patient_id: int
    service: str
    practitioner: int
    starts: datetime
    minutes: int
    room: int = 0
    devices: tuple[int, ...] = ()
    before: int = 0
    after: int = 0
    state: BookingState = BookingState.BOOKED
    pinned: bool = False
    note: str = ""
    wants_earlier: bool = False
    cancelled_by: CancelledBy | None = None
    cancel_reason: CancelReason | None = None
    cancel_words: str = ""
    series: int = 0
    course: int = 0
    arrived_at: datetime | None = None
    in_room_at: datetime | None = None
    done_at: datetime | None = None
    override: str = ""

    @property
    def ends(self) -> datetime:
        """Return the instant at which the appointment is over for the patient."""
        return self.starts + timedelta(minutes=self.minutes)

    @property
    def span(self) -> Span:
        """Return the time that patient and practitioner are busy."""
        return Span(self.starts, self.ends)

    @property
    def occupied(self) -> Span:
        """Return the time that room and devices are busy, with preparation and clean-up."""
        return self.span.widened(self.before, self.after)

    @property
    def holds_time(self) -> bool:
        """Tell whether the booking keeps others out."""
        return not self.pinned and self.state in OCCUPYING
