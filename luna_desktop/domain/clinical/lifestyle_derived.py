"""What is worked out of lifestyle answers and never typed; a part that is missing gives None, never 0.

Pack-years are packs of twenty cigarettes a day times years. Bidis are counted apart and never converted. The weekly
minutes and their mark are those of the WHO guidelines on physical activity (2020): a vigorous minute counts twice.
"""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.domain.clinical.lifestyle import Lifestyle

CIGARETTES_IN_A_PACK = 20
VIGOROUS_COUNTS = 2
WHO_MINUTES = 150
"""Minutes of moderate effort, or as many in equivalents, that the WHO recommends for a week."""


@dataclass(frozen=True)
class PackYears:
    """Pack-years beside their parts."""

    cigarettes_a_day: float | None
    years: float | None

    @property
    def value(self) -> float | None:
        """Return packs a day times years, or None where a part is not known."""
        if self.cigarettes_a_day is None or self.years is None:
            return None
        return self.cigarettes_a_day / CIGARETTES_IN_A_PACK * self.years


@dataclass(frozen=True)
class WeeklyMinutes:
    """Minutes of exercise in a week beside their parts, as minutes of moderate effort."""

    moderate: float | None
    vigorous: float | None

    @property
    def value(self) -> float | None:
        """Return moderate and twice the vigorous minutes, or None where a part is not known."""
        if self.moderate is None or self.vigorous is None:
            return None
        return self.moderate + VIGOROUS_COUNTS * self.vigorous

    @property
    def meets(self) -> bool | None:
        """Tell whether the mark of the WHO is reached, or None where that is not known."""
        return None if self.value is None else self.value >= WHO_MINUTES


def pack_years(body: Lifestyle) -> PackYears:
    """Return the pack-years of an assessment."""
    return PackYears(body.cigarettes_a_day, body.cigarette_years)


def weekly_minutes(body: Lifestyle) -> WeeklyMinutes:
    """Return the weekly minutes of an assessment."""
    return WeeklyMinutes(body.exercise_minutes, body.vigorous_minutes)
