"""A dated lifestyle assessment: how a person sleeps, moves, eats, smokes, lives in the sun and cares for the skin.

Every answer may be *not known*; a row that the patient prefers not to answer is named in `declined`, and a row that
was asked again and only said to be as before is named in `unchanged`, so that a copy never passes for a new answer.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import Any

from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import PartialDate
from luna_desktop.texts import Message, say


class Smoking(Enum):
    """Tobacco smoking status (LOINC 72166-2)."""

    EVERY_DAY = "every_day"
    SOME_DAYS = "some_day"
    FORMER = "former"
    NEVER = "never"
    UNKNOWN = "unknown"


SMOKING_NAMES: dict[Smoking, Message] = {
    Smoking.EVERY_DAY: say("Every day"),
    Smoking.SOME_DAYS: say("Some days"),
    Smoking.FORMER: say("Stopped"),
    Smoking.NEVER: say("Never"),
    Smoking.UNKNOWN: say("Not known"),
}


class Diet(Enum):
    """Diet as people name it in India."""

    VEGETARIAN = "vegetarian"
    EGGETARIAN = "eggetarian"
    NON_VEGETARIAN = "non_veg"
    VEGAN = "vegan"
    JAIN = "jain"
    OTHER = "other"
    UNKNOWN = "unknown"


DIET_NAMES: dict[Diet, Message] = {
    Diet.VEGETARIAN: say("Vegetarian"),
    Diet.EGGETARIAN: say("Vegetarian with eggs"),
    Diet.NON_VEGETARIAN: say("Non-vegetarian"),
    Diet.VEGAN: say("Vegan"),
    Diet.JAIN: say("Jain"),
    Diet.OTHER: say("Other"),
    Diet.UNKNOWN: say("Not known"),
}


class Sunscreen(Enum):
    """Sunscreen habit."""

    NEVER = "never"
    SOMETIMES = "sometimes"
    DAILY = "daily"
    DAILY_REAPPLIED = "daily_reapply"
    UNKNOWN = "unknown"


SUNSCREEN_NAMES: dict[Sunscreen, Message] = {
    Sunscreen.NEVER: say("Never"),
    Sunscreen.SOMETIMES: say("Sometimes"),
    Sunscreen.DAILY: say("Daily"),
    Sunscreen.DAILY_REAPPLIED: say("Daily, put on again"),
    Sunscreen.UNKNOWN: say("Not known"),
}


class SleepQuality(Enum):
    """How well a person sleeps, in their own judgement."""

    VERY_GOOD = "very_good"
    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
    VERY_POOR = "very_poor"
    UNKNOWN = "unknown"


SLEEP_QUALITY_NAMES: dict[SleepQuality, Message] = {
    SleepQuality.VERY_GOOD: say("Very good"),
    SleepQuality.GOOD: say("Good"),
    SleepQuality.FAIR: say("Fair"),
    SleepQuality.POOR: say("Poor"),
    SleepQuality.VERY_POOR: say("Very poor"),
    SleepQuality.UNKNOWN: say("Not known"),
}


class Alcohol(Enum):
    """How often a person drinks alcohol."""

    NEVER = "never"
    FORMER = "former"
    MONTHLY = "monthly"
    WEEKLY = "weekly"
    MOST_DAYS = "most_days"
    UNKNOWN = "unknown"


ALCOHOL_NAMES: dict[Alcohol, Message] = {
    Alcohol.NEVER: say("Never"),
    Alcohol.FORMER: say("Stopped"),
    Alcohol.MONTHLY: say("Once a month or less"),
    Alcohol.WEEKLY: say("On some days of the week"),
    Alcohol.MOST_DAYS: say("On most days"),
    Alcohol.UNKNOWN: say("Not known"),
}


class Smokeless(Enum):
    """Chewed tobacco, betel quid and gutka."""

    CURRENT = "current"
    FORMER = "former"
    NEVER = "never"
    UNKNOWN = "unknown"


SMOKELESS_NAMES: dict[Smokeless, Message] = {
    Smokeless.CURRENT: say("At present"),
    Smokeless.FORMER: say("Stopped"),
    Smokeless.NEVER: say("Never"),
    Smokeless.UNKNOWN: say("Not known"),
}


class TanningBed(Enum):
    """Whether a person lies under tanning lamps."""

    NEVER = "never"
    PAST = "past"
    CURRENT = "current"
    UNKNOWN = "unknown"


TANNING_BED_NAMES: dict[TanningBed, Message] = {
    TanningBed.NEVER: say("Never"),
    TanningBed.PAST: say("In the past"),
    TanningBed.CURRENT: say("At present"),
    TanningBed.UNKNOWN: say("Not known"),
}


class OutdoorJob(Enum):
    """Whether the work is done in the open."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


OUTDOOR_JOB_NAMES: dict[OutdoorJob, Message] = {
    OutdoorJob.YES: say("Yes"),
    OutdoorJob.PARTLY: say("Partly"),
    OutdoorJob.NO: say("No"),
    OutdoorJob.UNKNOWN: say("Not known"),
}


