"""Reproductive health: the present pregnancy with its dating, and cycle, contraception and menopause.

Two facts, because they go to different people: of the pregnancy fact a therapist is told the answer alone, of the
other nothing. Gestation is worked out, never typed, and says from which date.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.checking import Problems, not_later, plain_problems, tidied, within
from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.wording import register_names, worded
from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import Gender
from luna_desktop.texts import say

TERM_DAYS = 280
"""Days from the first day of the last period to the estimated delivery (Naegele's rule)."""
LONGEST_WEEKS = 44
CONTRADICTION_DAYS = 21
"""Days by which last period and due date may disagree before it is said."""


class PregnancyState(Enum):
    """Whether somebody is pregnant (LOINC 82810-3, with what people say besides)."""

    PREGNANT = "pregnant"
    NOT_PREGNANT = "not_pregnant"
    POSSIBLE = "possible"
    TRYING = "trying"
    UNKNOWN = "unknown"
    DECLINED = "declined"


PREGNANCY_NAMES = register_names(
    {
        PregnancyState.PREGNANT: say("Yes, pregnant"),
        PregnancyState.NOT_PREGNANT: say("No"),
        PregnancyState.POSSIBLE: say("Possibly"),
        PregnancyState.TRYING: say("Trying to conceive"),
        PregnancyState.UNKNOWN: say("Not known"),
        PregnancyState.DECLINED: say("Prefers not to say"),
    }
)


class Confirmed(Enum):
    """How an answer about pregnancy is known."""

    TOLD = "told"
    HOME_TEST = "home_test"
    CLINIC_TEST = "clinic_test"
    ULTRASOUND = "ultrasound"
    UNKNOWN = "unknown"


CONFIRMED_NAMES = register_names(
    {
        Confirmed.TOLD: say("Patient’s word"),
        Confirmed.HOME_TEST: say("Test at home"),
        Confirmed.CLINIC_TEST: say("Test at a clinic"),
        Confirmed.ULTRASOUND: say("Ultrasound"),
        Confirmed.UNKNOWN: say("Not known"),
    }
)


@register_kind("pregnancy", data_class=DataClass.CLINICAL, single=True)
@worded(
    say("Pregnancy and breastfeeding"),
    state=say("Could be pregnant now"),
    lmp=say("Last menstrual period"),
    edd=say("Due date"),
    weeks_told=say("Weeks as told"),
    weeks_told_on=say("Told on"),
    confirmed=say("How confirmed"),
    breastfeeding=say("Breastfeeding"),
    delivered_on=say("Last delivery"),
)
@dataclass(frozen=True)
class Pregnancy:
    """The present pregnancy (FHIR IPS), its dating, and breastfeeding.

    `lmp` is the first day of the last period (LOINC 8665-2), `edd` the estimated delivery (11778-8). `weeks_told` on
    `weeks_told_on` is kept where neither date is known.
    """

    state: PregnancyState = PregnancyState.UNKNOWN
    lmp: PartialDate | None = None
    edd: PartialDate | None = None
    weeks_told: int | None = None
    weeks_told_on: PartialDate | None = None
    confirmed: Confirmed = Confirmed.UNKNOWN
    breastfeeding: YesNo = YesNo.UNKNOWN
    delivered_on: PartialDate | None = None
    asked: Asked | None = None


class Dating(Enum):
    """From what a gestation is worked out."""

    DUE_DATE = "edd"
    LAST_PERIOD = "lmp"
    WEEKS_TOLD = "weeks_told"


DATING_NAMES = register_names(
    {
        Dating.DUE_DATE: say("from the due date"),
        Dating.LAST_PERIOD: say("from the last period"),
        Dating.WEEKS_TOLD: say("from the weeks as told"),
    }
)


@dataclass(frozen=True)
class Gestation:
    """How far a pregnancy is on a day, by which dating, and when it is due."""

    days: int
    by: Dating
    due: date

    @property
    def weeks(self) -> int:
        """Return the completed weeks."""
        return self.days // 7


def gestation(body: Pregnancy, today: date) -> Gestation | None:
    """Return the gestation of a pregnancy that is said to be, or None where no date gives it.

    A due date counts more than a last period: it usually comes from an ultrasound. A month or a year alone dates
    nothing.
    """
    if body.state is not PregnancyState.PREGNANT:
        return None
    for by, due in _due_days(body):
        return Gestation((today - due).days + TERM_DAYS, by, due)
    return None


def _due_days(body: Pregnancy) -> list[tuple[Dating, date]]:
    found: list[tuple[Dating, date]] = []
    if body.edd and body.edd.day:
        found.append((Dating.DUE_DATE, body.edd.earliest))
    if body.lmp and body.lmp.day:
        found.append((Dating.LAST_PERIOD, body.lmp.earliest + timedelta(days=TERM_DAYS)))
    if body.weeks_told is not None and body.weeks_told_on and body.weeks_told_on.day:
        left = timedelta(days=TERM_DAYS - 7 * body.weeks_told)
        found.append((Dating.WEEKS_TOLD, body.weeks_told_on.earliest + left))
    return found


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
def _pregnancy(body: Pregnancy, today: date) -> tuple[Problems, object]:
    tidy = tidied(body)
    problems = plain_problems(tidy, today, may_lie_ahead=("edd",))
    problems |= within("weeks_told", tidy.weeks_told, LONGEST_WEEKS, say("Enter weeks from 0 to 44."))
    if tidy.weeks_told is not None and tidy.weeks_told_on is None:
        problems["weeks_told_on"] = say("Enter the day on which these weeks were told.")
    if tidy.state is PregnancyState.PREGNANT and not problems:
        problems = _dating_problems(tidy, today)
    return problems, tidy


def _dating_problems(body: Pregnancy, today: date) -> Problems:
    problems: Problems = {}
    dated = dict(_due_days(body))
    for by, due in dated.items():
        days = (today - due).days + TERM_DAYS
        if days > LONGEST_WEEKS * 7:
            problems[by.value] = say(
                "This would be {weeks} weeks today. Check it; if the pregnancy has ended, choose “No”.", weeks=days // 7
            )
        elif days < 0:
            problems[by.value] = say("This is more than 40 weeks ahead. Check the date.")
    period, due_date = dated.get(Dating.LAST_PERIOD), dated.get(Dating.DUE_DATE)
    if not problems and period and due_date and abs((period - due_date).days) > CONTRADICTION_DAYS:
        problems["edd"] = say(
            "By the last period it is {first} weeks, by this date {second}. Correct one, or leave the less certain empty.",
            first=((today - period).days + TERM_DAYS) // 7,
            second=((today - due_date).days + TERM_DAYS) // 7,
        )
    return problems


@checked_entry.register
def _reproductive(body: Reproductive, today: date) -> tuple[Problems, object]:
    tidy = tidied(body)
    problems = plain_problems(tidy, today)
    problems |= within("cycle_days", tidy.cycle_days, 90, say("Enter days from 15 to 90."), least=15)
    problems |= within("menarche_age", tidy.menarche_age, 25, say("Enter the age in years, 7 to 25."), least=7)
    return problems | not_later("asked", tidy.asked.on if tidy.asked else None, today), tidy
