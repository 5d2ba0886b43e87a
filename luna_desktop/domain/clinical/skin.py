"""The skin profile: phototype and tone, how it answers to the sun, its type, and what is seen on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from luna_desktop.domain.clinical.answers import Asked
from luna_desktop.domain.clinical.checking import Problems, plain_problems, tidied, within
from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.wording import register_names, worded
from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import PartialDate
from luna_desktop.texts import say


class Fitzpatrick(Enum):
    """Phototype (LOINC 66555-4)."""

    I = "I"  # noqa: E741 - the roman numerals are the type's own names
    II = "II"
    III = "III"
    IV = "IV"
    V = "V"
    VI = "VI"
    UNKNOWN = "unknown"


FITZPATRICK_NAMES = register_names(
    {
        Fitzpatrick.I: say("I"),
        Fitzpatrick.II: say("II"),
        Fitzpatrick.III: say("III"),
        Fitzpatrick.IV: say("IV"),
        Fitzpatrick.V: say("V"),
        Fitzpatrick.VI: say("VI"),
        Fitzpatrick.UNKNOWN: say("Not known"),
    }
)


class HowOften(Enum):
    """How often skin burns, or tans, in the sun: two questions, asked apart."""

    NEVER = "never"
    RARELY = "rarely"
    SOMETIMES = "sometimes"
    OFTEN = "often"
    ALWAYS = "always"
    UNKNOWN = "unknown"


HOW_OFTEN_NAMES = register_names(
    {
        HowOften.NEVER: say("Never"),
        HowOften.RARELY: say("Rarely"),
        HowOften.SOMETIMES: say("Sometimes"),
        HowOften.OFTEN: say("Often"),
        HowOften.ALWAYS: say("Always"),
        HowOften.UNKNOWN: say("Not known"),
    }
)


class Undertone(Enum):
    """The colour under the skin's surface colour."""

    COOL = "cool"
    NEUTRAL = "neutral"
    WARM = "warm"
    OLIVE = "olive"
    UNKNOWN = "unknown"


UNDERTONE_NAMES = register_names(
    {
        Undertone.COOL: say("Cool"),
        Undertone.NEUTRAL: say("Neutral"),
        Undertone.WARM: say("Warm"),
        Undertone.OLIVE: say("Olive"),
        Undertone.UNKNOWN: say("Not known"),
    }
)


class SkinType(Enum):
    """How skin is on most days."""

    DRY = "dry"
    OILY = "oily"
    COMBINATION = "combination"
    NORMAL = "normal"
    SENSITIVE = "sensitive"
    UNKNOWN = "unknown"


SKIN_TYPE_NAMES = register_names(
    {
        SkinType.DRY: say("Dry"),
        SkinType.OILY: say("Oily"),
        SkinType.COMBINATION: say("Combination"),
        SkinType.NORMAL: say("Normal"),
        SkinType.SENSITIVE: say("Sensitive"),
        SkinType.UNKNOWN: say("Not known"),
    }
)


class Sign(Enum):
    """What is seen on the skin today."""

    PIGMENT = "pigment"
    REDNESS = "redness"
    VESSELS = "vessels"
    PORES = "pores"
    LINES = "lines"
    LAXITY = "laxity"
    SCARS = "scars"
    COMEDONES = "comedones"
    SCALING = "scaling"
    TAN = "tan"


SIGN_NAMES = register_names(
    {
        Sign.PIGMENT: say("Dark patches"),
        Sign.REDNESS: say("Redness"),
        Sign.VESSELS: say("Visible vessels"),
        Sign.PORES: say("Large pores"),
        Sign.LINES: say("Lines"),
        Sign.LAXITY: say("Laxity"),
        Sign.SCARS: say("Scars"),
        Sign.COMEDONES: say("Comedones"),
        Sign.SCALING: say("Scaling"),
        Sign.TAN: say("Tan"),
    }
)


@register_kind("skin_profile", data_class=DataClass.CLINICAL, single=True)
@worded(
    say("Skin profile"),
    fitzpatrick=say("Fitzpatrick type"),
    monk=say("Monk tone"),
    burns=say("Burns in the sun"),
    tans=say("Tans in the sun"),
    last_tan=say("Last tan or sunburn"),
    undertone=say("Undertone"),
    skin_type=say("Skin type"),
    signs=say("Visible signs"),
    note=say("Notes"),
)
@dataclass(frozen=True)
class SkinProfile:
    """The skin as it is today; `monk` is a tone of the Monk scale, 1 to 10."""

    fitzpatrick: Fitzpatrick = Fitzpatrick.UNKNOWN
    monk: int | None = None
    burns: HowOften = HowOften.UNKNOWN
    tans: HowOften = HowOften.UNKNOWN
    last_tan: PartialDate | None = None
    undertone: Undertone = Undertone.UNKNOWN
    skin_type: SkinType = SkinType.UNKNOWN
    signs: tuple[Sign, ...] = ()
    note: str = ""
    asked: Asked | None = None


@checked_entry.register
def _skin(body: SkinProfile, today: date) -> tuple[Problems, object]:
    tidy = tidied(body)
    problems = plain_problems(tidy, today)
    problems |= within("monk", tidy.monk, 10, say("Enter a tone of the Monk scale, 1 to 10."), least=1)
    return problems, tidy