class MakeUp(Enum):
    """Whether make-up is taken off before sleep."""

    NOT_WORN = "not_worn"
    EVERY_NIGHT = "every_night"
    MOSTLY = "mostly"
    SELDOM = "seldom"
    UNKNOWN = "unknown"


MAKE_UP_NAMES: dict[MakeUp, Message] = {
    MakeUp.NOT_WORN: say("Wears no make-up"),
    MakeUp.EVERY_NIGHT: say("Every night"),
    MakeUp.MOSTLY: say("Mostly"),
    MakeUp.SELDOM: say("Seldom or never"),
    MakeUp.UNKNOWN: say("Not known"),
}


@register_kind("lifestyle", data_class=DataClass.CLINICAL)
@dataclass(frozen=True)
class Lifestyle:
    """One dated assessment; a new one is a new fact, so that change over time shows.

    `sleep_hours` per night, `exercise_days` per week (LOINC 89555-7), `exercise_minutes` of moderate and
    `vigorous_minutes` of vigorous effort per week, `stress` 0 to 10, `water_litres` and `sun_hours` per day.
    `declined` and `unchanged` hold keys of `ROWS`; `unchanged_since` is the day of the assessment that was confirmed.
    """

    asked_on: PartialDate
    sleep_hours: float | None = None
    exercise_minutes: int | None = None
    stress: int | None = None
    diet: Diet = Diet.UNKNOWN
    smoking: Smoking = Smoking.UNKNOWN
    sun_hours: float | None = None
    sunscreen: Sunscreen = Sunscreen.UNKNOWN
    cosmetics: str = ""
    routine: str = ""
    sleep_quality: SleepQuality = SleepQuality.UNKNOWN
    exercise_days: int | None = None
    vigorous_minutes: int | None = None
    water_litres: float | None = None
    alcohol: Alcohol = Alcohol.UNKNOWN
    cigarettes_a_day: float | None = None
    cigarette_years: float | None = None
    bidis_a_day: float | None = None
    bidi_years: float | None = None
    smokeless: Smokeless = Smokeless.UNKNOWN
    sunscreen_spf: int | None = None
    tanning_bed: TanningBed = TanningBed.UNKNOWN
    outdoor_job: OutdoorJob = OutdoorJob.UNKNOWN
    make_up: MakeUp = MakeUp.UNKNOWN
    declined: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    unchanged_since: PartialDate | None = None


ROWS: dict[str, tuple[str, ...]] = {
    "sleep_hours": ("sleep_hours",),
    "sleep_quality": ("sleep_quality",),
    "stress": ("stress",),
    "exercise_days": ("exercise_days",),
    "exercise": ("exercise_minutes", "vigorous_minutes"),
    "diet": ("diet",),
    "water_litres": ("water_litres",),
    "alcohol": ("alcohol",),
    "smoking": ("smoking",),
    "cigarettes": ("cigarettes_a_day", "cigarette_years"),
    "bidis": ("bidis_a_day", "bidi_years"),
    "smokeless": ("smokeless",),
    "sun_hours": ("sun_hours",),
    "sunscreen": ("sunscreen", "sunscreen_spf"),
    "tanning_bed": ("tanning_bed",),
    "outdoor_job": ("outdoor_job",),
    "cosmetics": ("cosmetics",),
    "make_up": ("make_up",),
    "routine": ("routine",),
}
"""The questions in the order in which they are asked, each with the fields that hold its answer."""

_BLANK: dict[str, Any] = {each.name: each.default for each in fields(Lifestyle) if each.name != "asked_on"}


def parts_of(body: Lifestyle, row: str) -> tuple[object, ...]:
    """Return what the fields of a question hold; raises KeyError for what is no question."""
    return tuple(getattr(body, name) for name in ROWS[row])


def is_known(body: Lifestyle, row: str) -> bool:
    """Tell whether a question has an answer; one that the patient prefers not to give is none."""
    return any(getattr(body, name) != _BLANK[name] for name in ROWS[row])


def is_settled(body: Lifestyle, row: str) -> bool:
    """Tell whether a question was dealt with: answered, or the patient prefers not to say."""
    return row in body.declined or is_known(body, row)


def without(body: Lifestyle, *rows: str) -> Lifestyle:
    """Return an assessment in which these questions have no answer."""
    return replace(body, **{name: _BLANK[name] for row in rows for name in ROWS[row]})


def tidied(body: Lifestyle) -> Lifestyle:
    """Return an assessment whose marks are true: what was declined has no answer, what is a copy was settled."""
    declined = tuple(row for row in ROWS if row in body.declined)
    body = replace(without(body, *declined), declined=declined)
    unchanged = tuple(row for row in ROWS if row in body.unchanged and is_settled(body, row))
    return replace(body, unchanged=unchanged, unchanged_since=body.unchanged_since if unchanged else None)
