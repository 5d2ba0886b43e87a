"""Dates as people know them: a full date, a month, a year, an age told on a day, or nothing at all."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache, lru_cache

from luna_desktop.texts import LANGUAGES, Message, Translator, say

MONTH_NAMES = (
    say("Jan"),
    say("Feb"),
    say("Mar"),
    say("Apr"),
    say("May"),
    say("Jun"),
    say("Jul"),
    say("Aug"),
    say("Sep"),
    say("Oct"),
    say("Nov"),
    say("Dec"),
)
DATE_HELP = say("Enter a year, a month such as Mar-2023, or a date such as 14-03-1991.")
EARLIEST_YEAR = 1890
NUKTA = "\u093c"
_SHORTEST_MONTH = 28

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2}|[^\d\s/.-]{2,12})[-/. ](\d{4})")
_MONTH = re.compile(r"(\d{1,2}|[^\d\s/.-]{2,12})[-/. ](\d{4})")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date known to the day, the month or only the year (0 where not known)."""

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        """Refuse a day that does not exist; raises ValueError."""
        if not EARLIEST_YEAR <= self.year <= 9999 or not 0 <= self.month <= 12:
            raise ValueError
        if self.day and (not self.month or self.day < 0 or (self.day > _SHORTEST_MONTH and self._is_past_month())):
            raise ValueError

    def _is_past_month(self) -> bool:
        return self.day > monthrange(self.year, self.month)[1]

    @property
    def earliest(self) -> date:
        """Return the first day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """Return the last day that it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def iso(self) -> str:
        """Return it as FHIR writes it: 1991, 1991-03 or 1991-03-14."""
        text = f"{self.year:04d}"
        if self.month:
            text += f"-{self.month:02d}"
        return f"{text}-{self.day:02d}" if self.day else text

    @classmethod
    @lru_cache(maxsize=4096)  # a chart names the same days again and again
    def from_iso(cls, text: str) -> PartialDate:
        """Read what `iso` wrote; raises ValueError."""
        year, _, rest = text.partition("-")
        month, _, day = rest.partition("-")
        return cls(int(year), int(month or 0), int(day or 0))

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """Return a full date."""
        return cls(day.year, day.month, day.day)

    def shown(self, translate: Translator) -> str:
        """Return it as the clinic writes it: 14-Mar-1991, Mar-1991 or 1991."""
        if not self.month:
            return str(self.year)
        month = translate.render(MONTH_NAMES[self.month - 1])
        return f"{self.day:02d}-{month}-{self.year}" if self.day else f"{month}-{self.year}"


def _counted(digits: str) -> int:
    """Return a day's or month's number; a typed zero is a slip, not an unknown part."""
    if not int(digits):
        raise ValueError
    return int(digits)


def month_number(word: str) -> int:
    """Return the month that a typed word means in any language of the program; raises ValueError where it is none.

    Dates are shown with the month's name in the language of the windows, so whoever changes one types over that name.
    """
    typed = _plain(word)
    for short, number in _month_words():
        if len(typed) >= len(short) and typed.startswith(short):
            return number
    raise ValueError


def _plain(word: str) -> str:
    """Return a word for comparison; the dot under a Devanagari letter is often left out at the keyboard."""
    return unicodedata.normalize("NFD", word).casefold().replace(NUKTA, "")


@cache
def _month_words() -> tuple[tuple[str, int], ...]:
    words = [
        (_plain(Translator(language).render(name)), number)
        for language in LANGUAGES
        for number, name in enumerate(MONTH_NAMES, start=1)
    ]
    return tuple(dict.fromkeys(words))


def _month_number(text: str) -> int:
    if text.isdigit():
        return _counted(text)
    return month_number(text)


def parse_date(typed: str) -> PartialDate:
    """Read a date as typed at the desk; raises ValueError where it is none."""
    text = " ".join(typed.strip().lower().replace(",", " ").split())
    if found := _ISO.fullmatch(text):
        return PartialDate(int(found[1]), _counted(found[2]), _counted(found[3]))
    if found := _DAY_FIRST.fullmatch(text):
        return PartialDate(int(found[3]), _month_number(found[2]), _counted(found[1]))
    if found := _MONTH.fullmatch(text):
        return PartialDate(int(found[2]), _month_number(found[1]))
    if _YEAR.fullmatch(text):
        return PartialDate(int(text))
    raise ValueError


