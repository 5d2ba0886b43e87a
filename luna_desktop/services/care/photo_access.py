"""Which photographs of a patient exist for the person who asks: intimate ones only for who may see those.

For anybody else they are absent from the query itself: no fact, no count, no thumbnail.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.facts import FactStatus
from luna_desktop.models.photographs import Photograph
from luna_desktop.services.facts import Known, facts_among, keep_in_step
from luna_desktop.services.rights.opening import reaches
from luna_desktop.services.work import Work

_PHOTO = Photograph.metadata.tables["photograph"]


def sees_intimate(work: Work, patient: PatientId) -> bool:
    """Tell whether the actor may see intimate photographs of this patient."""
    return reaches(work, Permission.READ_SENSITIVE_PHOTOGRAPHS, patient)


def photographs_of(patient: PatientId, *, intimate: bool) -> Select[Any]:
    """Return the question for the facts of a patient's photographs, with or without intimate ones."""
    asked = select(_PHOTO.c.fact_id).where(_PHOTO.c.patient_id == int(patient))
    return asked if intimate else asked.where(_PHOTO.c.is_intimate.is_(False))


def seen_facts(work: Work, patient: PatientId) -> list[Known]:
    """Return what is known about the photographs that exist for the actor, oldest fact first."""
    ids = photographs_of(patient, intimate=sees_intimate(work, patient))
    return [each for each in facts_among(work, patient, ("photograph",), ids) if each.status is FactStatus.CURRENT]


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
