"""What a new clinic's book begins with, so that somebody can be booked at once; all of it can be changed."""

from __future__ import annotations

from sqlalchemy import select

from luna_desktop.domain.book.hours import DayHours, Period, WeekHours
from luna_desktop.domain.book.resources import CLINIC, Room
from luna_desktop.domain.book.services import DeskService
from luna_desktop.models.book import BookEntry
from luna_desktop.services.front.set_up import add_entry
from luna_desktop.services.work import CREATED, ONE_ROW, Change, Work

_LUNCH = Period(13 * 60, 14 * 60, "Lunch")
_WHOLE_DAY, _HALF_DAY = Period(9 * 60, 18 * 60), Period(9 * 60, 14 * 60)
FIRST_HOURS = WeekHours(
    CLINIC,
    (*(DayHours(day, (_WHOLE_DAY,), (_LUNCH,)) for day in range(5)), DayHours(5, (_HALF_DAY,))),
)
"""Monday to Friday with an hour for lunch, Saturday until two."""
FIRST_ROOMS = (Room("Room 1", 1), Room("Room 2", 2), Room("Room 3", 3))
FIRST_SERVICES = (
    DeskService("consultation", "Consultation", 30, order=1),
    DeskService("follow_up", "Follow-up", 30, order=2),
    DeskService("treatment_45", "Treatment 45 min", 45, clean_up=5, order=3),
    DeskService("treatment_60", "Treatment 60 min", 60, clean_up=5, order=4),
    DeskService("treatment_75", "Treatment 75 min", 75, clean_up=5, order=5),
    DeskService("treatment_90", "Treatment 90 min", 90, clean_up=5, order=6),
    DeskService("procedure_room_60", "Procedure room 60 min", 60, prepare=5, clean_up=10, order=7),
    DeskService("phone_call", "Phone call", 15, needs_room=False, order=8),
)
"""Names that the desk may say aloud."""


def set_up_first(work: Work) -> bool:
    """Give a clinic whose book has no set-up at all the usual one, and tell whether that was so."""
    if work.session.scalar(select(BookEntry.id).limit(ONE_ROW)) is not None:
        return False
    for body in (FIRST_HOURS, *FIRST_ROOMS, *FIRST_SERVICES):
        add_entry(work, body)
    work.record(
        "book set up", Change("book entry"), kind=CREATED, detail={"entries": 1 + len(FIRST_ROOMS + FIRST_SERVICES)}
    )
    return True
