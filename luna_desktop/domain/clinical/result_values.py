"""Values of a laboratory result: kept as they were reported, compared with the range that the report gives.

Numbers stay text, so that 4.50 does not become 4.5. Whether a value is low or high is worked out each time and never
stored; where a sign such as < leaves it open, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.people import LONGEST_NAME, clean_line
from luna_desktop.texts import Message, say

MOST_VALUES = 80
LONGEST_VALUE = 200
_NUMBER = re.compile(r"([<>]=?|[≤≥])?\s*([+-]?\d{1,12}(?:\.\d{1,9})?)")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?")


class Flag(Enum):
    """Where a value lies against its range (HL7 ObservationInterpretation L, H, N)."""

    LOW = "low"
    HIGH = "high"
    WITHIN = "within"
    UNKNOWN = ""


FLAG_NAMES: dict[Flag, Message] = {
    Flag.LOW: say("Low"),
    Flag.HIGH: say("High"),
    Flag.WITHIN: say("Within the range"),
    Flag.UNKNOWN: say("Not compared"),
}


@dataclass(frozen=True)
class ResultValue:
    """One value of a result (FHIR Observation): of what, the value as reported, its unit and the report's own range.

    `low` and `high` are numbers as text, empty where the report gives none; `range_words` is a range in words.
    """

    what: Coded
    value: str
    unit: str = ""
    low: str = ""
    high: str = ""
    range_words: str = ""

    @property
    def number(self) -> Decimal | None:
        """Return the number without its sign of comparison, or None for a value in words."""
        found = _read(self.value)
        return found[1] if found else None

    @property
    def is_exact(self) -> bool:
        """Tell whether the value is a number without a sign such as <."""
        found = _read(self.value)
        return found is not None and not found[0]

    @property
    def flag(self) -> Flag:
        """Return where the value lies against the report's range."""
        found, low, high = _read(self.value), bound(self.low), bound(self.high)
        if found is None or (low is None and high is None):
            return Flag.UNKNOWN
        sign, number = found
        if sign.startswith("<"):
            is_low = low is not None and (number < low or (sign == "<" and number == low))
            is_within = low is None and high is not None and number <= high
        elif sign.startswith(">"):
            if high is not None and (number > high or (sign == ">" and number == high)):
                return Flag.HIGH
            return Flag.WITHIN if high is None and low is not None and number >= low else Flag.UNKNOWN
        else:
            if high is not None and number > high:
                return Flag.HIGH
            is_low, is_within = low is not None and number < low, True
        if is_low:
            return Flag.LOW
        return Flag.WITHIN if is_within else Flag.UNKNOWN


def bound(text: str) -> Decimal | None:
    """Return one end of a range as a number, or None where there is none."""
    return Decimal(text) if text else None


def _read(value: str) -> tuple[str, Decimal] | None:
    text = value.strip()
    if _GROUPED.fullmatch(text.lstrip("<>≤≥= ")):
        text = text.replace(",", "")
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    sign = {"≤": "<=", "≥": ">="}.get(found[1] or "", found[1] or "")
    return sign, Decimal(found[2])


def tidy(value: ResultValue) -> ResultValue:
    """Return the value without stray blanks, its range as plain numbers."""
    return replace(
        value,
        what=replace(value.what, text=clean_line(value.what.text)),
        value=clean_line(value.value),
        unit=clean_line(value.unit),
        low=_plain(value.low),
        high=_plain(value.high),
        range_words=clean_line(value.range_words),
    )


def _plain(text: str) -> str:
    text = clean_line(text)
    return text.replace(",", "") if _GROUPED.fullmatch(text) else text


def value_problems(values: Iterable[ResultValue]) -> dict[str, Message]:
    """Return what is wrong with tidy values, by the name of the field and the place, as “value 2” or “low 0”."""
    problems: dict[str, Message] = {}
    seen: dict[tuple[str, str], int] = {}
    for at, each in enumerate(values):
        problems |= _problems(at, each)
        key = (each.what.text.casefold(), each.unit.casefold())
        if each.what.text and key in seen:
            problems[f"what {at}"] = say("This stands in the list already. Change that row, or name the other sample.")
        seen[key] = at
    if len(seen) > MOST_VALUES:
        problems["values"] = say(
            "A result holds up to {most} values. Enter the rest as another result.", most=MOST_VALUES
        )
    return problems


def _problems(at: int, each: ResultValue) -> dict[str, Message]:
    problems = {"what": _name_problem(each.what.text), "value": _value_problem(each.value)}
    if len(each.unit) > LONGEST_NAME or len(each.range_words) > LONGEST_VALUE:
        problems["unit"] = say("This is too long. Shorten it.")
    problems |= {name: _bound_problem(getattr(each, name)) for name in ("low", "high")}
    if problems["low"] is None and problems["high"] is None:
        low, high = bound(each.low), bound(each.high)
        if low is not None and high is not None and low > high:
            problems["high"] = say("The upper end lies below the lower end. Check the two numbers.")
    return {f"{name} {at}": problem for name, problem in problems.items() if problem is not None}


def _name_problem(text: str) -> Message | None:
    if not text:
        return say("Enter what was measured, as the report names it.")
    return say("This name is too long. Shorten it.") if len(text) > LONGEST_NAME * 2 else None


def _value_problem(text: str) -> Message | None:
    if not text:
        return say("Enter the value, or take the row out.")
    if len(text) > LONGEST_VALUE:
        return say("A value has up to {most} characters. Write the rest under Report.", most=LONGEST_VALUE)
    return None


def _bound_problem(text: str) -> Message | None:
    found = _NUMBER.fullmatch(text) if text else None
    if text and (found is None or found[1]):
        return say("Enter a number, or leave it empty.")
    return None
