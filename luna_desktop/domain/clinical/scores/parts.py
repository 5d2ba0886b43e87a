"""What every score is made of: parts with their range, a formula, bands in words, and where it comes from.

Values are text as the person ticked it and become `Decimal`, so that 0.3 stays 0.3. A part that is not known leaves the
whole score not known; it never counts as 0.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from luna_desktop.texts import Message, say

VERSION = "luna/2026-11"
"""The version of all formulas and bands of this program; a record keeps the one that it was computed with."""
ONE = Decimal(1)
Grades = Mapping[str, Decimal]


@dataclass(frozen=True)
class Grade:
    """One value that a part can take, as it is kept, and what it means in own words."""

    code: str
    words: Message | str


@dataclass(frozen=True)
class Part:
    """One thing to grade. `group` names the area or region, `label` what is graded there.

    A part has either `grades` to choose from, or a range from `least` to `most` in steps.
    """

    name: str
    label: Message
    group: Message | None = None
    grades: tuple[Grade, ...] = ()
    least: Decimal = Decimal(0)
    most: Decimal = Decimal(0)
    step: Decimal = ONE
    unit: str = ""

    def codes(self) -> tuple[str, ...]:
        """Return the values to choose from; none where a number is typed."""
        return tuple(grade.code for grade in self.grades)

    def words_of(self, code: str) -> Message | str:
        """Return what a value means, or nothing."""
        return next((grade.words for grade in self.grades if grade.code == code), "")

    def problem(self, typed: str) -> Message | None:
        """Return what is wrong with a value, or None; nothing typed is not wrong, it is not known."""
        if not typed or (self.grades and typed in self.codes()):
            return None
        number = number_of(typed)
        fits = number is not None and self.least <= number <= self.most and (number - self.least) % self.step == 0
        if fits and not self.grades:
            return None
        if self.grades:
            return say("Choose one of the grades shown.")
        if self.step == ONE:
            return say("Enter a whole number from {least} to {most}.", least=str(self.least), most=str(self.most))
        return say(
            "Enter a number from {least} to {most} in steps of {step}.",
            least=str(self.least),
            most=str(self.most),
            step=str(self.step),
        )


@dataclass(frozen=True)
class Band:
    """A stretch of the range in words. `most` belongs to it, unless `below` says that it ends just before."""

    most: Decimal
    words: Message
    below: bool = False

    def covers(self, total: Decimal) -> bool:
        """Tell whether a total lies at or under the end of this band."""
        return total < self.most or (total == self.most and not self.below)


@dataclass(frozen=True)
class Score:
    """One score: its parts, formula, range, bands, and what its licence allows."""

    id: str
    short: str
    name: Message
    parts: tuple[Part, ...]
    formula: Message
    licence: Message
    compute: Callable[[Grades], Decimal] | None = None
    least: Decimal = Decimal(0)
    most: Decimal = Decimal(0)
    bands: tuple[Band, ...] = ()
    about: Message | None = None
    rated_by_patient: bool = False

    @property
    def is_stage(self) -> bool:
        """Whether the result is the name of a stage and no number."""
        return self.compute is None

    def part(self, name: str) -> Part | None:
        """Return a part by its name, or None."""
        return next((part for part in self.parts if part.name == name), None)

    def band_of(self, value: str) -> Message | str | None:
        """Return the band of a result in words; None where the score has no fixed bands."""
        if self.is_stage:
            return self.parts[0].words_of(value) or None
        total = number_of(value)
        if total is None:
            return None
        return next((band.words for band in self.bands if band.covers(total)), None)

    def height_of(self, value: str) -> float | None:
        """Return where a result stands on a plot: the number, or the place of the stage in its order, from 1."""
        if self.is_stage:
            codes = self.parts[0].codes()
            return codes.index(value) + 1.0 if value in codes else None
        total = number_of(value)
        return None if total is None else float(total)


@dataclass(frozen=True)
class Outcome:
    """What the values ticked so far come to: a result only when nothing is missing."""

    value: str
    missing: tuple[str, ...]
    problems: tuple[tuple[str, Message], ...]


def number_of(text: str) -> Decimal | None:
    """Return a number as typed, with a point or a comma; None for nothing and for what is none."""
    try:
        number = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def plain(number: Decimal) -> str:
    """Return a number without zeros at its end and without an exponent, as `9.6` or `0`."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def assess(score: Score, values: Mapping[str, str]) -> Outcome:
    """Compute a score of what is ticked so far."""
    typed = {part.name: values.get(part.name, "").strip() for part in score.parts}
    problems = tuple(
        (part.name, problem) for part in score.parts if (problem := part.problem(typed[part.name])) is not None
    )
    missing = tuple(name for name, text in typed.items() if not text)
    if problems or missing:
        return Outcome("", missing, problems)
    if score.compute is None:
        return Outcome(typed[score.parts[0].name], (), ())
    return Outcome(plain(score.compute(_grades(score, typed))), (), ())


def _grades(score: Score, typed: Mapping[str, str]) -> dict[str, Decimal]:
    """Return every value as a number; a stage or an age group counts by its place, from 0."""
    found = {}
    for part in score.parts:
        number = number_of(typed[part.name])
        found[part.name] = Decimal(part.codes().index(typed[part.name])) if number is None else number
    return found


def steps(most: int, words: Sequence[Message | str] = ()) -> tuple[Grade, ...]:
    """Return the grades 0 to `most`, each with its words where there are any."""
    return tuple(Grade(str(at), words[at] if at < len(words) else "") for at in range(most + 1))


PERCENT_STEPS: tuple[Message | str, ...] = (
    say("None"),
    say("Under 10 %"),
    "10–29 %",
    "30–49 %",
    "50–69 %",
    "70–89 %",
    "90–100 %",
)
"""The area of a region in seven steps, as MASI, PASI and EASI share them."""
STRENGTH: tuple[Message | str, ...] = (
    say("None"),
    say("Slight"),
    say("Moderate"),
    say("Marked"),
    say("Very marked"),
)
PUBLISHED = say("Published method: free to compute")
