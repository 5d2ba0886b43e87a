"""The one book of everything that left or was about to: rows that never change, and their steps.

Record copies and disclosures are entered here and nowhere else. The order that a power cut cannot split: *ready* is
committed with pages and SHA-256; then in one further transaction the gate is asked again, the bytes leave and *sent*
is noted. A withdrawal that was committed before that transaction wins. A lock, a crash or a commit that fails while
bytes are on their way leaves the row *ready*, which the book calls "outcome open" until a person settles it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import insert, select

from luna_desktop.domain import disclosures as rules
from luna_desktop.domain.access import PatientId, UserId
from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.disclosures import Life, State, Step, Withholding
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.gate import Answer
from luna_desktop.domain.people import clean_line
from luna_desktop.domain.recipients import HOME_COUNTRY, Basis, Recipient, RecipientKind
from luna_desktop.models.privacy import Disclosure, DisclosureEvent
from luna_desktop.services.work import CREATED, EXECUTED, UPDATED, Work, patient_change
from luna_desktop.texts import say

ACTIONS = {
    State.DRAFT: "disclosure entered",
    State.BASIS_CHECK: "disclosure checked",
    State.BLOCKED: "disclosure blocked",
    State.APPROVAL: "disclosure to be approved",
    State.APPROVED: "disclosure approved",
    State.READY: "disclosure prepared",
    State.SENT: "disclosure sent",
    State.CONFIRMED: "disclosure confirmed",
    State.FAILED: "disclosure failed",
    State.RECALLED: "disclosure recalled",
}
PHOTOGRAPHS = "photographs: "
"""How the description of photographs that were made to leave begins; their own page decides and hands them over."""
_KINDS = {State.DRAFT: CREATED, State.READY: CREATED, State.SENT: EXECUTED}


@dataclass(frozen=True)
class Entry:
    """What a new row says. `content` is kept as JSON; `consent_event_id` and `agreement_id` are what it rests on."""

    number: str
    patient_id: PatientId
    recipient: Recipient
    purpose: str
    description: str
    format: str
    protection: str
    basis: Basis = Basis.RIGHT
    basis_words: str = ""
    serves: Purpose | Ground = Ground.RIGHTS
    address: str = ""
    content: Mapping[str, object] = field(default_factory=dict)
    justification: str = ""
    verified: str = ""
    consent_event_id: int | None = None
    agreement_id: int | None = None
    request_object_id: str | None = None
    withholding: Withholding | None = None
    corrects_id: int | None = None


@dataclass(frozen=True)
class HandOver:
    """Bytes that are to leave now: `leave` hands them over and raises OSError or DidNotLeave where it cannot."""

    patient_id: PatientId
    disclosure_id: int
    leave: Callable[[], None] = field(repr=False)
    note: str = rules.FILE


@dataclass(frozen=True)
class HandedOver:
    """What became of it: it left, or the gate or the world stood in the way."""

    was_sent: bool
    refused: Answer | None = None
    trouble: Exception | None = field(default=None, repr=False)


class DidNotLeave(Exception):
    """Something took the pages and then said that it did not hand all of them over; `note` says what."""

    def __init__(self, note: str) -> None:
        super().__init__(note)
        self.note = note


def enter(work: Work, entry: Entry) -> int:
    """Write a new row and its first step; returns the row's id.

    Raises:
        InvalidInput: The number stands in the book already.
    """
    if work.session.scalar(select(Disclosure.id).where(Disclosure.number == entry.number)) is not None:
        raise InvalidInput(
            {"copy": say("This copy stands in the disclosure book already. Make a new one; it gets its own number.")}
        )
    told, holding = entry.recipient, entry.withholding
    found: int = work.session.execute(
        insert(Disclosure)
        .values(
            number=entry.number,
            patient_id=entry.patient_id,
            at=work.now,
            by=work.actor.user_id,
            recipient_kind=told.kind.value,
            recipient=clean_line(told.name),
            recipient_id=told.recipient_id or None,
            address=clean_line(entry.address),
            country=told.country or HOME_COUNTRY,
            purpose=clean_line(entry.purpose),
            basis=entry.basis_words or entry.basis.value,
            basis_code=entry.basis.value,
            serves=entry.serves.value,
            description=entry.description,
            format=entry.format,
            protection=entry.protection,
            pages=0,
            sha256="",
            content=json.dumps(entry.content, ensure_ascii=False),
            justification=entry.justification.strip(),
            verified=clean_line(entry.verified),
            consent_event_id=entry.consent_event_id,
            agreement_id=entry.agreement_id,
            request_object_id=entry.request_object_id,
            withheld_reference=clean_line(holding.reference) if holding else "",
            withheld_until=holding.until if holding else None,
            corrects_id=entry.corrects_id,
        )
        .returning(Disclosure.id)
    ).scalar_one()
    advance(work, row_of(work, entry.patient_id, found), State.DRAFT)
    return found


def advance(work: Work, row: Disclosure, state: State, *, note: str = "", pages: int = 0, sha256: str = "") -> Life:
    """Append a step and its audit entry, if it may follow; returns the life with it.

    Raises:
        InvalidInput: The state cannot follow what was noted so far, or the step lacks what it needs.
    """
    life = life_of(work, row)
    step = Step(state, work.actor.user_id, work.now, clean_line(note), pages, sha256)
    rules.follows(life, step)
    work.session.execute(
        insert(DisclosureEvent).values(
            disclosure_id=row.id,
            state=state.value,
            at=step.at,
            by=step.by,
            note=step.note,
            pages=pages,
            sha256=sha256,
        )
    )
    work.record(
        ACTIONS[state],
        patient_change("disclosure", row.id, row.patient_id),
        kind=_KINDS.get(state, UPDATED),
        detail={"number": row.number, "pages": pages} if pages else {"number": row.number},
    )
    return Life(life.kind, life.basis, (*life.steps, step))


def row_of(work: Work, patient: PatientId, disclosure_id: int) -> Disclosure:
    """Return a row of a patient.

    Raises:
        NotFound: It is not in this patient's record.
    """
    row = work.session.get(Disclosure, disclosure_id)
    if row is None or row.patient_id != patient:
        raise NotFound(say("This disclosure is not in this patient’s record."))
    return row


def life_of(work: Work, row: Disclosure) -> Life:
    """Return a row's kind, basis and steps."""
    return lives_of(work, [row])[row.id]


