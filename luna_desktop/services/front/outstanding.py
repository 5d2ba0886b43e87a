"""What charts say the desk still has to book, kept as numbers and days beside them, so that the desk reads no chart.

Services of care call this where a course or a visit changes, in the same transaction. A course counts its planned and
its held sessions; a follow-up is the day that a signed visit asked for, where its words name one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import insert, update

from luna_desktop.domain.access import PatientId
from luna_desktop.models.book import DeskDue
from luna_desktop.services.work import Work

COURSE, FOLLOW_UP, RECALL = "course", "follow_up", "recall"


@dataclass(frozen=True)
class CourseCount:
    """A course as the desk knows it: its number, how many sessions are planned and held, and whether it goes on."""

    course_id: int
    sessions: int
    held: int
    is_open: bool


def keep_courses(work: Work, patient: PatientId, courses: Iterable[CourseCount]) -> None:
    """Bring what the desk knows of a patient's courses in step with them."""
    for each in courses:
        values = {"sessions": each.sessions, "held": each.held, "is_open": each.is_open}
        _keep(work, patient, COURSE, each.course_id, values)


def keep_follow_up(work: Work, patient: PatientId, visit_id: int, due_on: date | None) -> None:
    """Keep the day that a visit asked for; None where it asks for none, or for no day that can be told."""
    _keep(work, patient, FOLLOW_UP, visit_id, {"due_on": due_on, "is_open": due_on is not None})


def keep_recall(work: Work, patient: PatientId, order: int, due_on: date | None) -> None:
    """Keep by which day a clinician wants a patient again; None takes the order back."""
    _keep(work, patient, RECALL, order, {"due_on": due_on, "is_open": due_on is not None})


def _keep(work: Work, patient: PatientId, kind: str, source_id: int, values: dict[str, Any]) -> None:
    mine = update(DeskDue).where(DeskDue.kind == kind, DeskDue.source_id == source_id)
    done = work.session.execute(mine.values(patient_id=int(patient), **values))
    if not cast("Any", done).rowcount and values["is_open"]:
        work.session.execute(
            insert(DeskDue).values(patient_id=int(patient), kind=kind, source_id=source_id, since=work.now, **values)
        )
