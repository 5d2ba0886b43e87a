"""Days and times as the desk types and reads them: `Wed 25-Nov-2026`, `+7`, `tue`, `1130`."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, time, timedelta

from luna_desktop.domain.book.hours import WEEKDAY_NAMES
from luna_desktop.domain.measures import MONTH_NAMES, month_number, parse_date, show_day
from luna_desktop.texts import LANGUAGES, Message, Translator, _, current, say, shown

SHORT_WEEKDAYS: tuple[Message, ...] = (
    say("Mon"),
    say("Tue"),
    say("Wed"),
    say("Thu"),
    say("Fri"),
    say("Sat"),
    say("Sun"),
)
SHORTEST_WORD = 2
_AHEAD = re.compile(r"\+\s*(\d{1,3})\s*([dwm]?)")
_SHORT_DAY = re.compile(r"(\d{1,2})(?:[-/. ](\d{1,2}|[^\d\s/.-]{2,12}))?")
_TIME = re.compile(r"(\d{1,2})(?:[:.\s]?([0-5]\d))?")


def day_words(day: date) -> str:
    """Return a day with its weekday: `Wed 25-Nov-2026`."""
    return _("{weekday} {day}", weekday=shown(SHORT_WEEKDAYS[day.weekday()]), day=show_day(day, current()))


def short_day(day: date) -> str:
    """Return a day without its year, as a row of a list says it: `Wed 25-Nov`."""
    short = f"{day.day:02d}\u2011{shown(MONTH_NAMES[day.month - 1])}"
    return _("{weekday} {day}", weekday=shown(SHORT_WEEKDAYS[day.weekday()]), day=short)


def day_title(day: date) -> str:
    """Return a day as a heading: `Wednesday 25-Nov`."""
    short = f"{day.day:02d}\u2011{shown(MONTH_NAMES[day.month - 1])}"
    return _("{weekday} {day}", weekday=shown(WEEKDAY_NAMES[day.weekday()]), day=short)


def time_words(at: time) -> str:
    """Return a time on the 24 h clock."""
    return f"{at:%H:%M}"


def read_day(typed: str, today: date) -> date | None:
    """Read a day as typed at the desk, in any language of the program; None where it is none.

    A weekday is the next one from today on, `+7` counts days (`+2w` weeks), `25` and `25-11` are the next such day.
    """
    text = " ".join(typed.replace("\u2011", "-").split()).casefold()
    if not text:
        return None
    if ahead := _AHEAD.fullmatch(text):
        count = int(ahead[1]) * {"w": 7, "m": 28}.get(ahead[2], 1)
        return today + timedelta(days=count)
    if (named := _day_by_name(text, today)) is not None:
        return named
    return _full_day(text) or _short_day(text, today)


def read_time(typed: str) -> time | None:
    """Read a time as typed at the desk: `11:30`, `1130`, `9`; None where it is none."""
    text = typed.strip()
    if text.isdecimal() and len(text) == 3:
        text = f"0{text}"
    found = _TIME.fullmatch(text)
    if found is None or int(found[1]) > 23:
        return None
    return time(int(found[1]), int(found[2] or 0))


def _day_by_name(text: str, today: date) -> date | None:
    for language in LANGUAGES:
        translate = Translator(language)
        for word, ahead in ((say("Today"), 0), (say("Tomorrow"), 1)):
            if text == _plain(translate.render(word)):
                return today + timedelta(days=ahead)
        for at in range(7):
            names = (_plain(translate.render(each[at])) for each in (WEEKDAY_NAMES, SHORT_WEEKDAYS))
            if len(text) >= SHORTEST_WORD and any(name.startswith(text) for name in names):
                return today + timedelta(days=(at - today.weekday()) % 7)
    return None


def _full_day(text: str) -> date | None:
    """Read a whole date, with or without its weekday in front."""
    for candidate in (text, text.partition(" ")[2]):
        try:
            found = parse_date(candidate)
        except ValueError:
            continue
        if found.day:
            return found.earliest
    return None


def _short_day(text: str, today: date) -> date | None:
    found = _SHORT_DAY.fullmatch(text)
    if found is None:
        return None
    try:
        month = 0 if not found[2] else int(found[2]) if found[2].isdecimal() else month_number(found[2])
    except ValueError:
        return None
    return _next_such_day(int(found[1]), month, today)


def _next_such_day(day: int, month: int, today: date) -> date | None:
    for ahead in range(13):
        year, at = divmod(today.month - 1 + ahead, 12)
        if month and at + 1 != month:
            continue
        try:
            found = date(today.year + year, at + 1, day)
        except ValueError:
            continue
        if found >= today:
            return found
    return None


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold()
