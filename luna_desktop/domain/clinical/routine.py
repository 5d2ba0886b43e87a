"""The skin-care routine: what is put on in the morning and at night, step by step, in its order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from luna_desktop.domain.clinical.answers import Asked
from luna_desktop.domain.clinical.checking import Problems, texts, tidied
from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.wording import register_names, worded
from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.texts import say


class Step(Enum):
    """What a step of the routine is for."""

    CLEANSE = "cleanse"
    TONE = "tone"
    TREAT = "treat"
    MOISTURISE = "moisturise"
    SUNSCREEN = "sunscreen"
    MAKE_UP = "make_up"
    REMOVE = "remove"
    OTHER = "other"


STEP_NAMES = register_names(
    {
        Step.CLEANSE: say("Cleanse"),
        Step.TONE: say("Tone"),
        Step.TREAT: say("Treat"),
        Step.MOISTURISE: say("Moisturise"),
        Step.SUNSCREEN: say("Sunscreen"),
        Step.MAKE_UP: say("Make-up"),
        Step.REMOVE: say("Take make-up off"),
        Step.OTHER: say("Other"),
    }
)


@worded(say("Step"), step=say("Step"), product=say("Product"), frequency=say("How often"))
@dataclass(frozen=True)
class RoutineStep:
    """One step: what for, with which product, and how often."""

    step: Step = Step.OTHER
    product: str = ""
    frequency: str = ""


@register_kind("skin_routine", data_class=DataClass.CLINICAL, single=True)
@worded(say("Skin-care routine"), morning=say("Morning"), night=say("Night"))
@dataclass(frozen=True)
class SkinRoutine:
    """The routine of the morning and of the night, each in its order."""

    morning: tuple[RoutineStep, ...] = ()
    night: tuple[RoutineStep, ...] = ()
    asked: Asked | None = None


@checked_entry.register
def _routine(body: SkinRoutine, today: date) -> tuple[Problems, object]:  # noqa: ARG001 - every check gets the day
    tidy = tidied(body)
    problems: Problems = {}
    for part, steps in (("morning", tidy.morning), ("night", tidy.night)):
        for at, each in enumerate(steps):
            if not each.product:
                problems[f"{part}{at}.product"] = say("Enter the product, or take the step away.")
            long = texts(product=each.product, frequency=each.frequency)
            problems |= {f"{part}{at}.{name}": problem for name, problem in long.items()}
    return problems, tidy
