"""Tasks to tell recipients that they stop: made where a consent is withdrawn or a restriction agreed (DPDP s.6(6))."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import insert, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import ConsentState, Ground, Purpose
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.errors import InvalidInput, NotFound, StaleRecord
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.people import clean
from luna_desktop.domain.photo_uses import PURPOSE_OF, PhotoScope
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.domain.restrictions import RestrictionKind, Terms
from luna_desktop.models.photo_exports import PhotoExport
from luna_desktop.models.privacy import ConsentEventRow, DisclosureEvent
from luna_desktop.models.sharing import StopTask, StopTaskDone
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.people.cards import CardRow, cards_of
from luna_desktop.services.privacy.withdrawals import Withdrawal, on_withdrawal
from luna_desktop.services.sharing import agreements, recipients
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CREATED, UPDATED, Work, patient_change
from luna_desktop.texts import Message, say, say_n

DUE_IN = timedelta(days=7)
PHOTOGRAPH_USES = frozenset({Purpose.CLINICAL_PHOTOGRAPHS, Purpose.TEACHING_PHOTOGRAPHS, Purpose.MARKETING_PHOTOGRAPHS})
_INSURERS = frozenset({RecipientKind.INSURER, RecipientKind.CLEARING_HOUSE})


@dataclass(frozen=True)
class Cause:
    """Why recipients are to stop: the event of the ledger, or the restriction."""

    consent_event_id: int | None = None
    restriction_id: int | None = None


@dataclass(frozen=True)
class StopLine:
    """A task as its list shows it; `done_at` is None while it is open.

    `has_letter` tells whether the recipient was given photographs under a use that was taken back, so that a letter can
    ask for their deletion.
    """

    task_id: int
    patient_id: PatientId
    patient: str
    mrn: str
    recipient: str
    purpose: Purpose
    due_on: date
    is_overdue: bool
    by_restriction: bool
    at: datetime
    done_at: datetime | None = None
    done_by: str = ""
    note: str = ""
    recipient_id: int = 0
    has_letter: bool = False


@dataclass(frozen=True)
class Settled:
    """That a recipient was told, or confirmed that it stopped, and how."""

    patient_id: PatientId
    task_id: int
    note: str


@use_case(requires=Permission.SETTLE_STOP_TASKS, writes=False)
def list_stop_tasks(work: Work, _: None) -> tuple[StopLine, ...]:
    """Return every task: open ones first by their day, so that overdue ones lead; then those done, newest first."""
    lines = _lines(work)
    still = sorted((line for line in lines if line.done_at is None), key=lambda line: (line.due_on, line.task_id))
    done = [line for line in lines if line.done_at is not None]
    done.sort(key=lambda line: line.done_at or line.at, reverse=True)
    return (*still, *done)


@use_case(
    requires=Permission.SETTLE_STOP_TASKS,
    patient=lambda settled: settled.patient_id,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def settle_stop_task(work: Work, settled: Settled) -> None:
    """Note that a task is done."""
    task = work.session.get(StopTask, settled.task_id)
    if task is None or task.patient_id != settled.patient_id:
        raise NotFound(say("This task is not in this patient’s record."))
    if work.session.scalar(select(StopTaskDone.id).where(StopTaskDone.task_id == task.id)) is not None:
        raise StaleRecord(say("Somebody settled this task meanwhile. Read the list again."))
    if not settled.note.strip():
        raise InvalidInput({"note": say("Enter how the recipient was told, or what it confirmed.")})
    work.session.execute(
        insert(StopTaskDone).values(task_id=task.id, note=clean(settled.note), at=work.now, by=work.actor.user_id)
    )
    work.record(
        "stop task settled",
        patient_change("stop task", task.id, settled.patient_id),
        kind=UPDATED,
        purpose=task.purpose,
        detail={"recipient": task.recipient_id},
    )


@on_withdrawal(Purpose)
def tell_recipients(work: Work, withdrawal: Withdrawal) -> tuple[Message, ...]:
    """Make the tasks of a withdrawal in its own transaction."""
    return for_withdrawal(
        work,
        withdrawal.patient_id,
        withdrawal.purpose,
        recipient=withdrawal.recipient_id,
        event=withdrawal.event_id or None,
    )


def for_withdrawal(
    work: Work, patient: PatientId, purpose: Purpose, *, recipient: int = 0, event: int | None = None
) -> tuple[Message, ...]:
    """Make the tasks of a withdrawn consent: who processes under it, or the recipient whom the consent named."""
    cause = Cause(consent_event_id=event)
    if purpose is Purpose.SHARING:
        return _open(work, patient, {recipient: frozenset({purpose})} if recipient else {}, cause)
    return _open(work, patient, agreements.covering(work, frozenset({purpose})), cause)


def for_restriction(work: Work, patient: PatientId, restriction_id: int, terms: Terms) -> tuple[Message, ...]:
    """Make the tasks of a restriction that was agreed: whoever may hold what it covers is told to stop."""
    return _open(work, patient, _told_by(work, patient, terms), Cause(restriction_id=restriction_id))


def for_photographs(
    work: Work, patient: PatientId, recipients_told: Iterable[int], purpose: Purpose, event: int | None
) -> tuple[Message, ...]:
    """Make the tasks to ask recipients of photographs to delete them, where none is open already."""
    told = dict.fromkeys(recipients_told, frozenset({purpose}))
    return _open(work, patient, told, Cause(consent_event_id=event))


def for_erasure(work: Work, patient: PatientId, told: dict[int, frozenset[Purpose]]) -> None:
    """Make the tasks of an erasure: whoever was sent something is told to erase it (DPDP s.12(3))."""
    _open(work, patient, told, Cause())


@dataclass(frozen=True)
class OpenTask:
    """A task of one patient that is open: by its recipient and the day by which they are to be told."""

    task_id: int
    recipient: str
    due_on: date


def open_tasks_of(work: Work, patient: PatientId) -> tuple[OpenTask, ...]:
    """Return the open tasks of one patient, of one too whose name was erased and who is in no list any more."""
    rows = work.session.execute(
        select(StopTask.id, StopTask.recipient_id, StopTask.due_on)
        .outerjoin(StopTaskDone, StopTaskDone.task_id == StopTask.id)
        .where(StopTask.patient_id == patient, StopTaskDone.id.is_(None))
        .order_by(StopTask.id)
    ).all()
    names = recipients.names_of(work, {row.recipient_id for row in rows})
    return tuple(OpenTask(row.id, names[row.recipient_id], row.due_on) for row in rows)


def settle_all(work: Work, patient: PatientId, note: str) -> None:
    """Note of every open task of a patient that the recipient was told, or confirmed."""
    for task in open_tasks_of(work, patient):
        work.session.execute(
            insert(StopTaskDone).values(task_id=task.task_id, note=clean(note), at=work.now, by=work.actor.user_id)
        )
        work.record("stop task settled", patient_change("stop task", task.task_id, patient), kind=UPDATED)


def _told_by(work: Work, patient: PatientId, terms: Terms) -> dict[int, frozenset[Purpose]]:
    if terms.kind is RestrictionKind.USE:
        return agreements.covering(work, terms.purposes)
    if terms.kind is RestrictionKind.PHOTOGRAPHS:
        return agreements.covering(work, PHOTOGRAPH_USES)
    if terms.kind is RestrictionKind.PERSON and terms.recipient_id:
        return {terms.recipient_id: frozenset({Purpose.SHARING})}
    if terms.kind is RestrictionKind.INSURER:
        return dict.fromkeys(_insurers_of(work, patient), frozenset({Purpose.SHARING}))
    return {}


def _insurers_of(work: Work, patient: PatientId) -> list[int]:
    """Return the insurers and clearing houses with whom the patient once allowed sharing."""
    named = work.session.scalars(
        select(ConsentEventRow.recipient_id)
        .where(
            ConsentEventRow.patient_id == patient,
            ConsentEventRow.purpose == Purpose.SHARING.value,
            ConsentEventRow.state == ConsentState.GIVEN.value,
            ConsentEventRow.recipient_id.is_not(None),
        )
        .distinct()
    )
    wanted = {recipient for recipient in named if recipient is not None}
    if not wanted:
        return []
    lines = recipients.register(work)
    return [line.recipient_id for line in lines if line.recipient_id in wanted and line.entry.kind in _INSURERS]


def _open(work: Work, patient: PatientId, told: dict[int, frozenset[Purpose]], cause: Cause) -> tuple[Message, ...]:
    """Make one task for each recipient and purpose, unless one is open already; say how many."""
    rows = work.session.execute(
        select(StopTask.recipient_id, StopTask.purpose)
        .outerjoin(StopTaskDone, StopTaskDone.task_id == StopTask.id)
        .where(StopTask.patient_id == patient, StopTaskDone.id.is_(None))
    )
    waiting = {(row.recipient_id, row.purpose) for row in rows}
    made = 0
    for recipient, purposes in sorted(told.items()):
        for purpose in sorted(purposes, key=lambda each: each.value):
            if (recipient, purpose.value) not in waiting:
                _enter(work, patient, recipient, purpose, cause)
                made += 1
    if not made:
        return ()
    return (
        say_n(
            "{count} recipient is to be told to stop within 7 days.",
            "{count} recipients are to be told to stop within 7 days.",
            made,
        ),
    )


def _enter(work: Work, patient: PatientId, recipient: int, purpose: Purpose, cause: Cause) -> None:
    task_id: int = work.session.execute(
        insert(StopTask)
        .values(
            patient_id=patient,
            recipient_id=recipient,
            purpose=purpose.value,
            consent_event_id=cause.consent_event_id,
            restriction_id=cause.restriction_id,
            due_on=local_day(work.now) + DUE_IN,
            at=work.now,
        )
        .returning(StopTask.id)
    ).scalar_one()
    work.record(
        "stop task made",
        patient_change("stop task", task_id, patient),
        kind=CREATED,
        purpose=purpose.value,
        detail={"recipient": recipient},
    )


def _lines(work: Work) -> list[StopLine]:
    rows = work.session.execute(
        select(StopTask, StopTaskDone.at.label("done_at"), StopTaskDone.note, StaffUser.display_name)
        .outerjoin(StopTaskDone, StopTaskDone.task_id == StopTask.id)
        .outerjoin(StaffUser, StaffUser.id == StopTaskDone.by)
        .order_by(StopTask.id)
    ).all()
    cards = {card.patient_id: card for card in cards_of(work, {row.StopTask.patient_id for row in rows})}
    names = recipients.names_of(work, {row.StopTask.recipient_id for row in rows})
    today, given = local_day(work.now), _given_photographs(work)
    return [
        _line(row, cards[row.StopTask.patient_id], names[row.StopTask.recipient_id], today, given)
        for row in rows
        if row.StopTask.patient_id in cards and row.StopTask.recipient_id in names
    ]


def _given_photographs(work: Work) -> frozenset[tuple[int, int, str]]:
    """Return by patient, recipient and purpose who was handed photographs, other than the patient."""
    rows = work.session.execute(
        select(PhotoExport.patient_id, PhotoExport.recipient_id, PhotoExport.scope)
        .join(DisclosureEvent, DisclosureEvent.disclosure_id == PhotoExport.disclosure_id)
        .where(DisclosureEvent.state == State.SENT.value, PhotoExport.recipient_id.is_not(None))
        .distinct()
    )
    return frozenset((row.patient_id, row.recipient_id, PURPOSE_OF[PhotoScope(row.scope)].value) for row in rows)


def _line(row: Any, card: CardRow, recipient: str, today: date, given: frozenset[tuple[int, int, str]]) -> StopLine:
    task: StopTask = row.StopTask
    return StopLine(
        task.id,
        card.patient_id,
        card.name,
        card.mrn,
        recipient,
        Purpose(task.purpose),
        task.due_on,
        row.done_at is None and task.due_on < today,
        task.restriction_id is not None,
        task.at,
        row.done_at,
        row.display_name or "",
        row.note or "",
        task.recipient_id,
        task.restriction_id is None and (task.patient_id, task.recipient_id, task.purpose) in given,
    )
