"""Legal holds: why a record is kept without end, and when somebody has to look at the reason again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from luna_desktop.domain.people import clean_line
from luna_desktop.texts import Message, say

REVIEW_EVERY = timedelta(days=366)
"""A hold is looked at again within a year."""
LONGEST_REASON = 600
LONGEST_REFERENCE = 120


class HoldCause(Enum):
    """For which kind of matter a record is held."""

    COURT = "court"
    MEDICO_LEGAL = "medico_legal"
    NOTICE = "notice"
    COMPLAINT = "complaint"
    BREACH = "breach"
    OTHER = "other"


CAUSE_NAMES: dict[HoldCause, Message] = {
    HoldCause.COURT: say("Court case or order"),
    HoldCause.MEDICO_LEGAL: say("Medico-legal case (assault, acid, burns, a child)"),
    HoldCause.NOTICE: say("Notice of a lawyer"),
    HoldCause.COMPLAINT: say("Complaint to a forum, council or board"),
    HoldCause.BREACH: say("Breach that is being looked into"),
    HoldCause.OTHER: say("Another claim that is to be expected"),
}


@dataclass(frozen=True)
class Hold:
    """What a hold says: for which matter, why, under which reference, and when it is looked at again."""

    cause: HoldCause
    reason: str
    review_on: date
    reference: str = ""


def tidied_hold(hold: Hold, today: date) -> tuple[Hold, dict[str, Message]]:
    """Return a hold tidied, and what is wrong with it by field."""
    tidy = Hold(hold.cause, clean_line(hold.reason), hold.review_on, clean_line(hold.reference))
    problems: dict[str, Message] = {}
    if not tidy.reason:
        problems["reason"] = say("Enter why the record has to be kept, without health details.")
    elif len(tidy.reason) > LONGEST_REASON:
        problems["reason"] = say("This text has more than {longest} characters. Shorten it.", longest=LONGEST_REASON)
    if len(tidy.reference) > LONGEST_REFERENCE:
        problems["reference"] = say(
            "This text has more than {longest} characters. Shorten it.", longest=LONGEST_REFERENCE
        )
    if not today < tidy.review_on <= today + REVIEW_EVERY:
        problems["review_on"] = say("Choose a day within the next year on which somebody looks at this again.")
    return tidy, problems
