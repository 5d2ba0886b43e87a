"""Cycle, contraception, menopause and what is planned: for clinicians alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.checking import Problems, plain_problems, tidied, within
from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.wording import register_names, worded
from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import Gender
from luna_desktop.texts import say


class Regularity(Enum):
    """How regular the cycle is."""

    REGULAR = "regular"
    IRREGULAR = "irregular"
    ABSENT = "absent"
    UNKNOWN = "unknown"
    DECLINED = "declined"


REGULARITY_NAMES = register_names(
    {
        Regularity.REGULAR: say("Regular"),
        Regularity.IRREGULAR: say("Irregular"),
        Regularity.ABSENT: say("No periods"),
        Regularity.UNKNOWN: say("Not known"),
        Regularity.DECLINED: say("Prefers not to say"),
    }
)


class Flow(Enum):
    """How strong the bleeding is."""

    LIGHT = "light"
    MEDIUM = "medium"
    HEAVY = "heavy"
    UNKNOWN = "unknown"
    DECLINED = "declined"


FLOW_NAMES = register_names(
    {
        Flow.LIGHT: say("Light"),
        Flow.MEDIUM: say("Medium"),
        Flow.HEAVY: say("Heavy"),
        Flow.UNKNOWN: say("Not known"),
        Flow.DECLINED: say("Prefers not to say"),
    }
)


class Contraception(Enum):
    """The method of contraception (WHO's list, shortened)."""

    NONE = "none"
    CONDOM = "condom"
    COMBINED_PILL = "coc"
    PROGESTOGEN_PILL = "pop"
    COPPER_IUD = "iud_cu"
    HORMONE_IUD = "iud_lng"
    IMPLANT = "implant"
    INJECTION = "injection"
    STERILISED = "sterilised"
    OTHER = "other"
    UNKNOWN = "unknown"
    DECLINED = "declined"


CONTRACEPTION_NAMES = register_names(
    {
        Contraception.NONE: say("None"),
        Contraception.CONDOM: say("Condom"),
        Contraception.COMBINED_PILL: say("Combined pill"),
        Contraception.PROGESTOGEN_PILL: say("Progestogen-only pill"),
        Contraception.COPPER_IUD: say("Copper coil"),
        Contraception.HORMONE_IUD: say("Hormone coil"),
        Contraception.IMPLANT: say("Implant"),
        Contraception.INJECTION: say("Injection"),
        Contraception.STERILISED: say("Sterilised"),
        Contraception.OTHER: say("Other"),
        Contraception.UNKNOWN: say("Not known"),
        Contraception.DECLINED: say("Prefers not to say"),
    }
)


class Menopause(Enum):
    """Where somebody stands in the menopause."""

    BEFORE = "pre"
    DURING = "peri"
    AFTER = "post"
    SURGICAL = "surgical"
    UNKNOWN = "unknown"
    DECLINED = "declined"


MENOPAUSE_NAMES = register_names(
    {
        Menopause.BEFORE: say("Before"),
        Menopause.DURING: say("In it"),
        Menopause.AFTER: say("After"),
        Menopause.SURGICAL: say("By surgery"),
        Menopause.UNKNOWN: say("Not known"),
        Menopause.DECLINED: say("Prefers not to say"),
    }
)


@register_kind("reproductive", data_class=DataClass.CLINICAL, single=True)
@worded(
    say("Menstrual health"),
    regularity=say("Cycle"),
    cycle_days=say("Cycle length, days"),
    flow=say("Flow"),
    menarche_age=say("Age at first period"),
    contraception=say("Contraception"),
    intention=say("Wants to conceive within a year"),
    menopause=say("Menopause"),
    pcos=say("PCOS"),
    hrt=say("Hormone replacement"),
    note=say("Notes"),
)
@dataclass(frozen=True)
class Reproductive:
    """Cycle, contraception, menopause and what is planned; for clinicians alone."""

    regularity: Regularity = Regularity.UNKNOWN
    cycle_days: int | None = None
    flow: Flow = Flow.UNKNOWN
    menarche_age: int | None = None
    contraception: Contraception = Contraception.UNKNOWN
    intention: YesNo = YesNo.UNKNOWN
    menopause: Menopause = Menopause.UNKNOWN
    pcos: YesNo = YesNo.UNKNOWN
    hrt: YesNo = YesNo.UNKNOWN
    note: str = ""
    asked: Asked | None = None


def applies(gender: Gender, ages: tuple[int, int] | None) -> bool:
    """Tell whether the questions are offered by themselves: not to men, nor outside 10 to 60 years.

    A gender or an age that is not known leaves the questions on; whoever treats can show them for anybody.
    """
    return gender is not Gender.MALE and (ages is None or (ages[1] >= 10 and ages[0] <= 60))


@checked_entry.register
def _reproductive(body: Reproductive, today: date) -> tuple[Problems, object]:
    tidy = tidied(body)
    problems = plain_problems(tidy, today)
    problems |= within("cycle_days", tidy.cycle_days, 90, say("Enter days from 15 to 90."), least=15)
    problems |= within("menarche_age", tidy.menarche_age, 25, say("Enter the age in years, 7 to 25."), least=7)
    return problems, tidy
