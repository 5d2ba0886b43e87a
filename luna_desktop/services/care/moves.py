"""An entry that was made in the wrong chart goes to the right one; both charts keep a trace of it.

The entry is struck out where it stood and written anew where it belongs, in one transaction. The traces name the
other record by its number. A copy for the first patient leaves the entry out: it was never about them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, or_, select

from luna_desktop.domain.access import PatientId, Permission, Reach
from luna_desktop.domain.clinical.history import Allergy
from luna_desktop.domain.clinical.markers import Marker
from luna_desktop.domain.clinical.safety_questions import SafetyAnswer
from luna_desktop.domain.clinical.stops import Overriding
from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.facts import KINDS, FactStatus, chart_kinds
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean
from luna_desktop.domain.recipients import Recipient
from luna_desktop.models.moves import FactMove
from luna_desktop.models.patients import PatientCard
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.care import body_map
from luna_desktop.services.care.allergy_list import refuse_twice, settle_allergies
from luna_desktop.services.care.chart import Chart, chart_of
from luna_desktop.services.care.chart_access import check_reader, check_writer
from luna_desktop.services.care.photo_access import check_seen
from luna_desktop.services.care.stops import stop_medicine
from luna_desktop.services.facts import Known, StrikeOut, add_fact, current_facts, strike_out, versions
from luna_desktop.services.people.care_team import on_care_team
from luna_desktop.services.privacy import ledger
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import Work, patient_change
from luna_desktop.texts import say

STAYS = frozenset({"allergy_state", "none_known", "stop_override", "rule_answer", "rule_override", "suggestion_answer"})
"""Kinds that say something about a chart as a whole and so belong to no other."""
SHORTEST_REASON = 10
_CARD, _MOVE = PatientCard.metadata.tables["patient_card"], FactMove.metadata.tables["fact_move"]
_STAFF = StaffUser.metadata.tables["staff_user"]
_TRACES = (
    select(_MOVE, _STAFF.c.display_name)
    .join(_STAFF, _STAFF.c.id == _MOVE.c.moved_by)
    .where(or_(_MOVE.c.from_patient_id == bindparam("patient"), _MOVE.c.to_patient_id == bindparam("patient")))
    .order_by(_MOVE.c.id)
)
_NUMBER = select(_CARD.c.mrn).where(_CARD.c.patient_id == bindparam("patient"))
_GONE = select(_MOVE.c.from_fact_id).where(_MOVE.c.from_patient_id == bindparam("patient"))


@dataclass(frozen=True)
class Move:
    """An entry of `patient_id` that belongs to `target`: which version the screen showed, and why it goes there.

    `overriding` says why a medicine goes there that the allergy list there names.
    """

    patient_id: PatientId
    fact_id: int
    number: int
    target: PatientId
    reason: str
    overriding: Overriding | None = None


@dataclass(frozen=True)
class Trace:
    """What is left of a move in one chart: the entry there, the other record's number, when, by whom and why.

    `came` tells an entry that came here; otherwise it went away.
    """

    fact_id: int
    came: bool
    other: str
    at: datetime
    by: str
    reason: str


@use_case(
    requires=Permission.CHANGE_CHART,
    patient=lambda move: move.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def move_entry(work: Work, move: Move) -> Chart:
    """Move an entry to another chart and return the chart that it left.

    Raises:
        NotPermitted: the actor may not write the other chart, or the kind of entry.
        InvalidInput: no reason, the same patient, or the other chart has such an entry already.
        StaleRecord: somebody changed the entry meanwhile.
        SafetyStop: the allergy list of the other chart names the medicine, and no reason was given.
    """
    stand = versions(work, move.patient_id, move.fact_id)[0]
    check_reader(work, move.patient_id, stand.kind)
    check_seen(work, move.patient_id, stand.kind, move.fact_id)
    check_writer(work, stand.kind)
    check_move(work, move)
    _check(work, move, stand)
    stop_medicine(work, move.target, None, stand.body, move.overriding)
    reason = clean(move.reason)
    struck = StrikeOut(move.patient_id, move.fact_id, move.number, reason)
    strike_out(work, struck, kinds=[kind for kind in chart_kinds() if kind not in STAYS])
    body = body_map.arriving(work, move.target, stand.body) if isinstance(stand.body, Marker) else stand.body
    arrive(work, move, stand, body)
    for patient in (move.patient_id, move.target):
        settle_allergies(work, patient)
    return chart_of(work, move.patient_id)


def check_move(work: Work, move: Move) -> None:
    """Refuse a move without a reason, to the same patient, or to a chart that the actor may not write."""
    if len(clean(move.reason)) < SHORTEST_REASON:
        raise InvalidInput({"reason": say("Enter why it belongs there, in {least} letters or more.", least=10)})
    if move.target == move.patient_id:
        raise InvalidInput({"target": say("This is the chart it stands in. Choose the other patient.")})
    _require_target(work, move.target)


def arrive(work: Work, move: Move, stand: Known, body: object) -> int:
    """Write a body that was struck out here into the other chart, with the trace; returns its fact's id there."""
    reason = clean(move.reason)
    arrived = add_fact(work, move.target, body, stand.source, reason=reason)
    work.session.add(
        FactMove(
            from_fact_id=move.fact_id,
            from_patient_id=move.patient_id,
            to_fact_id=arrived,
            to_patient_id=move.target,
            reason=reason,
            moved_at=work.now,
            moved_by=work.actor.user_id,
        )
    )
    for patient, fact in ((move.patient_id, move.fact_id), (move.target, arrived)):
        work.record("entry moved", patient_change(stand.kind, fact, patient), detail={"number": move.number})
    return arrived


