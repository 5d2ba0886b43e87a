"""The present pregnancy with its dating, and breastfeeding.

A therapist is told the answer alone. Gestation is worked out, never typed, and says from which date.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.checking import Problems, plain_problems, tidied, within
from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.wording import register_names, worded
from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import PartialDate
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
            "By the last period it is {first} weeks, by this date {second}. Correct one, or leave one out.",
            first=((today - period).days + TERM_DAYS) // 7,
            second=((today - due_date).days + TERM_DAYS) // 7,
        )
    return problems
