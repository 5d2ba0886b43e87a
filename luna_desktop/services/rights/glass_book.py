"""The book of openings: whether a closed record is open in this sign-in, and how openings end.

Everything that asks stands below the use cases, so that the Desk, the lists and the lock can ask too.
"""

from __future__ import annotations

from sqlalchemy import bindparam, insert, select

from luna_desktop.domain.access import PatientId
from luna_desktop.models.openings import GlassEnd, GlassOpening
from luna_desktop.services.work import ONE_ROW, Work

_GLASS, _ENDED = GlassOpening.metadata.tables["glass_opening"], GlassEnd.metadata.tables["glass_end"]
_MINE = (
    select(_GLASS.c.id)
    .outerjoin(_ENDED, _ENDED.c.opening_id == _GLASS.c.id)
    .where(_GLASS.c.session == bindparam("session"), _GLASS.c.until > bindparam("now"), _ENDED.c.id.is_(None))
)
# Asked for each use of a chart by whoever is not on its team, so the question is built once.
_OPENED = _MINE.where(
    _GLASS.c.patient_id == bindparam("patient"), _GLASS.c.by == bindparam("user"), _GLASS.c.at <= bindparam("now")
).limit(ONE_ROW)


def is_opened(work: Work, patient: PatientId) -> bool:
    """Tell whether the actor opened this record in this sign-in, and the opening has not ended."""
    asked = {"patient": int(patient), "user": work.actor.user_id, "session": work.premises.session, "now": work.now}
    return work.connection.execute(_OPENED, asked).scalar() is not None


def end_openings(work: Work, patient: PatientId | None = None) -> int:
    """Close what this sign-in opened, of one patient or all of it, and return how many openings ended by that."""
    mine = _MINE if patient is None else _MINE.where(_GLASS.c.patient_id == int(patient))
    open_now = work.connection.execute(mine, {"session": work.premises.session, "now": work.now}).scalars().all()
    if open_now:
        work.connection.execute(insert(_ENDED), [{"opening_id": each, "at": work.now} for each in open_now])
    return len(open_now)
