"""The outbox as screens show it: what waits, what needs somebody, what is done, each with its reason in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Select, func, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.gate import purpose_name
from luna_desktop.domain.messages.classes import CLASS_TOPICS, SELDOM, MessageClass, purpose_of
from luna_desktop.domain.messages.outbox import CLOSED_SENTENCES, Closed, MessageState
from luna_desktop.domain.preferences import CHANNEL_NAMES, TOPIC_NAMES, Channel, Way
from luna_desktop.domain.refusals import Obstacle, refusal
from luna_desktop.models.messages import OutboxEvent, OutboxMessage
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.clinic import settings
from luna_desktop.services.messages.mail_settings import TROUBLE, account_of
from luna_desktop.services.messages.outbox import CONTACT, message_row
from luna_desktop.services.people.cards import CardRow, cards_of
from luna_desktop.services.people.hidden import hidden_patients
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say

MOST = 500
RECENT = timedelta(days=30)


class Heap(StrEnum):
    """Which messages a list shows."""

    OPEN = "open"
    LOOK = "look"
    DONE = "done"


HEAP_NAMES: dict[Heap, Message] = {
    Heap.OPEN: say("Waiting"),
    Heap.LOOK: say("To look at"),
    Heap.DONE: say("Sent"),
}
_S = MessageState
HEAPS: dict[Heap, tuple[MessageState, ...]] = {
    Heap.OPEN: (_S.QUEUED, _S.SENDING, _S.HANDED_OVER),
    Heap.LOOK: (_S.MAYBE_SENT, _S.REFUSED, _S.FAILED, _S.BOUNCED, _S.GIVEN_UP),
    Heap.DONE: (_S.SENT, _S.CANCELLED),
}

REASONS: dict[str, Message] = {
    "later": say("The mail server asked to try again later."),
    "address": say("The mail server does not know this address, or refuses it."),
    "server": say("The mail server refuses this message."),
    "mail server": say("The mail server could not be used. The message waits."),
    "unknown": say("The line broke while the message was leaving. Nobody can know whether it arrived."),
    "held too long": say("The program ended while this was being sent."),
    "tries": say("It was tried for a day, and the mail server never took it."),
    "booking": say("The booking was moved or cancelled."),
    "gateway": say("Given to the clinic’s gateway in a file."),
    "printed": say("Printed as a letter."),
    "no answer": say("Nobody answered, or the number was wrong."),
}


@dataclass(frozen=True)
class MessageLine:
    """A message as a list shows it."""

    message_id: int
    card: CardRow
    klass: MessageClass
    way: Way
    state: MessageState
    at: datetime
    due_at: datetime
    reason: Message | None
    tries: int
    subject: str
    run: str = ""


@dataclass(frozen=True)
class StepLine:
    """One step of a message: what, when, by whom, why, and what somebody noted."""

    state: MessageState
    at: datetime
    by: str
    reason: Message | None
    note: str


@dataclass(frozen=True)
class OpenedMessage:
    """A message with its words and its steps, newest first."""

    line: MessageLine
    subject: str
    body: str
    language: str
    has_calendar: bool
    steps: tuple[StepLine, ...]


@dataclass(frozen=True)
class OutboxPage:
    """A list with the counts of all lists, whether mail can leave, and what stands in the way."""

    heap: Heap
    lines: tuple[MessageLine, ...]
    counts: dict[Heap, int]
    has_account: bool
    trouble: str


@dataclass(frozen=True)
class MessageAsked:
    """Which message of which patient."""

    patient_id: PatientId
    message_id: int


@use_case(requires=Permission.READ_MESSAGES, writes=False)
def read_outbox(work: Work, heap: Heap) -> OutboxPage:
    """Return the messages of one list: what waits by when it is due, what is done newest first, of thirty days."""
    counts = {each: _count(work, each) for each in Heap}
    query = _of(work, select(OutboxMessage), heap)
    order = (OutboxMessage.due_at, OutboxMessage.id) if heap is Heap.OPEN else (OutboxMessage.id.desc(),)
    rows = list(work.session.scalars(query.order_by(*order).limit(MOST)))
    has_account = account_of(work) is not None
    trouble = settings.value(work.session, TROUBLE) if has_account else ""
    return OutboxPage(heap, lines_of(work, rows), counts, has_account, trouble)


@use_case(requires=Permission.READ_MESSAGES, writes=False, patient=lambda asked: asked.patient_id, use=CONTACT)
def read_message(work: Work, asked: MessageAsked) -> OpenedMessage:
    """Return one message with its words and steps."""
    row = message_row(work, asked.message_id, asked.patient_id)
    line = lines_of(work, [row])[0]
    steps = work.session.execute(
        select(OutboxEvent, StaffUser.display_name)
        .outerjoin(StaffUser, StaffUser.id == OutboxEvent.by)
        .where(OutboxEvent.message_id == row.id)
        .order_by(OutboxEvent.id.desc())
    )
    told = tuple(
        StepLine(MessageState(step.state), step.at, by or "", sentence_of(step.reason, line.klass, line.way), step.note)
        for step, by in steps
    )
    return OpenedMessage(line, row.subject, row.body, row.language, bool(row.calendar), told)


def lines_of(work: Work, rows: list[OutboxMessage]) -> tuple[MessageLine, ...]:
    """Return messages as lists show them; those of patients who are hidden from the acting person are left out."""
    cards = {card.patient_id: card for card in cards_of(work, {row.patient_id for row in rows})}
    last = _last_steps(work, [row.id for row in rows])
    found = []
    for row in rows:
        card = cards.get(PatientId(row.patient_id))
        if card is None:
            continue
        klass, way = MessageClass(row.klass), Way(Channel(row.channel), row.address)
        at, reason = last.get(row.id, (row.queued_at, ""))
        found.append(
            MessageLine(
                row.id,
                card,
                klass,
                way,
                MessageState(row.state),
                at,
                row.due_at,
                sentence_of(reason, klass, way),
                row.tries,
                row.subject,
                row.run,
            )
        )
    return tuple(found)


def sentence_of(reason: str, klass: MessageClass, way: Way) -> Message | None:
    """Return the sentence of a reason that a step keeps as one word: the gate's own where the gate said no."""
    if not reason:
        return None
    if reason in REASONS:
        return REASONS[reason]
    if reason in {each.value for each in Closed}:
        return CLOSED_SENTENCES[Closed(reason)]
    if reason in {each.value for each in Obstacle}:
        return refusal(
            Obstacle(reason),
            purpose=purpose_name(purpose_of(klass)),
            topic=TOPIC_NAMES[CLASS_TOPICS[klass]],
            channel=CHANNEL_NAMES[way.channel],
            recipient=say("The patient"),
        )
    return None


