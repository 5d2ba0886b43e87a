"""What a patient wants of their care: downtime, needles, budget, procedures, ingredients, times, languages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.texts import Message, say


class Downtime(Enum):
    """How long a patient can stay away from work and company after a procedure."""

    NONE = "none"
    TWO_DAYS = "two_days"
    WEEK = "week"
    LONGER = "longer"
    UNKNOWN = "unknown"


DOWNTIME_NAMES: dict[Downtime, Message] = {
    Downtime.NONE: say("None"),
    Downtime.TWO_DAYS: say("Up to two days"),
    Downtime.WEEK: say("Up to a week"),
    Downtime.LONGER: say("More than a week"),
    Downtime.UNKNOWN: say("Not known"),
}


class Needles(Enum):
    """Whether a patient accepts needles."""

    YES = "yes"
    IF_NEEDED = "if_needed"
    NO = "no"
    UNKNOWN = "unknown"


NEEDLES_NAMES: dict[Needles, Message] = {
    Needles.YES: say("Accepted"),
    Needles.IF_NEEDED: say("Only if there is no other way"),
    Needles.NO: say("Not accepted"),
    Needles.UNKNOWN: say("Not known"),
}


class Budget(Enum):
    """How much cost weighs, in the patient's words; never an amount."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"
    UNKNOWN = "unknown"


BUDGET_NAMES: dict[Budget, Message] = {
    Budget.LOW: say("Keep the cost low"),
    Budget.MIDDLE: say("Middle"),
    Budget.HIGH: say("Cost matters little"),
    Budget.UNKNOWN: say("Not known"),
}


class ProcedureWish(Enum):
    """What a patient would rather have, or rather not."""

    NO_INJECTABLES = "no_injectables"
    NO_LASER = "no_laser"
    NO_PEEL = "no_peel"
    NO_PRESCRIPTION = "no_prescription"
    SAME_DAY = "same_day"


PROCEDURE_NAMES: dict[ProcedureWish, Message] = {
    ProcedureWish.NO_INJECTABLES: say("No injectables"),
    ProcedureWish.NO_LASER: say("No laser or light"),
    ProcedureWish.NO_PEEL: say("No peels"),
    ProcedureWish.NO_PRESCRIPTION: say("No prescription products"),
    ProcedureWish.SAME_DAY: say("All on the same day"),
}


class Ingredient(Enum):
    """What products should be free of, by wish and not by allergy."""

    ANIMAL = "animal"
    FRAGRANCE = "fragrance"
    ALCOHOL = "alcohol"
    PARABENS = "parabens"
    ESSENTIAL_OILS = "essential_oils"


INGREDIENT_NAMES: dict[Ingredient, Message] = {
    Ingredient.ANIMAL: say("Anything of animals (vegan)"),
    Ingredient.FRAGRANCE: say("Fragrance"),
    Ingredient.ALCOHOL: say("Alcohol"),
    Ingredient.PARABENS: say("Parabens"),
    Ingredient.ESSENTIAL_OILS: say("Essential oils"),
}


class DayTime(Enum):
    """When a patient can come."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


DAY_TIME_NAMES: dict[DayTime, Message] = {
    DayTime.MORNING: say("Mornings"),
    DayTime.AFTERNOON: say("Afternoons"),
    DayTime.EVENING: say("Evenings"),
    DayTime.SATURDAY: say("Saturdays"),
    DayTime.SUNDAY: say("Sundays"),
}


@register_kind("care_preferences", data_class=DataClass.CLINICAL, single=True)
@dataclass(frozen=True)
class CarePreferences:
    """What a patient wants; it binds nobody and stops nothing. `languages` are codes of `domain.languages`."""

    downtime: Downtime = Downtime.UNKNOWN
    needles: Needles = Needles.UNKNOWN
    budget: Budget = Budget.UNKNOWN
    procedures: tuple[ProcedureWish, ...] = ()
    ingredients: tuple[Ingredient, ...] = ()
    ingredients_note: str = ""
    times: tuple[DayTime, ...] = ()
    languages: tuple[str, ...] = ()
    note: str = ""
