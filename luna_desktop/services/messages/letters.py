"""Letters: messages that go by post, made into pages together, and noted as leaving before the printer takes them.

`take_letters` asks and is committed first, `let_letters_leave` prints and notes it, `outbox.put_back` lets them wait
again where the printer failed. What a power cut leaves between is *maybe sent*, and a person decides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.errors import InvalidInput, StaleRecord
from luna_desktop.domain.messages.outbox import Closed, MessageState
from luna_desktop.domain.preferences import Channel
from luna_desktop.reports.letter import LetterPage
from luna_desktop.services.care.care_pages import letterhead
from luna_desktop.services.clinic import settings
from luna_desktop.services.messages import outbox
from luna_desktop.services.messages.sending import refusal_now
from luna_desktop.services.people.cards import cards_of
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import EXECUTED, Change, Work
from luna_desktop.texts import say

PRINTED = "printed"
"""The reason that the steps of a letter keep."""


@dataclass(frozen=True)
class Letter:
    """A letter that is due: of which message, to whom, and its pages yet to be made."""

    message_id: int
    patient_id: PatientId
    page: LetterPage


@dataclass(frozen=True)
class LetterBatch:
    """The letters that are due now, and how many more may not leave as things stand."""

    letters: tuple[Letter, ...]
    refused: int


@dataclass(frozen=True)
class LettersLeave:
    """Letters that leave now: under which claim, and what hands their pages to the printer or raises."""

    claim: str
    leave: Callable[[], None] = field(repr=False)


@use_case(requires=Permission.SEND_MESSAGES, writes=False)
def read_letters(work: Work, _: None) -> LetterBatch:
    """Return the letters that are due, each asked about; nothing leaves.

    Raises:
        InvalidInput: The privacy contact is not set: no letter goes without it.
    """
    contact = _contact(work)
    due = outbox.due_by(work, Channel.POST)
    cards = {int(card.patient_id): card for card in cards_of(work, {row.patient_id for row in due})}
    open_rows = [row for row in due if row.patient_id in cards and not refusal_now(work, row)]
    clinic = letterhead(work)
    letters = tuple(
        Letter(
            row.id,
            PatientId(row.patient_id),
            LetterPage(
                clinic=clinic,
                name=cards[row.patient_id].name,
                address=tuple(part.strip() for part in row.address.split(",") if part.strip()),
                subject=row.subject,
                body=row.body,
                contact=contact,
                written_at=work.now,
                language=row.language,
            ),
        )
        for row in open_rows
    )
    return LetterBatch(letters, len(due) - len(letters))


@use_case(requires=Permission.SEND_MESSAGES)
def take_letters(work: Work, messages: tuple[int, ...]) -> str:
    """Ask about each letter again, write down that it leaves, and return the claim; nothing is printed yet.

    Raises:
        StaleRecord: A letter may not leave any more, or was taken back: the pages are to be made anew.
    """
    due = {row.id: row for row in outbox.due_by(work, Channel.POST)}
    leaving = []
    for message_id in messages:
        row = due.get(message_id)
        if row is None or refusal_now(work, row):
            raise StaleRecord(say("A letter may not leave any more. Make the letters anew; nothing was printed."))
        leaving.append(row)
    return outbox.hold(work, leaving)


@use_case(requires=Permission.SEND_MESSAGES)
def let_letters_leave(work: Work, order: LettersLeave) -> int:
    """Hand the pages of what was taken to the printer and note them as sent; return how many.

    Raises:
        Exception: What `leave` raises, such as a printer that failed; the caller puts the letters back.
    """
    leaving = outbox.held_under(work, order.claim)
    for row in leaving:
        outbox.move(work, row, MessageState.SENT, reason=PRINTED)
    if leaving:
        order.leave()
    work.record("letters printed", Change("message letters"), kind=EXECUTED, detail={"letters": len(leaving)})
    return len(leaving)


@use_case(requires=Permission.SEND_MESSAGES)
def refuse_letters(work: Work, _: None) -> int:
    """Note of each letter that is due and may not leave now why not, and return how many."""
    refused = 0
    for row in outbox.due_by(work, Channel.POST):
        reason = refusal_now(work, row)
        if reason:
            state = MessageState.GIVEN_UP if reason == Closed.TOO_LATE.value else MessageState.REFUSED
            outbox.move(work, row, state, reason=reason)
            refused += 1
    work.record("letters looked at", Change("message letters"), kind=EXECUTED, detail={"refused": refused})
    return refused


def _contact(work: Work) -> tuple[str, ...]:
    contact = settings.privacy_contact(work.session)
    if not contact.name:
        raise InvalidInput(
            {"letters": say("No letter goes without the privacy contact. Enter it under Settings, Clinic.")}
        )
    return tuple(part for part in (contact.name, contact.title, contact.phone, contact.email) if part)
