"""People who may already be registered: the same phone number, or names that sound the same and a near birth year."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from sqlalchemy import Connection

from luna_desktop.domain.names import fold, sound_keys
from luna_desktop.storage.search_terms import SOUND_MARK, phone_digits

YEARS_APART = 3
_WHOLE_PHONE = 8  # digits from which a number is taken as whole
_MOST_ON_ONE_PHONE = 100
_BY_PHONE = """SELECT s.patient_id
    FROM (SELECT rowid AS rk FROM search_words WHERE search_words MATCH ? ORDER BY rowid LIMIT ? + 0) f
    CROSS JOIN search_person s ON s.rk = f.rk ORDER BY f.rk"""
_BY_SOUND = """SELECT s.patient_id
    FROM (SELECT rowid AS rk FROM search_words WHERE search_words MATCH ? ORDER BY rowid LIMIT 2000) f
    CROSS JOIN search_person s ON s.rk = f.rk
    WHERE ? IS NULL OR s.birth_year IS NULL OR abs(s.birth_year - ?) <= ? ORDER BY f.rk LIMIT ? + 0"""


class Likeness(IntEnum):
    """Why somebody is shown while a person is being registered, the strongest first."""

    NAME_AND_PHONE = 0
    NAME = 1
    PHONE = 2


@dataclass(frozen=True)
class Similar:
    """A registered person who may be the one at the desk, or who shares their phone."""

    patient_id: int
    likeness: Likeness


def similar(
    connection: Connection, names: tuple[str, str], *, phone: str, birth_year: int | None, limit: int
) -> list[Similar]:
    """Return people of the same sound and age first if they share the phone, then the others, then the phone's."""
    on_phone = _people_on(connection, phone)
    alike = _people_like(connection, names, birth_year=birth_year, limit=max(limit, _MOST_ON_ONE_PHONE))
    both = [Similar(patient_id, Likeness.NAME_AND_PHONE) for patient_id in alike if patient_id in on_phone]
    named = [Similar(patient_id, Likeness.NAME) for patient_id in alike if patient_id not in on_phone]
    others = [Similar(patient_id, Likeness.PHONE) for patient_id in on_phone if patient_id not in alike]
    return [*both, *named[:limit], *others]


def _people_on(connection: Connection, phone: str) -> dict[int, None]:
    """Return everybody on one phone number, most recent first."""
    digits = phone_digits(phone)
    if len(digits) < _WHOLE_PHONE:
        return {}
    found = connection.exec_driver_sql(_BY_PHONE, (f'code : "{digits}"', _MOST_ON_ONE_PHONE))
    return dict.fromkeys(found.scalars().all())


def _people_like(
    connection: Connection, names: tuple[str, str], *, birth_year: int | None, limit: int
) -> dict[int, None]:
    """Return people all of whose names sound like these, within three years of the birth year where both are known."""
    words = [sound_keys(word) for name in names for word in fold(name)]
    parts = [" OR ".join(f'"{SOUND_MARK}{key}"' for key in keys) for keys in words if keys]
    if not parts:
        return {}
    match = " AND ".join(f"({part})" for part in parts)
    values = (match, birth_year, birth_year, YEARS_APART, limit)
    return dict.fromkeys(connection.exec_driver_sql(_BY_SOUND, values).scalars().all())
