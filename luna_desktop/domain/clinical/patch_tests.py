"""Patch tests: what was put on the skin, how it was read on which day, and whether it matters to the patient.

Readings are those of the International Contact Dermatitis Research Group. The result is the last reading; it is
worked out and never typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from luna_desktop.domain.clinical.checking import Problems, named, plain_problems, tidied
from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.wording import register_names, worded
from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import PartialDate
from luna_desktop.texts import say


class Reading(Enum):
    """How a place looked on a day."""

    NOT_READ = "not_read"
    NEGATIVE = "-"
    DOUBTFUL = "?+"
    WEAK = "+"
    STRONG = "++"
    EXTREME = "+++"
    IRRITANT = "IR"
    UNKNOWN = "unknown"


READING_NAMES = register_names(
    {
        Reading.NOT_READ: say("Not read"),
        Reading.NEGATIVE: say("– negative"),
        Reading.DOUBTFUL: say("?+ doubtful"),
        Reading.WEAK: say("+ weak"),
        Reading.STRONG: say("++ strong"),
        Reading.EXTREME: say("+++ extreme"),
        Reading.IRRITANT: say("IR irritant"),
        Reading.UNKNOWN: say("Not known"),
    }
)


class Relevance(Enum):
    """What a positive reading means for this patient."""

    CURRENT = "current"
    PAST = "past"
    CROSS = "cross"
    NONE = "none"
    UNKNOWN = "unknown"


RELEVANCE_NAMES = register_names(
    {
        Relevance.CURRENT: say("Current"),
        Relevance.PAST: say("Past"),
        Relevance.CROSS: say("Reacts with another"),
        Relevance.NONE: say("None"),
        Relevance.UNKNOWN: say("Not known"),
    }
)
POSITIVE = frozenset({Reading.WEAK, Reading.STRONG, Reading.EXTREME})


@register_kind("patch_test", data_class=DataClass.CLINICAL)
@worded(
    say("Patch test"),
    named_by="allergen",
    allergen=say("Allergen"),
    series=say("Series"),
    concentration=say("Concentration"),
    vehicle=say("Vehicle"),
    applied_on=say("Put on"),
    day2=say("Day 2"),
    day4=say("Day 4"),
    day7=say("Day 7"),
    relevance=say("Relevance"),
    note=say("Notes"),
)
@dataclass(frozen=True)
class PatchTest:
    """One allergen of a patch test. Concentration and vehicle are kept as the report writes them."""

    allergen: Coded
    series: str = ""
    concentration: str = ""
    vehicle: str = ""
    applied_on: PartialDate | None = None
    day2: Reading = Reading.NOT_READ
    day4: Reading = Reading.NOT_READ
    day7: Reading = Reading.NOT_READ
    relevance: Relevance = Relevance.UNKNOWN
    note: str = ""

    @property
    def result(self) -> Reading:
        """Return the last reading; not read where there is none."""
        read = [each for each in (self.day2, self.day4, self.day7) if each is not Reading.NOT_READ]
        return read[-1] if read else Reading.NOT_READ


@checked_entry.register
def _patch_test(body: PatchTest, today: date) -> tuple[Problems, object]:
    tidy = tidied(body)
    problems = named(tidy.allergen, "allergen", say("Enter the allergen that was tested."))
    problems |= plain_problems(tidy, today)
    return problems, tidy
