"""Investigations: ordered and reviewed by a clinician, entered and told by whoever treats, each step one version.

Reading, reviewing and telling what is in the record rests on keeping it; a new order is care and asks for the consent.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy import delete, insert

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.results import (
    KIND,
    Acted,
    Investigation,
    ResultState,
    Step,
    Telling,
    Told,
    after,
    checked_order,
    checked_result,
    step_problem,
)
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted
from luna_desktop.domain.facts import FactStatus, Source
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean, note_problem
from luna_desktop.models.results import ResultWaiting
from luna_desktop.services.care.documents import NewDocument, enter_document
from luna_desktop.services.facts import (
    FactChange,
    Known,
    StrikeOut,
    add_fact,
    change_fact,
    current_facts,
    kind_at,
    strike_out,
    versions,
)
from luna_desktop.services.sharing.recipients import register
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say

MARKER = "marker"
AHEAD = timedelta(minutes=5)
"""How far a workstation's clock may run ahead of another's before a time counts as lying in the future."""
_WAITING = ResultWaiting.metadata.tables["result_waiting"]


@dataclass(frozen=True)
class NewOrder:
    """An investigation to order."""

    patient_id: PatientId
    body: Investigation


@dataclass(frozen=True)
class ResultEntry:
    """A result as it came.

    `fact_id` and `number` name the order that the form read, 0 where there was none; `reason` says why a result that
    was entered already is amended. `attached` are the report's files, kept in the same transaction.
    """

    patient_id: PatientId
    body: Investigation
    fact_id: int = 0
    number: int = 0
    reason: str = ""
    attached: tuple[NewDocument, ...] = ()


@dataclass(frozen=True)
class ResultStep:
    """A step with an investigation that the screen showed at version `number`; `note` is the conclusion or reason."""

    patient_id: PatientId
    fact_id: int
    number: int
    note: str = field(default="", repr=False)


@dataclass(frozen=True)
class ResultTold:
    """That the patient was told, or not reached: how, when (None for now), and what was said or agreed."""

    patient_id: PatientId
    fact_id: int
    number: int
    way: Telling
    at: datetime | None = None
    note: str = field(default="", repr=False)
    was_reached: bool = True


def _whose(request: NewOrder | ResultEntry | ResultStep | ResultTold) -> PatientId:
    return request.patient_id


@use_case(
    requires=Permission.READ_CHART,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def read_results(work: Work, patient: PatientId) -> tuple[Known, ...]:
    """Return a patient's investigations, the newest first; the chart's opening stands in the audit log already."""
    return results_of(work, patient)


@use_case(requires=Permission.READ_REVIEW, writes=False)
def list_laboratories(work: Work, _: None) -> tuple[tuple[int, str], ...]:
    """Return id and name of the recipients in use whom an order may go to, by name."""
    return tuple((line.recipient_id, line.entry.name) for line in register(work) if line.entry.is_active)


@use_case(requires=Permission.REVIEW_RESULTS, patient=_whose, use=Use(Purpose.CARE, DataClass.CLINICAL))
def order_investigation(work: Work, new: NewOrder) -> int:
    """Order an investigation and return its fact's id."""
    _check_mark(work, new.patient_id, new.body)
    body = _order(work, replace(new.body, ordered=None, received=None, values=(), report=""))
    body = after(body, Step.ORDER, None, _acted(work))
    fact_id = add_fact(work, new.patient_id, body, Source.STAFF)
    settle(work, new.patient_id, fact_id, body)
    return fact_id


@use_case(requires=Permission.REVIEW_RESULTS, patient=_whose, use=Use(Purpose.CARE, DataClass.CLINICAL))
def change_order(work: Work, entry: ResultEntry) -> int:
    """Correct an order whose result has not come, and return the number of its new version."""
    stand = _stand(work, entry.patient_id, entry.fact_id)
    _require(Step.CHANGE_ORDER, stand.body.state)
    _check_mark(work, entry.patient_id, entry.body)
    body = _order(work, replace(entry.body, state=ResultState.ORDERED, ordered=stand.body.ordered))
    return _change(work, entry, body, reason=clean(entry.reason))


