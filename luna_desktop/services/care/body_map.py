"""The body map: markers with a number that stays theirs, linked to this patient's conditions and photographs only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.markers import Marker, Marking
from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.facts import Source
from luna_desktop.domain.gate import DataClass
from luna_desktop.models.photographs import Photograph
from luna_desktop.services.care.chart import Chart, chart_of
from luna_desktop.services.facts import FactChange, Known, StrikeOut, add_fact, change_fact, current_facts, strike_out
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CLINIC_ZONE, Work
from luna_desktop.texts import say


@dataclass(frozen=True)
class NewMarker:
    """A place to mark; its number, region and side are worked out here."""

    patient_id: PatientId
    body: Marker
    source: Source = Source.STAFF


@use_case(
    requires=Permission.CHANGE_CHART, patient=lambda new: new.patient_id, use=Use(Purpose.CARE, DataClass.CLINICAL)
)
def add_marker(work: Work, new: NewMarker) -> Chart:
    """Mark a place under the next number, which is never used again even when the marker is struck out."""
    body = _checked(work, new.patient_id, new.body)
    add_fact(work, new.patient_id, replace(body, number=_next_number(work, new.patient_id)), new.source)
    return chart_of(work, new.patient_id)


@use_case(
    requires=Permission.CHANGE_CHART,
    patient=lambda change: change.patient_id,
    use=Use(Purpose.CARE, DataClass.CLINICAL),
)
def change_marker(work: Work, change: FactChange) -> Chart:
    """Add how a place looks now, or correct it, as a new version; number and kind of marking stay.

    Raises:
        StaleRecord: Somebody saved a newer version meanwhile.
    """
    if not isinstance(change.body, Marker):
        raise TypeError
    body = _checked(work, change.patient_id, change.body)
    stand = _standing(work, change.patient_id, change.fact_id)
    if stand is not None:
        _check_marking(work, stand.body)
        body = replace(body, number=stand.body.number, marking=stand.body.marking)
    change_fact(work, replace(change, body=body, reason=change.reason.strip()))
    return chart_of(work, change.patient_id)


@use_case(
    requires=Permission.CHANGE_CHART,
    patient=lambda wrong: wrong.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def strike_out_marker(work: Work, wrong: StrikeOut) -> Chart:
    """Mark a marker as entered in error; it leaves the drawing and keeps its number. Needs no consent."""
    stand = _standing(work, wrong.patient_id, wrong.fact_id)
    if stand is not None:
        _check_marking(work, stand.body)
    strike_out(work, wrong, kinds=("marker",))
    return chart_of(work, wrong.patient_id)


def arriving(work: Work, patient: PatientId, body: Marker) -> Marker:
    """Return a marker as it stands in another chart: with the next number there, without links to what stays here."""
    _check_marking(work, body)
    return replace(body, number=_next_number(work, patient), condition=0, photographs=())


def _next_number(work: Work, patient: PatientId) -> int:
    known = current_facts(work, patient, ("marker",), with_errors=True)
    return 1 + max((each.body.number for each in known), default=0)


def _standing(work: Work, patient: PatientId, fact_id: int) -> Known | None:
    return next((each for each in current_facts(work, patient, ("marker",)) if each.fact_id == fact_id), None)


def _check_marking(work: Work, body: Marker) -> None:
    if body.marking is Marking.BIOPSY and not work.actor.may(Permission.RECORD_DIAGNOSES):
        raise NotPermitted(
            say("Biopsies are marked by a clinician. Ask the one who treats the patient."),
            permission=Permission.RECORD_DIAGNOSES.value,
        )


def _checked(work: Work, patient: PatientId, body: Marker) -> Marker:
    _check_marking(work, body)
    problems, tidy = checked_entry(body, work.now.astimezone(CLINIC_ZONE).date())
    if body.condition and body.condition not in _condition_ids(work, patient):
        problems["condition"] = say("This condition is not in this patient’s record.")
    if set(body.photographs) - _photograph_ids(work, patient):
        problems["photographs"] = say("A linked photograph is not in this patient’s record.")
    if problems:
        raise InvalidInput(problems)
    if not isinstance(tidy, Marker):
        raise TypeError
    return tidy


def _condition_ids(work: Work, patient: PatientId) -> set[int]:
    return {each.fact_id for each in current_facts(work, patient, ("condition",))}


def _photograph_ids(work: Work, patient: PatientId) -> set[int]:
    return set(work.session.scalars(select(Photograph.id).where(Photograph.patient_id == patient)))
