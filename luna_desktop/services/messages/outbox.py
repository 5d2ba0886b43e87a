"""The outbox: what waits, what left, what did not and why. Each change of state is a step of its own.

`queue` is what a booking, a run or a person calls. Nothing leaves here: `services.messages.sending` takes what waits.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import insert, select, update

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.messages.classes import SELDOM, MessageClass, purpose_of
from luna_desktop.domain.messages.outbox import LEASE, WAITING, Closed, MessageState, check_step
from luna_desktop.domain.messages.placeholders import PLACEHOLDER_NAMES, Values, fill, missing
from luna_desktop.domain.people import clean_line
from luna_desktop.domain.preferences import Channel, Way
from luna_desktop.models.messages import AddressMark, OutboxEvent, OutboxMessage
from luna_desktop.services.clinic import settings
from luna_desktop.services.messages import ways
from luna_desktop.services.messages.templates import TemplateText, text_in_use
from luna_desktop.services.messages.words import opt_out_line
from luna_desktop.services.people.cards import card_of
from luna_desktop.services.people.hidden import hidden_patients
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CREATED, UPDATED, Work, patient_change
from luna_desktop.texts import Message, say

ENTITY = "message"
CONTACT: Use[Any] = Use(Ground.REACHING, DataClass.CONTACT)
_BOX = OutboxMessage.metadata.tables["outbox_message"]


STEP_ACTIONS = {state: f"message {state.value.replace('_', ' ')}" for state in MessageState}
"""What the audit log calls each step."""


@dataclass(frozen=True)
class NewMessage:
    """A message to be queued: with which template, by which way, and what it is about.

    `day` and `at` are those of the booking on the clinic's clock. It leaves not before `due_at` (now where None) and
    not after `not_after`. `calendar` is an iCalendar entry to attach to an e-mail; `run` names a run.
    """

    patient_id: PatientId
    template: str
    way: Way
    day: date | None = None
    at: time | None = None
    due_at: datetime | None = None
    not_after: datetime | None = None
    booking_id: int | None = None
    run: str = ""
    calendar: str = ""


@dataclass(frozen=True)
class Composed:
    """A message as the patient will read it, and with which text and in which language."""

    text: TemplateText
    subject: str
    body: str


@dataclass(frozen=True)
class MessageStep:
    """What a person does with a message of the outbox."""

    patient_id: PatientId
    message_id: int
    note: str = ""


def queue(work: Work, new: NewMessage) -> int:
    """Put a message into the outbox in this transaction, and return its id.

    Whether it may go is asked when it leaves; a caller who wants to tell beforehand asks `ways.left_out_because`.

    Raises:
        InvalidInput: No approved text is in use, or it needs a day, a time or clinic details that are not there.
    """
    made = composed(work, new)
    _refuse_offers(work, made.text.klass)
    message_id: int = work.session.execute(
        insert(OutboxMessage)
        .values(
            patient_id=new.patient_id,
            klass=made.text.klass.value,
            text_id=made.text.text_id,
            language=made.text.language,
            channel=new.way.channel.value,
            address=new.way.address,
            subject=made.subject,
            body=made.body,
            calendar=new.calendar,
            header_id=secrets.token_hex(16),
            booking_id=new.booking_id,
            run=new.run,
            queued_at=work.now,
            queued_by=work.actor.user_id,
            not_after=new.not_after,
            state=MessageState.QUEUED.value,
            tries=0,
            due_at=new.due_at or work.now,
            lease="",
        )
        .returning(OutboxMessage.id)
    ).scalar_one()
    _write_step(work, message_id, MessageState.QUEUED)
    work.record(
        "message queued",
        patient_change(ENTITY, message_id, new.patient_id),
        kind=CREATED,
        purpose=purpose_of(made.text.klass).value,
        detail={"class": made.text.klass.value, "channel": new.way.channel.value},
    )
    return message_id


def composed(work: Work, new: NewMessage) -> Composed:
    """Return a message in the patient's language, filled in; an offer ends with the line by which to stop them.

    Raises:
        InvalidInput: No approved text is in use, or something to be filled in is missing.
    """
    card = card_of(work, new.patient_id)
    text = text_in_use(work, new.template, card.language)
    if text is None:
        raise InvalidInput({"template": ways.closed(Closed.NO_TEXT).message})
    clinic = settings.clinic_details(work.session)
    values = Values(clinic.name, clinic.phone, clinic.address, card.name, new.day, new.at)
    return compose(text, values)


def compose(text: TemplateText, values: Values) -> Composed:
    """Fill a text in; raises InvalidInput for what is missing."""
    body = text.body
    if text.klass is MessageClass.OFFER:
        body = f"{body}\n{opt_out_line(text.language)}"
    empty = missing(f"{text.subject} {body}", values)
    if empty:
        said = say("This cannot be filled in yet: {what}.", what=PLACEHOLDER_NAMES[empty[0]])
        raise InvalidInput({"template": said})
    return Composed(text, fill(text.subject, values), fill(body, values))


@use_case(requires=Permission.SEND_MESSAGES, patient=lambda new: new.patient_id, use=CONTACT)
def queue_message(work: Work, new: NewMessage) -> int:
    """Queue a message that a person writes now; refused at once where it would not be allowed to leave.

    Raises:
        NotPermitted: The gate's sentence.
    """
    klass = composed(work, new).text.klass
    answer = ways.answer_now(work, new.patient_id, klass, new.way)
    if answer.left_out is not None:
        raise NotPermitted(answer.left_out.message)
    return queue(work, new)


@use_case(requires=Permission.SEND_MESSAGES, patient=lambda step: step.patient_id, use=CONTACT)
def cancel_message(work: Work, step: MessageStep) -> None:
    """Take back a message that has not begun to leave."""
    row = message_row(work, step.message_id, step.patient_id)
    if MessageState(row.state) not in WAITING:
        check_step(MessageState(row.state), MessageState.CANCELLED)
    move(work, row, MessageState.CANCELLED, note=step.note)


@use_case(requires=Permission.SEND_MESSAGES, patient=lambda step: step.patient_id, use=CONTACT)
def send_again(work: Work, step: MessageStep) -> int:
    """Queue the same words once more as a new message; the old one stays as it is."""
    row = message_row(work, step.message_id, step.patient_id)
    if MessageState(row.state) is MessageState.MAYBE_SENT:
        move(work, row, MessageState.CANCELLED, note=step.note)
    klass = MessageClass(row.klass)
    _refuse_offers(work, klass)
    way = Way(Channel(row.channel), row.address)
    answer = ways.answer_now(work, step.patient_id, klass, way)
    if answer.left_out is not None:
        raise NotPermitted(answer.left_out.message)
    again = {name: getattr(row, name) for name in _COPIED}
    message_id: int = work.session.execute(
        insert(OutboxMessage)
        .values(
            **again,
            header_id=secrets.token_hex(16),
            queued_at=work.now,
            queued_by=work.actor.user_id,
            state=MessageState.QUEUED.value,
            tries=0,
            due_at=work.now,
            lease="",
        )
        .returning(OutboxMessage.id)
    ).scalar_one()
    _write_step(work, message_id, MessageState.QUEUED)
    work.record(
        "message queued",
        patient_change(ENTITY, message_id, step.patient_id),
        kind=CREATED,
        detail={"class": row.klass, "channel": row.channel, "again": row.id},
    )
    return message_id


_COPIED = (
    "patient_id",
    "klass",
    "text_id",
    "language",
    "channel",
    "address",
    "subject",
    "body",
    "calendar",
    "booking_id",
    "run",
    "not_after",
)


@use_case(requires=Permission.SEND_MESSAGES, patient=lambda step: step.patient_id, use=CONTACT)
def note_sent(work: Work, step: MessageStep) -> None:
    """Note of a message that was maybe sent that it did arrive, as the patient or the server's list says."""
    row = message_row(work, step.message_id, step.patient_id)
    if MessageState(row.state) is not MessageState.MAYBE_SENT:
        check_step(MessageState(row.state), MessageState.MAYBE_SENT)
    move(work, row, MessageState.SENT, note=step.note)