def _last_steps(work: Work, ids: list[int]) -> dict[int, tuple[datetime, str]]:
    newest = select(func.max(OutboxEvent.id)).where(OutboxEvent.message_id.in_(ids)).group_by(OutboxEvent.message_id)
    rows = work.session.execute(
        select(OutboxEvent.message_id, OutboxEvent.at, OutboxEvent.reason).where(OutboxEvent.id.in_(newest))
    )
    return {row.message_id: (row.at, row.reason) for row in rows}


def _of(work: Work, query: Select[OutboxMessage], heap: Heap) -> Select[OutboxMessage]:
    found = query.where(OutboxMessage.state.in_([state.value for state in HEAPS[heap]]))
    hidden = hidden_patients(work)
    if hidden:
        found = found.where(OutboxMessage.patient_id.not_in(hidden))
    if not work.actor.may(Permission.SEND_OFFERS):
        found = found.where(OutboxMessage.klass.not_in([klass.value for klass in SELDOM]))
    return found if heap is Heap.OPEN else found.where(OutboxMessage.queued_at >= work.now - RECENT)


def _count(work: Work, heap: Heap) -> int:
    inner = _of(work, select(OutboxMessage), heap).with_only_columns(OutboxMessage.id).subquery()
    return work.session.scalar(select(func.count()).select_from(inner)) or 0