def check_past(typed: str, today: date) -> PartialDate | Message | None:
    """Read an optional date that cannot lie in the future: the date, None when empty, or what is wrong with it."""
    if not typed.strip():
        return None
    try:
        found = parse_date(typed)
    except ValueError:
        return DATE_HELP
    if found.earliest > today:
        return say("This date is in the future. Enter today or an earlier date.")
    return found


class BirthKind(Enum):
    """How the birth was told."""

    DATE = "date"
    MONTH = "month"
    YEAR = "year"
    AGE = "age"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Birth:
    """When a person was born, kept as told; an age keeps the day on which it was told."""

    kind: BirthKind = BirthKind.UNKNOWN
    on: PartialDate | None = None
    age: int | None = None
    told_on: date | None = None

    def span(self) -> tuple[date, date] | None:
        """Return the earliest and the latest possible day of birth, or None where nothing is known."""
        if self.kind is BirthKind.AGE and self.age is not None and self.told_on is not None:
            first = _years_before(self.told_on, self.age + 1)
            return date.fromordinal(first.toordinal() + 1), _years_before(self.told_on, self.age)
        return (self.on.earliest, self.on.latest) if self.on else None

    def ages(self, today: date) -> tuple[int, int] | None:
        """Return the youngest and the oldest age in whole years that the person can have today."""
        span = self.span()
        return (_age(span[1], today), _age(span[0], today)) if span else None

    def may_be_minor(self, today: date) -> bool:
        """Tell whether the person may be under 18 (DPDP s.2(f)); the youngest possible age counts."""
        ages = self.ages(today)
        return ages is not None and ages[0] < 18

    def shown(self, translate: Translator, today: date) -> str:
        """Return the birth as the banner shows it: `14-Mar-1991 (35 y)`, `~1984 (about 42 y)`, `Not known`."""
        ages = self.ages(today)
        span = self.span()
        if ages is None or span is None:
            return translate.render(say("Not known"))
        if self.kind is BirthKind.DATE and self.on is not None:
            return translate.render(say("{date} ({age} y)", date=self.on.shown(translate), age=ages[0]))
        if self.kind is BirthKind.AGE:
            return translate.render(say("~{date} (about {age} y)", date=span[1].year, age=ages[1]))
        known = self.on.shown(translate) if self.on else ""
        return translate.render(say("~{date} (about {age} y)", date=known, age=ages[1]))


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


def _age(born: date, today: date) -> int:
    return max(0, today.year - born.year - ((today.month, today.day) < (born.month, born.day)))


def is_minor(born: date, today: date) -> bool:
    """Tell whether a person born on a day is under 18 (Indian Majority Act; DPDP s.2(f))."""
    return _age(born, today) < 18


def adult_from(born: date) -> date:
    """Return the day on which a person born on a day turns 18; for 29 February that is 1 March."""
    try:
        return born.replace(year=born.year + 18)
    except ValueError:
        return date(born.year + 18, 3, 1)


def parse_birth(kind: BirthKind, typed: str, today: date) -> Birth | Message:
    """Read a birth as told at the desk: a `Birth`, or what is wrong with it."""
    text = typed.strip()
    if kind is BirthKind.UNKNOWN:
        return Birth()
    if kind is BirthKind.AGE:
        if not text.isdigit() or int(text) > 130:
            return say("Enter the age in whole years, for example 42.")
        return Birth(kind, age=int(text), told_on=today)
    found = check_past(text, today)
    if found is None:
        return say("Enter the birth, or choose “Not known”.")
    if isinstance(found, Message):
        return found
    return _birth_of(found)


def _birth_of(found: PartialDate) -> Birth:
    if found.day:
        return Birth(BirthKind.DATE, found)
    return Birth(BirthKind.MONTH if found.month else BirthKind.YEAR, found)


def show_day(day: date, translate: Translator) -> str:
    """Return a day as the clinic writes it, such as 23-Nov-2026."""
    return PartialDate.of(day).shown(translate)


def grouped(number: int) -> str:
    """Write a count with the grouping used in India: 48,213 and 1,00,000."""
    digits = str(abs(number))
    head, tail = digits[:-3], digits[-3:]
    parts: list[str] = []
    while head:
        parts.insert(0, head[-2:])
        head = head[:-2]
    return ("-" if number < 0 else "") + ",".join([*parts, tail])