@use_case(requires=Permission.SEND_MESSAGES, patient=lambda step: step.patient_id, use=CONTACT)
def note_bounce(work: Work, step: MessageStep) -> None:
    """Note that a message came back; the number or address has failed once more."""
    row = message_row(work, step.message_id, step.patient_id)
    move(work, row, MessageState.BOUNCED, note=step.note)
    mark_address(work, Way(Channel(row.channel), row.address), works=False, message_id=row.id)


def mark_address(work: Work, way: Way, *, works: bool, message_id: int | None = None) -> None:
    """Note that a number or address failed, or works again; the caller writes the audit entry."""
    work.session.execute(
        insert(AddressMark).values(
            channel=way.channel.value,
            address=way.address,
            works=works,
            message_id=message_id,
            at=work.now,
            by=work.actor.user_id or None,
        )
    )


def message_row(work: Work, message_id: int, patient: PatientId) -> OutboxMessage:
    """Return a message of a patient; raises NotFound."""
    row = work.session.get(OutboxMessage, message_id, populate_existing=True)
    if row is None or row.patient_id != patient:
        raise NotFound(say("This message is not in this patient’s record."))
    return row


def move(work: Work, row: OutboxMessage, state: MessageState, *, reason: str = "", note: str = "") -> None:
    """Take a message to its next state with a step and an audit entry.

    Raises:
        StaleRecord: Another process moved it meanwhile, or the state does not follow.
    """
    check_step(MessageState(row.state), state)
    kept = row.lease if state is MessageState.MAYBE_SENT else ""  # who holds it may still learn what became of it
    taken = work.session.execute(
        update(_BOX)
        .where(_BOX.c.id == row.id, _BOX.c.state == row.state)
        .values(state=state.value, lease=kept, lease_until=None)
    )
    if getattr(taken, "rowcount", 0) != 1:
        check_step(MessageState.CANCELLED, state)
    step_noted(work, row, state, reason=reason, note=note)
    work.session.refresh(row)


