"""Public holidays of India and its states, out of the `holidays` library; dates by the moon are estimates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import holidays

NATIONAL = frozenset({(1, 26), (8, 15), (10, 2)})
"""Month and day of the three national holidays, kept everywhere (Republic Day, Independence Day, Gandhi Jayanti)."""
EARLIEST, LATEST = 2020, 2035
COUNTRY = "IN"
_LANGUAGES = {"hi": "hi"}


@dataclass(frozen=True)
class PublicHoliday:
    """A day of the list; `is_national` is one that every state keeps."""

    day: date
    name: str
    is_national: bool = False


def states() -> dict[str, str]:
    """Return the states and union territories by the code of the library, in the order of their names."""
    known = holidays.country_holidays(COUNTRY).get_subdivision_aliases()
    named = {
        code: next((each for each in names if each.isascii() and len(each) > 2), code) for code, names in known.items()
    }
    return dict(sorted(named.items(), key=lambda each: each[1]))


def public_holidays(year: int, state: str, language: str = "en") -> tuple[PublicHoliday, ...]:
    """Return the holidays of a year for a state ("" for those of all India), in order; none outside of known years."""
    if not EARLIEST <= year <= LATEST:
        return ()
    found = holidays.country_holidays(
        COUNTRY, subdiv=state or None, years=year, language=_LANGUAGES.get(language, "en_IN")
    )
    return tuple(PublicHoliday(day, name, (day.month, day.day) in NATIONAL) for day, name in sorted(found.items()))
