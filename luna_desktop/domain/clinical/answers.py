"""Answers to questions of safety: yes, no, not known or not said, on which day, and whether they were asked anew."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from luna_desktop.domain.clinical.wording import register_names
from luna_desktop.domain.measures import PartialDate
from luna_desktop.texts import say


class YesNo(Enum):
    """An answer. “Not known” is one: a question that nobody asked has no answer at all."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    DECLINED = "declined"


YES_NO_NAMES = register_names(
    {
        YesNo.YES: say("Yes"),
        YesNo.NO: say("No"),
        YesNo.UNKNOWN: say("Not known"),
        YesNo.DECLINED: say("Prefers not to say"),
    }
)


class How(Enum):
    """How today's answer came about. What was merely carried on must never pass for what was asked."""

    ASKED = "asked"
    UNCHANGED = "unchanged"
    CARRIED = "carried"


HOW_NAMES = register_names(
    {
        How.ASKED: say("Asked"),
        How.UNCHANGED: say("Asked again, no change"),
        How.CARRIED: say("No change for all that was left"),
    }
)


@dataclass(frozen=True)
class Asked:
    """On which day something was asked, and how the answer came about."""

    on: PartialDate
    how: How = How.ASKED
