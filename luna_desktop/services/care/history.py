"""The medical history saved as a whole: every row that was typed, in one transaction, each against its own version."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.pregnancy import Pregnancy, PregnancyState
from luna_desktop.domain.clinical.safety_questions import NoneKnown, Part, SafetyAnswer
from luna_desktop.domain.clinical.stops import Overriding
from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.errors import InvalidInput, StaleRecord
from luna_desktop.domain.facts import FactStatus, Source, kind_of
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.chart import Chart, chart_of
from luna_desktop.services.care.chart_access import ANSWERED_BY_THERAPISTS, check_writer, hidden_kinds
from luna_desktop.services.care.concepts import with_concept
from luna_desktop.services.care.stops import stop_medicines
from luna_desktop.services.facts import FactChange, Known, add_fact, change_fact, current_facts, versions
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CLINIC_ZONE, Work
from luna_desktop.texts import Message, say


@dataclass(frozen=True)
class RowChange:
    """One row as typed: the key under which its problems come back, its body, and the version that the form read.

    `fact_id` and `number` are 0 for a new row.
    """

    key: str
    body: object
    fact_id: int = 0
    number: int = 0


@dataclass(frozen=True)
class HistoryChanges:
    """All rows of one save, who told them, and why something was corrected.

    `overriding` answers the stops that the allergy list raised for medicines among them.
    """

    patient_id: PatientId
    rows: tuple[RowChange, ...]
    source: Source = Source.PATIENT
    reason: str = ""
    overriding: Overriding | None = None


@use_case(
    requires=Permission.CHANGE_CHART,
    patient=lambda changes: changes.patient_id,
    use=Use(Purpose.CARE, DataClass.CLINICAL),
)
def save_history(work: Work, changes: HistoryChanges) -> Chart:
    """Write all rows or none.

    Raises:
        InvalidInput: the problems are named `key.field`.
        StaleRecord: rows have moved on; `theirs` maps their keys to the versions that stand there now.
        NotPermitted: a row is of a kind that the actor does not write.
        SafetyStop: the allergy list names a medicine that is added, and no reason was given.
    """
    if not changes.rows:
        raise InvalidInput({"": say("Nothing was changed.")})
    bodies = _checked(work, changes)
    standing = _standing(work, changes.patient_id, changes.rows)
    pairs = zip(changes.rows, standing, strict=True)
    stale = {row.key: known for row, known in pairs if known is not None and _has_moved(row, known)}
    if stale:
        raise StaleRecord(_moved_on(list(stale.values())), theirs=stale)
    before = [known.body if known is not None else None for known in standing]
    stop_medicines(work, changes.patient_id, zip(before, bodies, strict=True), changes.overriding)
    written = set()
    for row, body, known in zip(changes.rows, bodies, standing, strict=True):
        written.add(kind_of(body).name)
        _write(work, changes, row, _whole(work, changes.patient_id, body, known))
    _reopen_parts(work, changes, written)
    return chart_of(work, changes.patient_id)


def _checked(work: Work, changes: HistoryChanges) -> list[object]:
    today = work.now.astimezone(CLINIC_ZONE).date()
    problems: dict[str, Message] = {}
    bodies = []
    for row in changes.rows:
        check_writer(work, kind_of(row.body).name)
        found, body = checked_entry(row.body, today)
        problems |= {f"{row.key}.{name}": problem for name, problem in found.items()}
        bodies.append(with_concept(body))
    if problems:
        raise InvalidInput(problems)
    return bodies


def _standing(work: Work, patient: PatientId, rows: Iterable[RowChange]) -> list[Known | None]:
    return [
        versions(work, patient, row.fact_id)[0] if row.fact_id else _the_only_one(work, patient, row.body)
        for row in rows
    ]


def _the_only_one(work: Work, patient: PatientId, body: object) -> Known | None:
    """Return what stands already where a patient has at most one such fact."""
    kind = kind_of(body)
    if not kind.single and not isinstance(body, SafetyAnswer | NoneKnown):
        return None
    for known in current_facts(work, patient, (kind.name,)):
        if kind.single or _subject(known.body) == _subject(body):
            return known
    return None


def _subject(body: Any) -> object:
    return body.question if isinstance(body, SafetyAnswer) else body.part


def _has_moved(row: RowChange, known: Known) -> bool:
    return known.number != row.number or known.status is FactStatus.ENTERED_IN_ERROR


def _moved_on(theirs: list[Known]) -> Message:
    newest = max(theirs, key=lambda known: known.recorded_at)
    return say(
        "{name} saved newer versions at {time}. Your typing is kept: compare them, then save again.",
        name=newest.recorded_by,
        time=newest.recorded_at.astimezone(CLINIC_ZONE).strftime("%H:%M"),
    )


def _whole(work: Work, patient: PatientId, body: object, known: Known | None) -> object:
    """Complete an answer about pregnancy by somebody who does not read the rest of it."""
    if not isinstance(body, Pregnancy) or ANSWERED_BY_THERAPISTS not in hidden_kinds(work, patient):
        return body
    if known is None or not isinstance(known.body, Pregnancy):
        return Pregnancy(body.state, breastfeeding=body.breastfeeding, asked=body.asked)
    body = _with_what_is_in_force(body, known.body)
    if body.state is PregnancyState.PREGNANT:
        return replace(known.body, state=body.state, breastfeeding=body.breastfeeding, asked=body.asked)
    return replace(
        known.body,
        state=body.state,
        breastfeeding=body.breastfeeding,
        asked=body.asked,
        edd=None,
        weeks_told=None,
        weeks_told_on=None,
    )


def _with_what_is_in_force(body: Pregnancy, stand: Pregnancy) -> Pregnancy:
    """Leave a yes that was not answered anew: it is in force until somebody ends it with another answer."""
    if body.state is PregnancyState.UNKNOWN and stand.state is PregnancyState.PREGNANT:
        body = replace(body, state=stand.state)
    if body.breastfeeding is YesNo.UNKNOWN and stand.breastfeeding is YesNo.YES:
        body = replace(body, breastfeeding=stand.breastfeeding)
    return body


def _write(work: Work, changes: HistoryChanges, row: RowChange, body: object) -> None:
    if row.fact_id:
        reason = changes.reason.strip()
        change_fact(work, FactChange(changes.patient_id, row.fact_id, row.number, body, changes.source, reason))
    else:
        add_fact(work, changes.patient_id, body, changes.source)


def _reopen_parts(work: Work, changes: HistoryChanges, written: set[str]) -> None:
    """Take back “nothing else known” of a part to which something was added, unless it was said anew with it."""
    said = {row.body.part for row in changes.rows if isinstance(row.body, NoneKnown)}
    added = {kind_of(row.body).name for row in changes.rows if not row.fact_id} & written
    today = PartialDate.of(work.now.astimezone(CLINIC_ZONE).date())
    for known in current_facts(work, changes.patient_id, ("none_known",)):
        part: Part = known.body.part
        if part.value in added and part not in said and known.body.holds is YesNo.YES:
            body = NoneKnown(part, YesNo.UNKNOWN, Asked(today))
            change_fact(work, FactChange(changes.patient_id, known.fact_id, known.number, body, changes.source))
