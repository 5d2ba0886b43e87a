"""Which photographs of a patient exist for the person who asks: intimate ones only for who may see those.

For anybody else they are absent from the query itself: no fact, no count, no thumbnail.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.errors import NotFound
from luna_desktop.domain.facts import FactStatus
from luna_desktop.models.photographs import Photograph
from luna_desktop.services.facts import Known, facts_among, keep_in_step, versions
from luna_desktop.services.rights.opening import reaches
from luna_desktop.services.work import Work
from luna_desktop.texts import say

PHOTOGRAPH_KINDS = frozenset({"photograph", "photo_marks", "photo_comparison"})
"""Kinds of facts that tell of photographs; each has use cases of its own, and the general ones of the chart none."""
_PHOTO = Photograph.metadata.tables["photograph"]


def sees_intimate(work: Work, patient: PatientId) -> bool:
    """Tell whether the actor may see intimate photographs of this patient."""
    return reaches(work, Permission.READ_SENSITIVE_PHOTOGRAPHS, patient)


def photographs_of(patient: PatientId, *, intimate: bool) -> Select[Any]:
    """Return the question for the facts of a patient's photographs, with or without intimate ones."""
    asked = select(_PHOTO.c.fact_id).where(_PHOTO.c.patient_id == int(patient))
    return asked if intimate else asked.where(_PHOTO.c.is_intimate.is_(False))


def is_intimate(work: Work, photograph_id: int) -> bool:
    """Tell whether a photograph is marked as intimate now."""
    return bool(work.connection.execute(select(_PHOTO.c.is_intimate).where(_PHOTO.c.id == photograph_id)).scalar())


def seen_facts(work: Work, patient: PatientId) -> list[Known]:
    """Return what is known about the photographs that exist for the actor, oldest fact first."""
    ids = photographs_of(patient, intimate=sees_intimate(work, patient))
    return [each for each in facts_among(work, patient, ("photograph",), ids) if each.status is FactStatus.CURRENT]


def check_seen(work: Work, patient: PatientId, kind: str, fact_id: int) -> None:
    """Refuse an entry about an intimate photograph, by its number, as if it were not there; raises NotFound."""
    if not is_seen(work, patient, kind, fact_id):
        raise NotFound(say("This entry is not in this patient’s record."))


def is_seen(work: Work, patient: PatientId, kind: str, fact_id: int) -> bool:
    """Tell whether an entry is there for the actor, as far as it is about an intimate photograph.

    Entries of other kinds are: who reads those is not said here.
    """
    if kind not in PHOTOGRAPH_KINDS or sees_intimate(work, patient):
        return True
    asked = photographs_of(patient, intimate=False)
    if kind == "photograph":
        return fact_id in work.connection.execute(asked).scalars().all()
    plain = set(work.connection.execute(asked.with_only_columns(_PHOTO.c.id)).scalars())
    try:
        about = {each for known in versions(work, patient, fact_id) for each in _shown_in(known)}
    except NotFound:  # erased meanwhile
        return False
    return about <= plain


def _shown_in(known: Known) -> tuple[int, ...]:
    """Return the photographs that a layer or a comparison is about."""
    body = known.body
    return (body.photograph,) if known.kind == "photo_marks" else (body.before, body.after)


@keep_in_step("photograph")
def mark_intimate(work: Work, patient: PatientId) -> None:
    """Let the rows say of which photographs the newest description says that they are intimate."""
    known = facts_among(work, patient, ("photograph",), photographs_of(patient, intimate=True))
    sensitive = {each.fact_id for each in known if each.body.sensitive}
    rows = work.connection.execute(
        select(_PHOTO.c.id, _PHOTO.c.fact_id, _PHOTO.c.is_intimate).where(_PHOTO.c.patient_id == int(patient))
    ).all()
    for row in rows:
        if row.is_intimate != (row.fact_id in sensitive):
            work.connection.execute(
                _PHOTO.update().where(_PHOTO.c.id == row.id).values(is_intimate=row.fact_id in sensitive)
            )