@use_case(requires=Permission.CHANGE_CHART, patient=_whose, use=Use(Ground.KEEPING, DataClass.CLINICAL))
def receive_result(work: Work, entry: ResultEntry) -> int:
    """Enter a result, of an order or without one, and return the fact's id. What the laboratory sent is kept."""
    before: ResultState | None = None
    body = replace(entry.body, ordered=None, reviewed=None, told=None, amendments=0)
    if entry.fact_id:
        ordered = _stand(work, entry.patient_id, entry.fact_id).body
        before, body = ordered.state, _of_order(body, ordered)
    _require(Step.RECEIVE, before)
    _check_mark(work, entry.patient_id, body)
    body = after(_result(work, body), Step.RECEIVE, before, _acted(work))
    fact_id = entry.fact_id
    if fact_id:
        _change(work, entry, body, source=Source.DOCUMENT)
    else:
        fact_id = add_fact(work, entry.patient_id, body, Source.DOCUMENT)
        settle(work, entry.patient_id, fact_id, body)
    _attach(work, entry, fact_id)
    return fact_id


@use_case(requires=Permission.CHANGE_CHART, patient=_whose, use=Use(Ground.KEEPING, DataClass.CLINICAL))
def amend_result(work: Work, entry: ResultEntry) -> int:
    """Enter a result anew that the laboratory changed or somebody mistyped; it is to be reviewed and told again."""
    stand = _stand(work, entry.patient_id, entry.fact_id)
    _require(Step.AMEND, stand.body.state)
    if not entry.reason.strip():
        raise InvalidInput({"reason": say("Enter why the result is changed: by the laboratory, or a slip here.")})
    body = replace(_of_order(entry.body, stand.body), amendments=stand.body.amendments)
    body = after(_result(work, body), Step.AMEND, stand.body.state, _acted(work))
    number = _change(work, entry, body, reason=clean(entry.reason), source=Source.DOCUMENT)
    _attach(work, entry, entry.fact_id)
    return number


@use_case(requires=Permission.REVIEW_RESULTS, patient=_whose, use=Use(Ground.KEEPING, DataClass.CLINICAL))
def review_result(work: Work, step: ResultStep) -> int:
    """Note that a clinician has read a result, with what they conclude, and return the number of the new version."""
    stand = _stand(work, step.patient_id, step.fact_id)
    _require(Step.REVIEW, stand.body.state)
    conclusion = clean(step.note)
    problem = note_problem(conclusion)
    if problem is not None:
        raise InvalidInput({"note": problem})
    body = after(replace(stand.body, conclusion=conclusion), Step.REVIEW, stand.body.state, _acted(work))
    return _change(work, step, body)


@use_case(requires=Permission.CHANGE_CHART, patient=_whose, use=Use(Ground.KEEPING, DataClass.CLINICAL))
def tell_result(work: Work, telling: ResultTold) -> int:
    """Note that the patient was told of a reviewed result, or could not be reached, and return the new number."""
    stand = _stand(work, telling.patient_id, telling.fact_id)
    step = Step.TELL if telling.was_reached else Step.NOT_REACHED
    _require(step, stand.body.state)
    note, at = clean(telling.note), telling.at or work.now
    problem = note_problem(note)
    if problem is not None:
        raise InvalidInput({"note": problem})
    if at > work.now + AHEAD:
        raise InvalidInput({"at": say("This time is in the future. Enter when the patient was told.")})
    if stand.body.reviewed is not None and local_day(at) < local_day(stand.body.reviewed.at):
        raise InvalidInput({"at": say("This is before the result was reviewed. Check the day.")})
    told = Told(work.actor.display_name, at, telling.way, note)
    return _change(work, telling, after(stand.body, step, stand.body.state, _acted(work), told))


@use_case(requires=Permission.REVIEW_RESULTS, patient=_whose, use=Use(Ground.KEEPING, DataClass.CLINICAL))
def cancel_order(work: Work, step: ResultStep) -> int:
    """Cancel an order whose result has not come, with the reason; the order stays in the record."""
    stand = _stand(work, step.patient_id, step.fact_id)
    _require(Step.CANCEL, stand.body.state)
    if not step.note.strip():
        raise InvalidInput({"reason": say("Enter why the order is cancelled.")})
    body = after(stand.body, Step.CANCEL, stand.body.state, _acted(work))
    return _change(work, step, body, reason=clean(step.note))