@use_case(
    requires=Permission.READ_CHART,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def read_moves(work: Work, patient: PatientId) -> tuple[Trace, ...]:
    """Return what went from this chart and what came to it, oldest first."""
    return traces(work, patient)


def traces(work: Work, patient: PatientId) -> tuple[Trace, ...]:
    """Return what went from this chart and what came to it, oldest first."""
    work.session.flush()
    found = []
    for row in work.connection.execute(_TRACES, {"patient": int(patient)}).all():
        came = row.to_patient_id == int(patient)
        other = row.from_patient_id if came else row.to_patient_id
        number = work.connection.execute(_NUMBER, {"patient": other}).scalar() or ""
        fact = row.to_fact_id if came else row.from_fact_id
        found.append(Trace(fact, came, number, row.moved_at, row.display_name, row.reason))
    return tuple(found)


def moved_away(work: Work, patient: PatientId) -> frozenset[int]:
    """Return the facts that went to another chart: they are not about this patient."""
    work.session.flush()
    return frozenset(work.connection.execute(_GONE, {"patient": int(patient)}).scalars())


def _check(work: Work, move: Move, stand: Known) -> None:
    if stand.kind in STAYS:
        raise InvalidInput({"target": say("This belongs to the chart as a whole. Strike it out instead.")})
    if isinstance(stand.body, Allergy):
        refuse_twice(work, move.target, stand.body, besides=0)
    if _has_one(work, move.target, stand):
        raise InvalidInput(
            {"target": say("The other chart has such an entry already. Change it there, and strike this one out.")}
        )


def _has_one(work: Work, target: PatientId, stand: Known) -> bool:
    there = [each for each in current_facts(work, target, (stand.kind,)) if each.status is FactStatus.CURRENT]
    if isinstance(stand.body, SafetyAnswer):
        return any(each.body.question is stand.body.question for each in there)
    return KINDS[stand.kind].single and bool(there)


def _require_target(work: Work, target: PatientId) -> None:
    """Ask for the other chart what the Desk asked for the first one."""
    reach = work.actor.reach(Permission.CHANGE_CHART)
    if reach is Reach.CARE_TEAM and not on_care_team(work, target):
        raise NotPermitted(
            say("You are not on the care team of the other patient. Ask a colleague who is to move the entry."),
            permission=Permission.CHANGE_CHART.value,
        )
    ledger.require(work, target, Purpose.CARE, DataClass.CLINICAL, Recipient())