def step_noted(work: Work, row: OutboxMessage, state: MessageState, *, reason: str = "", note: str = "") -> None:
    """Write the step and the audit entry of a state that was taken."""
    _write_step(work, row.id, state, reason=reason, note=note)
    work.record(
        STEP_ACTIONS[state],
        patient_change(ENTITY, row.id, PatientId(row.patient_id)),
        kind=UPDATED,
        purpose=purpose_of(MessageClass(row.klass)).value,
        detail={"class": row.klass, "channel": row.channel} | ({"reason": reason} if reason else {}),
    )


def _write_step(work: Work, message_id: int, state: MessageState, *, reason: str = "", note: str = "") -> None:
    work.session.execute(
        insert(OutboxEvent).values(
            message_id=message_id,
            state=state.value,
            reason=reason,
            note=clean_line(note),
            at=work.now,
            by=work.actor.user_id or None,
        )
    )


def waiting_of(work: Work, patient: PatientId) -> Iterable[OutboxMessage]:
    """Return what waits for a patient and can still be taken back."""
    return work.session.scalars(
        select(OutboxMessage)
        .where(OutboxMessage.patient_id == patient, OutboxMessage.state.in_([state.value for state in WAITING]))
        .order_by(OutboxMessage.id)
    ).all()


def due_by(work: Work, *channels: Channel) -> list[OutboxMessage]:
    """Return what is due to leave by a channel now and is for the acting person's eyes, the longest due first.

    Patients who are hidden from that person are left out, and so are offers and invitations to research for whoever
    may not send them: that somebody is asked to take part in research is not for the desk to know.
    """
    query = select(OutboxMessage).where(
        OutboxMessage.state == MessageState.QUEUED.value,
        OutboxMessage.channel.in_([channel.value for channel in channels]),
        OutboxMessage.due_at <= work.now,
    )
    if not work.actor.may(Permission.SEND_OFFERS):
        query = query.where(OutboxMessage.klass.not_in([klass.value for klass in SELDOM]))
    hidden = hidden_patients(work)
    found = work.session.scalars(query.order_by(OutboxMessage.due_at, OutboxMessage.id))
    return [row for row in found if PatientId(row.patient_id) not in hidden]


def hold(work: Work, rows: Iterable[OutboxMessage]) -> str:
    """Write down that messages leave by somebody's hands now, and return the claim under which they are held.

    To be committed before a byte leaves: whoever finds them after a crash cannot know, and a person decides.
    """
    claim = secrets.token_hex(8)
    for row in rows:
        move(work, row, MessageState.HANDED_OVER)
        work.session.execute(update(_BOX).where(_BOX.c.id == row.id).values(lease=claim, lease_until=work.now + LEASE))
        work.session.refresh(row)
    return claim


def held_under(work: Work, claim: str) -> list[OutboxMessage]:
    """Return what is still leaving under a claim."""
    query = select(OutboxMessage).where(
        OutboxMessage.lease == claim, OutboxMessage.state == MessageState.HANDED_OVER.value
    )
    return list(work.session.scalars(query.order_by(OutboxMessage.due_at, OutboxMessage.id)))


@use_case(requires=Permission.SEND_MESSAGES, audited=False)
def put_back(work: Work, claim: str) -> int:
    """Let messages wait again whose file or paper is known not to have been made; return how many."""
    rows = held_under(work, claim)
    for row in rows:
        move(work, row, MessageState.QUEUED)
    return len(rows)


def cancel_for_booking(work: Work, patient: PatientId, booking_id: int, note: str = "") -> int:
    """Take back what waits about a booking that was moved or cancelled; return how many."""
    rows = [row for row in waiting_of(work, patient) if row.booking_id == booking_id]
    for row in rows:
        move(work, row, MessageState.CANCELLED, reason="booking", note=note)
    return len(rows)


def _refuse_offers(work: Work, klass: MessageClass) -> None:
    if klass in SELDOM and not work.actor.may(Permission.SEND_OFFERS):
        sentence: Message = say("Offers and invitations are for the owner and the privacy officer.")
        raise NotPermitted(sentence, permission=Permission.SEND_OFFERS.value)
