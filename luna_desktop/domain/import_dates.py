"""Births, ages and days as other programs write them; what can be read in two ways is never guessed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from luna_desktop.domain.imports import DateOrder
from luna_desktop.domain.measures import Birth, BirthKind, PartialDate, month_number
from luna_desktop.texts import Message, say

OLDEST = 130
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2})?([.,]\d+)?( ?[AaPp][Mm])?(Z|[+-]\d{2}:?\d{2})?$")
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-/. ]*([^\d\s/.,-]{3,12})[-/., ]+(\d{4}|\d{2})")
_MONTH_DAY = re.compile(r"([^\d\s/.,-]{3,12})[-/. ]+(\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\d{4})")
_MONTH_YEAR = re.compile(r"([^\d\s/.,-]{3,12})[-/. ]+(\d{4})")
_NUMBER_YEAR = re.compile(r"(\d{1,2})[-/. ](\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_YEAR = re.compile(r"\d{4}")
_SERIAL = re.compile(r"\d{5}(\.0+)?")
_SERIAL_START = date(1899, 12, 30)
"""Day 0 of spreadsheet programs that count days."""
_AGE = re.compile(r"(\d{1,3})(?:\.\d+)?\s*(y|yr|yrs|year|years|साल|वर्ष)?\.?")
_MONTHS_OLD = re.compile(r"(\d{1,3})\s*(m|mo|mths|month|months|d|day|days|w|wk|weeks|महीने|माह|दिन)\.?")

DATE_HELP = say("This date cannot be read. Write it as 14-03-1991, as Mar-1991, or only the year.")
TWO_WAYS = say("This date can be read in two ways. Choose whether the day or the month stands first.")
AGE_HELP = say("This age cannot be read. Write it in whole years, such as 42.")
FUTURE = say("This date lies in the future.")


@dataclass(frozen=True)
class DayRead:
    """A date that was read; `century` says that the year had two digits, and `ordered` that the order was needed."""

    on: PartialDate
    century: bool = False
    ordered: bool = False


class TwoWays(Exception):
    """A date that can be read in two ways, and nobody chose."""


@lru_cache(maxsize=50_000)
def read_day(typed: str, order: DateOrder | None, today: date) -> DayRead:
    """Read a date of any usual form.

    Raises:
        TwoWays: Day and month can be exchanged, and no order was chosen.
        ValueError: It is no date, or one that does not exist.
    """
    text = _TIME.sub("", " ".join(typed.split())).strip(" ,.")
    if found := _NUMBERS.fullmatch(text):
        return _of_numbers(int(found[1]), int(found[2]), found[3], order, today)
    if found := _DAY_MONTH.fullmatch(text):
        year, cut = _year(found[3], today)
        return DayRead(_date(year, month_number(found[2]), int(found[1])), century=cut)
    for pattern, made in _FORMS:
        if found := pattern.fullmatch(text):
            return DayRead(made(found))
    raise ValueError


def _of_numbers(first: int, second: int, year: str, order: DateOrder | None, today: date) -> DayRead:
    whole, cut = _year(year, today)
    can_swap = first <= 12 and second <= 12 and first != second
    if can_swap and order is None:
        raise TwoWays
    month_first = (order is DateOrder.MONTH_FIRST and can_swap) or second > 12
    month, day = (first, second) if month_first else (second, first)
    return DayRead(_date(whole, month, day), century=cut, ordered=can_swap)


def _year(digits: str, today: date) -> tuple[int, bool]:
    """Return the year, and whether it was written with two digits: then it is the last one that has passed."""
    if len(digits) == 4:
        return int(digits), False
    year = today.year // 100 * 100 + int(digits)
    return (year - 100 if year > today.year else year), True


def _date(year: int, month: int, day: int) -> PartialDate:
    if not month or not day:
        raise ValueError
    return PartialDate(year, month, day)


def _month(year: int, month: int) -> PartialDate:
    if not month:
        raise ValueError
    return PartialDate(year, month)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], PartialDate]], ...] = (
    (_YEAR_FIRST, lambda found: _date(int(found[1]), int(found[2]), int(found[3]))),
    (_COMPACT, lambda found: _date(int(found[1]), int(found[2]), int(found[3]))),
    (_MONTH_DAY, lambda found: _date(int(found[3]), month_number(found[1]), int(found[2]))),
    (_NUMBER_YEAR, lambda found: _month(int(found[2]), int(found[1]))),
    (_MONTH_YEAR, lambda found: _month(int(found[2]), month_number(found[1]))),
    (_YEAR_MONTH, lambda found: _month(int(found[1]), int(found[2]))),
    (_YEAR, lambda found: PartialDate(int(found[0]))),
    (_SERIAL, lambda found: PartialDate.of(_SERIAL_START + timedelta(days=int(float(found[0]))))),
)


def read_birth(typed: str, order: DateOrder | None, today: date) -> tuple[Birth, bool] | Message:
    """Read a birth: it and whether its century was supplied, or what is wrong with it."""
    try:
        found = read_day(typed, order, today)
    except TwoWays:
        return TWO_WAYS
    except ValueError:
        return DATE_HELP
    if found.on.earliest > today:
        return FUTURE
    kind = BirthKind.DATE if found.on.day else BirthKind.MONTH if found.on.month else BirthKind.YEAR
    return Birth(kind, found.on), found.century


def read_age(typed: str, today: date) -> Birth | Message:
    """Read an age that is told today; a child under a year, told in months or days, is 0."""
    text = typed.strip().casefold()
    if _MONTHS_OLD.fullmatch(text):
        return Birth(BirthKind.AGE, age=0, told_on=today)
    found = _AGE.fullmatch(text)
    if not found or int(found[1]) > OLDEST:
        return AGE_HELP
    return Birth(BirthKind.AGE, age=int(found[1]), told_on=today)


@dataclass
class DateEvidence:
    """What the dates of a file say about their order: how many fit only one reading, and how many fit both."""

    day_first: int = 0
    month_first: int = 0
    open: int = 0

    def look(self, typed: str) -> None:
        """Take one more date into account."""
        found = _NUMBERS.fullmatch(_TIME.sub("", " ".join(typed.split())))
        if not found:
            return
        first, second = int(found[1]), int(found[2])
        if first > 12 >= second:
            self.day_first += 1
        elif second > 12 >= first:
            self.month_first += 1
        elif first != second:
            self.open += 1

    @property
    def needs_choice(self) -> bool:
        """Tell whether somebody has to say which way the dates are written."""
        return self.open > 0

    @property
    def likely(self) -> DateOrder | None:
        """Return the order that the clear dates speak for, to be offered and not taken; None where they disagree."""
        if bool(self.day_first) == bool(self.month_first):
            return None
        return DateOrder.DAY_FIRST if self.day_first else DateOrder.MONTH_FIRST
