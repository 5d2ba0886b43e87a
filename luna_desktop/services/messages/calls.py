"""Calls to make: messages that go by phone, each asked about when it is its turn, and settled by what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.messages.contacts import FAILING, Contact, Outcome
from luna_desktop.domain.messages.outbox import Closed, MessageState
from luna_desktop.domain.preferences import Channel
from luna_desktop.services.messages import outbox
from luna_desktop.services.messages.contacts import NewContact, write_contact
from luna_desktop.services.messages.outbox import CONTACT, message_row
from luna_desktop.services.messages.sending import refusal_now
from luna_desktop.services.people.cards import CardRow, cards_of
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Work

AGAIN = timedelta(hours=3)
"""After so long somebody who did not answer is called again."""
TRIES = 3
"""After so many calls without an answer nobody calls about this any more."""
NO_ANSWER = "no answer"


@dataclass(frozen=True)
class CallLine:
    """Somebody to call: at which number, about what, with which words, since when, and how often it was tried."""

    message_id: int
    card: CardRow
    number: str
    klass: MessageClass
    words: str
    due_at: datetime
    tries: int
    booking_id: int = 0


@dataclass(frozen=True)
class CallDone:
    """What came of a call about a message."""

    patient_id: PatientId
    message_id: int
    contact: Contact


@use_case(requires=Permission.SEND_MESSAGES, writes=False)
def read_calls(work: Work, _: None) -> tuple[CallLine, ...]:
    """Return who is to be called now, the one that is due longest first; whom a call may not reach is left out."""
    rows = outbox.due_by(work, Channel.PHONE)
    cards = {int(card.patient_id): card for card in cards_of(work, {row.patient_id for row in rows})}
    return tuple(
        CallLine(
            row.id,
            cards[row.patient_id],
            row.address,
            MessageClass(row.klass),
            row.body,
            row.due_at,
            row.tries,
            row.booking_id or 0,
        )
        for row in rows
        if row.patient_id in cards and not refusal_now(work, row)
    )


@use_case(requires=Permission.SEND_MESSAGES, patient=lambda done: done.patient_id, use=CONTACT)
def settle_call(work: Work, done: CallDone) -> int:
    """Note a call and what becomes of its message: said, to be tried again later, or given up; return the entry's id.

    A number that was wrong has failed once more. Where the call was not allowed any more the message is refused.

    Raises:
        InvalidInput: The contact lies in the future or says too much.
        StaleRecord: Somebody else settled the message meanwhile.
    """
    row = message_row(work, done.message_id, done.patient_id)
    entry = write_contact(work, NewContact(done.patient_id, done.contact, done.message_id))
    reason = refusal_now(work, row)
    outcome = done.contact.outcome
    if outcome in {Outcome.REACHED, Outcome.LEFT_WORD, Outcome.RECEIVED}:
        outbox.move(work, row, MessageState.HANDED_OVER)
        outbox.move(work, row, MessageState.SENT)
    elif reason:
        state = MessageState.GIVEN_UP if reason == Closed.TOO_LATE.value else MessageState.REFUSED
        outbox.move(work, row, state, reason=reason)
    elif outcome in FAILING or row.tries + 1 >= TRIES:
        outbox.move(work, row, MessageState.GIVEN_UP, reason=NO_ANSWER)
    else:
        row.tries += 1
        row.due_at = work.now + AGAIN
    return entry
