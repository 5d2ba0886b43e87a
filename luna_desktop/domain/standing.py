"""Whether a patient is in the clinic's care, has left it, or has died."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import clean_line
from luna_desktop.texts import Message, say

LONGEST_REASON = 400


class Standing(Enum):
    """How a patient stands to the clinic; only active ones are in lists and in the search."""

    ACTIVE = "active"
    ARCHIVED = "archived"
    DECEASED = "deceased"


STANDING_NAMES: dict[Standing, Message] = {
    Standing.ACTIVE: say("Active"),
    Standing.ARCHIVED: say("Archived"),
    Standing.DECEASED: say("Deceased"),
}


@dataclass(frozen=True)
class PatientStatus:
    """A patient's standing: since when, why, and for a death from whom or from what the clinic knows it."""

    standing: Standing = Standing.ACTIVE
    on: PartialDate | None = None
    reason: str = ""
    source: str = ""

    @property
    def is_active(self) -> bool:
        """Tell whether the patient is in lists and in the search."""
        return self.standing is Standing.ACTIVE


def tidied_status(
    status: PatientStatus, before: PatientStatus, today: date
) -> tuple[PatientStatus, dict[str, Message]]:
    """Return a status tidied, and what is wrong with it by field."""
    tidy = replace(status, reason=clean_line(status.reason), source=clean_line(status.source))
    problems: dict[str, Message] = {}
    if tidy.standing is Standing.ARCHIVED and not tidy.reason:
        problems["reason"] = say("Enter why the patient leaves the lists, such as moved to another city.")
    if tidy.standing is Standing.ACTIVE and before.standing is Standing.DECEASED and not tidy.reason:
        problems["reason"] = say("Enter why the entry of the death is taken back.")
    if tidy.standing is Standing.DECEASED:
        problems |= _death_problems(tidy)
    if tidy.on is not None and tidy.on.earliest > today:
        problems["on"] = say("This date is in the future. Enter today or an earlier date.")
    for name in ("reason", "source"):
        if len(getattr(tidy, name)) > LONGEST_REASON:
            problems[name] = say("This text has more than {longest} characters. Shorten it.", longest=LONGEST_REASON)
    return tidy, problems


def _death_problems(tidy: PatientStatus) -> dict[str, Message]:
    problems: dict[str, Message] = {}
    if tidy.on is None:
        problems["on"] = say("Enter the date of death, or only the month or the year.")
    if not tidy.source:
        problems["source"] = say("Enter how the clinic knows, such as death certificate or told by the daughter.")
    return problems
