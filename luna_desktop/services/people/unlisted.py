"""People outside the lists: archived or deceased. Only registration looks for them, lest somebody is registered twice.

They are not in the search index. What their names sound like and their phone numbers are kept as keys of their own.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, insert, select

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.measures import Birth
from luna_desktop.domain.names import fold, sound_keys
from luna_desktop.models.patients import UnlistedKey
from luna_desktop.services.work import Work
from luna_desktop.storage.search_index import phone_digits

YEARS_APART = 3
_MOST_LOOKED_AT = 2_000
_WHOLE_PHONE = 8
_KEYS = UnlistedKey.metadata.tables["unlisted_key"]


def keep_keys(work: Work, patient: PatientId, names: Iterable[str], phones: Iterable[str]) -> None:
    """Keep the keys of somebody who left the lists, instead of those before."""
    drop_keys(work, patient)
    keys = {f"name {key}" for name in names for word in fold(name) for key in sound_keys(word)}
    keys |= {f"phone {phone_digits(phone)}" for phone in phones if phone}
    if keys:
        work.session.execute(insert(_KEYS), [{"patient_id": int(patient), "key": key} for key in sorted(keys)])


def drop_keys(work: Work, patient: PatientId) -> None:
    """Forget the keys of somebody who is in the lists again."""
    work.session.execute(delete(_KEYS).where(_KEYS.c.patient_id == int(patient)))


def unlisted_like(work: Work, names: Iterable[str], phone: str) -> list[PatientId]:
    """Return people outside the lists all of whose given words sound like one of theirs, or who have the number."""
    words = [frozenset(f"name {key}" for key in sound_keys(word)) for name in names for word in fold(name)]
    words = [word for word in words if word]
    digits = phone_digits(phone)
    on_phone = f"phone {digits}" if len(digits) >= _WHOLE_PHONE else ""
    wanted = {key for word in words for key in word} | ({on_phone} if on_phone else set())
    if not wanted:
        return []
    rows = work.session.execute(
        select(_KEYS.c.patient_id, _KEYS.c.key).where(_KEYS.c.key.in_(wanted)).limit(_MOST_LOOKED_AT)
    )
    held: dict[PatientId, set[str]] = {}
    for row in rows:
        held.setdefault(PatientId(row.patient_id), set()).add(row.key)
    return [
        patient
        for patient, keys in held.items()
        if (words and all(word & keys for word in words)) or (on_phone and on_phone in keys)
    ]


def may_be_as_old(one: Birth, year: int | None) -> bool:
    """Tell whether a birth lies within three years of a year, or either is not known."""
    span = one.span()
    return span is None or year is None or abs(span[0].year - year) <= YEARS_APART