@use_case(
    requires=Permission.CHANGE_CHART,
    patient=lambda wrong: wrong.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def strike_out_result(work: Work, wrong: StrikeOut) -> None:
    """Mark an investigation as entered in error; what a clinician ordered or reviewed, only a clinician strikes out."""
    stand = _stand(work, wrong.patient_id, wrong.fact_id)
    refuse_clinicians(work, stand.body)
    strike_out(work, wrong, kinds=(KIND,))
    work.connection.execute(delete(_WAITING).where(_WAITING.c.fact_id == wrong.fact_id))


def refuse_clinicians(work: Work, body: Investigation) -> None:
    """Keep what a clinician ordered or reviewed from being struck out by somebody else; raises NotPermitted."""
    is_clinicians = body.ordered is not None or body.state is not ResultState.RECEIVED
    if is_clinicians and not work.actor.may(Permission.REVIEW_RESULTS):
        raise NotPermitted(
            say("A clinician ordered or reviewed this. Ask the one who treats the patient to strike it out."),
            permission=Permission.REVIEW_RESULTS.value,
        )


def results_of(work: Work, patient: PatientId, *, with_errors: bool = False) -> tuple[Known, ...]:
    """Return a patient's investigations, the newest first; struck-out ones only on request."""
    found = current_facts(work, patient, (KIND,), with_errors=with_errors)
    return tuple(sorted(found, key=lambda known: (_newest(known.body), known.fact_id), reverse=True))


def _newest(body: Investigation) -> datetime:
    first = body.ordered or body.received
    if first is None:
        raise TypeError
    return first.at


def _stand(work: Work, patient: PatientId, fact_id: int) -> Known:
    stand = versions(work, patient, fact_id)[0]
    if stand.kind != KIND or stand.status is FactStatus.ENTERED_IN_ERROR:
        raise NotFound(say("This investigation is not in this patient’s record."))
    return stand


def _require(step: Step, state: ResultState | None) -> None:
    problem = step_problem(step, state)
    if problem is not None:
        raise InvalidInput({"state": problem})


def _of_order(entered: Investigation, stand: Investigation) -> Investigation:
    """Return what was entered with everything that the order or the earlier result says and no entry changes."""
    return replace(
        stand,
        dated=entered.dated,
        values=entered.values,
        report=entered.report,
        laboratory=entered.laboratory or stand.laboratory,
    )


def _attach(work: Work, entry: ResultEntry, fact_id: int) -> None:
    for new in entry.attached:
        facts = replace(new.facts, result_id=fact_id)
        enter_document(work, replace(new, patient_id=entry.patient_id, facts=facts))


def _order(work: Work, body: Investigation) -> Investigation:
    problems, tidy = checked_order(body, local_day(work.now))
    return _with_laboratory(work, tidy, problems)


def _result(work: Work, body: Investigation) -> Investigation:
    problems, tidy = checked_result(body, local_day(work.now))
    return _with_laboratory(work, tidy, problems)


def _with_laboratory(work: Work, body: Investigation, problems: dict[str, Message]) -> Investigation:
    """Return the body with the laboratory's name out of the register; raises InvalidInput where there is a problem."""
    name = body.laboratory
    if body.laboratory_id and "laboratory" not in problems:
        names = {line.recipient_id: line.entry.name for line in register(work)}
        if body.laboratory_id not in names:
            problems["laboratory"] = say("This laboratory is not in the register of recipients. Write its name.")
        name = names.get(body.laboratory_id, "")
    if problems:
        raise InvalidInput(problems)
    return replace(body, laboratory=name)


def _check_mark(work: Work, patient: PatientId, body: Investigation) -> None:
    """Refuse a mark on the body map that is not this patient's; raises NotFound or InvalidInput."""
    if body.marker_id and kind_at(work, patient, body.marker_id) != MARKER:
        raise InvalidInput({"mark": say("Choose a mark that stands on this patient’s body map.")})


def _acted(work: Work) -> Acted:
    return Acted(work.actor.display_name, work.now)


def _change(
    work: Work,
    request: ResultEntry | ResultStep | ResultTold,
    body: Investigation,
    *,
    reason: str = "",
    source: Source = Source.STAFF,
) -> int:
    change = FactChange(request.patient_id, request.fact_id, request.number, body, source, reason)
    number = change_fact(work, change)
    settle(work, request.patient_id, request.fact_id, body)
    return number


def settle(work: Work, patient: PatientId, fact_id: int, body: Investigation) -> None:
    """Keep the list of what waits in step with the investigation."""
    work.connection.execute(delete(_WAITING).where(_WAITING.c.fact_id == fact_id))
    days = {
        ResultState.ORDERED: body.due,
        ResultState.RECEIVED: local_day(body.received.at) if body.received else None,
        ResultState.REVIEWED: local_day(body.reviewed.at) if body.reviewed else None,
    }
    if body.state in days:
        row = {"fact_id": fact_id, "patient_id": int(patient), "state": body.state.value, "day": days[body.state]}
        work.connection.execute(insert(_WAITING), row)
