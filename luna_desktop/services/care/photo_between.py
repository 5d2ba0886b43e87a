"""Reads what lies between two photographs: treatments of signed visits, scores near each, measures drawn on both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.photo_between import NEAR_DAYS, MeasureChange, TreatmentDone, changed
from luna_desktop.domain.clinical.photo_marks import MEASURES, MarkSort, PhotoMarks, area_mm2, length_mm
from luna_desktop.domain.clinical.scores.record import SCORES
from luna_desktop.domain.clinical.visits import VisitState
from luna_desktop.domain.clock import end_of_day, local_day
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.recipients import Recipient
from luna_desktop.models.visits import Visit, VisitProcedure
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.elsewhere import treatments_elsewhere
from luna_desktop.services.facts import Known, current_facts
from luna_desktop.services.privacy import ledger
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say

_COUNTS = (VisitState.SIGNED.value, VisitState.AMENDED.value)


def may_know_chart(work: Work, patient: PatientId) -> bool:
    """Tell whether what the chart says may stand beside photographs; a restriction may close the one and not both."""
    return ledger.ask(work, patient, Ground.KEEPING, DataClass.CLINICAL, Recipient()).allowed


def treatments_between(work: Work, patient: PatientId, first: date, last: date) -> tuple[TreatmentDone, ...]:
    """Return the treatments from the one day to the other, both included, oldest first, also those of other clinics."""
    book = catalogue("treatments")
    wanted = (
        select(VisitProcedure.treatment, Visit.started_at)
        .join(Visit, Visit.id == VisitProcedure.visit_id)
        .where(
            VisitProcedure.patient_id == patient,
            Visit.state.in_(_COUNTS),
            Visit.started_at >= end_of_day(first - timedelta(days=1)),
            Visit.started_at < end_of_day(last),
        )
        .order_by(Visit.started_at, VisitProcedure.place)
    )
    done = [
        TreatmentDone(local_day(at), row.name if (row := book.of_code(treatment)) is not None else treatment)
        for treatment, at in work.session.execute(wanted).all()
    ]
    elsewhere = [
        TreatmentDone(local_day(at), f"{name} ({clinic})")
        for at, name, clinic in treatments_elsewhere(work, patient)
        if first <= local_day(at) <= last
    ]
    return tuple(sorted([*done, *elsewhere], key=lambda each: each.on))


def visit_of_today(work: Work, patient: PatientId) -> int:
    """Return the newest visit that began today on the clinic's clock, 0 where there is none."""
    today = end_of_day(local_day(work.now) - timedelta(days=1))
    gone = (VisitState.DISCARDED.value, VisitState.ENTERED_IN_ERROR.value)
    wanted = (
        select(Visit.id)
        .where(Visit.patient_id == patient, Visit.started_at >= today, Visit.state.not_in(gone))
        .order_by(Visit.started_at.desc(), Visit.id.desc())
    )
    return work.session.scalars(wanted.limit(1)).first() or 0


def scores_between(work: Work, patient: PatientId, first: date, last: date) -> tuple[MeasureChange, ...]:
    """Return each score that was assessed near one of the photographs, as clinicians entered it."""
    known = [each for each in current_facts(work, patient, ("score",)) if each.body.value and each.body.score in SCORES]
    found = []
    for name in dict.fromkeys(each.body.score for each in known):
        mine = [each for each in known if each.body.score == name]
        before, after = _nearest(mine, first), _nearest(mine, last)
        if before is None and after is None:
            continue
        values = [each.body.value if each is not None else "" for each in (before, after)]
        days = [each.body.assessed_on.earliest if each is not None else None for each in (before, after)]
        change = changed(_score_name(name), *values, is_stage=SCORES[name].is_stage)
        found.append(replace(change, before_on=days[0], after_on=days[1]))
    return tuple(found)


def _score_name(name: str) -> str:
    score = SCORES[name]
    return score.short if score.is_stage else f"{score.short}, {score.least:g}–{score.most:g}"


def _nearest(known: Iterable[Known], day: date) -> Known | None:
    near = [each for each in known if abs((each.body.assessed_on.earliest - day).days) <= NEAR_DAYS]
    return min(near, key=lambda each: (abs((each.body.assessed_on.earliest - day).days), -each.fact_id), default=None)


def measured_between(before: PhotoMarks | None, after: PhotoMarks | None) -> tuple[MeasureChange, ...]:
    """Return what was measured in both photographs under the same words: lengths in mm, areas in cm²."""
    earlier, later = _measured(before), _measured(after)
    return tuple(changed(_measure_name(*key), earlier[key], later[key]) for key in earlier if key in later)


def _measured(layer: PhotoMarks | None) -> dict[tuple[MarkSort, str], str]:
    if layer is None or layer.scale is None:
        return {}
    found: dict[tuple[MarkSort, str], str] = {}
    for mark in layer.marks:
        if mark.sort in MEASURES:
            is_length = mark.sort is MarkSort.LENGTH
            value = f"{length_mm(mark, layer.scale):.1f}" if is_length else f"{area_mm2(mark, layer.scale) / 100:.2f}"
            found.setdefault((mark.sort, mark.words), value)
    return found


def _measure_name(sort: MarkSort, words: str) -> Message:
    if sort is MarkSort.LENGTH:
        return say("{what}, mm", what=words) if words else say("Length, mm")
    return say("{what}, cm²", what=words) if words else say("Area, cm²")
