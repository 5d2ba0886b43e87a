"""The hair profile: type, density, scalp, hair fall, and what was done to the hair and when last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.checking import Problems, plain_problems, tidied
from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.wording import register_names, worded
from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import PartialDate
from luna_desktop.texts import say

WALKER = ("1A", "1B", "1C", "2A", "2B", "2C", "3A", "3B", "3C", "4A", "4B", "4C")
"""The types of Andre Walker's scale, which is descriptive and not clinical."""


class Density(Enum):
    """How dense the hair stands."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    UNKNOWN = "unknown"


DENSITY_NAMES = register_names(
    {
        Density.LOW: say("Low"),
        Density.MEDIUM: say("Medium"),
        Density.HIGH: say("High"),
        Density.UNKNOWN: say("Not known"),
    }
)


class Shaft(Enum):
    """How thick a single hair is."""

    FINE = "fine"
    MEDIUM = "medium"
    COARSE = "coarse"
    UNKNOWN = "unknown"


SHAFT_NAMES = register_names(
    {
        Shaft.FINE: say("Fine"),
        Shaft.MEDIUM: say("Medium"),
        Shaft.COARSE: say("Coarse"),
        Shaft.UNKNOWN: say("Not known"),
    }
)


class Scalp(Enum):
    """What the scalp is like; several may hold."""

    NORMAL = "normal"
    DRY = "dry"
    OILY = "oily"
    DANDRUFF = "dandruff"
    PSORIASIS = "psoriasis"
    TINEA = "tinea"
    FOLLICULITIS = "folliculitis"
    TENDER = "tender"


SCALP_NAMES = register_names(
    {
        Scalp.NORMAL: say("Normal"),
        Scalp.DRY: say("Dry"),
        Scalp.OILY: say("Oily"),
        Scalp.DANDRUFF: say("Dandruff"),
        Scalp.PSORIASIS: say("Psoriasis"),
        Scalp.TINEA: say("Tinea"),
        Scalp.FOLLICULITIS: say("Folliculitis"),
        Scalp.TENDER: say("Tender"),
    }
)


class FallPattern(Enum):
    """Where hair is lost."""

    NONE = "none"
    DIFFUSE = "diffuse"
    HAIRLINE = "hairline"
    CROWN = "crown"
    PARTING = "parting"
    PATCHES = "patches"
    UNKNOWN = "unknown"


FALL_PATTERN_NAMES = register_names(
    {
        FallPattern.NONE: say("No hair fall"),
        FallPattern.DIFFUSE: say("All over"),
        FallPattern.HAIRLINE: say("Hairline"),
        FallPattern.CROWN: say("Crown"),
        FallPattern.PARTING: say("Along the parting"),
        FallPattern.PATCHES: say("In patches"),
        FallPattern.UNKNOWN: say("Not known"),
    }
)


class PullTest(Enum):
    """Result of the pull test."""

    NEGATIVE = "negative"
    POSITIVE = "positive"
    NOT_DONE = "not_done"


PULL_TEST_NAMES = register_names(
    {
        PullTest.NEGATIVE: say("Negative"),
        PullTest.POSITIVE: say("Positive"),
        PullTest.NOT_DONE: say("Not done"),
    }
)


@register_kind("hair_profile", data_class=DataClass.CLINICAL, single=True)
@worded(
    say("Hair profile"),
    walker=say("Hair type (Walker)"),
    density=say("Density"),
    shaft=say("Shaft"),
    scalp=say("Scalp"),
    pattern=say("Hair fall"),
    falling_since=say("Hair fall since"),
    pull_test=say("Pull test"),
    last_colour=say("Last coloured"),
    last_smoothing=say("Last smoothed or straightened"),
    last_perm=say("Last permed or relaxed"),
    heat=say("Heat styling"),
    note=say("Notes"),
)
@dataclass(frozen=True)
class HairProfile:
    """The hair as it is today; `walker` is empty or one of `WALKER`."""

    walker: str = ""
    density: Density = Density.UNKNOWN
    shaft: Shaft = Shaft.UNKNOWN
    scalp: tuple[Scalp, ...] = ()
    pattern: FallPattern = FallPattern.UNKNOWN
    falling_since: PartialDate | None = None
    pull_test: PullTest = PullTest.NOT_DONE
    last_colour: PartialDate | None = None
    last_smoothing: PartialDate | None = None
    last_perm: PartialDate | None = None
    heat: YesNo = YesNo.UNKNOWN
    note: str = ""
    asked: Asked | None = None


@checked_entry.register
def _hair(body: HairProfile, today: date) -> tuple[Problems, object]:
    tidy = tidied(body)
    problems = plain_problems(tidy, today)
    if tidy.walker and tidy.walker not in WALKER:
        problems["walker"] = say("Choose a type from 1A to 4C.")
    if Scalp.NORMAL in tidy.scalp and len(tidy.scalp) > 1:
        problems["scalp"] = say("Normal stands alone. Take it off, or what stands beside it.")
    return problems, tidy
