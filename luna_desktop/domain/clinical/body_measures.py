"""Weight and height on a day, and the body mass index, which is worked out and never typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from luna_desktop.domain.clinical.answers import Asked
from luna_desktop.domain.clinical.checking import Problems, plain_problems, tidied, within
from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.wording import worded
from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import PartialDate
from luna_desktop.texts import say


@register_kind("body_measures", data_class=DataClass.CLINICAL, single=True)
@worded(
    say("Weight and height"),
    weight_kg=say("Weight, kg"),
    height_cm=say("Height, cm"),
    measured_on=say("Measured on"),
)
@dataclass(frozen=True)
class BodyMeasures:
    """Weight in kilograms and height in centimetres on a day (LOINC 29463-7, 8302-2)."""

    weight_kg: float | None = None
    height_cm: float | None = None
    measured_on: PartialDate | None = None
    asked: Asked | None = None

    @property
    def mass_index(self) -> float | None:
        """Return kilograms by metres squared, to one place; None where a part is missing."""
        if not self.weight_kg or not self.height_cm:
            return None
        return round(self.weight_kg / (self.height_cm / 100) ** 2, 1)


@checked_entry.register
def _measures(body: BodyMeasures, today: date) -> tuple[Problems, object]:
    tidy = tidied(body)
    problems = plain_problems(tidy, today)
    problems |= within("weight_kg", tidy.weight_kg, 400, say("Enter the weight in kilograms, 1 to 400."), least=1)
    problems |= within("height_cm", tidy.height_cm, 250, say("Enter the height in centimetres, 30 to 250."), least=30)
    return problems, tidy