def lives_of(work: Work, rows: Sequence[Disclosure]) -> dict[int, Life]:
    """Return the lives of several rows, by their ids, with one statement."""
    steps: dict[int, list[Step]] = {row.id: [] for row in rows}
    found = work.session.scalars(
        select(DisclosureEvent).where(DisclosureEvent.disclosure_id.in_(list(steps))).order_by(DisclosureEvent.id)
    )
    for event in found:
        steps[event.disclosure_id].append(_step(event))
    return {row.id: _life(row, steps[row.id]) for row in rows}


def _life(row: Disclosure, steps: Sequence[Step]) -> Life:
    return Life(
        RecipientKind(row.recipient_kind), Basis(row.basis_code), tuple(_described(step, row) for step in steps)
    )


def _described(step: Step, row: Disclosure) -> Step:
    """Return a step with its pages and hash; copies of the first program kept them in the row."""
    if step.state not in {State.READY, State.SENT} or step.sha256:
        return step
    return replace(step, pages=row.pages, sha256=row.sha256)


def _step(event: DisclosureEvent) -> Step:
    return Step(State(event.state), UserId(event.by), event.at, event.note, event.pages, event.sha256)


def bytes_of(life: Life) -> tuple[int, str]:
    """Return pages and SHA-256 of what was made, or zero and nothing."""
    ready = life.last(State.READY)
    return (ready.pages, ready.sha256) if ready is not None else (0, "")


def withholding_of(row: Disclosure) -> Withholding | None:
    """Return that the patient is not told, and until when, or None."""
    return Withholding(row.withheld_reference, row.withheld_until) if row.withheld_until is not None else None


def is_withheld(row: Disclosure, today: date) -> bool:
    """Tell whether the patient is not told of this row today."""
    holding = withholding_of(row)
    return holding is not None and holding.stands(today)


def make_ready(work: Work, row: Disclosure, *, pages: int, sha256: str) -> Life:
    """Note that the bytes are made and about to leave."""
    return advance(work, row, State.READY, pages=pages, sha256=sha256)


def note_of(answer: Answer) -> str:
    """Return how a step notes why the gate said no."""
    return rules.gate_note(answer.obstacle) if answer.obstacle is not None else rules.REPLACED


def hand_over(work: Work, order: HandOver, gate: Callable[[Disclosure, Life], Answer]) -> HandedOver:
    """Ask the gate again, let the bytes leave, and note what became of them, all in this transaction.

    Whatever the bytes meet on their way out but a refusal of the world (OSError, DidNotLeave) is not caught: the
    transaction is rolled back then, and the row stays "outcome open".
    """
    row = row_of(work, order.patient_id, order.disclosure_id)
    life = life_of(work, row)
    if life.state is not State.READY:
        rules.follows(life, Step(State.SENT, work.actor.user_id, work.now))
    answer = gate(row, life)
    if not answer.allowed:
        advance(work, row, State.FAILED, note=note_of(answer))
        return HandedOver(was_sent=False, refused=answer)
    try:
        order.leave()
    except DidNotLeave as stopped:
        advance(work, row, State.FAILED, note=stopped.note)
        return HandedOver(was_sent=False, trouble=stopped)
    except OSError as error:
        advance(work, row, State.FAILED, note=rules.NO_FILE)
        return HandedOver(was_sent=False, trouble=error)
    pages, sha256 = bytes_of(life)
    advance(work, row, State.SENT, note=order.note, pages=pages, sha256=sha256)
    return HandedOver(was_sent=True)
