"""The treatments as visits use them: the form of each, and what was set the last time for the same patient."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.catalogues import Catalogue
from luna_desktop.domain.clinical.procedure_form import (
    TreatmentForm,
    form_of,
    groups_of,
    procedure_missing,
    short_label,
)
from luna_desktop.domain.clinical.procedures import ProcedureDone
from luna_desktop.domain.clinical.visit_checks import Missing
from luna_desktop.domain.clinical.visits import VisitNote, VisitState
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.gate import DataClass
from luna_desktop.models.visits import Visit, VisitProcedure, VisitVersion
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.visits import OpenVisit, note_of
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CLINIC_ZONE, Work


@dataclass(frozen=True)
class LastAsked:
    """A treatment of a patient before a visit; `treatment` is its code, or its own words."""

    patient_id: PatientId
    treatment: str
    before: datetime
    visit_id: int = 0


@dataclass(frozen=True)
class LastDone:
    """What was done the last time, and when; None where it is the first time."""

    treatment: str
    at: datetime | None = None
    done: ProcedureDone | None = None


def treatments() -> Catalogue:
    """Return the treatments to choose from."""
    return catalogue("treatments")


def treatment_form(code: str) -> TreatmentForm:
    """Return the form of a treatment by its code; a treatment in own words has no fields of its own."""
    entry = treatments().of_code(code)
    if entry is None:
        return TreatmentForm()
    return form_of(groups_of(entry.columns), (each.columns for each in catalogue("treatment_fields").entries))


def treatments_missing(note: VisitNote, started_at: datetime) -> tuple[Missing, ...]:
    """Return what the treatments of a note still need, and a line for each that is whole."""
    on = started_at.astimezone(CLINIC_ZONE).date()
    return tuple(
        line
        for place, each in enumerate(note.procedures)
        for line in procedure_missing(each, treatment_form(each.what.code), place, on)
    )


def check_treatments(work: Work, visit: OpenVisit) -> tuple[Missing, ...]:
    """Look at the treatments of a visit before it is signed."""
    del work
    return treatments_missing(visit.note, visit.header.started_at)


@use_case(
    requires=Permission.READ_CHART,
    writes=False,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def read_last_done(work: Work, asked: LastAsked) -> LastDone:
    """Return how a treatment was done the last time before a visit, as its newest version says."""
    row = work.session.execute(
        select(VisitProcedure.place, VisitProcedure.started_at, VisitVersion.body)
        .join(Visit, Visit.id == VisitProcedure.visit_id)
        .join(
            VisitVersion,
            (VisitVersion.visit_id == Visit.id) & (VisitVersion.number == Visit.current_number),
        )
        .where(
            VisitProcedure.patient_id == asked.patient_id,
            VisitProcedure.treatment == asked.treatment,
            VisitProcedure.started_at <= asked.before,
            VisitProcedure.visit_id != asked.visit_id,
            Visit.state.in_((VisitState.SIGNED.value, VisitState.AMENDED.value, VisitState.DRAFT.value)),
        )
        .order_by(VisitProcedure.started_at.desc(), VisitProcedure.place)
    ).first()
    if row is None:
        return LastDone(asked.treatment)
    return LastDone(asked.treatment, row.started_at, note_of(row.body).procedures[row.place])


def field_label(group: str, name: str) -> str:
    """Return what a setting is called; one that the catalogue does not know any more keeps its own name."""
    found = catalogue("treatment_fields")
    return short_label(found.entry(f"{group}.{name}").name) if found.has(f"{group}.{name}") else name
