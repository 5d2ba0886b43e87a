"""The day that the words of a visit ask the patient to come again, where they name one; nothing is guessed."""

from __future__ import annotations

import re
from datetime import date, timedelta

from luna_desktop.domain.book.series import SeriesRule, SeriesUnit, dates_of
from luna_desktop.domain.measures import parse_date

_UNITS = {
    "day": 1,
    "days": 1,
    "d": 1,
    "दिन": 1,
    "दिनों": 1,
    "week": 7,
    "weeks": 7,
    "wk": 7,
    "wks": 7,
    "w": 7,
    "हफ़्ते": 7,
    "हफ्ते": 7,
    "सप्ताह": 7,
}
_MONTHS = {"month", "months", "mth", "mths", "महीने", "महीना", "माह"}
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "twelve": 12}
_AMOUNT = re.compile(
    rf"(?<![\w./-])(\d{{1,3}}|{'|'.join(_NUMBERS)})(?:\s*(?:-|–|to|से)\s*\d{{1,3}})?\s*([a-z]+|[\u0900-\u097f]+)"
)
_DATE = re.compile(r"\b\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ]\d{4}\b|\b\d{4}-\d{2}-\d{2}\b")
LONGEST = 730
"""Days ahead: whatever lies further away was not meant."""


def due_day(words: str, seen_on: date) -> date | None:
    """Return the day that words such as “in 6 weeks”, “2-3 months” or “12-Jan-2027” name, or None.

    Of a range it is the nearer end; a day in the past or more than two years ahead counts as none.
    """
    text = words.casefold()
    found = _date_in(text) or _after(text, seen_on)
    return found if found is not None and seen_on < found <= seen_on + timedelta(days=LONGEST) else None


def _date_in(text: str) -> date | None:
    match = _DATE.search(text)
    if match is None:
        return None
    try:
        found = parse_date(match.group())
    except ValueError:
        return None
    return found.earliest if found.earliest == found.latest else None


def _after(text: str, seen_on: date) -> date | None:
    for match in _AMOUNT.finditer(text):
        amount, unit = match.groups()
        count = int(amount) if amount.isdigit() else _NUMBERS.get(amount, 0)
        if count and unit in _UNITS:
            return seen_on + timedelta(days=count * _UNITS[unit])
        if count and unit in _MONTHS:
            return dates_of(SeriesRule(count, SeriesUnit.MONTHS, 2), seen_on)[1]
    return None
